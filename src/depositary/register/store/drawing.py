"""By which ways the findings and dossiers of a register were drawn from its records.

A way is numbered; its number rises where what it gives for the same records changes: `identity` says which findings are
one agreement, `cells` what is kept ready of them. What an older way drew is read as it is, and drawn anew before the
next change; a test holds the files that a way consists of against its number.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from depositary.register.store.schema import DRAWN

IDENTITY = "identity 1"
CELLS = "cells 1"


def held(connection: Connection) -> set[str]:
    """The ways by which this register was drawn; nothing where it never was."""
    return set(connection.execute(select(DRAWN.c.program)).scalars())


def ready(connection: Connection) -> bool:
    """Whether what is kept ready for lists and dossiers is of today's way."""
    return CELLS in held(connection)


def late(connection: Connection) -> bool:
    """Whether something is of an older way."""
    return not {IDENTITY, CELLS} <= held(connection)


def note(connection: Connection) -> None:
    """Note that all is drawn by today's ways."""
    connection.execute(delete(DRAWN))
    connection.execute(insert(DRAWN), [{"program": way} for way in (IDENTITY, CELLS)])
