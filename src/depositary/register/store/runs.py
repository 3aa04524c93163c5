"""The runs that read the reports of a register."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from depositary.record import Run
from depositary.register.store.schema import RUNS


def keep(connection: Connection, run: Run) -> None:
    """Keep it where it is not kept yet."""
    if connection.execute(select(RUNS.c.id).where(RUNS.c.id == run.id)).first():
        return
    last = connection.execute(select(func.max(RUNS.c.number))).scalar() or 0
    values = {name: getattr(run, name) for name in Run.__struct_fields__}
    connection.execute(insert(RUNS).values(**values, number=last + 1))


def every(connection: Connection) -> list[Run]:
    """All, in the order of their first report."""
    columns = [RUNS.c[name] for name in Run.__struct_fields__]
    return [Run(**row) for row in connection.execute(select(*columns).order_by(RUNS.c.number)).mappings()]
