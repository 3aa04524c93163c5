"""Every test that opens a register does so twice: in a file of SQLite, and in a database of PostgreSQL in its place.

One server is started for all; each path that a test names gets a database of its own, emptied from the tests before.
What is about the file itself is marked so, and runs once.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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


# Serves until its input ends: also when who started it is killed. Nothing is left of it then.
SERVE = """
"$1" -D "$2/data" -p "$3" -k "$2" -F -c listen_addresses=127.0.0.1 -c autovacuum=off -c jit=off >"$2/log" 2>&1 &
cat >/dev/null
kill -QUIT $!
wait
rm -rf "$2"
"""


@contextmanager
def serving(home: Path, folder: Path, port: int, *, owner: str | None) -> Iterator[None]:
    """A server of its own, as this user where it must not be root."""
    data = [str(home / "initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", "postgres", "--no-sync"]
    silent: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/", "user": owner}
    subprocess.run(data, check=True, **silent)
    command = ["sh", "-c", SERVE, "sh", str(home / "postgres"), str(folder), str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, **silent):
        ready = [str(home / "pg_isready"), "-h", "127.0.0.1", "-p", str(port)]
        for _ in range(600):
            if subprocess.run(ready, **silent).returncode == 0:
                break
            time.sleep(0.1)
        else:
            pytest.fail((folder / "log").read_text())
        yield


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
    if owner:
        shutil.chown(folder, owner)
    with serving(home, folder, port, owner=owner):
        yield f"postgresql://postgres@127.0.0.1:{port}"


def made(server: str) -> str:
    """The name of a new database."""
    import psycopg

    name = f"register_{os.urandom(6).hex()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
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


def emptied(server: str, name: str) -> None:
    """Take everything out of a register."""
    import psycopg

    with psycopg.connect(f"{server}/{name}", autocommit=True) as connection:
        connection.execute("SET lock_timeout = '10s'")
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        tables = ", ".join(sorted(table for (table,) in found if table != "alembic_version"))
        connection.execute(f"TRUNCATE {tables} RESTART IDENTITY".encode())


@pytest.fixture(scope="session")
def ready() -> list[str]:
    """The names of databases that hold an empty register and serve no test now."""
    return []


class Databases:
    """For each path a database: what opens a register there opens the database."""

    def __init__(self, server: str, ready: list[str]) -> None:
        self._server, self._ready = server, ready
        self._empty: list[str] = []
        self._names: dict[str, str] = {}
        self._engines: list[Engine] = []

    def connect(self, place: str | os.PathLike[str], *, create: bool) -> Engine:
        """As `store.connect`."""
        where = os.fspath(place)
        if "://" not in where:
            if where not in self._names:
                self._names[where] = self._register() if create else made(self._server)
            where = f"{self._server}/{self._names[where]}"
        engine = connect(where, create=create)
        self._engines.append(engine)
        return engine

    def _register(self) -> str:
        """The name of a database that holds an empty register."""
        if self._ready:
            name = self._ready.pop()
        else:
            name = made(self._server)
            open_register(f"{self._server}/{name}").close()
        self._empty.append(name)
        return name

    def close(self) -> None:
        """Empty them for the next test; what was no register goes."""
        for engine in self._engines:
            engine.dispose()
        for name in self._empty:
            emptied(self._server, name)
        self._ready += self._empty
        dropped(self._server, [name for name in self._names.values() if name not in self._empty])


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
