"""A date as a report words it, where it stands and what it comes to: what the dates stage gives to the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from depositary.record.date import Edtf
from depositary.record.span import Span

DateKind = Literal["absolute", "partial", "relative", "interval", "duration"]


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name a time, and the EDTF date that they come to; None where the report does not let it be told.

    `anchor` is the date it was counted from: the publication ("yesterday", "20 July") or an earlier date of the text
    ("the following day"); None for a date that stands by itself. `role` is "modifier" where the date belongs to a
    noun ("the 2008 ceasefire agreement", "Monday's talks", "the order of 14 March") and so dates that, not the event
    of its sentence; else "free". `rule` is the rule of `language/en/dates.yaml` that read it.
    """

    span: Span
    edtf: Edtf | None
    kind: DateKind
    anchor: Edtf | None = None
    role: Literal["free", "modifier"] = "free"
    rule: str = ""


def within(mentions: Iterable[DateMention], start: int, end: int) -> tuple[DateMention, ...]:
    """The mentions that stand wholly in the code points from `start` up to `end`, in their order."""
    return tuple(m for m in mentions if start <= m.span.start and m.span.end <= end)
