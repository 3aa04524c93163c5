"""A day of publication in any usual form, as EDTF."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from depositary.language.calendar import calendar
from depositary.record.date import valid

LONGEST = 120  # characters of a date with all that may stand around it
_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d?(?:[:.]?\d\d)+.*)?$", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}.*)?$")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?!\d)")
_DOTS = re.compile(r"(?<!\d)(\d\d?)\.(\d\d?)\.(\d{4})(?!\d)")
_SLASHES = re.compile(r"(?<!\d)(\d\d?)[/-](\d\d?)[/-](\d{4})(?!\d)")
_SECONDS = re.compile(r"\d{9,10}$|\d{12,13}$")


def day(value: object) -> str | None:
    """The EDTF date of this value, in the zone that it is written in; None for nothing.

    Raises ValueError with a reason in words where it is no date, or where day and month cannot be told apart.

    >>> day("Wed, 15 Mar 2017 23:30:00 -0500")
    '2017-03-15'
    """
    if value is None or value != value:  # NaN
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    words = " ".join(str(value).split())
    if words.lower() in ("", "null", "none", "nan", "nat", "unknown", "n/a", "-"):
        return None
    if len(words) > LONGEST:
        raise ValueError(f"{words[:40]!r}… is no date")
    found = _in_figures(words) or _in_words(words) or _in_other_words(words)
    if not found or not valid(found):
        raise ValueError(f"{words!r} is no date")
    return found


def _in_figures(words: str) -> str | None:
    if valid(words) and "/" not in words:
        return words
    if match := _STAMP.match(words) or _COMPACT.match(words):
        return "-".join(match.groups())
    if match := _YEAR_FIRST.match(words):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if match := _DOTS.search(words):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := _SLASHES.search(words):
        return _either(int(match[1]), int(match[2]), match[3], words)
    return _since_epoch(int(words)) if _SECONDS.match(words) else None


def _either(a: int, b: int, year: str, words: str) -> str:
    """Day first or month first, where one only is possible."""
    orders = [f"{year}-{month:02}-{number:02}" for number, month in ((a, b), (b, a)) if month <= 12]
    if len(set(orders)) != 1:
        raise ValueError(f"day and month of {words!r} cannot be told apart")
    return orders[0]


def _since_epoch(number: int) -> str:
    """Seconds or milliseconds since 1970, as the day in UTC."""
    return datetime.fromtimestamp(number / (1000 if number > 10**11 else 1), tz=UTC).date().isoformat()


def _in_words(words: str) -> str | None:
    """The one date with the name of a month; two that differ are none."""
    names = calendar().months
    month = "|".join(sorted(names, key=lambda n: (-len(n), n)))
    full = rf"(?<!\w)(?:(?P<d>\d\d?)(?:st|nd|rd|th)?[ -](?:of )?(?P<m>{month})\.?[ ,-]+(?P<y>\d{{4}})|(?P<m2>{month})\.? (?P<d2>\d\d?)(?:st|nd|rd|th)?,? (?P<y2>\d{{4}}))(?!\d)"  # noqa: E501
    found = {
        f"{m['y'] or m['y2']}-{names[(m['m'] or m['m2']).lower()]:02}-{int(m['d'] or m['d2']):02}"
        for m in re.finditer(full, words, re.IGNORECASE)
    }
    if found:
        return found.pop() if len(found) == 1 else None
    alone = re.fullmatch(rf"({month})\.?,? (\d{{4}})", words, re.IGNORECASE)
    return f"{alone[2]}-{names[alone[1].lower()]:02}" if alone else None


def _in_other_words(words: str) -> str | None:
    """A full date with a month in another language. Relative dates and missing parts are not filled from the clock."""
    if not re.search(r"\d{4}", words) or not re.search(r"[^\W\d_]{3}", words) or len(words) > 40:
        return None
    import dateparser  # slow to load, and seldom needed

    found = dateparser.parse(
        words,
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "STRICT_PARSING": True},
    )
    return found.date().isoformat() if found else None
