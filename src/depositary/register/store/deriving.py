"""Which findings are one agreement, kept up to date: what a report or a judgement touches is worked out anew, no more.

Findings that compare alike share a *unit*; `links` join units that are alike enough. Units that no link and no
judgement connects cannot become one agreement, so only the connected part that something touched is settled again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, insert, or_, select, update

from depositary.record import Record, decode, encode
from depositary.register.identity.blocking import borne, sought
from depositary.register.identity.clustering import ENOUGH, Link, Scores, Unit, partition, units
from depositary.register.identity.finding import Finding, draw
from depositary.register.identity.judged import Pair
from depositary.register.judgement import Judgement, hear, remember
from depositary.register.store import judging, versions
from depositary.register.store.portions import portions
from depositary.register.store.schema import AGREEMENTS, BLOCKS, DOSSIERS, DRAWN, LINKS, MEMBERS, RECORDS, REPORTS
from depositary.register.view.entry import entry, gist, with_text
from depositary.version import VERSION

ROOM = 1_000_000  # scores kept in memory
Judged = tuple[list[Pair], list[Pair]]


@cache
def program() -> str:
    """What names the way of drawing: it changes with the version and with the files that compare."""
    rooms = [files(f"depositary.register.{room}") for room in ("identity", "judgement", "view")]
    held = sorted(
        (f.name, f.read_bytes()) for room in rooms for f in room.iterdir() if f.name.endswith((".py", ".yaml"))
    )
    digest = hashlib.sha256(b"\0".join(part for name, data in held for part in (name.encode(), data)))
    return f"{VERSION}-{digest.hexdigest()[:16]}"


class Deriving:
    """The findings and dossiers of a register, drawn from its records and judgements."""

    def __init__(self) -> None:
        self._scores = Scores()

    def fresh(self, connection: Connection) -> bool:
        """Whether they were drawn by this program."""
        return connection.execute(select(DRAWN.c.program)).scalar() == program()

    def everything(self, connection: Connection) -> None:
        """Draw all from the records anew."""
        for table in (MEMBERS, DOSSIERS, LINKS, BLOCKS, AGREEMENTS, DRAWN):
            connection.execute(delete(table))
        self._scores.clear()
        judging.moor_all(connection)
        keys: set[str] = set()
        for some in portions(connection.execute(select(REPORTS.c.id).where(REPORTS.c.counts)).scalars()):
            query = select(RECORDS.c.body).where(RECORDS.c.current, RECORDS.c.report.in_(some))
            judged = judging.on(connection, some)
            for body in list(connection.execute(query.order_by(RECORDS.c.report)).scalars()):
                record = decode(body)
                keys |= self._draw(connection, record, judged.get(record.report.id, {}))
        self._settle(connection, keys, judging.settled(connection))
        connection.execute(insert(DRAWN).values(program=program()))

    def reports(self, connection: Connection, reports: Iterable[str], fresh: Record | None = None) -> None:
        """Draw the findings of these reports anew, from the records of today; none of those that do not count.

        `fresh` is the record of one of them that was just kept, which need not be fetched.
        """
        before = judging.settled(connection)
        retold = judging.moor(connection, reports)
        drawn = {*reports, *retold}
        judged = judging.settled(connection) if retold else before
        was = {key for some in portions(drawn) for key in connection.execute(_units_of(some)).scalars()}
        touched = self._connected(connection, was, before) if was else set()
        stale = {ref for some in portions(drawn) for ref in connection.execute(_dossiers_of(some)).scalars()}
        if was:
            for some in portions(drawn):
                connection.execute(delete(AGREEMENTS).where(AGREEMENTS.c.report.in_(some)))
            self._sweep(connection, was)
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
        keys = {key for some in portions(refs) for key in connection.execute(_units_with(some)).scalars()}
        return self._connected(connection, keys, before) if keys else keys

    def _retell(self, connection: Connection, reports: set[str]) -> None:
        """Write the gists of these reports and the entries of their dossiers anew, after a judgement on a finding."""
        made = judging.on(connection, reports)
        for record in _records(connection, reports):
            heard = hear(record, made.get(record.report.id, {}))
            for f in draw(record):
                told = encode(gist(f, heard))
                connection.execute(update(AGREEMENTS).where(AGREEMENTS.c.id == f.id).values(gist=told))
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
                "gist": encode(gist(f, heard)),
            }
            for f in found
        ]  # fmt: skip
        if rows:
            connection.execute(insert(AGREEMENTS), rows)
        for f in found:
            if not connection.execute(select(BLOCKS.c.unit).where(BLOCKS.c.unit == unit[f.id]).limit(1)).first():
                self._link(connection, unit[f.id], f)
        return set(unit.values())

    def _link(self, connection: Connection, key: str, found: Finding) -> None:
        """Compare a new unit with those that share a pair of parties or a word of a name, and keep those alike."""
        near = {
            other
            for some in portions(sought(found))
            for other in connection.execute(select(BLOCKS.c.unit).where(BLOCKS.c.key.in_(some))).scalars()
        }
        links = []
        for other, like in self._likes(connection, sorted(near - {key})):
            left, right = sorted((key, other))
            score = self._score(left, right, *((found, like) if left == key else (like, found)))
            if score >= ENOUGH:
                links.append({"left": left, "right": right, "score": score})
        if links:
            connection.execute(insert(LINKS), links)
        if keys := borne(found):
            connection.execute(insert(BLOCKS), [{"key": name, "unit": key} for name in keys])

    def _score(self, left: str, right: str, a: Finding, b: Finding) -> float:
        if len(self._scores) > ROOM:
            self._scores.clear()
        return self._scores.of(left, right, a, b)

    def _likes(self, connection: Connection, keys: Sequence[str]) -> Iterator[tuple[str, Finding]]:
        """One finding of each unit."""
        for some in portions(keys):
            seen: set[str] = set()
            query = select(AGREEMENTS.c.unit, AGREEMENTS.c.body).where(AGREEMENTS.c.unit.in_(some))
            for key, body in connection.execute(query.order_by(AGREEMENTS.c.unit)):
                if key not in seen:
                    seen.add(key)
                    yield key, msgspec.json.decode(body, type=Finding)

    def _sweep(self, connection: Connection, keys: set[str]) -> None:
        """Forget the units that have no member left."""
        left = {key for some in portions(keys) for key in connection.execute(_present(some)).scalars()}
        for some in portions(keys - left):
            connection.execute(delete(BLOCKS).where(BLOCKS.c.unit.in_(some)))
            connection.execute(delete(LINKS).where(or_(LINKS.c.left.in_(some), LINKS.c.right.in_(some))))

    def _connected(self, connection: Connection, keys: set[str], judged: Judged) -> set[str]:
        """The units that these are connected with by links and by findings judged the same."""
        tied = _ties(connection, judged[0])
        found, edge = set(keys), set(keys)
        while edge:
            near = {other for key in edge for other in tied.get(key, ())}
            for some in portions(edge):
                query = select(LINKS.c.left, LINKS.c.right).where(or_(LINKS.c.left.in_(some), LINKS.c.right.in_(some)))
                near.update(ref for row in connection.execute(query) for ref in row)
            edge = near - found
            found |= edge
        return found

    def _settle(self, connection: Connection, keys: set[str], judged: Judged, stale: Iterable[str] = ()) -> None:
        """Work out which findings of all units connected with these are one agreement, and keep what changed."""
        keys = self._connected(connection, keys, judged)
        together = self._together(connection, keys)
        links = [
            Link(left=left, right=right, score=score)
            for some in portions(keys)
            for left, right, score in connection.execute(select(LINKS).where(LINKS.c.left.in_(some)))
        ]
        found = partition(together, links, same=judged[0], different=judged[1], scores=self._scores)
        _members(connection, found, set(stale))

    def _together(self, connection: Connection, keys: set[str]) -> dict[str, Unit]:
        members: dict[str, list[Pair]] = defaultdict(list)
        for some in portions(keys):
            query = select(AGREEMENTS.c.unit, AGREEMENTS.c.id, AGREEMENTS.c.report).where(AGREEMENTS.c.unit.in_(some))
            for key, ref, report in connection.execute(query):
                members[key].append((ref, report))
        likes = self._likes(connection, sorted(keys))
        return {key: Unit(like=like, members=tuple(sorted(members[key]))) for key, like in likes}


def _members(connection: Connection, found: Iterable[tuple[str, ...]], stale: set[str]) -> None:
    """Keep these groups where they are not what is kept already; `stale` dossiers lost a member or its words."""
    wanted = {ref: members[0] for members in found for ref in members}
    known: dict[str, str] = {}
    for some in portions(wanted):
        query = select(MEMBERS.c.finding, MEMBERS.c.dossier).where(MEMBERS.c.finding.in_(some))
        known.update((ref, dossier) for ref, dossier in connection.execute(query))
    moved = [ref for ref in sorted(wanted) if known.get(ref) != wanted[ref]]
    touched = {*stale, *(wanted[ref] for ref in moved), *(known[ref] for ref in moved if ref in known)}
    for some in portions(moved):
        connection.execute(delete(MEMBERS).where(MEMBERS.c.finding.in_(some)))
    for some in portions(moved):
        connection.execute(insert(MEMBERS), [{"finding": ref, "dossier": wanted[ref]} for ref in some])
    _dossiers(connection, touched)


def _dossiers(connection: Connection, touched: Iterable[str]) -> None:
    """Write the entries of these dossiers anew; one that has no member left goes."""
    columns = MEMBERS.c.dossier, AGREEMENTS.c.body, AGREEMENTS.c.gist, REPORTS.c.text
    made = judging.single(connection)
    for some in portions(sorted(touched)):
        held: dict[str, list[tuple[Finding, Record]]] = defaultdict(list)
        query = select(*columns).join(AGREEMENTS, AGREEMENTS.c.id == MEMBERS.c.finding)
        query = query.join(REPORTS, REPORTS.c.id == AGREEMENTS.c.report).where(MEMBERS.c.dossier.in_(some))
        for ref, body, told, text in list(connection.execute(query)):
            found, record = msgspec.json.decode(body, type=Finding), with_text(decode(told), text)
            judged = judging.on(connection, [found.report]).get(found.report, {}).get(found.id) if made else None
            held[ref].append((found, remember(record, found.ref, judged) if judged else record))
        connection.execute(delete(DOSSIERS).where(DOSSIERS.c.id.in_(some)))
        if rows := [_row(ref, members) for ref, members in sorted(held.items())]:
            connection.execute(insert(DOSSIERS), rows)


def _row(ref: str, members: Sequence[tuple[Finding, Record]]) -> dict[str, object]:
    made = entry(ref, members)
    names = ("id", "name", "kind", "status", "series", "reports")
    return {**{name: getattr(made, name) for name in names}, "body": msgspec.json.encode(made)}


def _ties(connection: Connection, same: Iterable[Pair]) -> dict[str, set[str]]:
    """Units that a judgement joins."""
    pairs = list(same)
    unit: dict[str, str] = {}
    for some in portions({ref for both in pairs for ref in both}):
        query = select(AGREEMENTS.c.id, AGREEMENTS.c.unit).where(AGREEMENTS.c.id.in_(some))
        unit.update((ref, key) for ref, key in connection.execute(query))
    tied: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        if left in unit and right in unit:
            tied[unit[left]].add(unit[right])
            tied[unit[right]].add(unit[left])
    return tied


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


def _present(keys: Sequence[str]) -> Select[Any]:
    return select(AGREEMENTS.c.unit).where(AGREEMENTS.c.unit.in_(keys))
