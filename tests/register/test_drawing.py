"""What changes the drawing of a register has its number raised; who only reads never waits for it."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from tests.register.sample import ALL, CABLE, HERRING, RUN

from depositary import open as opened  # a file of SQLite, which the tests write to themselves
from depositary.exchange.register import whole
from depositary.record import Record
from depositary.register.store import drawing
from depositary.register.store.deriving import Deriving

WAYS = {
    drawing.IDENTITY: ("identity", "judgement"),
    drawing.CELLS: ("view", "judgement"),
}
NOTED = Path(__file__).parent / "drawing.yaml"


def digest(rooms: tuple[str, ...]) -> str:
    """What the files of these rooms come to."""
    found = sorted(
        (f.name, f.read_bytes())
        for room in rooms
        for f in files(f"depositary.register.{room}").iterdir()
        if f.name.endswith((".py", ".yaml"))
    )
    return hashlib.sha256(b"\0".join(part for name, data in found for part in (name.encode(), data))).hexdigest()[:16]


@pytest.mark.parametrize("way", WAYS)
def test_changed_way_of_drawing_has_another_number(way: str) -> None:
    """Where the files were changed: if a register would come out otherwise, raise the number in `drawing.py`; then
    note the digest beside it in `drawing.yaml`."""
    noted = yaml.safe_load(NOTED.read_text(encoding="utf-8"))
    assert noted.get(way) == digest(WAYS[way]), f"{way}: {digest(WAYS[way])}"


def older(place: Path) -> None:
    """As if an older program had drawn it."""
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("DELETE FROM drawn")
        connection.execute("INSERT INTO drawn VALUES ('identity 0')")
        connection.execute("UPDATE agreements SET gist = 'of another form'")
        for table in ("findings", "rows"):
            connection.execute(f"DELETE FROM {table}")


def test_reading_what_an_older_program_drew_draws_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "r.db"
    with opened(place) as register:
        for each in ALL:
            register.add(each, run=RUN)
        expected, steps, told = whole(register), register.list("steps"), register.conflicts()
    older(place)
    with monkeypatch.context() as still:
        still.setattr(Deriving, "everything", lambda *_: pytest.fail("drawn while it was read"))
        still.setattr(Deriving, "renew", lambda *_: pytest.fail("drawn while it was read"))
        with opened(place) as register:
            assert whole(register) == expected
            assert register.list("steps") == steps
            assert register.conflicts() == told
            assert register.list("agreements", text="herring")
            assert register.search("herring")
            first = register.entries()[0]
            assert register.show(first.id).name == first.name
    with opened(place) as register:
        register.judge("same", *(d.id for d in register.agreements() if d.name in (names(HERRING), names(CABLE))))
        register.undo()
        assert register.store.ready
        assert whole(register) == expected


def names(record: Record) -> str:
    """The name of its first agreement."""
    return record.agreements[0].name
