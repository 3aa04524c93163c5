"""A relation as it is found, before the surest of each pair is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.language import Token
from depositary.record import Span
from depositary.record.words import RelationType


@dataclass(frozen=True, slots=True)
class Found:
    """`one` has the relation to `other` by these words; `rule` is the entry or rule that tells it."""

    one: str
    other: str
    kind: RelationType
    evidence: Span
    rule: str


def ends(words: list[Token]) -> tuple[Token, Token]:
    """The first and the last of these words in the text."""
    ordered = sorted(words, key=lambda t: t.i)
    return ordered[0], ordered[-1]
