"""Findings that are one agreement: a partition that depends on what is there, never on the order in which it came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depositary.register.identity.comparing import VETO, compare
from depositary.register.identity.finding import Finding

ENOUGH = 0.5  # what a pair must reach
MEAN = 0.1  # what the pairs of two groups must reach on average
Pair = tuple[str, str]


def clusters(
    findings: Iterable[Finding],
    blocks: Iterable[Sequence[str]],
    *,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
) -> list[tuple[str, ...]]:
    """Ids of findings, one sorted tuple an agreement, in order.

    Pairs that were judged the same are one first; then pairs are joined, the surest first, unless something between
    any two members speaks strictly against it. Judgements outrank every comparison.
    """
    held = {f.id: f for f in findings}
    apart = {tuple(sorted(pair)) for pair in different}
    group: dict[str, tuple[str, ...]] = {ref: (ref,) for ref in sorted(held)}
    for left, right in sorted(tuple(sorted(pair)) for pair in same):
        if left in held and right in held:
            _join(group, left, right)
    sums: dict[Pair, float] = {}
    for left, right in _candidates(blocks, held):
        sums[left, right] = _sum(held[left], held[right])
    for (left, right), score in sorted(sums.items(), key=lambda item: (-item[1], item[0])):
        if score < ENOUGH:
            break
        if group[left] != group[right] and _may(group[left], group[right], held, apart):
            _join(group, left, right)
    return sorted(set(group.values()))


def _candidates(blocks: Iterable[Sequence[str]], held: dict[str, Finding]) -> set[Pair]:
    pairs: set[Pair] = set()
    for block in blocks:
        ids = sorted(ref for ref in set(block) if ref in held)
        pairs.update((left, right) for i, left in enumerate(ids) for right in ids[i + 1 :])
    return pairs


def _sum(a: Finding, b: Finding) -> float:
    return round(sum(reason.score for reason in compare(a, b)), 6)


def _join(group: dict[str, tuple[str, ...]], left: str, right: str) -> None:
    merged = tuple(sorted({*group[left], *group[right]}))
    for ref in merged:
        group[ref] = merged


def _may(left: tuple[str, ...], right: tuple[str, ...], held: dict[str, Finding], apart: set[tuple[str, ...]]) -> bool:
    """Whether nothing forbids it and, on the whole, the members of the two fit each other."""
    pairs = [tuple(sorted((a, b))) for a in left for b in right]
    if any(pair in apart for pair in pairs):
        return False
    scores = [_sum(held[a], held[b]) for a, b in pairs]
    return min(scores) > VETO / 2 and sum(scores) / len(scores) >= MEAN
