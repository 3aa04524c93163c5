"""Which findings are one agreement, worked out for what a change touches and no more.

A part of the register that no link connects with the rest is settled as a whole, as `identity.clusters` would. Where
everything hangs together somehow, as in a large register, a part is cut out: only leaders are compared, and of their
links those from the weakest strength on at which the part is small enough; the others are where their leader is. What
results follows from the links alone, not from the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, select

from depositary.register.identity.clustering import ENOUGH, Link, Scores, Unit, partition
from depositary.register.identity.judged import Pair
from depositary.register.store.graph import Graph
from depositary.register.store.leading import SURE, lead
from depositary.register.store.linking import likes
from depositary.register.store.portions import portions
from depositary.register.store.schema import AGREEMENTS, MEMBERS, UNITS

LARGEST = 32  # units that are settled together
STEPS = (ENOUGH, 0.55, 0.6, 0.65, 0.7, SURE)  # from which strength on links of leaders count
WHOLE, HOMED = 0, -1  # how a unit was settled, beside the number of a step: with all that it is linked to; at its home
Groups = list[tuple[str, ...]]


class Guest(NamedTuple):
    """A finding that goes where the leader of its home is."""

    ref: str
    report: str
    dossier: str


class Settling:
    """One change of a register, settled."""

    def __init__(self, connection: Connection, judged: tuple[list[Pair], list[Pair]], scores: Scores) -> None:
        self._connection = connection
        self._same, self._different = judged
        self._scores = scores
        self._ties, self._pinned = _judged(connection, *judged)
        self._graph = Graph(connection)
        self._vast: dict[tuple[float, bool], set[str]] = defaultdict(set)

    def settle(self, touched: Iterable[str]) -> tuple[Groups, list[Guest]]:
        """The agreements that change, or may, as sorted ids of findings; and the findings that go where the leader of
        their home is, whose agreement is the same otherwise."""
        graph = self._graph
        touched = set(touched) | self._pinned
        changed, resigned = lead(graph, touched, self._pinned)
        touched |= changed | {ref for unit in resigned for ref, _ in graph.near(unit) if self._leads(ref, whole=False)}
        touched |= self._siblings(changed)
        graph.flush()
        graph.load(touched)
        waiting, done, found = sorted(touched), set[str](), Groups()
        guests, stay = set[str](), list[Guest]()
        while waiting:
            while waiting:
                unit = waiting.pop()
                if unit in done or not graph.node(unit):
                    continue
                part, step, more = self._part(unit)
                done |= part
                waiting += sorted(more - done)
                graph.mark(part, step)
                if step == HOMED:
                    guests.add(unit)
                else:
                    found += self._settled(part, whole=step == WHOLE)
            stay, crowded = self._guests(guests, {ref for group in found for ref in group})
            waiting = sorted(crowded - done)
        graph.flush()
        return found, stay

    def _leads(self, unit: str, *, whole: bool = True) -> bool:
        """Whether it is a leader; where not `whole`, one that was settled as a leader."""
        node = self._graph.node(unit)
        return bool(node and node.leader and (whole or node.level))

    def _level(self, unit: str) -> int | None:
        node = self._graph.node(unit)
        return node.level if node else None

    def _part(self, unit: str) -> tuple[set[str], int, set[str]]:
        """The units that are settled with this one, how, and others that must be settled again."""
        whole = self._reach(unit, ENOUGH, leaders=False)
        if whole:
            return whole, WHOLE, set()
        if not self._leads(unit):
            return {unit}, HOMED, self._outgrown({unit}, 0)
        for step, least in enumerate(STEPS, start=1):
            part = self._reach(unit, least, leaders=True)
            if part:
                return part, step, self._outgrown(part, step)
        return {unit}, len(STEPS), self._outgrown({unit}, len(STEPS))

    def _outgrown(self, part: set[str], step: int) -> set[str]:
        """The units around it that were settled in a smaller part, with all or at an earlier step, which has grown too
        large."""
        found = set()
        for key in part:
            for ref, score in self._graph.near(key):
                level = self._level(ref)
                if level == WHOLE or (level and 0 < level < step and score >= STEPS[level - 1] and self._leads(ref)):
                    found.add(ref)
        return found

    def _reach(self, unit: str, least: float, *, leaders: bool) -> set[str] | None:
        """The units that links of this strength and judgements join with it; None where they are too many.

        Those that were found before they were too many are in the same vast part, which is told from then on.
        """
        found, edge, vast = {unit}, {unit}, self._vast[least, leaders]
        while edge:
            if not vast.isdisjoint(edge):
                vast |= found
                return None
            self._graph.load(edge)
            near = {
                ref
                for key in edge
                for ref, score in self._graph.near(key)
                if score >= least and (not leaders or self._leads(ref))
            }
            near |= {other for key in edge for other in self._ties.get(key, ())}
            edge = near - found
            found |= edge
            if len(found) > LARGEST:
                vast |= found
                return None
        return found

    def _settled(self, part: set[str], *, whole: bool) -> Groups:
        """The agreements that these units make, with those that are at home there."""
        together = _together(self._connection, part)
        links = [
            Link(left=key, right=ref, score=score)
            for key in sorted(part)
            for ref, score in self._graph.near(key)
            if ref in part and key < ref
        ]
        for link in links:
            self._scores.know(link.left, link.right, link.score)
        found = partition(together, links, same=self._same, different=self._different, scores=self._scores)
        return found if whole else self._joined(found, part)

    def _joined(self, groups: Groups, part: set[str]) -> Groups:
        """These groups of leaders with the findings that are at home there.

        Of two findings of one report the one that is more surely there stays; the other is an agreement of its own.
        """
        number = {ref: at for at, refs in enumerate(groups) for ref in refs}
        rows = _held(self._connection, UNITS.c.key, part)
        place = {row.unit: number[row.id] for row in rows if row.id in number}
        reports = [set[str]() for _ in groups]
        for row in rows:
            if row.id in number:
                reports[number[row.id]].add(row.report)
        found, alone = [list(refs) for refs in groups], Groups()
        for row in sorted(_held(self._connection, UNITS.c.home, part), key=lambda row: (-row.strength, row.id)):
            at = place[row.home]
            if row.report in reports[at]:
                alone.append((row.id,))
            else:
                reports[at].add(row.report)
                found[at].append(row.id)
        return [*(tuple(sorted(refs)) for refs in found), *alone]

    def _guests(self, units: Iterable[str], placed: set[str]) -> tuple[list[Guest], set[str]]:
        """The findings of these units that go to their homes; and the homes where a report is told twice."""
        rows = [row for row in _held(self._connection, UNITS.c.key, units) if row.id not in placed]
        homes = {row.unit: row.id for row in _held(self._connection, UNITS.c.key, {row.home for row in rows})}
        dossier: dict[str, str] = {}
        for some in portions(homes.values()):
            query = select(MEMBERS.c.finding, MEMBERS.c.dossier).where(MEMBERS.c.finding.in_(some))
            dossier.update((ref, held) for ref, held in self._connection.execute(query))
        guests, crowded = [], set[str]()
        for row in rows:
            held = dossier.get(homes.get(row.home, ""))
            if held:
                guests.append((Guest(row.id, row.report, held), row.home))
            else:  # the home is new itself
                crowded.add(row.home)
        taken = _taken(self._connection, [guest for guest, _ in guests], placed)
        crowded |= {home for guest, home in guests if guest.ref in taken}
        return [guest for guest, _ in guests], crowded

    def _siblings(self, units: set[str]) -> set[str]:
        """The units of the other findings of the reports that these are of."""
        reports = {row.report for row in _held(self._connection, UNITS.c.key, units)}
        found: set[str] = set()
        for some in portions(reports):
            query = select(AGREEMENTS.c.unit).where(AGREEMENTS.c.report.in_(some))
            found.update(self._connection.execute(query).scalars())
        return found


def _held(connection: Connection, column: Column[Any], units: Iterable[str]) -> list[Any]:
    """The findings whose unit has one of these values in the column."""
    columns = (AGREEMENTS.c.id, AGREEMENTS.c.report, AGREEMENTS.c.unit, UNITS.c.home, UNITS.c.strength)
    query = select(*columns).join(UNITS, UNITS.c.key == AGREEMENTS.c.unit)
    return [row for some in portions(units) for row in connection.execute(query.where(column.in_(some))).all()]


def _taken(connection: Connection, guests: Iterable[Guest], placed: set[str]) -> set[str]:
    """The guests where another finding of their report is, or wants to go."""
    wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
    for guest in guests:
        wanted[guest.report, guest.dossier].append(guest.ref)
    moving = {ref for refs in wanted.values() for ref in refs} | placed
    for some in portions({report for report, _ in wanted}):
        query = select(AGREEMENTS.c.id, AGREEMENTS.c.report, MEMBERS.c.dossier)
        query = query.join(MEMBERS, MEMBERS.c.finding == AGREEMENTS.c.id).where(AGREEMENTS.c.report.in_(some))
        for ref, report, dossier in connection.execute(query).all():
            if ref not in moving and (report, dossier) in wanted:
                wanted[report, dossier].append(ref)
    return {ref for refs in wanted.values() if len(refs) > 1 for ref in refs}


def _together(connection: Connection, units: set[str]) -> dict[str, Unit]:
    """These units with their members."""
    members: dict[str, list[Pair]] = defaultdict(list)
    for some in portions(units):
        query = select(AGREEMENTS.c.unit, AGREEMENTS.c.id, AGREEMENTS.c.report).where(AGREEMENTS.c.unit.in_(some))
        for key, ref, report in connection.execute(query).all():
            members[key].append((ref, report))
    return {key: Unit(like=like, members=tuple(sorted(members[key]))) for key, like in likes(connection, units)}


def _judged(
    connection: Connection, same: Iterable[Pair], different: Iterable[Pair]
) -> tuple[dict[str, set[str]], set[str]]:
    """The units that a judgement joins, and all that a judgement is about."""
    pairs = list(same)
    unit: dict[str, str] = {}
    for some in portions({ref for both in (*pairs, *different) for ref in both}):
        query = select(AGREEMENTS.c.id, AGREEMENTS.c.unit).where(AGREEMENTS.c.id.in_(some))
        unit.update((ref, key) for ref, key in connection.execute(query))
    tied: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        if left in unit and right in unit:
            tied[unit[left]].add(unit[right])
            tied[unit[right]].add(unit[left])
    return tied, set(unit.values())
