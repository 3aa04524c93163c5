"""Units that speak for others: a *leader* has no leader before it that is surely the same, all others have a *home*.

The order is that of the ranks, so that stewards of crowds, which everybody was compared with, lead. A home is the
leader before the unit that it is most like. The leaders are the lexicographically first maximal independent set of the
sure links; a new unit changes few of them, whatever their number (Censor-Hillel, Haramaty and Karnin 2016, "Optimal
dynamic distributed MIS").
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from depositary.register.store.graph import Graph, Node
from depositary.register.store.linking import rank

SURE = 0.75  # a score from which a unit may be spoken for
NONE, LEADER, PINNED = 0, 1, 2  # a pinned one was judged: it leads itself and nobody else
Order = tuple[int, str]


def order(unit: str) -> Order:
    """Where the unit stands."""
    return -rank(unit), unit


def lead(graph: Graph, touched: Iterable[str], pinned: set[str]) -> tuple[set[str], set[str]]:
    """Settle who leads and who is at home where, given the units whose links changed; gives those for which it did, and
    of them those that led and lead no longer."""
    waiting = [order(unit) for unit in set(touched)]
    graph.load(unit for _, unit in waiting)
    heapq.heapify(waiting)
    changed, resigned = set[str](), set[str]()
    last = None
    while waiting:
        here = heapq.heappop(waiting)
        node = graph.node(here[1]) if here != last else None
        last = here
        if node is None:
            continue
        unit, was = here[1], node.leader == LEADER
        now = _place(graph, here, pinned)
        if (node.leader, node.home, node.strength) == now:
            continue
        if node.leader and not now[0]:
            resigned.add(unit)
        graph.lead(unit, *now)
        changed.add(unit)
        if was != (now[0] == LEADER):
            for other, score in graph.near(unit):
                if score >= SURE and order(other) > here and _heeds(graph.node(other), score, here, was=was):
                    heapq.heappush(waiting, order(other))
    return changed, resigned


def _place(graph: Graph, here: Order, pinned: set[str]) -> tuple[int, str | None, float | None]:
    """Whether the unit leads, its home, and how alike the two are."""
    unit = here[1]
    if unit in pinned:
        return PINNED, None, None
    leaders = [
        (-score, order(other))
        for other, score in graph.near(unit)
        if score >= SURE and order(other) < here and (node := graph.node(other)) and node.leader == LEADER
    ]
    if not leaders:
        return LEADER, None, None
    strength, (_, home) = min(leaders)
    return NONE, home, -strength


def _heeds(node: Node | None, score: float, here: Order, *, was: bool) -> bool:
    """Whether a unit may change because one before it began to lead or, where it `was` a leader, ceased to."""
    if node is None:
        return False
    if was:
        return node.home == here[1]
    if node.leader or node.home is None or node.strength is None:
        return True
    return (-score, here) < (-node.strength, order(node.home))
