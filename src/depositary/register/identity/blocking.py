"""Which findings are worth comparing: keys that one seeks and the other bears.

A word that many agreements share ("trade") makes nobody compare two agreements of other parties, which it could not
make one: it counts where they share a side, or where one of them tells no side. Pairs of parties and words of proper
names count alone. Seeking is the same both ways: where one seeks what the other bears, so does the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from depositary.register.identity.finding import Finding

NONE, ONE, MORE = "0", "1", "2"  # how many sides a finding tells


def borne(finding: Finding) -> tuple[str, ...]:
    """The keys that it is found by."""
    told = _told(finding)
    words = finding.blocking
    keys = [*_plain(finding), *(f"{told}:{word}" for word in words)]
    return _once([*keys, *(f"{told}:{word}|{side}" for word in words for side in finding.sides)])


def sought(finding: Finding) -> tuple[str, ...]:
    """The keys of those that it is to be compared with."""
    told = _told(finding)
    words = finding.blocking
    if told == NONE:
        return _once([*_plain(finding), *(f"{other}:{word}" for word in words for other in (NONE, ONE, MORE))])
    near = [f"{other}:{word}|{side}" for word in words for side in finding.sides for other in (ONE, MORE)]
    return _once([*_plain(finding), *(f"{NONE}:{word}" for word in words), *near])


def _plain(finding: Finding) -> list[str]:
    return [*(f"p:{key}" for key in finding.parties), *(f"n:{word}" for word in finding.proper)]


def _told(finding: Finding) -> str:
    return MORE if len(finding.sides) > 1 else ONE if finding.sides else NONE


def _once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
