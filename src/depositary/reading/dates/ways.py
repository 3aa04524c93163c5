"""The ways in which the words of a date come to EDTF, one function for each `as` of `dates.yaml`.

Each takes what a rule's pattern matched and the clock, and gives what was found, or None where the words are no date
after all. A ValueError says the same: the calendar has no such day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from depositary.reading.dates import counted, days, settle
from depositary.reading.dates.found import Found, Match, Way, part
from depositary.reading.dates.settle import Settled
from depositary.record.mention import DateKind

if TYPE_CHECKING:
    from depositary.reading.dates.clock import Clock


def _month(match: Match, clock: Clock, suffix: str = "") -> int:
    name = part(match, f"m{suffix}")
    return clock.rules.calendar.month(name) if name else int(match[f"n{suffix}"])


def _day(match: Match, clock: Clock, suffix: str = "") -> int:
    number = part(match, f"d{suffix}")
    return int(re.sub(r"\D", "", number)) if number else clock.rules.calendar.ordinal(match["o"])


def _point(match: Match, clock: Clock) -> Found:
    """A day: of a year that is given, or said ("last year"), or the one that the publication suggests."""
    month, number = _month(match, clock), _day(match, clock)
    if year := part(match, "y"):
        first = days.day(int(year), month, number)
        if second := part(match, "y2"):
            return Found(
                days.stretch(first, days.day(int(second), _month(match, clock, "2"), _day(match, clock, "2"))),
                "interval",
            )
        return Found(first, "absolute")
    settled = settle.year(clock, match, month=month, day=number, said=part(match, "rel"))
    days.day(2000, month, number)  # a 31 June is none in any year
    return _partial(settled, lambda y: days.day(y, month, number))


def _partial(settled: Settled, make: Callable[[int], str], kind: DateKind = "partial") -> Found:
    return Found(make(settled.year) if settled.year else None, kind, settled.anchor)


def _slashes(match: Match, clock: Clock) -> Found | None:
    """Day and month in one order or the other, where one only is possible."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {f"{year:04d}-{m:02d}-{d:02d}" for d, m in ((a, b), (b, a)) if _possible(year, m, d)}
    return Found(readings.pop() if len(readings) == 1 else None, "absolute") if readings else None


def _possible(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def _stretch(match: Match, clock: Clock) -> Found | None:
    """From one day or month to another, the second lending the first its month and year."""
    by_day = part(match, "d") is not None
    m1 = _month(match, clock)
    m2 = _month(match, clock, "2") if part(match, "m2") else m1
    if not _joined(match, by_day and m1 == m2, clock):
        return None
    y1, y2 = part(match, "y"), part(match, "y2")
    if not (y1 or y2):
        settled = settle.year(
            clock, match, month=m1, day=_day(match, clock) if by_day else None, said=part(match, "rel")
        )
    else:
        last = int(y2 or y1 or 0)
        settled = Settled(int(y1) if y1 and (y2 or m1 <= m2) else last - (m1 > m2 and bool(y2)), None)
    return _partial(
        settled, lambda y: _ends(match, clock, m1, m2, y, int(y2) if y2 else y + (m2 < m1), by_day), "interval"
    )


def _ends(match: Match, clock: Clock, m1: int, m2: int, y1: int, y2: int, by_day: bool) -> str:
    if not by_day:
        return days.stretch(days.month(y1, m1), days.month(y2, m2))
    return days.stretch(days.day(y1, m1, _day(match, clock)), days.day(y2, m2, _day(match, clock, "2")))


def _joined(match: Match, within_month: bool, clock: Clock) -> bool:
    """Whether the two are ends of one stretch: "3 and 4 May" and "between 3 and 9 May" are, "3 and 9 May" is not."""
    if within_month and _day(match, clock, "2") <= _day(match, clock):
        return False
    if match["to"].strip() != "and" or (part(match, "pre") or "").strip().lower() == "between":
        return True
    return within_month and _day(match, clock, "2") == _day(match, clock) + 1


def _of_month(match: Match, clock: Clock) -> Found:
    """A month, or a part of one as that month: where "early March" ends the report does not say."""
    month = _month(match, clock)
    step = (part(match, "step") or "").lower()
    if step:
        return _some_month(match, clock, month, step)
    if year := part(match, "y"):
        return Found(days.month(int(year), month), "partial")
    return _partial(
        settle.year(clock, match, month=month, day=None, said=part(match, "rel")), lambda y: days.month(y, month)
    )


def _some_month(match: Match, clock: Clock, month: int, step: str) -> Found:
    number = clock.rules.calendar.words["steps"].get(step)
    if step in ("that", "same", "following", "previous"):
        anchor = clock.last_month(match.start()) or clock.last_year(match.start())
        if not anchor:
            return Found(None, "relative")
        here = int(anchor[5:7]) if len(anchor) == 7 else None
        later = {"following": here is not None and month <= here, "previous": -(here is not None and month >= here)}
        return Found(days.month(int(anchor[:4]) + later.get(step, 0), month), "relative", anchor)
    if not clock.now.month:
        return Found(None, "relative")
    year, now = clock.now.month
    apart = 0 if number == 0 else -(month >= now) if number < 0 else int(month <= now)
    return Found(days.month(year + apart, month), "relative", clock.now.edtf)


def _said_year(text: str, clock: Clock) -> int | None:
    """A year in digits, or "this year", "last year", "next year", "the year"."""
    if text.isdigit():
        return int(text)
    step = clock.rules.calendar.words["steps"].get(text.split()[0].lower(), 0)
    return clock.now.year + step if clock.now.year else None


def _fraction(match: Match, clock: Clock, number: int, make: Callable[[int, int], str]) -> Found:
    year = _said_year(match["y"], clock)
    return Found(make(year, number) if year else None, "interval", None if match["y"].isdigit() else clock.now.edtf)


def _half(match: Match, clock: Clock) -> Found:
    number = clock.rules.calendar.words["halves"][part(match, "half", "h")]
    return _fraction(match, clock, number, lambda y, n: days.stretch(days.month(y, n * 6 - 5), days.month(y, n * 6)))


def _quarter(match: Match, clock: Clock) -> Found:
    return _fraction(match, clock, clock.rules.calendar.words["quarters"][part(match, "q", "q2")], days.quarter)


def _of_year(match: Match, clock: Clock) -> Found:
    return Found(days.year(int(match["y"])), "partial")


def _season(match: Match, clock: Clock) -> Found:
    """Three months as the northern half of the world counts them."""
    first, last = clock.rules.calendar.words["seasons"][match["season"]]
    if year := part(match, "y"):
        return Found(days.stretch(days.month(int(year), first), days.month(int(year), last)), "interval")
    if said := part(match, "rel"):
        settled = settle.year(clock, match, month=first, day=None, said=said)
    else:
        settled = settle.season(clock, match, match["step"], first, last)
    return _partial(settled, lambda y: days.stretch(days.month(y, first), days.month(y, last)), "interval")


def _decade(match: Match, clock: Clock) -> Found:
    return Found(days.decade(int(match["dec"])), "interval")


def _century(match: Match, clock: Clock) -> Found | None:
    number = int(match["c"]) if match["c"] else clock.rules.calendar.ordinal(match["o"])
    return (
        Found(days.stretch(days.year(number * 100 - 99), days.year(number * 100)), "interval")
        if 1 <= number <= 21
        else None
    )


def _years(match: Match, clock: Clock) -> Found | None:
    """2014-15, from 2014 to 2016; "2014 and 2016" only after "between"."""
    first, last = int(match["y"]), match["y2"]
    pre = (match["pre"] or "").strip().lower()
    if not pre and match["to"].strip() in ("to", "until", "through", "and"):
        return None
    if pre == "between" and match["to"].strip() in ("to", "until", "through"):
        return None
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return Found(days.stretch(days.year(first), days.year(end)), "interval") if first < end else None


def _today(match: Match, clock: Clock) -> Found:
    word = (part(match, "word") or "today").lower()
    number = clock.rules.calendar.words["days"][re.sub(r"\s+", " ", word)]
    return _from_now(clock, lambda now: (now + timedelta(days=number)).isoformat())


def _from_now(clock: Clock, make: Callable[[date], str | None]) -> Found:
    """Counted from the day of publication, where it is known."""
    return Found(make(clock.now.day) if clock.now.day else None, "relative", clock.now.edtf)


def _weekday(match: Match, clock: Clock) -> Found:
    wanted = clock.rules.calendar.weekday(match["w"])
    step = re.sub(r"\s+", " ", (part(match, "step") or "").lower())
    if step in ("following", "previous", "that", "same"):
        anchor = clock.last_day(match.start())
        return Found(settle.weekday_beside(anchor, wanted, step) if anchor else None, "relative", anchor)
    if match.re.groupindex.get("step") and "week" in match[0].lower().split()[-1:]:
        weeks = clock.rules.calendar.words["steps"][step]
        return _from_now(clock, lambda now: (now + timedelta(days=wanted - now.weekday(), weeks=weeks)).isoformat())
    return _from_now(clock, lambda now: settle.weekday(now, wanted, step, clock, match).isoformat())


def _weekdays(match: Match, clock: Clock) -> Found | None:
    names = clock.rules.calendar
    first, last = names.weekday(match["w"]), names.weekday(match["w2"])
    if (match["to"].strip() == "and") != (match["pre"].strip().lower() == "between"):
        return None

    def made(now: date) -> str:
        start = settle.weekday(now, first, "", clock, match)
        return days.stretch(start.isoformat(), (start + timedelta(days=(last - first) % 7)).isoformat())

    return _from_now(clock, made)


def _weekend(match: Match, clock: Clock) -> Found:
    """The last weekend, or the coming one; "this" and "next" as their words say."""
    step = (part(match, "step") or "").lower()
    if step == "next":
        weeks = 1
    elif step in ("last", "this past"):
        weeks = -1
    else:
        weeks = (
            0
            if step or clock.side(*match.span()) == "future" or (clock.now.day and clock.now.day.weekday() >= 5)
            else -1
        )
    return _from_now(clock, lambda now: days.weekend(now + timedelta(weeks=weeks)))


def _part_of_unit(match: Match, clock: Clock) -> Found:
    """Some part of a unit, as the unit: "earlier this month", "the end of the year", "later that day"."""
    det, unit = (part(match, "det") or "the").lower(), match["unit"]
    step = clock.rules.calendar.words["steps"].get(det, 0)
    anchor = settle.anchor(clock, match, unit, det)
    if not anchor:
        return Found(None, "relative")
    moved = days.moved(anchor, step, unit) if step else days.unit(anchor, unit)
    return Found(moved, "relative", anchor)


def _event(match: Match, clock: Clock) -> Found:
    """Before or after a date of the same sentence: the time of the clause that follows."""
    low, _ = clock.sentence(*match.span())
    unit, anchor = match["unit"], settle.named(clock, match.start(), match["unit"])
    number = 1 if match["the"] else clock.rules.calendar.number(match["word"] or match["count"]) or 0
    if match["dir"] == "since" or not anchor or not any(m.span.start >= low and m.edtf == anchor for m in clock.seen):
        return Found(None, "relative")
    return Found(days.moved(anchor, -number if match["dir"] == "after" else number, unit), "relative", anchor)


def _feast(match: Match, clock: Clock) -> Found:
    """A feast that falls on the same day every year."""
    name = re.sub(r"\s+", " ", match["feast"].lower().replace("’", "'"))
    month, number = clock.rules.calendar.words["feasts"][name]
    if match["y"]:
        return Found(days.day(int(match["y"]), month, number), "absolute")
    return _partial(settle.year(clock, match, month=month, day=number, said=None), lambda y: days.day(y, month, number))


def _numbered(match: Match, clock: Clock) -> Found | None:
    """A day of a month that goes without saying: of the one named last, else of this one or the one before."""
    number, anchor = _day(match, clock), clock.last_month(match.start())
    if anchor:
        return Found(days.day(int(anchor[:4]), int(anchor[5:7]), number), "relative", anchor)
    now = clock.now.day
    if now is None:
        return Found(None, "relative")
    back = number > now.day and clock.side(*match.span()) != "future"
    month = days.month(now.year, now.month - back)
    return Found(days.day(int(month[:4]), int(month[5:7]), number), "relative", clock.now.edtf)


def _same(match: Match, clock: Clock) -> Found:
    """The same, the next or the previous day of a day that the text has named."""
    step = re.sub(r"\s+", " ", match["step"].lower())
    anchor = clock.last_day(match.start())
    number = {"previous": -1, "following": 1, "next": 1}.get(step, 0)
    return Found(anchor and days.moved(anchor, number, "day"), "relative", anchor)


def _unit(match: Match, clock: Clock) -> Found:
    """A week, month, quarter, year or decade beside the publication's, or beside one that the text has named."""
    step, unit = re.sub(r"\s+", " ", match["step"].lower()), match["unit"]
    number = clock.rules.calendar.words["steps"].get(step, 0)
    anchor = settle.anchor(clock, match, unit, step)
    if not anchor:
        return Found(None, "relative")
    if unit == "quarter":
        first = days.unit(anchor, "month")
        return Found(first and days.quarter(int(first[:4]), (int(first[5:7]) + 2) // 3 + number), "relative", anchor)
    if unit == "decade":
        return Found(days.decade(int(anchor[:4]) + 10 * number), "relative", anchor)
    return Found(days.moved(anchor, number, unit) if number else days.unit(anchor, unit), "relative", anchor)


def _unknown(match: Match, clock: Clock) -> Found:
    """A time whose place the words do not tell."""
    return Found(None, "relative")


def _bare(match: Match, clock: Clock) -> Found | None:
    """Four digits, where they are a year."""
    fits = clock.rules.years.is_year(clock.text, *match.span())
    return Found(days.year(int(match["y"])), "partial") if fits else None


WAYS: dict[str, Way] = {
    "point": _point, "slashes": _slashes, "stretch": _stretch, "month": _of_month, "half": _half,
    "quarter": _quarter, "year": _of_year, "season": _season, "decade": _decade, "century": _century,
    "years": _years, "today": _today, "weekday": _weekday, "weekdays": _weekdays, "weekend": _weekend,
    "part": _part_of_unit, "beside": counted.beside, "counted": counted.counted, "ahead": counted.ahead,
    "span": counted.span, "same": _same, "unit": _unit, "unknown": _unknown, "event": _event, "feast": _feast,
    "bare": _bare, "numbered": _numbered,
}  # fmt: skip
