"""The actors of all reports: one entry for those of one id and territory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from depositary.record import Record


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with the names and the reports that it stands in; not yet compared over names."""

    id: str
    name: str
    kind: str
    territory: str | None = None
    names: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


def known(records: Iterable[Record]) -> list[Known]:
    """Every actor, by id."""
    names: dict[tuple[str, str], Counter[str]] = {}
    kinds: dict[tuple[str, str], str] = {}
    reports: dict[tuple[str, str], dict[str, None]] = {}
    for record in records:
        for actor in record.actors:
            key = actor.id, actor.territory or ""
            names.setdefault(key, Counter())[actor.name] += 1
            kinds.setdefault(key, actor.kind)
            reports.setdefault(key, {})[record.report.id] = None
    return [
        Known(
            id=key[0],
            name=names[key].most_common(1)[0][0],
            kind=kinds[key],
            territory=key[1] or None,
            names=tuple(names[key]),
            reports=tuple(reports[key]),
        )
        for key in sorted(names)
    ]
