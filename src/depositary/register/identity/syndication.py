"""Reports that are one story printed many times: they count as one source, and are listed all the same.

Likely pairs are found by MinHash over runs of words (Broder 1997, "On the resemblance and containment of documents"),
then counted exactly, so that the hashes decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rensa import RMinHash, RMinHashLSH

from depositary.record import Report

RUN = 5  # words
SHARE = 0.6  # of the runs of the shorter report that the longer must have
FEW = 20  # runs; of shorter reports all must be there
PERMUTATIONS, BANDS, SEED = 128, 64, 20140523
LIKELY = 0.2  # share of common runs from which a pair is looked at: a wire story may be cut to a third


def origins(reports: Iterable[Report]) -> dict[str, str]:
    """For each report (its id) the first published of those that are one story with it: itself, mostly."""
    held = _sorted(reports)
    told = [runs(report.text) for report in held]
    sets = list(map(frozenset, told))
    first = list(range(len(held)))
    for left, right in _likely(told):
        a, b = sorted((_root(first, left), _root(first, right)))
        if a != b and _one(sets[left], sets[right]):  # most that are printed often are one story already
            first[b] = a
    return {report.id: held[_root(first, at)].id for at, report in enumerate(held)}


def groups(origin: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The ids of the reports that are one story, a tuple each, the first published first; from what `origins` gives."""
    found: dict[str, list[str]] = {}
    for report, first in origin.items():
        found.setdefault(first, []).append(report)
    return tuple(tuple(members) for members in found.values() if len(members) > 1)


def spread(stories: Iterable[Sequence[str]], reports: Iterable[Report]) -> dict[str, str]:
    """What `origins` gives of these reports, from what `groups` gave of it."""
    first = {report: told[0] for told in stories for report in told}
    return {report.id: first.get(report.id, report.id) for report in _sorted(reports)}


def runs(text: str) -> list[str]:
    """Every run of RUN words once, in lower case; of a shorter text the whole."""
    words = re.findall(r"\w+", text.lower())
    several = zip(*(words[at:] for at in range(RUN)), strict=False) if len(words) > RUN else (words,)
    return list(dict.fromkeys(map(" ".join, several)))


def _sorted(reports: Iterable[Report]) -> list[Report]:
    """The first published first."""
    return sorted(reports, key=lambda report: (report.published or "9999", report.id))


def _likely(told: Sequence[list[str]]) -> list[tuple[int, int]]:
    """Pairs of places that MinHash takes for alike."""
    index = RMinHashLSH(threshold=LIKELY, num_perm=PERMUTATIONS, num_bands=BANDS)
    pairs: set[tuple[int, int]] = set()
    for at, own in enumerate(told):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update(own)
        pairs.update((int(other), at) for other in index.query(sketch))
        index.insert(at, sketch)
    return sorted(pairs)


def _one(left: frozenset[str], right: frozenset[str]) -> bool:
    least = min(len(left), len(right))
    return len(left & right) >= (SHARE * least if least >= FEW else max(len(left), len(right)))


def _root(first: Sequence[int], at: int) -> int:
    while first[at] != at:
        at = first[at]
    return at
