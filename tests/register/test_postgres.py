"""A register in PostgreSQL does what one in SQLite does: a server of its own, started for these tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.register.sample import AGAIN, ALL, CABLE, HERRING, RUN
from tests.register.test_deriving import EVERY, assert_listed, kept

from depositary.errors import RegisterError
from depositary.exchange.register import whole
from depositary.register import open_register
from depositary.register.identity import draw


def programs() -> Path | None:
    """Where Debian, or the path, has PostgreSQL's programs."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def call(command: list[str], *, owner: str | None) -> None:
    """Run it, as this user where it must not be root."""
    subprocess.run(command, check=True, user=owner, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a server, without the database."""
    pytest.importorskip("psycopg") if not os.environ.get("CI") else None
    home = programs()
    if home is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed, and these tests must run here")
        pytest.skip("PostgreSQL is not installed")
    owner = "postgres" if os.geteuid() == 0 else None
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = Path(tempfile.mkdtemp())
    try:
        if owner:
            shutil.chown(folder, owner)
        data, options = str(folder / "data"), f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -F"
        call([str(home / "initdb"), "-D", data, "-A", "trust", "-U", "postgres"], owner=owner)
        call([str(home / "pg_ctl"), "-D", data, "-o", options, "-l", f"{folder}/log", "-w", "start"], owner=owner)
        yield f"postgresql://postgres@127.0.0.1:{port}"
        call([str(home / "pg_ctl"), "-D", data, "-m", "immediate", "stop"], owner=owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def url(server: str) -> str:
    """The URL of an empty database."""
    import psycopg

    name = f"register_{os.urandom(4).hex()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{server}/{name}"


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


def test_password_is_not_told() -> None:
    with pytest.raises(RegisterError) as told:
        open_register("postgresql://ada:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)
