"""Whether a step happened, is to come, was ordered: the mode of its clause, as far as the act bears it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depositary.language import Parse, Predication
from depositary.reading.steps.times import HAPPENED, Times
from depositary.record.words import Act, Modality

PERFORMED = frozenset({"suspend", "withdraw", "terminate", "reject"})  # acts that are done by being announced
TIMED = frozenset({"enter_into_force", "expire"})  # acts that a rule fixes beforehand


@dataclass(frozen=True, slots=True)
class Modes:
    """Answers for one report. `words`: `en/steps.yaml`."""

    parse: Parse
    times: Times
    words: Mapping[str, Any]

    def of(self, predication: Predication, gives: Mapping[str, Any], date: str | None) -> tuple[Act, Modality]:
        """The act that it comes to (a truce that did not hold has ended), and its mode."""
        modality: Modality = predication.modality
        if modality in HAPPENED and self._is_ahead(predication, gives["act"], date):
            modality = "planned"
        if modality == "denied" and "denied" in gives:
            return gives["denied"], "occurred"
        if modality == "denied" and gives.get("longer"):
            modality = "occurred"
        if modality == "ongoing" and gives["act"] in PERFORMED and self._is_performed(predication):
            modality = "occurred"
        above, to_come = predication.within, self.words["duty"]["subject"]
        awaited = above is not None and predication.marker == "to" and above.trigger.lemma in to_come
        if awaited or (modality == "proposed" and self._is_duty(predication)):
            modality = "planned"
        if gives["act"] == "breach" and modality == "planned" and _would(predication):
            modality = "conditional"
        if "modality" in gives and modality in HAPPENED:
            modality = gives["modality"]
        return gives["act"], modality

    def _is_ahead(self, predication: Predication, act: Act, date: str | None) -> bool:
        """Whether it is told in the present of what is to come: dated so, or fixed by a rule."""
        if _is_present(predication) and self.times.is_ahead(date):
            return True
        return predication.modality == "occurred" and act in TIMED and date is None and self._is_rule(predication)

    def _is_performed(self, predication: Predication) -> bool:
        """ "announced that it was leaving": who says so does it."""
        above = predication.within
        said = above is not None and predication.link == "content" and not predication.passive
        return said and above is not None and above.lemma in self.words["performing"]

    def _is_rule(self, predication: Predication) -> bool:
        """ "It enters into force ninety days after the last notice"; a headline without a full stop tells of now."""
        last = self.parse.sentence(predication.trigger).tokens[-1]
        whole = last.text in (".", "”", '"', "!")
        finite = predication.tense == "present" and predication.trigger.tag in ("VBZ", "VBP")
        return whole and finite and predication.lemma.split()[0] not in self.words["staying"]

    def _is_duty(self, predication: Predication) -> bool:
        duty, above = self.words["duty"], predication.within
        if any(c.dep in ("aux", "auxpass") and c.lower in duty["aux"] for c in predication.trigger.children):
            return True
        return above is not None and predication.link == "control" and above.trigger.lemma in duty["verb"]


def _would(predication: Predication) -> bool:
    """ "said it would breach the treaty": what nobody plans but what would come of it."""
    verbs = [p.trigger for p in (predication, predication.light, predication.within) if p is not None]
    return any(c.dep == "aux" and c.lower in ("would", "'d") for verb in verbs for c in verb.children)


def _is_present(predication: Predication) -> bool:
    """Whether the clause is told in the present tense, the one that a noun stands in too: "the exit takes effect"."""
    above = predication.within if predication.kind != "verb" and predication.link == "argument" else None
    return "present" in (predication.tense, above.tense if above is not None else "none")
