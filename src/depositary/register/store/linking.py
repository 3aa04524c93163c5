"""Which units are alike: each new one is compared with those that share a key, and of a crowded key with some only.

A key that many units bear ("p:ru|us") would make everybody compare with everybody. Where more than ROOM bear it, its
*stewards* stand for the others: the units whose rank, which is a matter of their own digest alone, reaches the level
of the crowd, about ROOM of them however many there are. Two units are compared where a key that they share is not
crowded or one of them is its steward. So what is compared follows from what is there, not from the order of coming.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, or_, select, text, update

from depositary.register.identity.blocking import borne, sought
from depositary.register.identity.clustering import ENOUGH, Scores
from depositary.register.identity.finding import Finding
from depositary.register.store.portions import portions
from depositary.register.store.schema import BLOCKS, CROWDS, LINKS, UNITS

ROOM = 24  # units that may share a key and all be compared
TOLD = ("0:", "1:", "2:")  # how keys begin that say how many sides are told
_COUNT = text(
    "INSERT INTO crowds (key, units) VALUES (:key, 1) ON CONFLICT (key) DO UPDATE SET units = crowds.units + 1"
)


def rank(unit: str) -> int:
    """How many crowds the unit is a steward of: each rank is half as frequent as the one below."""
    return 28 - int(unit[1:8], 16).bit_length()


def level(units: int) -> int:
    """The rank of the stewards of a crowd of so many."""
    found = 0
    while units > ROOM << found:
        found += 1
    return found


def crowd(key: str) -> str:
    """The key without how many sides are told: whoever seeks and whoever bears it are one crowd."""
    return f"w:{key[2:]}" if key.startswith(TOLD) else key


class Linking:
    """Keeps the links; gives the new units and those that are linked with fewer than before."""

    def __init__(self, scores: Scores) -> None:
        self._scores = scores

    def add(self, connection: Connection, unit: str, found: Finding) -> set[str]:
        """Compare a new unit with those that share a key, and keep those alike."""
        seek, bear = sought(found), borne(found)
        crowds = sorted({crowd(key) for key in (*seek, *bear)})
        sizes = {key: size + 1 for key, size in _sizes(connection, crowds).items()}
        levels = {key: level(sizes.get(key, 1)) for key in crowds}
        near = self._near(connection, unit, seek, levels) - {unit}
        self._compare(connection, unit, found, near)
        body = msgspec.json.encode(msgspec.structs.replace(found, id="", report="", ref=""))
        connection.execute(insert(UNITS).values(key=unit, body=body, leader=0))
        own = rank(unit)
        if bear:
            connection.execute(insert(BLOCKS), [{"key": key, "rank": own, "unit": unit} for key in bear])
        if crowds:
            connection.execute(_COUNT, [{"key": key} for key in crowds])
        full = [key for key, size in sizes.items() if level(size) > level(size - 1)]
        return {unit} | self._thin(connection, full, levels)

    def remove(self, connection: Connection, units: Iterable[str]) -> set[str]:
        """Forget these units; gives those that were linked with them, and those that are linked now."""
        touched: set[str] = set()
        for unit, found in likes(connection, units):
            keys = borne(found)
            touched |= {other for other, _ in linked(connection, unit)}
            for some in portions(keys):
                here = (BLOCKS.c.key.in_(some), BLOCKS.c.rank == rank(unit), BLOCKS.c.unit == unit)
                connection.execute(delete(BLOCKS).where(*here))
            connection.execute(delete(LINKS).where(or_(LINKS.c.left == unit, LINKS.c.right == unit)))
            connection.execute(delete(UNITS).where(UNITS.c.key == unit))
            crowds = sorted({crowd(key) for key in (*sought(found), *keys)})
            for some in portions(crowds):
                connection.execute(update(CROWDS).where(CROWDS.c.key.in_(some)).values(units=CROWDS.c.units - 1))
            sizes = _sizes(connection, crowds)
            touched |= self._widen(connection, [k for k, size in sizes.items() if level(size) < level(size + 1)], sizes)
            connection.execute(delete(CROWDS).where(CROWDS.c.units <= 0))
        return touched

    def _near(self, connection: Connection, unit: str, seek: Iterable[str], levels: Mapping[str, int]) -> set[str]:
        """The units that this one is to be compared with."""
        least: dict[int, list[str]] = defaultdict(list)
        for key in seek:
            needed = levels[crowd(key)]
            least[0 if rank(unit) >= needed else needed].append(key)
        found: set[str] = set()
        for needed, keys in least.items():
            for some in portions(keys):
                query = select(BLOCKS.c.unit).where(BLOCKS.c.key.in_(some))
                query = query.where(BLOCKS.c.rank >= needed) if needed else query
                found.update(connection.execute(query).scalars().all())
        return found

    def _compare(self, connection: Connection, unit: str, found: Finding, near: Iterable[str]) -> set[str]:
        """Link the unit with those of `near` that are alike."""
        links: list[dict[str, object]] = []
        others: set[str] = set()
        for other, like in likes(connection, near):
            left, right = sorted((unit, other))
            score = self._scores.of(left, right, *((found, like) if left == unit else (like, found)))
            if score >= ENOUGH:
                links.append({"left": left, "right": right, "score": score})
                others.add(other)
        if links:
            connection.execute(insert(LINKS), links)
        return others

    def _thin(self, connection: Connection, crowds: Sequence[str], levels: Mapping[str, int]) -> set[str]:
        """Take away the links that rested on units which are stewards of these crowds no longer."""
        losers = {unit for key in crowds for unit in _bearing(connection, key, levels[key] - 1)}
        pairs = {tuple(sorted((unit, other))) for unit in losers for other, _ in linked(connection, unit)}
        if not pairs:
            return set()
        held = dict(likes(connection, {ref for pair in pairs for ref in pair}))
        seek = {unit: frozenset(sought(found)) for unit, found in held.items()}
        bear = {unit: frozenset(borne(found)) for unit, found in held.items()}
        shared = {pair: {crowd(key) for key in seek[pair[0]] & bear[pair[1]]} for pair in pairs}
        sizes = _sizes(connection, {key for keys in shared.values() for key in keys})
        gone = [
            (left, right)
            for (left, right), keys in shared.items()
            if not any(max(rank(left), rank(right)) >= level(sizes.get(key, 0)) for key in keys)
        ]
        if gone:
            here = (LINKS.c.left == bindparam("a"), LINKS.c.right == bindparam("b"))
            connection.execute(delete(LINKS).where(*here), [{"a": left, "b": right} for left, right in sorted(gone)])
        return {ref for pair in gone for ref in pair}

    def _widen(self, connection: Connection, crowds: Sequence[str], sizes: Mapping[str, int]) -> set[str]:
        """Compare the units that have become stewards of these crowds with all who share the key."""
        touched: set[str] = set()
        gainers = {unit for key in crowds for unit in _bearing(connection, key, level(sizes[key]))}
        for unit, found in list(likes(connection, gainers)):
            seek = [key for key in sought(found) if crowd(key) in crowds]
            known = {other for other, _ in linked(connection, unit)}
            near = self._near(connection, unit, seek, {crowd(key): level(sizes[crowd(key)]) for key in seek})
            more = self._compare(connection, unit, found, near - known - {unit})
            touched |= more | ({unit} if more else set())
        return touched


def likes(connection: Connection, units: Iterable[str]) -> Iterator[tuple[str, Finding]]:
    """What the findings of each unit have in common, in the order of the units."""
    for some in portions(set(units)):
        query = select(UNITS.c.key, UNITS.c.body).where(UNITS.c.key.in_(some)).order_by(UNITS.c.key)
        for key, body in connection.execute(query).all():
            yield key, msgspec.json.decode(body, type=Finding)


def linked(connection: Connection, unit: str) -> list[tuple[str, float]]:
    """The units linked with this one, and how strongly."""
    right = select(LINKS.c.right, LINKS.c.score).where(LINKS.c.left == unit)
    left = select(LINKS.c.left, LINKS.c.score).where(LINKS.c.right == unit)
    return [(ref, score) for ref, score in connection.execute(right.union_all(left)).all()]


def _sizes(connection: Connection, crowds: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in portions(crowds):
        query = select(CROWDS.c.key, CROWDS.c.units).where(CROWDS.c.key.in_(some))
        found.update((key, size) for key, size in connection.execute(query).all())
    return found


def _bearing(connection: Connection, key: str, rank: int) -> list[str]:
    """The units of this rank that bear a key of the crowd."""
    keys = [f"{told}{key[2:]}" for told in TOLD] if key.startswith("w:") else [key]
    query = select(BLOCKS.c.unit).where(BLOCKS.c.key.in_(keys), BLOCKS.c.rank == rank)
    return list(connection.execute(query.distinct()).scalars())
