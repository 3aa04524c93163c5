"""What is wrong with the lists of names, in sentences; nothing when all is well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from depositary.vocabulary.ambiguity import ambiguities
from depositary.vocabulary.groupings import groupings
from depositary.vocabulary.groups import Group, groups
from depositary.vocabulary.leaders import leaders
from depositary.vocabulary.media import media
from depositary.vocabulary.names import names
from depositary.vocabulary.organisations import Organisation, organisations
from depositary.vocabulary.phrases import key
from depositary.vocabulary.territories import territories


def lint() -> list[str]:
    """Names shared without being declared ambiguous, references to what is not listed, ids given twice, dead notes."""
    return [*_shared(), *_twice(), *_dangling(), *_misplaced(), *_dead()]


def _shared() -> Iterator[str]:
    for name, senses in names():
        owners = sorted({f"{sense.table}:{sense.id}" for sense in senses})
        if len(owners) > 1 and key(name) not in ambiguities():
            yield f"{name}: shared by {', '.join(owners)}; declare it in ambiguous.yaml"


def _twice() -> Iterator[str]:
    listed = {
        "territories": [row.code for row in territories().all],
        "organisations": [row.id for row in organisations().all],
        "groups": [row.id for row in groups().all],
        "media": [row.id for row in media().all],
        "groupings": [row.id for row in groupings().all],
    }
    for table, ids in listed.items():
        yield from (f"{table}: {id} is given {count} times" for id, count in _counted(ids) if count > 1)


def _counted(ids: Iterable[str]) -> list[tuple[str, int]]:
    counts: dict[str, int] = defaultdict(int)
    for id in ids:
        counts[id] += 1
    return list(counts.items())


def _dangling() -> Iterator[str]:
    codes = chain(
        (("territories", row.code, row.of) for row in territories().all),
        (("places", row.names[0], row.territory) for row in territories().places),
        (("groups", row.id, row.territory) for row in groups().all),
        (("media", row.id, row.territory) for row in media().all),
        (("groupings", row.id, code) for row in groupings().all for code in row.states),
    )
    for table, id, code in codes:
        if code and code not in territories():
            yield f"{table}: {id}: no territory {code}"
    for row in organisations().all:
        if row.of and row.of not in organisations():
            yield f"organisations: {row.id}: no organisation {row.of}"
    for side in sorted(set(leaders().values())):
        if side not in territories() and side not in organisations() and side not in groups():
            yield f"leaders: no side {side}"


def _misplaced() -> Iterator[str]:
    for territory in territories().all:
        if territory.label not in territory.names:
            yield f"territories: {territory.code}: the label is not one of its names"
        if territory.kind in ("de_facto", "dependency") and not territory.status:
            yield f"territories: {territory.code}: no status"
    for place in territories().places:
        if (place.territory is None) != (place.note is not None):
            yield f"places: {place.names[0]}: a territory or a note, one of the two"
    named: tuple[Organisation | Group, ...] = (*organisations().all, *groups().all)
    for listed in named:
        if listed.label not in (*listed.names, *listed.acronyms):
            yield f"{listed.id}: the label is not one of its names"


def _dead() -> Iterator[str]:
    listed = {key(name) for name, _ in names()}
    yield from (f"ambiguous.yaml: {' '.join(words)} is in no list" for words in ambiguities() if words not in listed)
