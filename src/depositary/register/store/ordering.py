"""One order out of several that each know a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Order(NamedTuple):
    """The items in one order; `told` says whether the orders alone decided it, `sound` whether they agree."""

    items: list[Any]
    told: bool
    sound: bool


def ordered(chains: Iterable[Sequence[T]], *, key: Callable[[T], Any]) -> Order:
    """The items of all chains, each chain in its order; what no chain decides goes by the key, and so does what they
    contradict each other in. The same for the same chains in whatever order they come.

    >>> ordered([["a", "c"], ["b", "c", "d"]], key=str).items
    ['a', 'b', 'c', 'd']
    """
    before: dict[T, set[T]] = {}
    for chain in chains:
        for at, item in enumerate(chain):
            before.setdefault(item, set()).update(chain[at - 1 : at] if at else ())
    items: list[T] = []
    told = sound = True
    while before:
        free = [item for item, earlier in before.items() if not earlier & before.keys()]
        sound = sound and bool(free)
        told = told and len(free) == 1
        first = min(free or before, key=key)
        items.append(first)
        del before[first]
    return Order(items, told, sound)
