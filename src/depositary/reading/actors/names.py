"""Names of the vocabulary in the words of a sentence, each with the sense that fits its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from depositary.language import Token
from depositary.vocabulary.names import names as vocabulary
from depositary.vocabulary.phrases import Sense
from depositary.vocabulary.territories import territories

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
        match = listed.longest(words, at) if "$" not in words[at] else None
        if match is None:
            at += 1
            continue
        sense = choose(match[1], tokens, at, match[0])
        if sense is not None:
            found.append(Name(at, match[0] - 1, sense))
            found += _inside(words, at, match[0])
        at = match[0] if sense is not None else at + 1
    return found


def _inside(words: Sequence[str], first: int, end: int) -> list[Name]:
    """The state in the name of a mission: "UN Mission in South Sudan"."""
    for at in range(first + 2, end):
        if words[at - 1] in ("in", "for", "to"):
            match = territories().longest(words, at)
            sense = match[1][0] if match and match[0] == end else None
            return [Name(at, end - 1, sense)] if sense is not None and sense.role == "name" else []
    return []


def choose(senses: Sequence[Sense], tokens: Sequence[Token], first: int, end: int) -> Sense | None:
    """The sense that counts; none where the words are part of a person's longer name here ("Jordan Smith")."""
    sense = min(senses, key=_rank)
    doubtful = sense.also or sense.role in ("place", "capital", "agency", "seat")
    if doubtful and tokens[first].entity == "PERSON" and (_person(tokens, first - 1) or _person(tokens, end)):
        return None
    return sense


def _person(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].entity == "PERSON" and tokens[at].pos == "PROPN"


def _rank(sense: Sense) -> int:
    """A city that seats an organisation of states ("Brussels") stands for that before its own state."""
    if sense.table == "organisations" and sense.role == "seat":
        return ORDER.index("capital") - 1
    return ORDER.index(sense.role) if sense.role in ORDER else len(ORDER)
