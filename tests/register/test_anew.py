"""Whatever is done to a register, what it keeps up to date is what drawing everything anew gives."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.register.test_deriving import assert_listed
from tests.register.test_reread import SAMPLES, renumbered
from tests.register.test_versions import SECOND

from depositary import open as opened  # a file of SQLite, which the test writes to itself
from depositary.errors import RegisterError
from depositary.exchange.register import whole
from depositary.record import Record
from depositary.register import Register
from depositary.register.origin import Origin

RECORDS = (*SAMPLES, SECOND)
CELLS = (
    "agreement", "name", "party-1", "party-2", "stage-1", "stage-2", "stage-3", "position-1", "rejected-1",
    "rejected-2",
)  # fmt: skip
VALUES = {"name": "An Accord", "stage-1": "2024-06-03", "stage-2": "2024-06-04", "position-1": "condemns"}
Deed = tuple[str, int, int]
deeds = st.lists(
    st.tuples(
        st.sampled_from(("add", "read", "forget", "place", "same", "different", "accept", "reject", "edit", "undo")),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    min_size=4,
    max_size=14,
)


def bare(record: Record) -> Record:
    """As if nothing had been found."""
    return msgspec.structs.replace(record, agreements=(), steps=(), positions=())


def do(register: Register, deed: Deed) -> None:
    """One deed; what makes no sense is refused and changes nothing."""
    kind, one, other = deed
    record = RECORDS[one % len(RECORDS)]
    present = sorted(f.id for held in register.store.findings().values() for f in held)
    if kind == "add":
        register.add(record, run="first")
    elif kind == "read":
        register.add(renumbered(record), run="second")
    elif kind == "forget":
        register.add(bare(record), run="third")
    elif kind == "place":
        register.add(record, run="first", origin=Origin(place=f"https://news.example/{other % 2}"))
    elif kind == "undo":
        register.undo()
    elif present:
        ref = present[one % len(present)]
        cell = present[other % len(present)] if kind in ("same", "different") else CELLS[other]
        register.judge(kind, ref, cell, VALUES.get(cell, "treaty") if kind == "edit" else None)


@settings(max_examples=40, deadline=None)
@given(deeds)
def test_whatever_is_done_the_register_is_what_drawing_anew_gives(done: list[Deed]) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "r.db"
        with opened(place) as register:
            for deed in [("add", 0, 0), ("add", 1, 0), *done]:
                try:
                    do(register, deed)
                except RegisterError:
                    continue
            assert_listed(register)
            kept, states = whole(register), [made.state for made in register.judgements()]
        with closing(sqlite3.connect(place)) as connection, connection:
            connection.execute("DELETE FROM drawn")
            connection.execute("INSERT INTO drawn VALUES ('older')")
        with opened(place) as register:
            register.renew()
            assert whole(register) == kept
            assert [made.state for made in register.judgements()] == states
