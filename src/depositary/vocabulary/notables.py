"""Companies, services, forces, movements and persons by name, with country and sector."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from depositary.vocabulary.phrases import key
from depositary.vocabulary.sheets import rows

SHORT = 4  # letters of initials that are often a name or word as well


class Notables(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of notables.yaml, whose head explains the fields."""

    side: str
    sector: str
    names: tuple[str, ...]


class Notable(NamedTuple):
    """Of a name: the state, group or organisation that it belongs to, its sector, and how the list writes it."""

    side: str
    sector: str
    spelt: str

    def reads(self, words: str) -> bool:
        """Whether the words are the name and not like words of other letters: capitals count in short names."""
        if self.spelt.islower():
            return True
        return words[:1].isupper() and (len(self.spelt) > SHORT or words.isupper() or not self.spelt.isupper())


@cache
def notables() -> dict[tuple[str, ...], Notable]:
    """Side and sector by the words of a name (phrases.key); the first row that has a name counts."""
    found: dict[tuple[str, ...], Notable] = {}
    for row in rows("notables", Notables):
        for name in row.names:
            found.setdefault(key(name), Notable(row.side, row.sector, name))
    return found
