"""Names of the vocabulary in the words of a sentence, each with the sense that fits its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from depositary.language import Token
from depositary.vocabulary.names import names as vocabulary
from depositary.vocabulary.phrases import Sense

# Where one name has several senses, the first of these counts.
ORDER = ("name", "acronym", "adjective", "people", "capital", "seat", "parliament", "agency", "place")


class Name(NamedTuple):
    """Tokens `first` to `last` (both included, by their place in the sentence) are a name with this sense."""

    first: int
    last: int
    sense: Sense


def scan(tokens: Sequence[Token]) -> list[Name]:
    """The names in these tokens from left to right, the longest first, none twice."""
    words = [token.text for token in tokens]
    listed = vocabulary()
    found: list[Name] = []
    at = 0
    while at < len(words):
        match = listed.longest(words, at)
        if match is None:
            at += 1
            continue
        sense = choose(match[1], tokens[at])
        if sense is not None:
            found.append(Name(at, match[0] - 1, sense))
        at = match[0]
    return found


def choose(senses: Sequence[Sense], token: Token) -> Sense | None:
    """The sense that counts; none where the word is a person's name here."""
    sense = min(senses, key=_rank)
    if token.entity == "PERSON" and (sense.also or sense.role in ("place", "capital", "agency", "seat")):
        return None
    return sense


def _rank(sense: Sense) -> int:
    """A city that seats an organisation of states ("Brussels") stands for that before its own state."""
    if sense.table == "organisations" and sense.role == "seat":
        return ORDER.index("capital") - 1
    return ORDER.index(sense.role) if sense.role in ORDER else len(ORDER)
