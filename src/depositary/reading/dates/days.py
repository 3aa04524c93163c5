"""Arithmetic on EDTF dates: days, weeks, months and years from a date."""

from __future__ import annotations

from datetime import date, timedelta


def day(year: int, month: int, number: int) -> str:
    """A day. Raises ValueError where the calendar has none such."""
    return date(year, month, number).isoformat()


def month(year: int, number: int) -> str:
    """A month; numbers beyond 1 to 12 run into the years beside."""
    years, months = divmod(number - 1, 12)
    return f"{_year(year + years)}-{months + 1:02d}"


def year(number: int) -> str:
    """A year."""
    return _year(number)


def stretch(first: str, last: str) -> str:
    """From the first to the last, both included. Raises ValueError where the last begins before the first."""
    if last < first:
        raise ValueError(f"{last} before {first}")
    return first if first == last else f"{first}/{last}"


def week(of: date) -> str:
    """Monday to Sunday."""
    monday = of - timedelta(days=of.weekday())
    return stretch(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


def weekend(of: date) -> str:
    """The Saturday and Sunday of that week."""
    saturday = of + timedelta(days=5 - of.weekday())
    return stretch(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat())


def moved(edtf: str, number: int, unit: str) -> str | None:
    """`number` units from a date, as exact as the unit: a day, a week from Monday to Sunday, a month, a year.

    None where the date is vaguer than the unit, or the unit is as vague as a decade.

    >>> moved("2020-05-01", -2, "month")
    '2020-03'
    """
    if "/" in edtf:
        edtf = common(edtf) or ""
    if unit in ("day", "week", "fortnight") and len(edtf) == 10:
        start = date.fromisoformat(edtf)
        if unit == "day":
            return (start + timedelta(days=number)).isoformat()
        return week(start + timedelta(weeks=number * (2 if unit == "fortnight" else 1)))
    if unit == "month" and len(edtf) >= 7:
        return month(int(edtf[:4]), int(edtf[5:7]) + number)
    return year(int(edtf[:4]) + number) if unit == "year" and edtf else None


def same_day(edtf: str, years: int) -> str:
    """The same day, month or year so many years on. Raises ValueError for a 29 February that is none."""
    parts = [int(p) for p in edtf.split("-")]
    return "-".join([year(parts[0] + years), *(f"{p:02d}" for p in parts[1:])])


def unit(edtf: str, name: str) -> str | None:
    """The week, month, quarter, year or decade in which the date lies; None where it does not lie in one."""
    whole = common(edtf) or ""
    if name in ("day", "week") and len(whole) == 10:
        return whole if name == "day" else week(date.fromisoformat(whole))
    if name in ("month", "quarter") and len(whole) >= 7:
        return whole[:7] if name == "month" else quarter(int(whole[:4]), (int(whole[5:7]) + 2) // 3)
    if name == "year" and whole:
        return whole[:4]
    return decade(int(whole[:4])) if name == "decade" and whole else None


def common(edtf: str) -> str | None:
    """The least month or year that holds an interval; any other date as it is."""
    first, _, last = edtf.partition("/")
    if not last:
        return first
    if len(first) >= 7 and first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else None


def quarter(year_: int, number: int) -> str:
    """Three months; numbers beyond 1 to 4 run into the years beside."""
    years, quarters = divmod(number - 1, 4)
    return stretch(month(year_ + years, quarters * 3 + 1), month(year_ + years, quarters * 3 + 3))


def decade(year_: int) -> str:
    """The ten years from 1990 to 1999, say."""
    first = year_ // 10 * 10
    return stretch(year(first), year(first + 9))


def _year(number: int) -> str:
    if not 1 <= number <= 9998:
        raise ValueError(f"no year {number}")
    return f"{number:04d}"
