"""Heads of state and government of the past decades: the country behind an office and a name."""

from __future__ import annotations

from functools import cache

import msgspec

from depositary.vocabulary.leaders import Words, leaders
from depositary.vocabulary.phrases import key
from depositary.vocabulary.sheets import rows


class Rulers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of rulers.yaml, whose head explains the fields."""

    side: str
    names: tuple[str, ...]


@cache
def rulers() -> dict[Words, str]:
    """The territory by the words of a full name, those of the leaders of note among them."""
    found = dict(leaders())
    for row in rows("rulers", Rulers):
        for name in row.names:
            found.setdefault(key(name), row.side)
    return found


@cache
def surnames() -> dict[str, str]:
    """The side by the last word of a name, without those that several sides share."""
    sides: dict[str, set[str]] = {}
    for words, side in rulers().items():
        sides.setdefault(words[-1], set()).add(side)
    return {word: found.pop() for word, found in sides.items() if len(found) == 1}
