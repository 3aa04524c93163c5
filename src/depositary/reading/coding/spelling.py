"""Names that an actor phrase spells a little differently from the lists: states, peoples, rulers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from depositary.reading.coding.naming import GENITIVE
from depositary.vocabulary.phrases import key
from depositary.vocabulary.rulers import surnames
from depositary.vocabulary.territories import territories

SHORTEST = 5  # letters of a name that may be misspelt
ALIKE, NEAR = 85, 90  # in hundred: how like the names of states, those of rulers and peoples


def ruler(surname: str) -> str | None:
    """The territory of the ruler of this surname, spelt so or almost so."""
    words = key(surname)
    known = surnames()
    found = known.get(words[-1]) if words else None
    if found is None and len(surname) > SHORTEST:
        alike = process.extractOne(words[-1], tuple(known), scorer=fuzz.ratio, score_cutoff=NEAR)
        found = known[str(alike[0])] if alike is not None else None
    return found if found is not None and found in territories() else None


def misspelt(parts: Sequence[Sequence[str]], peoples: Mapping[str, str]) -> str | None:
    """The state whose name, adjective, capital or people a word is almost: "Phillipines"; none of a person's names.

    `peoples` are those that live in a state of another name, with its code.
    """
    for words in parts:
        for at, word in enumerate(words):
            beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
            plain = GENITIVE.sub("", word)
            if len(plain) < SHORTEST or not word[:1].isupper() or any(w[:1].isupper() for w in beside):
                continue
            for known, cutoff in ((spellings(), ALIKE), (peoples, NEAR)):
                found = process.extractOne(plain, tuple(known), scorer=fuzz.ratio, score_cutoff=cutoff)
                if found is not None:
                    return known[str(found[0])]
    return None


@cache
def spellings() -> dict[str, str]:
    """Territory code by the one-word names, adjectives, peoples and capitals of states."""
    roles = ("name", "adjective", "people", "capital")
    return {
        n: s.id for n, s in territories().names() if s.id and s.role in roles and " " not in n and len(n) >= SHORTEST
    }
