"""Names that are also other words: what a reader must keep in mind before taking them for the name."""

from __future__ import annotations

from functools import cache

import msgspec

from depositary.vocabulary.phrases import key
from depositary.vocabulary.sheets import rows


class Ambiguity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the lists, and what else they often are."""

    words: tuple[str, ...]
    also: str


@cache
def ambiguities() -> dict[tuple[str, ...], str]:
    """What else the words often are, by the words' key (phrases.key)."""
    notes: dict[tuple[str, ...], str] = {}
    for row in rows("ambiguous", Ambiguity):
        for words in row.words:
            known = notes.get(key(words))
            notes[key(words)] = f"{known}; {row.also}" if known else row.also
    return notes
