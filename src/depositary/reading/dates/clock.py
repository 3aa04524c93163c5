"""From what a date is counted: the publication, and the dates that the text has named so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from depositary.record.date import bounds, valid
from depositary.record.mention import DateMention

if TYPE_CHECKING:
    from depositary.reading.dates.rules import Rules

FAR = 1200  # characters over which "the same day" still points back
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"‘(])|[:;]\s|\n")


@dataclass(slots=True)
class Clock:
    """One report's text and publication, and its dates read so far."""

    text: str
    published: str | None
    rules: Rules
    seen: list[DateMention] = field(default_factory=list)
    now: Now = field(init=False)

    def __post_init__(self) -> None:
        self.now = Now(self.published if self.published and valid(self.published) else None)

    def last_day(self, at: int) -> str | None:
        """The last single day named before `at` and near it."""
        return self._last(at, lambda edtf: len(edtf) == 10)

    def last_month(self, at: int) -> str | None:
        """The last date before `at` that lies within one month, as that month."""
        edtf = self._last(at, lambda edtf: edtf[:7] == edtf[-7:] if len(edtf) == 7 else len(edtf) == 10)
        return edtf and edtf[:7]

    def last_year(self, at: int) -> str | None:
        """The last date before `at` that lies within one year, as that year."""
        edtf = self._last(at, lambda edtf: "/" not in edtf or edtf[:4] == edtf.split("/")[1][:4])
        return edtf and edtf[:4]

    def _last(self, at: int, fits: object) -> str | None:
        assert callable(fits)
        """What is told as past points back to no date that was still to come when the report appeared."""
        limit = self.now.edtf if self.now.edtf and self.side(at, at) != "future" else None
        for mention in reversed(self.seen):
            if at - mention.span.end > FAR:
                return None
            edtf = mention.edtf
            if edtf and fits(edtf) and not (limit and edtf[: len(limit)] > limit[: len(edtf)]):
                return edtf
        return None

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence around these code points begins and ends, looking 200 to the left and 120 to the right."""
        low = max(0, start - 200)
        for stop in _STOP.finditer(self.text, low, start):
            low = stop.end()
        stop_after = _STOP.search(self.text, end, min(len(self.text), end + 120))
        return low, stop_after.start() if stop_after else min(len(self.text), end + 120)

    def side(self, start: int, end: int) -> str:
        """Whether the words around say "past", "future", or "" nothing about the time between `start` and `end`."""
        low, high = self.sentence(start, end)
        return self.rules.tense.side(self.text[low:start], self.text[end:high])


class Now:
    """The publication as far as it is known: a day, its month, its year; each None where it is not."""

    def __init__(self, published: str | None) -> None:
        self.edtf = published

    @cached_property
    def day(self) -> date | None:
        """The day of publication."""
        return date.fromisoformat(self.edtf) if self.edtf and len(self.edtf) == 10 else None

    @cached_property
    def month(self) -> tuple[int, int] | None:
        """Year and month of publication."""
        return (self.first.year, self.first.month) if self.edtf and len(self.edtf) in (7, 10) and self.first else None

    @cached_property
    def year(self) -> int | None:
        """The year of publication, if it is one."""
        if not self.edtf:
            return None
        first, after = bounds(self.edtf)
        return first.year if first.year == date.fromordinal(after.toordinal() - 1).year else None

    @cached_property
    def first(self) -> date | None:
        """The first day that it may have been."""
        return bounds(self.edtf)[0] if self.edtf else None
