"""Dates told by how far off they are: "two weeks ago", "a year later", "over the next ten days"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from depositary.reading.dates import days, settle
from depositary.reading.dates.found import Found, Match, part

if TYPE_CHECKING:
    from depositary.reading.dates.clock import Clock


def beside(match: Match, clock: Clock) -> Found:
    """A day, month or year before or after a date that the text has named."""
    return _counted_from_text(match, clock, 1)


def counted(match: Match, clock: Clock) -> Found:
    number, unit = _number(match, clock)
    if match["dir"] in ("ago", "from now", "hence"):
        sign = -1 if match["dir"] == "ago" else 1
        if unit == "year" and match[0].lower().startswith("exactly") and clock.now.edtf:
            return Found(days.same_day(clock.now.edtf, sign * number), "relative", clock.now.edtf)
        if unit == "week" and number == 1:  # "a week ago" is a day, "two weeks ago" some week
            return Found(clock.now.edtf and days.moved(clock.now.edtf, sign * 7, "day"), "relative", clock.now.edtf)
        return Found(clock.now.edtf and days.moved(clock.now.edtf, sign * number, unit), "relative", clock.now.edtf)
    return _counted_from_text(match, clock, number, unit)


def _counted_from_text(match: Match, clock: Clock, number: int, unit: str | None = None) -> Found:
    unit, back = unit or match["unit"], match["dir"] in clock.rules.calendar.words["backward"]
    anchor = settle.named(clock, match.start(), unit) or (
        clock.now.edtf if match["dir"] in ("earlier", "previously") else None
    )
    number = -number if back else number
    if unit == "year" and abs(number) == 1 and (exact := clock.last_month(match.start())) and exact[:4] == anchor:
        return Found(days.moved(exact, 12 * number, "month"), "relative", exact)
    return Found(anchor and days.moved(anchor, number, unit), "relative", anchor)


def _number(match: Match, clock: Clock) -> tuple[int, str]:
    """How many of which unit; halves of years as months."""
    word, unit = (part(match, "word", "count") or "").lower(), match["unit"]
    half = "and a half" in match[0] and unit == "year"
    if word.startswith("half"):
        return (6, "month") if unit == "year" else (0, "decade")
    number = clock.rules.calendar.number(word) or 0
    return (number * 12 + 6, "month") if half else (number, unit)


def ahead(match: Match, clock: Clock) -> Found:
    number, unit = _number(match, clock)
    return Found(clock.now.edtf and days.moved(clock.now.edtf, number, unit), "relative", clock.now.edtf)


def span(match: Match, clock: Clock) -> Found:
    """From the publication back or ahead over some units; "few" and "several" are no number."""
    number, now = clock.rules.calendar.number(part(match, "word", "count") or "") or 0, clock.now.edtf
    ahead = match["step"].lower() in ("next", "coming", "following")
    unit = match["unit"]
    if not (now and number and clock.now.day) or unit in ("decade", "fortnight"):
        return Found(None, "relative", now)
    here = now if unit in ("day", "week") else days.unit(now, unit) or now
    days_ = {"day": number, "week": number * 7}.get(unit)
    there = (
        (clock.now.day + timedelta(days=days_ if ahead else -days_)).isoformat()
        if days_
        else days.moved(now, number if ahead else -number, unit)
    )
    return Found(there and days.stretch(min(here, there), max(here, there)), "relative", now)
