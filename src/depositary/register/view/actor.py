"""An actor as a register knows it: what it is party to and signed, what it demands and thinks, who speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from depositary.record import Record
from depositary.record.date import bounds
from depositary.register.identity.finding import side
from depositary.register.view.actors import Known, Place
from depositary.register.view.dossier import Dossier
from depositary.register.view.rows import Row, rows

Everybody = Sequence[tuple[Known, frozenset[Place]]]  # each actor with the reports and ids that stand for it
SPEAKERS = ("person", "government", "government_body", "armed_forces")


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier that the actor is party to."""

    id: str
    name: str
    status: str


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks for the actor, in which office, and between which days of report."""

    name: str
    role: str | None = None
    first: str | None = None
    last: str | None = None
    reports: int = 1


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """All that the reports say about one actor; the findings are its own and of those who act for it."""

    id: str
    name: str
    kind: str
    territory: str | None = None
    names: tuple[str, ...] = ()
    party_to: tuple[Held, ...] = ()
    signed: tuple[Row, ...] = ()
    demands: tuple[Row, ...] = ()
    asked: tuple[Row, ...] = ()
    positions: tuple[Row, ...] = ()
    voices: tuple[Voice, ...] = ()
    reports: tuple[str, ...] = ()


def profile(
    actor: Known,
    every: Sequence[tuple[Known, frozenset[Place]]],
    records: Sequence[Record],
    dossiers: Sequence[Dossier],
) -> Profile:
    """The profile; for a state, also what its persons and offices did. `every` tells who is who in which report."""
    places = next(places for held, places in every if held is actor)
    whole = actor.kind in ("state", "de_facto_authority", "igo") and actor.territory is not None
    found = list(rows(records, dossiers))
    own = [row for row in found if _own(row, actor, places, whole=whole)]
    mine = (actor.territory, actor.id) if whole else (actor.id,)
    return Profile(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        territory=actor.territory,
        names=actor.names,
        party_to=tuple(
            Held(id=d.id, name=d.name, status=d.status) for d in dossiers if any(p.id in mine for p in d.parties)
        ),
        signed=tuple(r for r in own if r.what in ("sign", "initial", "ratify", "accede") and r.sort == "step"),
        demands=tuple(row for row in own if row.sort == "demand"),
        asked=tuple(row for row in found if row.sort == "demand" and _any(row, row.to, places)),
        positions=tuple(row for row in own if row.sort == "position"),
        voices=_voices(records, every, actor.territory) if whole and actor.territory else (),
        reports=actor.reports,
    )


def _own(row: Row, actor: Known, places: frozenset[Place], *, whole: bool) -> bool:
    return _any(row, row.ids, places) or (whole and actor.territory in row.sides)


def _any(row: Row, ids: Iterable[str], places: frozenset[Place]) -> bool:
    """Whether one of these ids of the row's report stands for the actor."""
    return any((row.evidence.report, ref) in places for ref in ids)


def _voices(records: Iterable[Record], every: Everybody, territory: str) -> tuple[Voice, ...]:
    """Who speaks for the territory in a statement, by person or body and office, the earliest first."""
    names = {place: actor.name for actor, places in every for place in places}
    held: dict[tuple[str, str | None], dict[str, str | None]] = {}
    for record in records:
        speakers = {statement.speaker for statement in record.statements}
        for actor in record.actors:
            if actor.id in speakers and actor.kind in SPEAKERS and side(actor) == territory:
                name = names.get((record.report.id, actor.id), actor.name)
                held.setdefault((name, actor.role), {})[record.report.id] = record.report.published
    voices = [_voice(name, role, reports) for (name, role), reports in held.items()]
    return tuple(sorted(voices, key=lambda voice: (voice.first or "9999", voice.name, voice.role or "")))


def _voice(name: str, role: str | None, reports: dict[str, str | None]) -> Voice:
    days = sorted((day for day in reports.values() if day), key=bounds)
    return Voice(
        name=name, role=role, first=days[0] if days else None, last=days[-1] if days else None, reports=len(reports)
    )
