"""Dossiers from what is kept ready of their members; from the whole records where an older program kept it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from depositary.record import Record, decode
from depositary.register.identity.finding import Finding, identify
from depositary.register.identity.syndication import spread
from depositary.register.judgement import hear
from depositary.register.store import drawing, judging
from depositary.register.store.portions import portions
from depositary.register.store.schema import ACCOUNTS, AGREEMENTS, DOSSIERS, MEMBERS, RECORDS, REPORTS
from depositary.register.view import build
from depositary.register.view.dossier import Conflict, Dossier
from depositary.register.view.entry import Drawn, drawn
from depositary.register.view.gist import unpack

Member = tuple[Finding, Record]
Names = dict[str, tuple[str, str]]
FEW = 24  # dossiers that are read together


def told(connection: Connection, dossiers: Iterable[str]) -> Iterator[tuple[str, list[Member]]]:
    """The members of these dossiers, each with what its record, as the judgements leave it, says of it; those that
    there are, in the order of their ids."""
    judged, ready = judging.places(connection), drawing.ready(connection)
    for some in portions(dossiers, many=FEW):
        held: dict[str, list[Member]] = {}
        records = _Records(connection, judged)
        query = _query(ready=ready).where(MEMBERS.c.dossier.in_(some))
        for dossier, body, gist, text in connection.execute(query).all():
            found = msgspec.json.decode(body, type=Finding)
            whole = not ready or found.report in judged
            held.setdefault(dossier, []).append((found, records.of(found.report) if whole else unpack(gist, text)))
        yield from sorted(held.items())


def build_all(connection: Connection, dossiers: Iterable[str]) -> Iterator[Dossier]:
    """These dossiers as they are shown, in the order of their ids."""
    for some in portions(dossiers, many=FEW):
        stories = _stories(connection, some)
        held = {ref: _ordered(members) for ref, members in told(connection, some)}
        homes = names_of(connection, {ref for members in held.values() for ref in _tied(members)} | _firsts(held))
        for ref, members in held.items():
            places = {f"{f.report}/{r.to}": identify(f.report, r.to) for f, record in members for r in _ties(f, record)}
            dossier = {place: homes[finding][0] for place, finding in places.items() if finding in homes}
            names = dict(homes.values())
            own = members[0][0].id
            source = None
            if ref in stories:
                source = spread(stories[ref], {record.report.id: record.report for _, record in members}.values())
            yield build(members, {**dossier, own: homes[own][0]}, names, source=source)


def remake(connection: Connection, dossiers: Iterable[str]) -> Iterator[Drawn]:
    """These dossiers with their entries, made anew."""
    for ref, members in told(connection, dossiers):
        yield drawn(ref, members)


def names_of(connection: Connection, findings: Iterable[str]) -> Names:
    """For each of these agreement findings the dossier that it is in, and its name."""
    query = select(MEMBERS.c.finding, MEMBERS.c.dossier, DOSSIERS.c.name, DOSSIERS.c.stale)
    query = query.join(DOSSIERS, DOSSIERS.c.id == MEMBERS.c.dossier)
    found: Names = {}
    stale: dict[str, list[str]] = {}
    for some in portions(findings):
        for ref, dossier, name, late in connection.execute(query.where(MEMBERS.c.finding.in_(some))).all():
            found[ref] = dossier, name
            if late:
                stale.setdefault(dossier, []).append(ref)
    for made in remake(connection, stale):
        found.update((ref, (made.entry.id, made.entry.name)) for ref in stale[made.entry.id])
    return found


def conflicts(connection: Connection) -> Iterator[tuple[str, str, bytes | None, bool]]:
    """The id, name and conflicts of each dossier that has some, or may, and whether it must be made anew."""
    query = select(DOSSIERS.c.id, DOSSIERS.c.name, ACCOUNTS.c.conflicts, DOSSIERS.c.stale).order_by(DOSSIERS.c.id)
    query = query.outerjoin(ACCOUNTS, ACCOUNTS.c.dossier == DOSSIERS.c.id)
    query = query.where(ACCOUNTS.c.conflicts.is_not(None) & ~DOSSIERS.c.rejected | DOSSIERS.c.stale)
    yield from (tuple(row) for row in connection.execute(query))


def squeeze(found: Iterable[Conflict]) -> bytes | None:
    """Conflicts as bytes; None where there are none."""
    held = tuple(found)
    return zlib.compress(msgspec.msgpack.encode(held)) if held else None


def loosen(data: bytes) -> tuple[Conflict, ...]:
    """The conflicts of these bytes."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=tuple[Conflict, ...])


def _query(*, ready: bool) -> Select[Any]:
    """Without the text where the whole record, which has it, is read."""
    query = select(MEMBERS.c.dossier, AGREEMENTS.c.body, AGREEMENTS.c.gist, REPORTS.c.text)
    query = query.join(AGREEMENTS, AGREEMENTS.c.id == MEMBERS.c.finding)
    return query.join(REPORTS, REPORTS.c.id == AGREEMENTS.c.report).order_by(MEMBERS.c.dossier, MEMBERS.c.finding)


class _Records:
    """Records as the judgements leave them, each read once."""

    def __init__(self, connection: Connection, judged: set[str]) -> None:
        self._connection = connection
        self._judged = judged
        self._held: dict[str, Record] = {}

    def of(self, report: str) -> Record:
        """The record of this report."""
        if report not in self._held:
            query = select(RECORDS.c.body).where(RECORDS.c.report == report, RECORDS.c.current)
            record = decode(self._connection.execute(query).scalar_one())
            made = judging.on(self._connection, [report]) if report in self._judged else {}
            self._held[report] = hear(record, made.get(report, {}))
        return self._held[report]


def _stories(connection: Connection, dossiers: list[str]) -> dict[str, list[list[str]]]:
    """The reports that are one story, of those dossiers of which it is known."""
    query = select(DOSSIERS.c.id, ACCOUNTS.c.stories).join(ACCOUNTS, ACCOUNTS.c.dossier == DOSSIERS.c.id)
    query = query.where(DOSSIERS.c.id.in_(dossiers), ~DOSSIERS.c.stale)
    rows = connection.execute(query).all() if drawing.ready(connection) else []
    return {ref: msgspec.json.decode(data, type=list[list[str]]) for ref, data in rows}


def _ordered(members: Iterable[Member]) -> list[Member]:
    """By day of publication."""
    return sorted(members, key=lambda member: (member[0].published or "9999", member[0].id))


def _firsts(held: Mapping[str, list[Member]]) -> set[str]:
    return {members[0][0].id for members in held.values()}


def _ties(finding: Finding, record: Record) -> tuple[Any, ...]:
    agreement = record.agreement(finding.ref)
    return agreement.relations if agreement else ()


def _tied(members: Iterable[Member]) -> Iterator[str]:
    """The findings that the members stand in relation to."""
    for finding, record in members:
        yield from (identify(finding.report, tie.to) for tie in _ties(finding, record))
