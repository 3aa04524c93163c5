"""Opening a register: made where there is none, brought to the schema of today, refused where it is none."""

from __future__ import annotations

import os
import sqlite3
from contextlib import AbstractContextManager, closing
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError

from depositary.errors import RegisterError
from depositary.register.store.schema import HEAD


def connect(place: str | os.PathLike[str], *, create: bool) -> Engine:
    """The register at this path (or `sqlite:///…` URL). Raises RegisterError, with what to do."""
    path = Path(os.fspath(place).removeprefix("sqlite:///"))
    if "://" in str(place) and not str(place).startswith("sqlite:///"):
        raise RegisterError("only SQLite registers can be opened", where=str(place), hint="name a file")
    _check(path, create=create)
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _tuned)
    event.listen(engine, "begin", _begun)
    try:
        if not path.exists():
            _ahead(path)
        with writing(engine) as connection:
            _settle(connection, path)
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        raise RegisterError(_reason(error), where=str(path), hint="name another file") from error
    except RegisterError:
        engine.dispose()
        raise
    return engine


def _check(path: Path, *, create: bool) -> None:
    where = str(path)
    if path.is_dir():
        raise RegisterError("a directory", where=where, hint="name a file in it")
    if not path.exists() and not create:
        raise RegisterError(
            "no such register", where=where, hint="make it with `depositary add`, or name it by --register"
        )
    if not path.parent.is_dir():
        raise RegisterError(f"there is no directory {path.parent}", where=where, hint="make it first")
    if not path.exists() and not os.access(path.parent, os.W_OK):
        raise RegisterError("its directory is read-only", where=where, hint="name a file elsewhere")


def _tuned(connection: sqlite3.Connection, _: object) -> None:
    """What refers to something refers to something that is there, and who finds the file busy waits a while."""
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so, those that make tables too
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 10000")


def _begun(connection: Connection) -> None:
    """A transaction that will write says so at once: one that only finds out in its midst could not wait its turn."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def writing(engine: Engine) -> AbstractContextManager[Connection]:
    """A transaction that writes, wholly or not at all."""
    return engine.execution_options(writes=True).begin()


def _ahead(path: Path) -> None:
    """Make the file, its log written ahead, so that who reads need not wait for who writes."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _settle(connection: Connection, path: Path) -> None:
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and "reports" in tables:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    elif tables:
        raise RegisterError("a database, but no register", where=str(path), hint="name another file")
    else:
        version = None
    if version != HEAD:
        _migrate(connection, version, path)


def _migrate(connection: Connection, version: str | None, path: Path) -> None:
    from alembic import command  # only where there is something to migrate: it is slow to import
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise RegisterError(
            f"written by a newer depositary (schema {version})", where=str(path), hint="update depositary"
        )
    command.upgrade(config, "head")


def _reason(error: Exception) -> str:
    words = str(error.orig if isinstance(error, DBAPIError) else error)
    return "no register" if "not a database" in words else f"cannot be opened: {words}"
