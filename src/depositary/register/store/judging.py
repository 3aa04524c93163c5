"""The judgements of people, as rows."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select, update

from depositary.register.identity.judged import Pair, settle
from depositary.register.store.schema import JUDGEMENTS


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided on two agreement findings (their ids), or on one (`right` is empty), and why.

    An "edit" says what `value` a `field` of the finding has.
    """

    id: int
    kind: str
    left: str
    right: str
    who: str | None = None
    why: str | None = None
    field: str | None = None
    value: str | None = None


def held(connection: Connection) -> list[Judgement]:
    """Those that hold, in the order in which they were made."""
    columns = [JUDGEMENTS.c[name] for name in Judgement.__struct_fields__]
    query = select(*columns).where(~JUDGEMENTS.c.undone).order_by(JUDGEMENTS.c.id)
    return [Judgement(**row) for row in connection.execute(query).mappings()]


def settled(connection: Connection) -> tuple[list[Pair], list[Pair]]:
    """The pairs judged the same and those judged different, contradictions settled."""
    pairs = [j for j in held(connection) if j.kind in ("same", "different")]
    return settle((j.kind, j.left, j.right) for j in pairs)


def keep(connection: Connection, judgement: Judgement) -> None:
    """Keep it; its id is given here."""
    values = msgspec.structs.asdict(judgement)
    del values["id"]
    connection.execute(insert(JUDGEMENTS).values(**values, undone=False))


def undo(connection: Connection) -> Judgement | None:
    """Take back the last that holds, and give it; it is kept as undone."""
    last = next(reversed(held(connection)), None)
    if last:
        connection.execute(update(JUDGEMENTS).where(JUDGEMENTS.c.id == last.id).values(undone=True))
    return last
