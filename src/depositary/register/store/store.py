"""Reading and writing the tables; what an agreement is, `deriving` knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Select, func, insert, select, update

from depositary.record import Record, decode, encode
from depositary.register.identity.finding import Finding
from depositary.register.store import fulltext, judging
from depositary.register.store.deriving import Deriving, portions
from depositary.register.store.judging import Judgement
from depositary.register.store.opening import writing
from depositary.register.store.schema import AGREEMENTS, DOSSIERS, MEMBERS, RECORDS, REPORTS
from depositary.register.view.entry import Entry


class Store:
    """The tables of one register. Whatever writes raises RegisterError where nothing can be written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._deriving = Deriving()
        try:
            with engine.connect() as connection:
                fresh = self._deriving.fresh(connection)
            if not fresh:
                with writing(engine) as connection:
                    self._deriving.everything(connection)
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def has(self, report: str, run: str) -> bool:
        """Whether this report was read by this run."""
        with self._engine.connect() as connection:
            return _read(connection, report, run)

    def keep(self, record: Record, run: str) -> bool:
        """Keep the record and what is drawn from it, wholly or not at all; False where it was there."""
        with writing(self._engine) as connection:
            if _read(connection, record.report.id, run):
                return False
            _report(connection, record)
            _record(connection, record, run)
            self._deriving.report(connection, record)
        return True

    def entries(self, *, limit: int | None = None) -> list[Entry]:
        """Every agreement (or the first so many) as a list shows it, in the order of their ids."""
        with self._engine.connect() as connection:
            bodies = connection.execute(select(DOSSIERS.c.body).order_by(DOSSIERS.c.id).limit(limit)).scalars()
            return [msgspec.json.decode(body, type=Entry) for body in bodies]

    def findings(self) -> dict[str, list[Finding]]:
        """Every agreement finding, by its dossier, both in the order of their ids."""
        return self._dossiers(_held().order_by(MEMBERS.c.dossier, AGREEMENTS.c.id))

    def members(self, dossier: str) -> list[Finding]:
        """The findings that belong to this dossier, in the order of their ids."""
        query = _held().where(MEMBERS.c.dossier == dossier).order_by(AGREEMENTS.c.id)
        return self._dossiers(query).get(dossier, [])

    def places(self, reports: Iterable[str] | None = None) -> tuple[dict[str, str], dict[str, str]]:
        """The dossier of each finding of these reports (all when left out), by its id and by `report/ref`; and the
        names of these dossiers."""
        columns = AGREEMENTS.c.id, AGREEMENTS.c.report, AGREEMENTS.c.ref, DOSSIERS.c.id, DOSSIERS.c.name
        query = select(*columns).join(MEMBERS, MEMBERS.c.finding == AGREEMENTS.c.id)
        query = query.join(DOSSIERS, DOSSIERS.c.id == MEMBERS.c.dossier)
        dossiers: dict[str, str] = {}
        names: dict[str, str] = {}
        with self._engine.connect() as connection:
            for part in [None] if reports is None else portions(reports):
                chosen = query if part is None else query.where(AGREEMENTS.c.report.in_(part))
                for ref, report, local, dossier, name in connection.execute(chosen):
                    dossiers[ref] = dossiers[f"{report}/{local}"] = dossier
                    names[dossier] = name
        return dossiers, names

    def starting(self, ref: str) -> list[tuple[str, str]]:
        """Up to two findings whose ids begin so, with their dossiers; the one with that very id first."""
        query = select(MEMBERS.c.finding, MEMBERS.c.dossier)
        query = query.where(MEMBERS.c.finding >= ref, MEMBERS.c.finding < f"{ref}\U0010ffff")
        with self._engine.connect() as connection:
            return [
                (found, dossier) for found, dossier in connection.execute(query.order_by(MEMBERS.c.finding).limit(2))
            ]

    def records(self, reports: Iterable[str] | None = None) -> Iterator[Record]:
        """The current record of each of these reports (all when left out), by day of publication and id."""
        query = select(RECORDS.c.body).join(REPORTS).where(RECORDS.c.current)
        if reports is not None:
            query = query.where(REPORTS.c.id.in_(list(reports)))
        query = query.order_by(REPORTS.c.published.nulls_first(), REPORTS.c.id)
        with self._engine.connect() as connection:
            for body in connection.execute(query).scalars():
                yield decode(body)

    def count(self) -> int:
        """How many reports there are."""
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(REPORTS)).scalar() or 0

    def search(self, words: str) -> list[str]:
        """Ids of the reports whose title or text has all these words, the best first."""
        with self._engine.connect() as connection:
            return fulltext.search(connection, words)

    def judgements(self) -> list[Judgement]:
        """Those that hold, in the order in which they were made."""
        with self._engine.connect() as connection:
            return judging.held(connection)

    def judge(self, kind: str, left: str, right: str, *, who: str | None, why: str | None) -> None:
        """Keep a judgement, and what it changes."""
        with writing(self._engine) as connection:
            before = judging.settled(connection)
            judging.keep(connection, Judgement(id=0, kind=kind, left=left, right=right, who=who, why=why))
            self._deriving.judgement(connection, before)

    def undo(self) -> Judgement | None:
        """Take back the last judgement that holds, and give it; it is kept as undone."""
        with writing(self._engine) as connection:
            before = judging.settled(connection)
            last = judging.undo(connection)
            self._deriving.judgement(connection, before)
        return last

    def _dossiers(self, query: Select[Any]) -> dict[str, list[Finding]]:
        held: dict[str, list[Finding]] = {}
        with self._engine.connect() as connection:
            for dossier, body in connection.execute(query):
                held.setdefault(dossier, []).append(msgspec.json.decode(body, type=Finding))
        return held


def _held() -> Select[Any]:
    return select(MEMBERS.c.dossier, AGREEMENTS.c.body).join(AGREEMENTS, AGREEMENTS.c.id == MEMBERS.c.finding)


def _read(connection: Connection, report: str, run: str) -> bool:
    query = select(RECORDS.c.report).where(RECORDS.c.report == report, RECORDS.c.run == run)
    return connection.execute(query).first() is not None


def _report(connection: Connection, record: Record) -> None:
    report = record.report
    if connection.execute(select(REPORTS.c.id).where(REPORTS.c.id == report.id)).first():
        return
    names = ("id", "title", "url", "publisher", "published", "language", "text")
    values = {name: getattr(report, name) for name in names}
    connection.execute(insert(REPORTS).values(**values, counts=True))
    fulltext.keep(connection, report)


def _record(connection: Connection, record: Record, run: str) -> None:
    report = record.report.id
    connection.execute(update(RECORDS).where(RECORDS.c.report == report).values(current=False))
    connection.execute(insert(RECORDS).values(report=report, run=run, body=encode(record), current=True))
