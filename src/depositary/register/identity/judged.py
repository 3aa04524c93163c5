"""Judgements that contradict each other settled: the later one holds."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[str, str]


def settle(judgements: Iterable[tuple[str, str, str]]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that are the same and those that are different, from (kind, left, right), the latest judgement last.

    A judgement that contradicts later ones, also by way of a third agreement, does not hold.
    """
    group: dict[str, frozenset[str]] = {}
    same: list[Pair] = []
    different: list[Pair] = []
    for kind, left, right in reversed(list(judgements)):
        a, b = (group.get(ref, frozenset({ref})) for ref in (left, right))
        if kind == "different" and right not in a:
            different.append((left, right))
        elif kind == "same" and not any({x, y} <= a | b and len({x, y} & a) == 1 for x, y in different):
            same.append((left, right))
            group.update(dict.fromkeys(a | b, a | b))
    return same, different
