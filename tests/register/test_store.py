from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from tests.register.sample import ALL, HERRING, RUN, record

from depositary.errors import RegisterError
from depositary.register import Register, open_register


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A file for a register."""
    return tmp_path / "r.db"


def filled(place: Path) -> Register:
    """A register of all samples."""
    register = open_register(place)
    for each in ALL:
        register.add(each, run=RUN)
    return register


def test_same_report_twice_changes_nothing(place: Path) -> None:
    with filled(place) as register:
        before = register.agreements()
        assert not register.add(HERRING, run=RUN)
        assert register.agreements() == before
        assert register.store.count() == len(ALL)


def test_changed_text_is_a_new_report(place: Path) -> None:
    with open_register(place) as register:
        register.add(HERRING, run=RUN)
        assert register.add(
            record("Iceland and Norway signed an agreement at last.", ("agreement", "agreement", None)), run=RUN
        )
        assert register.store.count() == 2


def test_newer_run_outranks_the_older_and_both_are_kept(place: Path) -> None:
    with open_register(place) as register:
        register.add(HERRING, run=RUN)
        assert register.add(HERRING, run="later")
        assert len(register.reports()) == 1
        assert len(register.agreements()) == 1
        assert register.store.has(HERRING.report.id, RUN)


def test_reopened_register_holds_the_same(place: Path) -> None:
    with filled(place) as register:
        before = register.agreements()
    with open_register(place, create=False) as register:
        assert register.agreements() == before
        assert {r.report.id for r in register.reports()} == {r.report.id for r in ALL}


def test_record_comes_back_as_it_was_read(place: Path) -> None:
    with open_register(place) as register:
        register.add(HERRING, run=RUN)
        assert register.reports() == [HERRING]


def test_full_text_finds_reports(place: Path) -> None:
    with filled(place) as register:
        assert len(register.store.search("herring quotas")) == 1
        assert register.store.search('" OR') == []


@pytest.mark.file
def test_writes_ahead_so_that_readers_need_not_wait(place: Path) -> None:
    filled(place).close()
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


@pytest.mark.file
def test_register_is_made_wholly_or_not_at_all(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("alembic.op.create_index", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            open_register(place)
    with open_register(place) as register:
        assert register.add(HERRING, run=RUN)


def test_record_is_kept_wholly_or_not_at_all(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_register(place) as register:
        with monkeypatch.context() as broken:
            broken.setattr("depositary.register.store.deriving.place", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                register.add(HERRING, run=RUN)
        assert register.store.count() == 0
        assert register.add(HERRING, run=RUN)


def test_two_that_write_take_turns(place: Path) -> None:
    with open_register(place) as one, open_register(place) as other:
        assert one.add(HERRING, run=RUN)
        assert not other.add(HERRING, run=RUN)
        assert other.add(ALL[1], run=RUN)
        assert one.store.count() == 2


def test_missing_register_is_told(place: Path) -> None:
    with pytest.raises(RegisterError, match="no such register"):
        open_register(place, create=False)


@pytest.mark.file
def test_text_file_is_no_register(place: Path) -> None:
    place.write_text("This is a plain text and surely no database at all. " * 20)
    with pytest.raises(RegisterError, match="no register"):
        open_register(place)


@pytest.mark.file
def test_other_database_is_no_register(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE birds (name)")
    connection.close()
    with pytest.raises(RegisterError, match="but no register"):
        open_register(place)


@pytest.mark.file
def test_newer_schema_is_refused(place: Path) -> None:
    filled(place).close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(RegisterError, match="newer depositary"):
        open_register(place)


@pytest.mark.file
def test_missing_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no directory"):
        open_register(tmp_path / "nowhere" / "r.db")


@pytest.mark.file
def test_only_two_kinds_of_database_can_be_named_by_url(place: Path) -> None:
    with pytest.raises(RegisterError, match="only SQLite and PostgreSQL"):
        open_register("mysql://host/name")
    with open_register(f"sqlite:///{place}") as register:
        assert register.add(HERRING, run=RUN)
    assert place.exists()


@pytest.mark.file
def test_directory_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="a directory"):
        open_register(tmp_path)


@pytest.mark.file
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_directory_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RegisterError, match="read-only"):
        open_register(tmp_path / "r.db")


@pytest.mark.file
def test_migrated_schema_is_the_one_that_is_queried(place: Path) -> None:
    from sqlalchemy import create_engine, inspect

    from depositary.register.store.schema import METADATA

    filled(place).close()
    engine = create_engine(f"sqlite:///{place}")
    found = {name: {c["name"] for c in inspect(engine).get_columns(name)} for name in METADATA.tables}
    engine.dispose()
    assert found == {name: set(table.columns.keys()) for name, table in METADATA.tables.items()}
