"""The actors of all reports: one entry for those that comparison takes for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from depositary.record import Actor, Record
from depositary.register.identity.figures import Figure, figure, same

Place = tuple[str, str]  # a report and the id of an actor there
_Key = tuple[str, str | None, str]  # id, territory, kind


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with the names and the reports that it stands in; `ids` are those that records give it."""

    id: str
    name: str
    kind: str
    territory: str | None = None
    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


def known(records: Iterable[Record]) -> list[Known]:
    """Every actor, by id."""
    return [actor for actor, _ in told(records)]


def told(records: Iterable[Record]) -> list[tuple[Known, frozenset[Place]]]:
    """Every actor by id, with the reports and the ids there that stand for it."""
    held: dict[_Key, list[tuple[Actor, str]]] = {}
    alike: dict[Actor, Actor] = {}  # of many reports' actors few are unlike each other but for where they stand
    for record in records:
        for found in record.actors:
            bare = msgspec.structs.replace(found, mentions=())
            actor = alike.setdefault(bare, bare)
            held.setdefault((actor.id, actor.territory, actor.kind), []).append((actor, record.report.id))
    groups = same(_figure(key, told) for key, told in held.items())
    joined = [[one for f in group for one in held[f.id, f.territory, f.kind]] for group in groups]
    made = [(_known(each), frozenset((report, actor.id) for actor, report in each)) for each in joined]
    return sorted(made, key=lambda each: (each[0].id, each[0].territory or "", each[0].kind))


def _figure(key: _Key, told: list[tuple[Actor, str]]) -> Figure:
    roles = tuple(sorted({actor.role for actor, _ in told if actor.role}))
    return figure(key[0], _most(a.name for a, _ in told), key[2], territory=key[1], roles=roles)


def _known(told: list[tuple[Actor, str]]) -> Known:
    """What most reports say of it; a full name before a family name alone."""
    actors = [actor for actor, _ in told]
    full = [actor for actor in actors if " " in actor.name] or actors
    ids = Counter(actor.id for actor in full)
    lands = [actor.territory for actor in actors if actor.territory]
    return Known(
        id=_most(ids.elements()),
        name=_most(actor.name for actor in full),
        kind=_most(actor.kind for actor in actors),
        territory=_most(lands) if lands else None,
        names=tuple(sorted({actor.name for actor in actors})),
        ids=tuple(sorted({actor.id for actor in actors})),
        roles=tuple(sorted({actor.role for actor in actors if actor.role})),
        reports=tuple(dict.fromkeys(report for _, report in told)),
    )


def _most(items: Iterable[str]) -> str:
    """The most frequent; of equals, the first in the alphabet."""
    counts = Counter(items)
    return min(counts, key=lambda item: (-counts[item], item))
