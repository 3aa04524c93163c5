"""The findings of each report, kept ready for lists."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert

from depositary.record import Record
from depositary.register.store.portions import portions
from depositary.register.store.schema import FINDINGS, ROWS
from depositary.register.view.kept import pack, shelves


def keep(connection: Connection, record: Record) -> None:
    """Keep the findings of a record, as the judgements leave it; there must be none of its report."""
    report = record.report
    found = list(shelves(record))
    names = ("sort", "traits", "low", "high", "who", "what")
    if found:
        here = {"report": report.id, "day": report.published or ""}
        connection.execute(insert(FINDINGS), [{**here, **{n: getattr(s, n) for n in names}} for s in found])
        connection.execute(insert(ROWS), [{"report": report.id, "sort": s.sort, "body": pack(s.rows)} for s in found])


def drop(connection: Connection, reports: Iterable[str]) -> None:
    """Forget those of these reports."""
    for some in portions(reports):
        for table in (FINDINGS, ROWS):
            connection.execute(delete(table).where(table.c.report.in_(some)))
