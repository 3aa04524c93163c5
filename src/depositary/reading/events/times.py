"""When an event happened: the dates that hang on its clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from depositary.language import Parse, Predication
from depositary.reading.cast import head_of
from depositary.record.mention import DateMention

# Links over which a clause takes the date of the one that carries it: "agreed on Monday to send".
CARRIED = frozenset({"control", "argument", "gerund"})
HIGHEST = 3  # clauses up in which a date is looked for


@dataclass(frozen=True, slots=True)
class Times:
    """Dates by the predication that they hang on."""

    _of: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, dates: Iterable[DateMention], parse: Parse) -> Times:
        """The dates of the report by the nearest predication above each."""
        found: dict[int, str] = {}
        for mention in dates:
            head = head_of(parse, mention.span)
            if head is None or mention.edtf is None or mention.kind == "duration":
                continue
            owner = next((p for t in head.ancestors() if (p := parse.clauses.at(t)) is not None), None)
            if owner is not None:
                found.setdefault(owner.trigger.i, mention.edtf)
        return cls(found)

    def when(self, predication: Predication) -> str | None:
        """The date of what the predication reports, or None."""
        at: Predication | None = predication
        for _ in range(HIGHEST):
            if at is None:
                return None
            if at.trigger.i in self._of:
                return self._of[at.trigger.i]
            at = at.light or (at.within if at.link in CARRIED and at.modality == predication.modality else None)
        return None
