"""Every test that opens a register does so twice: in a file of SQLite, and in a database of PostgreSQL in its place.

One server is started for all; each path that a test names gets a database of its own, copied from one that has the
tables already. What is about the file itself is marked so, and runs once.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from depositary.register import open_register, register
from depositary.register.store import connect


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Twice where a register is opened."""
    opens = any(hasattr(metafunc.module, name) for name in ("open_register", "depositary"))
    once = not opens or metafunc.definition.get_closest_marker("file")
    metafunc.parametrize("database", ["sqlite"] if once else ["sqlite", "postgresql"], indirect=True)


def programs() -> Path | None:
    """Where Debian, or the path, has PostgreSQL's programs."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def call(command: list[str], *, owner: str | None) -> None:
    """Run it, as this user where it must not be root."""
    subprocess.run(command, check=True, user=owner, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


@pytest.fixture(scope="session")
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


def made(server: str, *, template: str = "template1") -> str:
    """The name of a new database."""
    import psycopg

    name = f"register_{os.urandom(6).hex()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    return name


def dropped(server: str, names: list[str]) -> None:
    """Take these databases away."""
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        for name in names:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def url(server: str) -> Iterator[str]:
    """The URL of an empty database."""
    name = made(server)
    yield f"{server}/{name}"
    dropped(server, [name])


@pytest.fixture(scope="session")
def ready(server: str) -> str:
    """The name of a database that is an empty register, to be copied."""
    name = made(server)
    open_register(f"{server}/{name}").close()
    return name


class Databases:
    """For each path a database: what opens a register there opens the database."""

    def __init__(self, server: str, ready: str) -> None:
        self._server, self._ready = server, ready
        self._names: dict[str, str] = {}
        self._engines: list[Engine] = []

    def connect(self, place: str | os.PathLike[str], *, create: bool) -> Engine:
        """As `store.connect`."""
        where = os.fspath(place)
        if "://" not in where:
            if where not in self._names:
                self._names[where] = made(self._server, template=self._ready if create else "template1")
            where = f"{self._server}/{self._names[where]}"
        engine = connect(where, create=create)
        self._engines.append(engine)
        return engine

    def close(self) -> None:
        """Take them away."""
        for engine in self._engines:
            engine.dispose()
        dropped(self._server, list(self._names.values()))


@pytest.fixture(autouse=True)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Which of the two."""
    if request.param == "postgresql":
        held = Databases(request.getfixturevalue("server"), request.getfixturevalue("ready"))
        monkeypatch.setattr(register, "connect", held.connect)
        yield request.param
        monkeypatch.undo()
        held.close()
    else:
        yield request.param
