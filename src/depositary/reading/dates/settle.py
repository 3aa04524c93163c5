"""Which of several possible times is meant: the year of "20 July", the week of "Tuesday"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from depositary.language.heading import heads
from depositary.reading.dates import days

if TYPE_CHECKING:
    from depositary.reading.dates.clock import Clock

# A report may be dated a day before what it tells (time zones, early editions).
SLACK = timedelta(days=1)
# Without any cue, a date so close ahead is rather the coming one than last year's.
CLOSE = timedelta(days=60)
NEAR = 80  # characters over which a year still governs a month


@dataclass(frozen=True, slots=True)
class Settled:
    """A year, or None where it cannot be told, and the date by which it was settled."""

    year: int | None
    anchor: str | None


def year(clock: Clock, match: re.Match[str], *, month: int, day: int | None, said: str | None) -> Settled:
    """The year of a month, or of a day of it, that the text gives without one."""
    if said:
        return _said(clock, match, said.lower(), month, day)
    anchor = clock.now.first
    headed = _of_heading(clock, match.start())
    if headed and (not anchor or headed <= anchor.year):
        return Settled(headed, str(headed))
    side = clock.side(*match.span())
    named = None if side == "future" else _in_sentence(clock, match)
    if named and (not anchor or named <= anchor.year):
        return Settled(named, str(named))
    if not anchor or not clock.now.month:
        return Settled(None, None)
    if side == "future":
        return Settled(_first(anchor, month, day), clock.now.edtf)
    slack = SLACK if side == "past" else CLOSE
    return Settled(_latest(anchor + slack, month, day), clock.now.edtf)


def _of_heading(clock: Clock, at: int) -> int | None:
    """The year of the date that heads the paragraph, as in a chronology: "June 2018. Signed on the 17th"."""
    first = clock.text.rfind("\n", 0, at) + 1
    for mention in clock.seen:
        if mention.span.start == first and mention.edtf and not mention.anchor:
            return int(mention.edtf[:4]) if heads(clock.text, mention.span.start, mention.span.end) else None
    return None


def _in_sentence(clock: Clock, match: re.Match[str]) -> int | None:
    """The year of a date shortly before in the same sentence: "in 2019 they met and in May they signed".

    What has lasted "since May" is told from now.
    """
    low, _ = clock.sentence(*match.span())
    low = max(low, match.start() - NEAR)
    if match[0].lower().startswith("since"):
        return None
    for mention in reversed(clock.seen):
        if mention.span.start < low:
            return None
        if mention.edtf and mention.role == "free" and mention.kind in ("absolute", "partial") and not mention.anchor:
            return int(mention.edtf[:4])
    return None


def _latest(limit: date, month: int, day: int | None) -> int:
    """The last year whose such day, or month, has begun by the limit; leap days are up to eight years apart."""
    for y in range(limit.year, max(0, limit.year - 9), -1):
        begun = _begin(y, month, day)
        if begun and begun <= limit:
            return y
    raise ValueError("no such day")


def _first(now: date, month: int, day: int | None) -> int:
    """The first year whose such day, or month, is not over yet."""
    for y in range(now.year, now.year + 9):
        begun = _begin(y, month, day)
        if begun and (begun >= now if day else (begun.year, begun.month) >= (now.year, now.month)):
            return y
    raise ValueError("no such day")


def _begin(y: int, month: int, day: int | None) -> date | None:
    try:
        return date(y, month, day or 1)
    except ValueError:  # 29 February
        return None


def _said(clock: Clock, match: re.Match[str], said: str, month: int, day: int | None) -> Settled:
    """The year that words beside the date say: "last year", "of that year", "1 January next"."""
    words = said.split()
    now, edtf = clock.now.year, clock.now.edtf
    if words[-1] != "year":
        if not clock.now.first:
            return Settled(None, None)
        if words[-1] == "next":
            return Settled(_first(clock.now.first, month, day), edtf)
        return Settled(_latest(clock.now.first, month, day), edtf)
    step = next((w for w in words if w in ("that", "same", "previous", "following")), None)
    if step:
        last = clock.last_year(match.start())
        return Settled(int(last) + {"previous": -1, "following": 1}.get(step, 0) if last else None, last)
    back = next((n for w, n in (("last", -1), ("next", 1)) if w in words), 0)
    return Settled(now + back if now else None, edtf)


def season(clock: Clock, match: re.Match[str], step: str, first: int, last: int) -> Settled:
    """The year in which a season begins that is the last, this, the next, or that one."""
    if step.lower() == "that":
        named_ = clock.last_year(match.start())
        return Settled(int(named_) if named_ else None, named_)
    if not clock.now.month:
        return Settled(None, None)
    year_, month = clock.now.month
    if not step:
        side = clock.side(*match.span())
        begun = month >= first
        return Settled(year_ - (side != "future" and not begun) + (side == "future" and month > last), clock.now.edtf)
    step = step.lower()
    if step == "last":
        ended = year_ * 12 + month > year_ * 12 + last
        return Settled(year_ if ended else year_ - 1, clock.now.edtf)
    if step == "next":
        return Settled(year_ if month < first else year_ + 1, clock.now.edtf)
    return Settled(year_ - 1 if last > 12 and month + 12 <= last else year_, clock.now.edtf)


def weekday(now: date, wanted: int, step: str, clock: Clock, match: re.Match[str]) -> date:
    """The day of that name: the last one by default, the day of publication itself included;
    the coming one by a cue.
    """
    back, ahead = (now.weekday() - wanted) % 7, (wanted - now.weekday()) % 7
    if step in ("last", "past", "this past"):
        return now - timedelta(days=back or 7)
    if step == "next":
        return now + timedelta(days=wanted - now.weekday() + 7)
    if step in ("coming", "this coming"):
        return now + timedelta(days=ahead or 7)
    side = clock.side(*match.span())
    if step == "this" and side != "future":
        return now - timedelta(days=back) if side == "past" else now + timedelta(days=wanted - now.weekday())
    return now + timedelta(days=ahead) if side == "future" else now - timedelta(days=back)


def weekday_beside(anchor: str, wanted: int, step: str) -> str:
    """The day of that name after, before, or on a day of the text or in its week."""
    day = date.fromisoformat(anchor)
    if step == "following":
        return (day + timedelta(days=(wanted - day.weekday()) % 7 or 7)).isoformat()
    if step == "previous":
        return (day - timedelta(days=(day.weekday() - wanted) % 7 or 7)).isoformat()
    return (day + timedelta(days=wanted - day.weekday())).isoformat()


def named(clock: Clock, at: int, unit: str) -> str | None:
    """The last date that the text named before `at` and that is exact enough to count such units from."""
    if unit in ("day", "week", "fortnight"):
        return clock.last_day(at)
    return clock.last_month(at) if unit in ("month", "quarter") else clock.last_year(at)


def anchor(clock: Clock, match: re.Match[str], unit: str, step: str) -> str | None:
    """What a unit is counted from: a date of the text after "that", "the same", "the following", else the publication.

    "The" alone ("by the end of the year") goes with a date of the same sentence.
    """
    if step in clock.rules.calendar.words["anaphoric"]:
        last = named(clock, match.start(), unit)
        return clock.now.edtf if not last and step in ("previous", "following") else last
    if step == "the":
        low, _ = clock.sentence(*match.span())
        inside = [m.edtf for m in clock.seen if m.span.start >= low and m.edtf and m.role == "free"]
        exact = [edtf for edtf in inside if days.unit(edtf, unit)]
        if exact:
            return days.common(exact[-1])
    return clock.now.edtf
