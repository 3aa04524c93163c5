"""Units and what they are linked with, looked up once in the course of a change."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import BindParameter, Connection, bindparam, select, text, update

from depositary.register.store.portions import portions
from depositary.register.store.schema import UNITS

_NEAR = text(
    'SELECT "left", "right", score FROM links WHERE "left" IN :units UNION ALL '
    'SELECT "right", "left", score FROM links WHERE "right" IN :units'
).bindparams(bindparam("units", expanding=True))


class Node:
    """How a unit was settled: see the table of units."""

    __slots__ = ("home", "leader", "level", "strength")

    def __init__(self, leader: int, home: str | None, strength: float | None, level: int | None) -> None:
        self.leader, self.home, self.strength, self.level = leader, home, strength, level


class Graph:
    """The units around a change; what is set here is written by `flush`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._nodes: dict[str, Node | None] = {}
        self._near: dict[str, list[tuple[str, float]]] = {}
        self._changed: set[str] = set()

    def node(self, unit: str) -> Node | None:
        """The unit; None where there is none."""
        if unit not in self._nodes:
            self.know([unit])
        return self._nodes[unit]

    def near(self, unit: str) -> list[tuple[str, float]]:
        """The units linked with it, and how strongly."""
        if unit not in self._near:
            self.load([unit])
        return self._near[unit]

    def know(self, units: Iterable[str]) -> None:
        """Look up these units together."""
        fresh = [unit for unit in units if unit not in self._nodes]
        columns = UNITS.c.key, UNITS.c.leader, UNITS.c.home, UNITS.c.strength, UNITS.c.level
        self._nodes.update(dict.fromkeys(fresh))
        for some in portions(fresh):
            rows = self._connection.execute(select(*columns).where(UNITS.c.key.in_(some))).all()
            self._nodes.update((key, Node(*rest)) for key, *rest in rows)

    def load(self, units: Iterable[str]) -> None:
        """Look up together what these are linked with, and those."""
        fresh = [unit for unit in units if unit not in self._near]
        self._near.update((unit, []) for unit in fresh)
        for some in portions(fresh):
            for unit, other, score in self._connection.execute(_NEAR, {"units": some}).all():
                self._near[unit].append((other, score))
        self.know({*fresh, *(other for unit in fresh for other, _ in self._near[unit])})

    def lead(self, unit: str, leader: int, home: str | None, strength: float | None) -> None:
        """Keep whether it leads, and where it is at home."""
        node = self.node(unit)
        if node:
            node.leader, node.home, node.strength = leader, home, strength
            self._changed.add(unit)

    def mark(self, units: Iterable[str], level: int) -> None:
        """Keep how these were settled."""
        for unit in units:
            node = self.node(unit)
            if node and node.level != level:
                node.level = level
                self._changed.add(unit)

    def flush(self) -> None:
        """Write what was set."""
        rows = [
            {"unit": unit, "a": node.leader, "b": node.home, "c": node.strength, "d": node.level}
            for unit in sorted(self._changed)
            if (node := self._nodes[unit])
        ]
        values: dict[str, BindParameter[object]] = {
            "leader": bindparam("a"), "home": bindparam("b"), "strength": bindparam("c"), "level": bindparam("d"),
        }  # fmt: skip
        if rows:
            self._connection.execute(update(UNITS).where(UNITS.c.key == bindparam("unit")).values(**values), rows)
        self._changed.clear()
