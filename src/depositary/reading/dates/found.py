"""What a way of reading a date takes and gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depositary.record.mention import DateKind

if TYPE_CHECKING:
    from depositary.reading.dates.clock import Clock


@dataclass(frozen=True, slots=True)
class Found:
    """The date, its kind, and the date from which it was counted."""

    edtf: str | None
    kind: DateKind
    anchor: str | None = None


Match = re.Match[str]
Way = Callable[[Match, "Clock"], Found | None]


def part(match: Match, *names: str) -> str | None:
    """The first of these groups that the pattern has and that matched."""
    return next((match[n] for n in names if n in match.re.groupindex and match[n]), None)
