"""Reading and writing the tables; it knows no agreement's meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from depositary.errors import RegisterError
from depositary.record import Record, decode, encode
from depositary.register.identity.finding import Finding
from depositary.register.store.opening import writing
from depositary.register.store.schema import AGREEMENTS, JUDGEMENTS, PARTIES, RECORDS, REPORTS, WORDS


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided on two agreement findings (their ids), and why."""

    id: int
    kind: str
    left: str
    right: str
    who: str | None = None
    why: str | None = None


class Store:
    """The tables of one register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def has(self, report: str, run: str) -> bool:
        """Whether this report was read by this run."""
        with self._engine.connect() as connection:
            return _read(connection, report, run)

    def keep(self, record: Record, run: str, findings: Iterable[Finding]) -> bool:
        """Keep the record and what was drawn from it, wholly or not at all; False where it was there.

        Raises RegisterError where the file cannot be written.
        """
        try:
            with writing(self._engine) as connection:
                if _read(connection, record.report.id, run):
                    return False
                _report(connection, record)
                _record(connection, record, run)
                _findings(connection, record.report.id, findings)
        except DBAPIError as error:
            where = self._engine.url.database
            raise RegisterError(f"cannot be written: {error.orig}", where=where, hint="is it read-only?") from error
        return True

    def findings(self) -> list[Finding]:
        """Every agreement finding, in the order of their ids."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(AGREEMENTS.c.body).order_by(AGREEMENTS.c.id)).scalars()
            return [msgspec.json.decode(body, type=Finding) for body in rows]

    def blocks(self) -> Iterator[list[str]]:
        """Ids of findings that are worth comparing: those that share a party, and those that share a word of a name."""
        with self._engine.connect() as connection:
            for table, column in ((PARTIES, PARTIES.c.party), (WORDS, WORDS.c.word)):
                query = select(column, table.c.agreement).order_by(column, table.c.agreement)
                block: dict[str, list[str]] = {}
                for key, agreement in connection.execute(query):
                    block.setdefault(key, []).append(agreement)
                yield from block.values()

    def records(self, reports: Iterable[str] | None = None) -> Iterator[Record]:
        """The current record of each of these reports (all when left out), by day of publication and id."""
        query = select(RECORDS.c.body).join(REPORTS).where(RECORDS.c.current)
        if reports is not None:
            query = query.where(REPORTS.c.id.in_(list(reports)))
        query = query.order_by(REPORTS.c.published, REPORTS.c.id)
        with self._engine.connect() as connection:
            for body in connection.execute(query).scalars():
                yield decode(body)

    def count(self) -> int:
        """How many reports there are."""
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(REPORTS)).scalar() or 0

    def search(self, words: str) -> list[str]:
        """Ids of the reports whose title or text has all these words, the best first."""
        phrase = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        query = text("SELECT id FROM reports_text WHERE reports_text MATCH :words ORDER BY rank, id")
        with self._engine.connect() as connection:
            return list(connection.execute(query, {"words": phrase}).scalars()) if phrase else []

    def judgements(self) -> list[Judgement]:
        """Those that hold, in the order in which they were made."""
        columns = [JUDGEMENTS.c[name] for name in Judgement.__struct_fields__]
        query = select(*columns).where(~JUDGEMENTS.c.undone).order_by(JUDGEMENTS.c.id)
        with self._engine.connect() as connection:
            return [Judgement(**row) for row in connection.execute(query).mappings()]

    def judge(self, kind: str, left: str, right: str, *, who: str | None, why: str | None) -> None:
        """Keep a judgement."""
        values = {"kind": kind, "left": left, "right": right, "who": who, "why": why, "undone": False}
        with writing(self._engine) as connection:
            connection.execute(insert(JUDGEMENTS).values(values))

    def undo(self) -> Judgement | None:
        """Take back the last judgement that holds, and give it; it is kept as undone."""
        held = self.judgements()
        if not held:
            return None
        with writing(self._engine) as connection:
            connection.execute(update(JUDGEMENTS).where(JUDGEMENTS.c.id == held[-1].id).values(undone=True))
        return held[-1]


def _read(connection: Connection, report: str, run: str) -> bool:
    query = select(RECORDS.c.report).where(RECORDS.c.report == report, RECORDS.c.run == run)
    return connection.execute(query).first() is not None


def _report(connection: Connection, record: Record) -> None:
    report = record.report
    if connection.execute(select(REPORTS.c.id).where(REPORTS.c.id == report.id)).first():
        return
    names = ("id", "title", "url", "publisher", "published", "language", "text")
    connection.execute(insert(REPORTS).values({name: getattr(report, name) for name in names}))
    values = {"id": report.id, "title": report.title or "", "text": report.text}
    connection.execute(text("INSERT INTO reports_text (id, title, text) VALUES (:id, :title, :text)"), values)


def _record(connection: Connection, record: Record, run: str) -> None:
    report = record.report.id
    connection.execute(update(RECORDS).where(RECORDS.c.report == report).values(current=False))
    connection.execute(insert(RECORDS).values(report=report, run=run, body=encode(record), current=True))


def _findings(connection: Connection, report: str, findings: Iterable[Finding]) -> None:
    """Those of an earlier run of the same report make room."""
    connection.execute(delete(AGREEMENTS).where(AGREEMENTS.c.report == report))
    for found in findings:
        body = msgspec.json.encode(found)
        connection.execute(insert(AGREEMENTS).values(id=found.id, report=found.report, ref=found.ref, body=body))
        for table, column, keys in ((PARTIES, "party", found.parties), (WORDS, "word", found.blocking)):
            rows = [{"agreement": found.id, column: key} for key in dict.fromkeys(keys)]
            if rows:
                connection.execute(insert(table), rows)
