"""Persons whose side the world knows: for whom they speak where a report names them without a country."""

from __future__ import annotations

from functools import cache

import msgspec

from depositary.vocabulary.phrases import key
from depositary.vocabulary.sheets import rows

Words = tuple[str, ...]


class Leaders(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of leaders.yaml, whose head explains the fields."""

    side: str
    names: tuple[str, ...]
    known: tuple[str, ...] = ()


@cache
def leaders() -> dict[Words, str]:
    """The side by the words of a name (phrases.key); of those who changed sides over time, none."""
    found: dict[Words, str] = {}
    moved: set[Words] = set()
    for row in rows("leaders", Leaders):
        for name in (*row.names, *row.known):
            words = key(name)
            if found.setdefault(words, row.side) != row.side:
                moved.add(words)
    return {words: side for words, side in found.items() if words not in moved}


def side(name: str) -> str | None:
    """The side of the person of this name: a territory code or the id of an organisation; None for all others."""
    return leaders().get(key(name))
