"""Findings that are one agreement: a partition that depends on what is there, never on the order in which it came."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from depositary.register.identity.comparing import VETO, weigh
from depositary.register.identity.finding import Finding

ENOUGH = 0.5  # what a pair must reach
MEAN = 0.1  # what the pairs of two groups must reach on average
DIGEST = "u"  # how the key of a unit begins that says what its findings say
Pair = tuple[str, str]


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of different reports that compare alike with everything: `like` is any of them, `members` are all, as
    (finding, report). They are one agreement already, so that a thousand copies of a report cost one comparison."""

    like: Finding
    members: tuple[Pair, ...]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two units that are alike enough to be joined."""

    left: str
    right: str
    score: float


class Scores:
    """The score of each pair of unlike findings, by the keys of their units, compared once; reports are left out.

    The key of a unit that is no digest of its findings may stand for others when the report is read anew: what such
    units score is known until `forget` alone.
    """

    def __init__(self) -> None:
        self._lasting: dict[Pair, float] = {}
        self._passing: dict[Pair, float] = {}

    def of(self, left: str, right: str, a: Finding, b: Finding) -> float:
        """How much speaks for one agreement, were the two of two reports."""
        key = pair(left, right)
        held = self._held(key)
        found = held.get(key)
        if found is None:
            found = held[key] = weigh(a, b)
        return found

    def know(self, left: str, right: str, score: float) -> None:
        """Take a score that was kept elsewhere."""
        key = pair(left, right)
        self._held(key)[key] = score

    def forget(self, *, most: int = 0) -> None:
        """Forget what may change; all of it where it is more than `most`."""
        self._passing.clear()
        if len(self._lasting) > most:
            self._lasting.clear()

    def _held(self, key: Pair) -> dict[Pair, float]:
        return self._lasting if key[0].startswith(DIGEST) and key[1].startswith(DIGEST) else self._passing


def pair(a: str, b: str) -> Pair:
    """The two in order."""
    return (a, b) if a < b else (b, a)


def units(findings: Iterable[Finding]) -> dict[str, str]:
    """The unit of each finding, by its id. All findings of a report must be given at once: of two that look alike there
    the second is not one with the first."""
    keys: dict[str, str] = {}
    seen: dict[Pair, int] = defaultdict(int)
    for found in sorted(findings, key=lambda f: f.id):
        bare = msgspec.json.encode(msgspec.structs.replace(found, id="", report="", ref=""))
        alike = weigh(found, found) >= ENOUGH
        digest = hashlib.sha256(bare).hexdigest()[:16]
        rank = seen[found.report, digest]
        seen[found.report, digest] += 1
        keys[found.id] = f"{DIGEST}{digest}{rank or ''}" if alike else found.id
    return keys


def clusters(
    findings: Iterable[Finding],
    blocks: Iterable[Sequence[str]],
    *,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
) -> list[tuple[str, ...]]:
    """Ids of findings, one sorted tuple an agreement, in order; `blocks` are ids of findings worth comparing.

    Pairs that were judged the same are one first; then pairs are joined, the surest first, unless something between
    any two members speaks strictly against it. Judgements outrank every comparison.
    """
    held = {f.id: f for f in findings}
    unit = units(held.values())
    together = grouped(held.values(), unit)
    scores = Scores()
    links = []
    for left, right in _candidates(blocks, unit):
        found = scores.of(left, right, together[left].like, together[right].like)
        if found >= ENOUGH:
            links.append(Link(left=left, right=right, score=found))
    return partition(together, links, same=same, different=different, scores=scores)


def grouped(findings: Iterable[Finding], unit: Mapping[str, str]) -> dict[str, Unit]:
    """The units of these findings, by their keys."""
    members: dict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        members[unit[found.id]].append(found)
    return {
        key: Unit(like=held[0], members=tuple(sorted((f.id, f.report) for f in held)))
        for key, held in sorted(members.items())
    }


def partition(
    together: Mapping[str, Unit],
    links: Iterable[Link],
    *,
    same: Iterable[Pair],
    different: Iterable[Pair],
    scores: Scores,
) -> list[tuple[str, ...]]:
    """The agreements that these units make, as `clusters` gives them. Units that no link and no judgement connects do
    not touch each other, so the parts of a register can be settled one by one."""
    same, different = list(same), list(different)
    judged = {ref for both in (*same, *different) for ref in both}
    nodes = _Nodes(together, judged, scores)
    apart = {pair(*both) for both in different}
    for left, right in sorted(pair(*both) for both in same):
        if left in nodes.group and right in nodes.group:
            nodes.join(left, right)
    refused: set[tuple[int, int]] = set()
    for _, left, right in sorted((-score, *both) for both, score in nodes.edges(links)):
        both = nodes.number[left], nodes.number[right]  # what did not fit once never will
        if both[0] == both[1] or both in refused:
            continue
        if nodes.fit(left, right, apart):
            nodes.join(left, right)
        else:
            refused |= {both, (both[1], both[0])}
    return nodes.clusters()


class _Nodes:
    """Units, and each judged finding by itself: what is joined."""

    def __init__(self, together: Mapping[str, Unit], judged: set[str], scores: Scores) -> None:
        self.unit: dict[str, str] = {}
        self.aliases: dict[str, list[str]] = {}
        self._like: dict[str, Finding] = {}
        self._members: dict[str, tuple[Pair, ...]] = {}
        self._scores = scores
        self._joins = 0
        for key, held in together.items():
            alone = [member for member in held.members if member[0] in judged and member[0] != key]
            rest = tuple(member for member in held.members if member not in alone)
            parts = [(key, rest)] if rest else []
            parts += [(member[0], (member,)) for member in alone]
            self.aliases[key] = [name for name, _ in parts]
            for name, members in parts:
                self.unit[name], self._like[name], self._members[name] = key, held.like, members
        self.group: dict[str, tuple[str, ...]] = {name: (name,) for name in self.unit}
        self.number = {name: at for at, name in enumerate(self.group)}  # of its group, another whenever that changes
        self._reports = {name: frozenset(report for _, report in held) for name, held in self._members.items()}

    def edges(self, links: Iterable[Link]) -> Iterator[tuple[Pair, float]]:
        """Pairs of nodes that are alike enough."""
        for link in links:
            for left in self.aliases.get(link.left, ()):
                for right in self.aliases.get(link.right, ()):
                    yield pair(left, right), link.score
        for names in self.aliases.values():
            for left, right in combinations(names, 2):
                yield pair(left, right), self._score(left, right)

    def join(self, left: str, right: str) -> None:
        """Make one group of two."""
        merged = tuple(sorted({*self.group[left], *self.group[right]}))
        self._joins += 1
        for name in merged:
            self.group[name] = merged
            self.number[name] = len(self.group) + self._joins

    def fit(self, left: str, right: str, apart: set[Pair]) -> bool:
        """Whether nothing forbids it and, on the whole, the members of the two fit each other."""
        pairs = [(a, b) for a in self.group[left] for b in self.group[right]]
        if any(pair(a, b) in apart or not self._reports[a].isdisjoint(self._reports[b]) for a, b in pairs):
            return False
        scores = []
        for a, b in pairs:
            score = self._score(a, b)
            if score <= VETO / 2:
                return False
            scores.append(score)
        return sum(scores) / len(scores) >= MEAN

    def clusters(self) -> list[tuple[str, ...]]:
        """Ids of findings, one sorted tuple a group, in order."""
        groups = set(self.group.values())
        return sorted(tuple(sorted(ref for name in names for ref, _ in self._members[name])) for names in groups)

    def _score(self, left: str, right: str) -> float:
        return self._scores.of(self.unit[left], self.unit[right], self._like[left], self._like[right])


def _candidates(blocks: Iterable[Sequence[str]], unit: Mapping[str, str]) -> set[Pair]:
    pairs: set[Pair] = set()
    for block in blocks:
        pairs.update(combinations(sorted({unit[ref] for ref in block if ref in unit}), 2))
    return pairs
