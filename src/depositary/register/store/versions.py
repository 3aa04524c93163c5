"""Versions: the texts that were read at one place, in their order, and which of them count.

A report counts as long as it is the latest somewhere: a story that two papers print counts on when one of them changes
its page.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from depositary.record import Report
from depositary.register.origin import Origin, alike
from depositary.register.store.schema import REPORTS, VERSIONS


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One text of a place: its number there, the report, the digest of its bytes, and whether it counts."""

    place: str
    number: int
    report: str
    digest: str | None = None
    counts: bool = True


def keep(connection: Connection, report: Report, origin: Origin) -> set[str]:
    """Note that the report was read there; gives the reports that begin or cease to count by it."""
    if origin.place is None:
        return set()
    place = _place(connection, report, origin) if origin.loose else origin.place
    held = _at(connection, place)
    if report.id in held:
        return set()
    row = {"place": place, "report": report.id, "number": len(held) + 1, "digest": origin.digest}
    connection.execute(insert(VERSIONS).values(**row))
    return count(connection, [*held, report.id])


def count(connection: Connection, reports: list[str]) -> set[str]:
    """Settle anew which of these reports count; gives those that changed."""
    changed = set()
    for report in reports:
        now = counts(connection, report)
        before = connection.execute(select(REPORTS.c.counts).where(REPORTS.c.id == report)).scalar()
        if before != now:
            connection.execute(update(REPORTS).where(REPORTS.c.id == report).values(counts=now))
            changed.add(report)
    return changed


def of(connection: Connection, report: str) -> list[Version]:
    """Every version at every place where this report was read, by place and number."""
    places = select(VERSIONS.c.place).where(VERSIONS.c.report == report)
    return _read(connection, VERSIONS.c.place.in_(places))


def every(connection: Connection) -> list[Version]:
    """All, by place and number."""
    return _read(connection, None)


def later(connection: Connection, report: str) -> list[str]:
    """The reports that took its place, the latest first; nothing for one that counts."""
    held = of(connection, report)
    own = {v.place: v.number for v in held if v.report == report}
    after = [v for v in held if v.number > own[v.place]]
    return list(dict.fromkeys(v.report for v in sorted(after, key=lambda v: (not v.counts, -v.number, v.place))))


def earlier(connection: Connection, report: str) -> list[str]:
    """The reports whose place it took, wherever it was read."""
    held = of(connection, report)
    own = {v.place: v.number for v in held if v.report == report}
    return list(dict.fromkeys(v.report for v in held if v.number < own[v.place]))


def _read(connection: Connection, where: Any) -> list[Version]:
    columns = VERSIONS.c.place, VERSIONS.c.number, VERSIONS.c.report, VERSIONS.c.digest, REPORTS.c.counts
    query = select(*columns).join(REPORTS, REPORTS.c.id == VERSIONS.c.report)
    query = query if where is None else query.where(where)
    query = query.order_by(VERSIONS.c.place, VERSIONS.c.number)
    return [Version(**row) for row in connection.execute(query).mappings()]


def counts(connection: Connection, report: str) -> bool:
    """Whether the report is the latest somewhere, or has no place."""
    newest = select(VERSIONS.c.place, func.max(VERSIONS.c.number).label("number")).group_by(VERSIONS.c.place)
    held = newest.where(VERSIONS.c.place.in_(select(VERSIONS.c.place).where(VERSIONS.c.report == report))).subquery()
    own = select(VERSIONS.c.number, held.c.number.label("last")).join(held, held.c.place == VERSIONS.c.place)
    rows = list(connection.execute(own.where(VERSIONS.c.report == report)))
    return not rows or any(number == last for number, last in rows)


def _at(connection: Connection, place: str) -> list[str]:
    query = select(VERSIONS.c.report).where(VERSIONS.c.place == place).order_by(VERSIONS.c.number)
    return list(connection.execute(query).scalars())


def _place(connection: Connection, report: Report, origin: Origin) -> str:
    """The path, with a number behind it where other reports were read from the same file before."""
    number = 1
    while True:
        place = f"{origin.place}" if number == 1 else f"{origin.place} ({number})"
        held = _at(connection, place)
        if not held or report.id in held or alike(_text(connection, held[-1]), report.text):
            return place
        number += 1


def _text(connection: Connection, report: str) -> str:
    return connection.execute(select(REPORTS.c.text).where(REPORTS.c.id == report)).scalar() or ""
