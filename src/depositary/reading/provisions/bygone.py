"""Bygone: agreements that a report names as what was before: ended, replaced, or older by the year in their name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from depositary.language import Sentence
from depositary.reading.instruments import Instruments
from depositary.record import Relation, Step

ENDING = frozenset({"terminate", "expire", "reject"})
MAKING = frozenset(
    {"agree", "initial", "adopt", "sign", "approve", "ratify", "accede", "enter_into_force", "negotiate"}
)
LATELY = 1  # years within which what one report tells of belongs together
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class Bygone:
    """Knows which agreements are not those whose terms a sentence without a name goes on to tell."""

    def __init__(
        self,
        instruments: Instruments,
        steps: Iterable[Step],
        relations: Iterable[tuple[str, Relation]],
        *,
        published: str | None,
    ) -> None:
        self.steps = tuple(steps)
        over = {s.agreement for s in self.steps if s.act in ENDING and s.modality == "occurred"}
        over |= {told.to for _, told in relations if told.type in ("replaces", "amends")}
        years = {a.id: year for a in instruments.agreements.values() if (year := _year(a.mentions[0].text))}
        days = (_year(s.date) for s in self.steps if s.date and s.modality in ("occurred", "ongoing"))
        newest = max([*years.values(), *(day for day in days if day), _year(published or "") or 0])
        self._over = frozenset(over | {a for a, year in years.items() if year + LATELY < newest})

    def made_in(self, sentence: Sentence) -> str | None:
        """The agreement that the sentence tells to be made, though only by a verb: "consented to share the water"."""
        told = (s for s in self.steps if _makes(s) and sentence.start <= s.evidence.start < sentence.end)
        return next((s.agreement for s in told), None)

    def is_over(self, agreement: str) -> bool:
        """Whether it was ended or replaced, or is older than the others."""
        return agreement in self._over

    def is_passed(self, agreement: str, sentence: Sentence) -> bool:
        """Whether the sentence names it as one of before, and does not tell how it was made."""
        return agreement in self._over and not any(
            s.agreement == agreement and _makes(s) and sentence.start <= s.evidence.start < sentence.end
            for s in self.steps
        )


def _makes(step: Step) -> bool:
    """Whether the agreement comes about by it, and not only bears its day in its name."""
    return step.act in MAKING and step.modality in ("occurred", "ongoing") and step.basis != "steps/dated-name"


def _year(name: str) -> int | None:
    found = YEAR.search(name)
    return int(found.group()) if found else None
