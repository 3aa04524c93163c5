"""Opening a register: made where there is none, brought to the schema of today, refused where it is none."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, ProgrammingError

from depositary.errors import RegisterError
from depositary.register.store.schema import HEAD

SQLITE, POSTGRES = "sqlite:///", ("postgresql://", "postgresql+psycopg://", "postgres://")
LOCK = 0x6465706F73  # "depos": who writes to a PostgreSQL register takes turns by this number


def connect(place: str | os.PathLike[str], *, create: bool) -> Engine:
    """The register at this path, or `sqlite:///…` or `postgresql://…` URL. Raises RegisterError, with what to do."""
    where = os.fspath(place)
    if where.startswith(POSTGRES):
        return _settled(_served(where), shown(where), create=create)
    if "://" in where and not where.startswith(SQLITE):
        raise RegisterError("only SQLite and PostgreSQL hold registers", where=shown(where), hint="name a file")
    path = Path(where.removeprefix(SQLITE))
    _check(path, create=create)
    engine = create_engine(_url(path))
    event.listen(engine, "connect", _tuned)
    event.listen(engine, "begin", _begun)
    return _settled(engine, str(path), create=create)


def _url(path: Path) -> str:
    """The file; where this user may not write, it is opened for reading, and nothing is written beside it."""
    ahead = Path(f"{path}-wal")
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return f"{SQLITE}{path}"
    still = "" if ahead.exists() and ahead.stat().st_size else "&immutable=1"
    return f"{SQLITE}file:{quote(str(path.absolute()))}?mode=ro{still}&uri=true"


def shown(place: str) -> str:
    """The place as it may be shown: without a password."""
    try:
        return make_url(place).render_as_string(hide_password=True) if "://" in place else place
    except ArgumentError:
        return place.partition("://")[0] + "://…"


def _served(url: str) -> Engine:
    """PostgreSQL by its URL."""
    try:
        return create_engine(make_url("postgresql+psycopg://" + url.partition("://")[2]))
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise RegisterError(
            "PostgreSQL needs psycopg", where=shown(url), hint="pip install 'depositary[postgres]'"
        ) from error
    except ArgumentError as error:
        raise RegisterError("no URL of a database", where=shown(url)) from error


def _settled(engine: Engine, where: str, *, create: bool) -> Engine:
    try:
        if engine.dialect.name == "sqlite" and not Path(where).exists():
            _ahead(Path(where))
        if not _ready(engine):
            with writing(engine) as connection:
                _settle(connection, where, create=create)
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        raise RegisterError(_reason(error), where=where, hint="name another place") from error
    except BaseException:
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
    connection.execute("PRAGMA busy_timeout = 60000")


def _begun(connection: Connection) -> None:
    """A transaction that will write says so at once: one that only finds out in its midst could not wait its turn."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, wholly or not at all; others that write wait for it.

    Raises RegisterError where it cannot be written.
    """
    try:
        with engine.execution_options(writes=True).begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK})
            yield connection
    except DBAPIError as error:
        where = engine.url.render_as_string(hide_password=True).removeprefix(SQLITE).removeprefix("file:")
        where = where.partition("?mode=ro")[0]
        raise RegisterError(_unwritten(error), where=where, hint=_advice(error)) from error


def _ahead(path: Path) -> None:
    """Make the file, its log written ahead, so that who reads need not wait for who writes."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _ready(engine: Engine) -> bool:
    """Whether it is a register of today's schema, which needs no writing."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        return "reports" in tables and "alembic_version" in tables and _version(connection) == HEAD


def _version(connection: Connection) -> str | None:
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _settle(connection: Connection, where: str, *, create: bool) -> None:
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and "reports" in tables:
        version = _version(connection)
    elif tables:
        raise RegisterError("a database, but no register", where=where, hint="name another file")
    elif not create and connection.dialect.name != "sqlite":
        raise RegisterError("no such register", where=where, hint="make it with `depositary add`")
    else:
        version = None
    if version != HEAD:
        _migrate(connection, version, where)


def _migrate(connection: Connection, version: str | None, where: str) -> None:
    from alembic import command  # only where there is something to migrate: it is slow to import
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise RegisterError(f"written by a newer depositary (schema {version})", where=where, hint="update depositary")
    command.upgrade(config, "head")


def _reason(error: Exception) -> str:
    words = _words(error)
    return "no register" if "not a database" in words else f"cannot be opened: {words}"


def _unwritten(error: DBAPIError) -> str:
    return f"cannot be written: {_words(error)}"


def _advice(error: DBAPIError) -> str:
    words = _words(error)
    if "full" in words or "I/O" in words or "space" in words:
        return "make room on the disk and go on; what was added is kept"
    if "locked" in words:
        return "another program writes to it; try again later"
    if isinstance(error, ProgrammingError) or "permission" in words:
        return "may you write to it?"
    return "is it read-only?"


def _words(error: Exception) -> str:
    return str(error.orig if isinstance(error, DBAPIError) else error).strip()
