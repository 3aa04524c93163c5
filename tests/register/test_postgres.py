"""A register in PostgreSQL does what one in SQLite does: a server of its own, started for these tests."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Column, MetaData, Table, create_engine, insert
from tests.register.sample import AGAIN, ALL, CABLE, HERRING, RUN
from tests.register.test_crowds import reports
from tests.register.test_deriving import EVERY, assert_listed, kept

from depositary.errors import RegisterError
from depositary.exchange.register import whole
from depositary.register import open_register
from depositary.register.identity import draw
from depositary.register.store import linking, settling

pytestmark = pytest.mark.file  # they name their databases themselves


def test_both_databases_come_to_the_same_bytes(url: str, tmp_path: Path) -> None:
    with open_register(url) as served, open_register(tmp_path / "r.db") as local:
        for register in (served, local):
            for each in EVERY:
                register.add(each, run=RUN)
            register.judge("same", next(draw(HERRING)).id, next(draw(CABLE)).id)
            register.judge("different", next(draw(HERRING)).id, next(draw(AGAIN)).id)
        assert kept(served) == kept(local)
        assert whole(served) == whole(local)
        assert_listed(served)
        assert sorted(served.store.search("herring quotas")) == sorted(local.store.search("herring quotas"))
        assert not served.add(HERRING, run=RUN)
        served.undo()
        local.undo()
        assert whole(served) == whole(local)


def test_crowd_is_settled_alike_in_both(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "ROOM", 2)
    monkeypatch.setattr(settling, "LARGEST", 3)
    batch = reports(24, random.Random(3))
    bare = [msgspec.structs.replace(each, agreements=(), steps=()) for each in batch[::4]]
    with open_register(url) as served, open_register(tmp_path / "r.db") as local:
        for register in (served, local):
            for each in batch:
                register.add(each, run=RUN)
            for each in bare:
                register.add(each, run="later")
        assert whole(served) == whole(local)


def test_reopened_by_url_it_holds_the_same(url: str) -> None:
    with open_register(url) as register:
        for each in ALL:
            register.add(each, run=RUN)
        before = whole(register)
    with open_register(url, create=False) as register:
        assert whole(register) == before


def test_two_connections_take_turns(url: str) -> None:
    with open_register(url) as one, open_register(url) as other:
        assert one.add(HERRING, run=RUN)
        assert not other.add(HERRING, run=RUN)
        assert other.add(AGAIN, run=RUN)
        assert one.store.count() == 2


def test_empty_database_is_no_register_unless_one_is_made(url: str) -> None:
    with pytest.raises(RegisterError, match="no such register"):
        open_register(url, create=False)


def test_judging_versions_rereading_and_merging_come_to_the_same_bytes(url: str, tmp_path: Path) -> None:
    from tests.register.test_versions import FIRST, SECOND, URL, add

    other = tmp_path / "other.db"
    with open_register(other) as register:
        register.add(CABLE, run=RUN)
        register.judge("edit", next(draw(CABLE)).id, "name", "Cable Treaty", when="2024-02")
        with open_register(url) as served, open_register(tmp_path / "r.db") as local:
            for each in (served, local):
                for held in ALL[:3]:
                    each.add(held, run=RUN)
                each.judge("reject", next(draw(HERRING)).id, "stage-1", when="2024-01")
                add(each, (FIRST, URL, "sha256:1"), (SECOND, URL, "sha256:2"))
                each.merge(register)
            assert whole(served) == whole(local)
            assert [r.state for r in served.judgements()] == [r.state for r in local.judgements()]
            assert served.versions(FIRST.report.id) == local.versions(FIRST.report.id)


def test_reread_in_postgresql_gives_the_same_bytes(url: str, tmp_path: Path) -> None:
    from tests.register.test_reread import Reader, renumbered

    with open_register(url) as served, open_register(tmp_path / "r.db") as local:
        for each in (served, local):
            for held in ALL:
                each.add(held, run=RUN)
            each.judge("same", next(draw(HERRING)).id, next(draw(CABLE)).id)
            each.judge("edit", next(draw(HERRING)).id, "stage-1", "2024-06-03")
            assert len(list(each.reread(Reader("later", renumbered)))) == len(ALL)
        assert whole(served) == whole(local)


@pytest.mark.parametrize("name", ["0001.db", "0002.db", "0004.db", "judged/0004.db"])
def test_register_of_every_released_schema_migrates_in_postgresql_too(url: str, tmp_path: Path, name: str) -> None:
    place = tmp_path / "stored.db"
    shutil.copy(Path(__file__).parent / "stored" / name, place)
    carry(place, url, schema=Path(name).stem)
    with open_register(url, create=False) as served, open_register(place) as local:
        before = whole(served)
        for _ in ("as it was left", "renewed"):
            assert whole(served) == whole(local) == before
            assert served.judgements() == local.judgements()
            assert served.list("steps", sort="date") == local.list("steps", sort="date")
            assert served.list("agreements", text="herring") == local.list("agreements", text="herring")
            assert served.conflicts() == local.conflicts()
            served.renew()
            local.renew()
        assert served.store.ready
        assert local.store.ready


TABLES = (
    "reports", "records", "runs", "versions", "judgements", "anchors", "agreements", "units", "blocks", "crowds",
    "links", "members", "dossiers", "drawn",
)  # fmt: skip


def carry(place: Path, url: str, *, schema: str) -> None:
    """The rows of a stored SQLite register in a PostgreSQL one of the same schema."""
    from alembic import command
    from alembic.config import Config

    from depositary.register.store import opening

    engine = create_engine(f"postgresql+psycopg://{url.partition('://')[2]}")
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection, closing(sqlite3.connect(place)) as stored:
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
        there = {name for (name,) in stored.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in (name for name in TABLES if name in there):
            held = stored.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in held.description]
            truths = {"current", "undone", "counts", "series", "stale"} & set(names)
            for row in held:
                values = {n: bool(v) if n in truths else v for n, v in zip(names, row, strict=True)}
                told = Table(table, MetaData(), *(Column(n) for n in names))
                connection.execute(insert(told).values(**values))
    engine.dispose()


def test_password_is_not_told() -> None:
    with pytest.raises(RegisterError) as told:
        open_register("postgresql://ada:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)
