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
    apart = {_pair(*pair) for pair in different}
    group: dict[str, tuple[str, ...]] = {ref: (ref,) for ref in sorted(held)}
    for left, right in sorted(_pair(*pair) for pair in same):
        if left in held and right in held:
            _join(group, left, right)
    sums = _Sums(held)
    scored = [(sums[pair], pair) for pair in _candidates(blocks, held)]
    for _, (left, right) in sorted((-score, pair) for score, pair in scored if score >= ENOUGH):
        if group[left] != group[right] and _may(group[left], group[right], sums, apart):
            _join(group, left, right)
    return sorted(set(group.values()))


def _candidates(blocks: Iterable[Sequence[str]], held: dict[str, Finding]) -> set[Pair]:
    pairs: set[Pair] = set()
    for block in blocks:
        ids = sorted(ref for ref in set(block) if ref in held)
        pairs.update((left, right) for i, left in enumerate(ids) for right in ids[i + 1 :])
    return pairs


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


class _Sums(dict[Pair, float]):
    """The score of each pair, compared once."""

    def __init__(self, held: dict[str, Finding]) -> None:
        self._held = held

    def __missing__(self, pair: Pair) -> float:
        score = round(sum(reason.score for reason in compare(self._held[pair[0]], self._held[pair[1]])), 6)
        self[pair] = score
        return score


def _join(group: dict[str, tuple[str, ...]], left: str, right: str) -> None:
    merged = tuple(sorted({*group[left], *group[right]}))
    for ref in merged:
        group[ref] = merged


def _may(left: tuple[str, ...], right: tuple[str, ...], sums: _Sums, apart: set[Pair]) -> bool:
    """Whether nothing forbids it and, on the whole, the members of the two fit each other."""
    pairs = [_pair(a, b) for a in left for b in right]
    if any(pair in apart for pair in pairs):
        return False
    scores = [sums[pair] for pair in pairs]
    return min(scores) > VETO / 2 and sum(scores) / len(scores) >= MEAN
