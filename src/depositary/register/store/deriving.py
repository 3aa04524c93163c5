"""Which findings are one agreement, kept up to date: what a report or a judgement touches is worked out anew, no more.

Findings that compare alike share a *unit*; `links` join units that are alike enough. Units that no link and no
judgement connects cannot become one agreement, so only the connected part that something touched is settled again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Select, bindparam, delete, func, insert, select, update

from depositary.record import Record, decode
from depositary.record.date import bounds, valid
from depositary.register.identity.clustering import Scores, units
from depositary.register.identity.finding import draw
from depositary.register.identity.judged import Pair
from depositary.register.judgement import Judgement, hear
from depositary.register.store import drawing, judging, shelving, versions
from depositary.register.store.linking import Linking
from depositary.register.store.membership import place
from depositary.register.store.opening import writing
from depositary.register.store.portions import portions
from depositary.register.store.schema import (
    ACCOUNTS,
    AGREEMENTS,
    BLOCKS,
    CROWDS,
    DOSSIERS,
    FINDINGS,
    LINKS,
    MEMBERS,
    RECORDS,
    REPORTS,
    ROWS,
    UNITS,
)
from depositary.register.store.settling import Settling
from depositary.register.store.telling import remake, squeeze
from depositary.register.view.entry import Drawn, Entry
from depositary.register.view.gist import gist, pack
from depositary.register.view.kept import traits

MANY = 1_000_000  # scores kept in memory
LARGE = 24  # members of a dossier; the entries of larger ones are written when all is added
MANY_ENTRIES = 40  # that are written at once then, so that others who write need not wait long
Judged = tuple[list[Pair], list[Pair]]


class Deriving:
    """The findings and dossiers of a register, drawn from its records and judgements."""

    def __init__(self) -> None:
        self._scores = Scores()
        self._linking = Linking(self._scores)
        self._wrote = False

    def renew(self, connection: Connection) -> None:
        """Draw anew what an older way drew; every change begins so."""
        self._wrote = True
        held = drawing.held(connection)
        if drawing.IDENTITY not in held:
            self.everything(connection)
        elif drawing.CELLS not in held:
            self._cells(connection)

    def everything(self, connection: Connection) -> None:
        """Draw all from the records anew."""
        for table in (MEMBERS, DOSSIERS, LINKS, BLOCKS, CROWDS, UNITS, AGREEMENTS, FINDINGS, ROWS, ACCOUNTS):
            connection.execute(delete(table))
        self._scores.forget()
        judging.moor_all(connection)
        drawing.note(connection)  # from here on what is read again is of today's way
        keys: set[str] = set()
        for record, judged in _every(connection):
            keys |= self._draw(connection, record, judged)
        self._settle(connection, keys, judging.settled(connection))

    def _cells(self, connection: Connection) -> None:
        """Keep anew what is kept ready of the findings; which of them are one agreement stays as it is."""
        for table in (FINDINGS, ROWS):
            connection.execute(delete(table))
        for record, judged in _every(connection):
            _keep(connection, record, judged)
        drawing.note(connection)
        _dossiers(connection, list(connection.execute(select(DOSSIERS.c.id)).scalars()))

    def reports(self, connection: Connection, reports: Iterable[str], fresh: Record | None = None) -> None:
        """Draw the findings of these reports anew, from the records of today; none of those that do not count.

        `fresh` is the record of one of them that was just kept, which need not be fetched.
        """
        before = judging.settled(connection)
        retold = judging.moor(connection, reports)
        drawn = {*reports, *retold}
        judged = judging.settled(connection) if retold else before
        was = {key for some in portions(drawn) for key in connection.execute(_units_of(some)).scalars()}
        touched: set[str] = set()
        stale = {ref for some in portions(drawn) for ref in connection.execute(_dossiers_of(some)).scalars()}
        if was:
            for some in portions(drawn):
                connection.execute(delete(AGREEMENTS).where(AGREEMENTS.c.report.in_(some)))
            touched |= self._sweep(connection, was)
        shelving.drop(connection, drawn)
        made = judging.on(connection, drawn)
        if fresh and versions.counts(connection, fresh.report.id):
            drawn.discard(fresh.report.id)
            touched |= self._draw(connection, fresh, made.get(fresh.report.id, {}))
        for record in _records(connection, drawn):
            touched |= self._draw(connection, record, made.get(record.report.id, {}))
        self._settle(connection, touched | self._changed(connection, before, judged), judged, stale)

    def judgement(self, connection: Connection, before: Judged, reports: Iterable[str] = ()) -> None:
        """Settle what the change in judgements since `before` touches, and tell anew what these reports say."""
        after = judging.settled(connection)
        self._settle(connection, self._changed(connection, before, after), after)
        self._retell(connection, set(reports))

    def _changed(self, connection: Connection, before: Judged, after: Judged) -> set[str]:
        """The units that a change in judgements touches."""
        was = {*(("same", *p) for p in before[0]), *(("different", *p) for p in before[1])}
        now = {*(("same", *p) for p in after[0]), *(("different", *p) for p in after[1])}
        refs = {ref for _, *both in was ^ now for ref in both}
        return {key for some in portions(refs) for key in connection.execute(_units_with(some)).scalars()}

    def _retell(self, connection: Connection, reports: set[str]) -> None:
        """Keep anew what is kept ready of these reports and of their dossiers, after a judgement on a finding."""
        made = judging.on(connection, reports)
        shelving.drop(connection, reports)
        for record in _records(connection, reports):
            _keep(connection, record, made.get(record.report.id, {}))
        dossiers = {ref for some in portions(reports) for ref in connection.execute(_dossiers_of(some)).scalars()}
        _dossiers(connection, dossiers)

    def _draw(self, connection: Connection, record: Record, judged: Mapping[str, Sequence[Judgement]]) -> set[str]:
        """Keep the findings of a record with their links; gives their units. What is compared is what was read; what
        is listed is what the judgements leave of it."""
        found = list(draw(record))
        unit = units(found)
        heard = hear(record, judged)
        rows = [
            {
                "id": f.id, "report": f.report, "ref": f.ref, "unit": unit[f.id], "body": msgspec.json.encode(f),
                "gist": pack(gist(f, heard)),
            }
            for f in found
        ]  # fmt: skip
        if rows:
            connection.execute(insert(AGREEMENTS), rows)
        shelving.keep(connection, heard)
        known = {key for some in portions(unit.values()) for key in connection.execute(_known(some)).scalars()}
        touched = set(unit.values())
        for f in found:
            if unit[f.id] not in known:
                known.add(unit[f.id])
                touched |= self._linking.add(connection, unit[f.id], f)
        return touched

    def _sweep(self, connection: Connection, keys: set[str]) -> set[str]:
        """Forget the units that have no member left; gives those whose links change."""
        left = {key for some in portions(keys) for key in connection.execute(_present(some)).scalars()}
        touched = left | self._linking.remove(connection, keys - left)
        self._scores.forget(most=MANY)
        return touched

    def _settle(self, connection: Connection, keys: set[str], judged: Judged, stale: Iterable[str] = ()) -> None:
        """Work out which findings of the units around these are one agreement, and keep what changed."""
        groups, guests = Settling(connection, judged, self._scores).settle(keys)
        self._scores.forget(most=MANY)
        changed = place(connection, groups, guests, stale)
        _dossiers(connection, changed - _large(connection, changed))

    def finish(self, engine: Engine) -> None:
        """Write the entries of large dossiers that have changed, where this has changed the register: those, too, that
        another left when it was killed."""
        if self._wrote:
            self._wrote = False
            late = select(DOSSIERS.c.id).where(DOSSIERS.c.stale)
            with engine.connect() as connection:
                stale = connection.execute(late).scalars().all()
            for some in portions(stale, many=MANY_ENTRIES):
                with writing(engine) as connection:
                    held = set(connection.execute(late.where(DOSSIERS.c.id.in_(some))).scalars())
                    _dossiers(connection, held)

    def entries(self, connection: Connection, dossiers: Iterable[str]) -> dict[str, Entry]:
        """The entries of these dossiers, made anew."""
        return {made.entry.id: made.entry for made in remake(connection, dossiers)}


def _every(connection: Connection) -> Iterator[tuple[Record, Mapping[str, Sequence[Judgement]]]]:
    """The current record of each report that counts, as it was read, with the judgements on its findings."""
    for some in portions(connection.execute(select(REPORTS.c.id).where(REPORTS.c.counts)).scalars()):
        query = select(RECORDS.c.body).where(RECORDS.c.current, RECORDS.c.report.in_(some))
        judged = judging.on(connection, some)
        for body in list(connection.execute(query.order_by(RECORDS.c.report)).scalars()):
            record = decode(body)
            yield record, judged.get(record.report.id, {})


def _keep(connection: Connection, record: Record, judged: Mapping[str, Sequence[Judgement]]) -> None:
    """Keep ready what dossiers and lists need of a report whose findings are known."""
    heard = hear(record, judged)
    rows = [{"own": f.id, "told": pack(gist(f, heard))} for f in draw(record)]
    if rows:
        here = update(AGREEMENTS).where(AGREEMENTS.c.id == bindparam("own")).values(gist=bindparam("told"))
        connection.execute(here, rows)
    shelving.keep(connection, heard)


def _large(connection: Connection, dossiers: Iterable[str]) -> set[str]:
    """Those of these dossiers that are large, marked to be written later."""
    found: set[str] = set()
    for some in portions(dossiers):
        query = select(MEMBERS.c.dossier).where(MEMBERS.c.dossier.in_(some)).group_by(MEMBERS.c.dossier)
        large = connection.execute(query.having(func.count() > LARGE)).scalars().all()
        late = update(DOSSIERS).where(DOSSIERS.c.id.in_(large)).values(stale=True)
        found |= set(connection.execute(late.returning(DOSSIERS.c.id)).scalars())
    return found


def _dossiers(connection: Connection, touched: Iterable[str]) -> None:
    """Write the entries of these dossiers anew; one that has no member left goes."""
    for some in portions(touched):
        made = list(remake(connection, some))
        connection.execute(delete(DOSSIERS).where(DOSSIERS.c.id.in_(some)))
        connection.execute(delete(ACCOUNTS).where(ACCOUNTS.c.dossier.in_(some)))
        if made:
            connection.execute(insert(DOSSIERS), list(map(cells, made)))
            connection.execute(insert(ACCOUNTS), list(map(_account, made)))


def cells(made: Drawn) -> dict[str, Any]:
    """What is kept of a dossier, by column."""
    entry, whole = made
    names = ("id", "name", "kind", "status", "series", "reports", "rejected")
    days = [bounds(day) for day in (*whole.signed, *(stage.date for stage in whole.life)) if day and valid(day)]
    return {
        **{name: getattr(entry, name) for name in names},
        "body": msgspec.json.encode(entry),
        "stale": False,
        "traits": traits(f"p:{word.casefold()}" for party in entry.parties for word in (party.id, party.name)),
        "names": "".join(f"{' '.join(name.split())}\n" for name in (whole.name, *whole.names)).casefold(),
        "low": min(first for first, _ in days).isoformat() if days else None,
        "high": max(after for _, after in days).isoformat() if days else None,
    }


def _account(made: Drawn) -> dict[str, Any]:
    told = made.dossier
    stories = msgspec.json.encode(told.syndicated)
    return {"dossier": told.id, "stories": stories, "conflicts": squeeze(told.conflicts)}


def _records(connection: Connection, reports: Iterable[str]) -> Iterator[Record]:
    """The current records of those reports that count, in the order of their ids."""
    for some in portions(reports):
        query = select(RECORDS.c.body).join(REPORTS).where(RECORDS.c.current, REPORTS.c.counts, REPORTS.c.id.in_(some))
        for body in list(connection.execute(query.order_by(REPORTS.c.id)).scalars()):
            yield decode(body)


def _units_of(reports: Sequence[str]) -> Select[Any]:
    return select(AGREEMENTS.c.unit).where(AGREEMENTS.c.report.in_(reports))


def _dossiers_of(reports: Sequence[str]) -> Select[Any]:
    query = select(MEMBERS.c.dossier).join(AGREEMENTS, AGREEMENTS.c.id == MEMBERS.c.finding)
    return query.where(AGREEMENTS.c.report.in_(reports))


def _units_with(refs: Sequence[str]) -> Select[Any]:
    return select(AGREEMENTS.c.unit).where(AGREEMENTS.c.id.in_(refs))


def _known(keys: Sequence[str]) -> Select[Any]:
    return select(UNITS.c.key).where(UNITS.c.key.in_(keys))


def _present(keys: Sequence[str]) -> Select[Any]:
    return select(AGREEMENTS.c.unit).where(AGREEMENTS.c.unit.in_(keys))
