"""Reading and writing the tables; what an agreement is, `deriving` knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Select, func, insert, select, update

from depositary.record import Record, Report, Run, decode, encode
from depositary.register.identity.finding import Finding
from depositary.register.judgement import Anchor, Judgement, hear
from depositary.register.judgement.judgement import PAIRS
from depositary.register.origin import Origin
from depositary.register.store import drawing, fulltext, judging, listing, ruling, runs, telling, versions
from depositary.register.store.deriving import Deriving
from depositary.register.store.merging import Merging
from depositary.register.store.opening import writing
from depositary.register.store.portions import portions
from depositary.register.store.schema import AGREEMENTS, DOSSIERS, MEMBERS, RECORDS, REPORTS, RUNS
from depositary.register.store.versions import Version
from depositary.register.view.choosing import Filter
from depositary.register.view.dossier import Conflict, Dossier
from depositary.register.view.entry import Entry
from depositary.register.view.rows import Row, Sort
from depositary.register.view.rulings import State

TOGETHER = 200  # reports whose findings are told together


class Store:
    """The tables of one register. Whatever writes raises RegisterError where nothing can be written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._deriving = Deriving()
        try:
            with engine.connect() as connection:
                drawn = bool(drawing.held(connection))
            if not drawn:  # else what an older way drew is good enough to be read
                with writing(engine) as connection:
                    self._deriving.everything(connection)
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Let go of the file; what waited until all is added is written first."""
        try:
            self._deriving.finish(self._engine)
        finally:
            self._engine.dispose()

    def renew(self) -> None:
        """Draw anew what an older program drew otherwise, as every change does first; else nothing."""
        with self._engine.connect() as connection:
            late = drawing.late(connection)
        if late:
            with self._writing():
                pass

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A change, wholly or not at all, of what is drawn by today's ways."""
        with writing(self._engine) as connection:
            self._deriving.renew(connection)
            yield connection

    def has(self, report: str, run: str) -> bool:
        """Whether this report was read by this run."""
        with self._engine.connect() as connection:
            return _read(connection, report, run)

    def keep(self, record: Record, run: Run, origin: Origin) -> bool:
        """Keep the record and what is drawn from it, wholly or not at all; False where it was there."""
        with self._writing() as connection:
            fresh = not _read(connection, record.report.id, run.id)
            if fresh:
                _report(connection, record.report)
            changed = versions.keep(connection, record.report, origin)
            if fresh:
                _record(connection, record, run)
                changed.add(record.report.id)
            if changed:
                self._deriving.reports(connection, changed, record if fresh else None)
        return fresh

    def found(self, report: Report, origin: Origin) -> None:
        """Note that a report which is there was found here too, and what it changes."""
        if origin.place is None or self._known(report.id, origin.place):
            return
        with self._writing() as connection:
            if changed := versions.keep(connection, report, origin):
                self._deriving.reports(connection, changed)

    def _known(self, report: str, place: str) -> bool:
        with self._engine.connect() as connection:
            return any(v.report == report and v.place == place for v in versions.of(connection, report))

    def replace(self, report: str, run: Run, record: Record | None) -> None:
        """Make the record by this run the one that the findings of the report are drawn from; None where it is kept
        already."""
        with self._writing() as connection:
            if record and not _read(connection, report, run.id):
                _record(connection, record, run)
            else:
                _choose(connection, report, run.id)
            self._deriving.reports(connection, [report])

    def older(self, run: str) -> list[str]:
        """The reports whose findings are drawn from a record by another run, in the order of their ids."""
        query = select(RECORDS.c.report).where(RECORDS.c.current, RECORDS.c.run != run).order_by(RECORDS.c.report)
        with self._engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def runs(self, *, current: bool = False) -> list[Run]:
        """Every run that read a report, in the order of their first; or only those that findings are drawn from."""
        with self._engine.connect() as connection:
            return runs.current(connection) if current else runs.every(connection)

    def versions(self, report: str | None = None) -> list[Version]:
        """The versions at the places of this report (of all when left out), by place and number."""
        with self._engine.connect() as connection:
            return versions.every(connection) if report is None else versions.of(connection, report)

    def numbered(self, digest: str) -> list[str]:
        """Up to two ids of reports whose digest begins so, those that do not count too."""
        low = f"sha256:{digest}"
        query = select(REPORTS.c.id).where(REPORTS.c.id >= low, REPORTS.c.id < f"{low}\U0010ffff")
        with self._engine.connect() as connection:
            return list(connection.execute(query.order_by(REPORTS.c.id).limit(2)).scalars())

    def counts(self, report: str) -> bool:
        """Whether the report counts: no later version took its place."""
        with self._engine.connect() as connection:
            return bool(connection.execute(select(REPORTS.c.counts).where(REPORTS.c.id == report)).scalar())

    def report(self, report: str) -> Report:
        """What is known of this report, with its text."""
        return next(self._reports(REPORTS.c.id == report, text=True))

    def catalogue(self) -> Iterator[Report]:
        """What is known of each report that counts, without its text, by day of publication and id."""
        return self._reports(REPORTS.c.counts, text=False)

    def _reports(self, where: ColumnElement[bool], *, text: bool) -> Iterator[Report]:
        names = ("id", "title", "url", "publisher", "published", "language", *(("text",) if text else ()))
        query = select(*(REPORTS.c[name] for name in names)).where(where)
        query = query.order_by(REPORTS.c.published.nulls_first(), REPORTS.c.id)
        with self._engine.connect().execution_options(stream_results=True) as connection:
            for row in connection.execute(query).mappings():
                yield Report(**{"text": "", **row})

    def record(self, report: str) -> Record:
        """The current record of this report, whether it counts or not."""
        query = select(RECORDS.c.body).where(RECORDS.c.report == report, RECORDS.c.current)
        with self._engine.connect() as connection:
            return decode(connection.execute(query).scalar_one())

    def read_by(self, report: str) -> list[tuple[str, bool]]:
        """The runs that read this report, each with whether its record is the current one."""
        query = select(RECORDS.c.run, RECORDS.c.current).join(RUNS, RUNS.c.id == RECORDS.c.run)
        query = query.where(RECORDS.c.report == report).order_by(RUNS.c.number)
        with self._engine.connect() as connection:
            return [(run, current) for run, current in connection.execute(query)]

    def entries(self, *, limit: int | None = None, only: Iterable[str] | None = None) -> list[Entry]:
        """Every agreement (or the first so many, or these) as a list shows it, in the order of their ids."""
        query = select(DOSSIERS.c.id, DOSSIERS.c.body, DOSSIERS.c.stale).order_by(DOSSIERS.c.id).limit(limit)
        parts = [query] if only is None else [query.where(DOSSIERS.c.id.in_(some)) for some in portions(only)]
        with self._engine.connect() as connection:
            rows = [row for part in parts for row in connection.execute(part).all()]
            anew = self._deriving.entries(connection, [ref for ref, _, stale in rows if stale])
            return [anew[ref] if stale else msgspec.json.decode(body, type=Entry) for ref, body, stale in rows]

    @property
    def ready(self) -> bool:
        """Whether what lists go by is there: not where an older program wrote last."""
        with self._engine.connect() as connection:
            return drawing.ready(connection)

    def listed(self, where: Filter, *, sort: str | None, limit: int | None) -> list[Entry]:
        """The agreements that pass the filter, of those that are not rejected; where lists are `ready`."""
        with self._engine.connect() as connection:
            return listing.entries(connection, where, sort=sort, limit=limit)

    def rows(self, sort_of: Sort, where: Filter, *, sort: str | None, limit: int | None) -> list[Row]:
        """The findings of this sort that pass the filter; where lists are `ready`."""
        with self._engine.connect() as connection:
            return listing.findings(connection, sort_of, where, sort=sort, limit=limit)

    def conflicts(self) -> Iterator[tuple[str, str, Conflict]]:
        """The id and name of a dossier with each two accounts that contradict each other there; where lists are
        `ready`."""
        with self._engine.connect() as connection:
            for ref, name, data, stale in telling.conflicts(connection):
                if not stale:
                    yield from ((ref, name, one) for one in telling.loosen(data or b""))
                    continue
                for made in telling.remake(connection, [ref]):
                    found = () if made.entry.rejected else made.dossier.conflicts
                    yield from ((ref, made.entry.name, one) for one in found)

    def built(self, dossiers: Iterable[str] | None = None) -> Iterator[Dossier]:
        """These dossiers (all when left out), rejected ones too, in the order of their ids."""
        with self._engine.connect() as connection:
            if dossiers is None:
                dossiers = connection.execute(select(MEMBERS.c.dossier).distinct()).scalars().all()
            yield from telling.build_all(connection, dossiers)

    def every(self, reports: Iterable[str] | None = None, *, rejected: bool = False) -> Iterator[Row]:
        """Every finding of these reports (of all when left out) that count, report by report, by day of publication and
        id; also those that people `rejected` if asked for."""
        with self._engine.connect() as connection:
            judged = judging.places(connection)
            query = select(REPORTS.c.published, REPORTS.c.id).where(REPORTS.c.counts)
            parts = [query] if reports is None else [query.where(REPORTS.c.id.in_(some)) for some in portions(reports)]
            found = sorted((day or "", ref) for part in parts for day, ref in connection.execute(part))
            for at in range(0, len(found), TOGETHER):
                some = [ref for _, ref in found[at : at + TOGETHER]]
                records = {r.report.id: r for r in self.heard(judged.intersection(some) if self.ready else some)}
                yield from listing.every(connection, some, records, rejected=rejected)

    def findings(self) -> dict[str, list[Finding]]:
        """Every agreement finding, by its dossier, both in the order of their ids."""
        return self._dossiers(_held().order_by(MEMBERS.c.dossier, AGREEMENTS.c.id))

    def members(self, dossier: str) -> list[Finding]:
        """The findings that belong to this dossier, in the order of their ids."""
        query = _held().where(MEMBERS.c.dossier == dossier).order_by(AGREEMENTS.c.id)
        return self._dossiers(query).get(dossier, [])

    def names(self, dossiers: Iterable[str]) -> dict[str, str]:
        """The names of these dossiers."""
        with self._engine.connect() as connection:
            query = select(DOSSIERS.c.id, DOSSIERS.c.name)
            found = [
                row for some in portions(dossiers) for row in connection.execute(query.where(DOSSIERS.c.id.in_(some)))
            ]
        return {row.id: row.name for row in found}

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
                for ref, report, local, dossier, name in connection.execute(chosen).all():
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
        """The current record of each of these reports (all when left out) that count, by day of publication and id."""
        query = select(RECORDS.c.body).join(REPORTS).where(RECORDS.c.current, REPORTS.c.counts)
        if reports is not None:
            query = query.where(REPORTS.c.id.in_(list(reports)))
        query = query.order_by(REPORTS.c.published.nulls_first(), REPORTS.c.id)
        with self._engine.connect().execution_options(stream_results=True) as connection:
            for body in connection.execute(query).scalars():
                yield decode(body)

    def heard(self, reports: Iterable[str] | None = None) -> Iterator[Record]:
        """The same records as the judgements leave them."""
        with self._engine.connect() as connection:
            wanted = judging.places(connection) if reports is None else set(reports)
            judged = judging.on(connection, wanted)
        for record in self.records(reports):
            yield hear(record, judged.get(record.report.id, {}))

    def count(self) -> int:
        """How many reports there are."""
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(REPORTS)).scalar() or 0

    def search(self, words: str, *, limit: int | None = None) -> list[str]:
        """Ids of the reports whose title or text has all these words, the best first, at most so many."""
        with self._engine.connect() as connection:
            return fulltext.search(connection, words, limit=limit)

    def dossiers(self, reports: Iterable[str]) -> dict[str, list[str]]:
        """The dossiers that each of these reports speaks of, in the order of their ids; none that was rejected."""
        found: dict[str, set[str]] = {}
        query = select(AGREEMENTS.c.report, DOSSIERS.c.id, DOSSIERS.c.body)
        query = query.join(MEMBERS, MEMBERS.c.finding == AGREEMENTS.c.id)
        query = query.join(DOSSIERS, DOSSIERS.c.id == MEMBERS.c.dossier)
        with self._engine.connect() as connection:
            for some in portions(reports):
                for report, ref, body in connection.execute(query.where(AGREEMENTS.c.report.in_(some))).all():
                    if not msgspec.json.decode(body, type=Entry).rejected:
                        found.setdefault(report, set()).add(ref)
        return {report: sorted(refs) for report, refs in found.items()}

    def judgements(self) -> list[Judgement]:
        """Those that hold, in the order in which they were made."""
        with self._engine.connect() as connection:
            return judging.held(connection)

    def adrift(self) -> set[int]:
        """The ids of judgements on findings that no report says any more."""
        with self._engine.connect() as connection:
            return judging.adrift(connection)

    def judged(self, reports: Iterable[str]) -> dict[str, dict[str, list[Judgement]]]:
        """The judgements on single findings that hold, by report and place there."""
        with self._engine.connect() as connection:
            return judging.on(connection, reports)

    def holding(self, findings: Sequence[str]) -> set[str]:
        """The reports that these agreement findings are of."""
        query = select(AGREEMENTS.c.report).where(AGREEMENTS.c.id.in_(findings))
        with self._engine.connect() as connection:
            return set(connection.execute(query).scalars())

    def merging(self, others: Sequence[Store]) -> Merging:
        """What brings these registers into this one."""
        return Merging(self._engine, [other._engine for other in others])

    def rulings(self) -> list[tuple[Judgement, tuple[str, ...], State]]:
        """Every judgement with the dossiers that it is about and what became of it, in the order of making."""
        with self._engine.connect() as connection:
            return list(ruling.every(connection))

    def judge(self, judgement: Judgement, anchors: Sequence[tuple[Anchor, str]]) -> Judgement:
        """Keep a judgement on the findings of these anchors, which are at these places now, and what it changes."""
        with self._writing() as connection:
            before = judging.settled(connection)
            number = judging.keep(connection, judgement, anchors)
            reports = () if judgement.kind in PAIRS else [one.report for one, _ in anchors]
            self._deriving.judgement(connection, before, reports)
        return msgspec.structs.replace(judgement, id=number)

    def undo(self) -> Judgement | None:
        """Take back the last judgement that holds, and give it; it is kept as undone."""
        with self._writing() as connection:
            before = judging.settled(connection)
            last = judging.undo(connection)
            if last:
                self._deriving.judgement(connection, before, judging.touched(connection, last.id))
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


def _report(connection: Connection, report: Report) -> None:
    if connection.execute(select(REPORTS.c.id).where(REPORTS.c.id == report.id)).first():
        return
    names = ("id", "title", "url", "publisher", "published", "language", "text")
    values = {name: getattr(report, name) for name in names}
    connection.execute(insert(REPORTS).values(**values, counts=True))
    fulltext.keep(connection, report)


def _record(connection: Connection, record: Record, run: Run) -> None:
    runs.keep(connection, run)
    report = record.report.id
    connection.execute(update(RECORDS).where(RECORDS.c.report == report).values(current=False))
    connection.execute(insert(RECORDS).values(report=report, run=run.id, body=encode(record), current=True))


def _choose(connection: Connection, report: str, run: str) -> None:
    """Make the record by this run the current one."""
    connection.execute(update(RECORDS).where(RECORDS.c.report == report).values(current=RECORDS.c.run == run))
