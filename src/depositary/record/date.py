"""Dates as EDTF strings (ISO 8601-2): a day, a month, a year, or an interval of these."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated

import msgspec

POINT = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
Edtf = Annotated[str, msgspec.Meta(pattern=rf"^{POINT}(?:/{POINT})?$")]
_POINT = re.compile(rf"^{POINT}$")


def valid(edtf: str) -> bool:
    """Whether this is a day, month, year or interval that the calendar has, its end not before its start."""
    try:
        first, after = bounds(edtf)
    except ValueError:
        return False
    return first < after


@lru_cache(maxsize=4096)  # the same few dates are compared again and again
def bounds(edtf: str) -> tuple[date, date]:
    """The half-open interval of days: the first day and the day after the last. Raises ValueError if malformed.

    >>> bounds("2015-02")
    (datetime.date(2015, 2, 1), datetime.date(2015, 3, 1))
    """
    start, _, end = edtf.partition("/")
    return _point(start)[0], _point(end or start)[1]


def _point(edtf: str) -> tuple[date, date]:
    if not _POINT.match(edtf):
        raise ValueError(f"no date of day, month or year: {edtf!r}")
    parts = [int(p) for p in edtf.split("-")]
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        return day, day + timedelta(days=1)
    if len(parts) == 2:
        last = calendar.monthrange(parts[0], parts[1])[1]
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], last) + timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0] + 1, 1, 1)


def inside(inner: str, outer: str) -> bool:
    """Whether every day of `inner` is a day of `outer`: "2015-03-18" inside "2015"."""
    (a, b), (c, d) = bounds(inner), bounds(outer)
    return c <= a and b <= d
