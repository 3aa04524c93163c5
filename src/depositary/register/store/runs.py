"""The runs that read the reports of a register."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from depositary.record import Run
from depositary.register.store.schema import RECORDS, RUNS


def keep(connection: Connection, run: Run) -> None:
    """Keep it where it is not kept yet."""
    if connection.execute(select(RUNS.c.id).where(RUNS.c.id == run.id)).first():
        return
    last = connection.execute(select(func.max(RUNS.c.number))).scalar() or 0
    values = {name: getattr(run, name) for name in Run.__struct_fields__}
    connection.execute(insert(RUNS).values(**values, number=last + 1))


def every(connection: Connection) -> list[Run]:
    """All, in the order of their first report."""
    return _read(connection, select(*_columns()).order_by(RUNS.c.number))


def current(connection: Connection) -> list[Run]:
    """Those whose records the findings are drawn from, in the order of their ids."""
    held = select(RECORDS.c.run).where(RECORDS.c.current)
    return _read(connection, select(*_columns()).where(RUNS.c.id.in_(held)).order_by(RUNS.c.id))


def _columns() -> list[Any]:
    return [RUNS.c[name] for name in Run.__struct_fields__]


def _read(connection: Connection, query: Select[Any]) -> list[Run]:
    return [Run(**row) for row in connection.execute(query).mappings()]
