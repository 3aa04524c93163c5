"""Finds names in running words: one index, used by every list of the vocabulary.

Names and running words are cut into the same *pieces*, so that it does not matter how a tokeniser cut the report:

- accents and curly apostrophes are folded, full stops inside a word dropped ("U.S." = "US", "Élysée" = "Elysee");
- hyphen, apostrophe and space all only part pieces ("Guinea-Bissau" = "Guinea", "-", "Bissau"; "Côte d'Ivoire");
- "&" is "and"; every other sign is a piece of its own and so a barrier ("Guinea, Bissau" is no Guinea-Bissau).

Capitals count: a piece matches as written, in all capitals, or, where the list writes it small, in any case. An
acronym of four letters or more also matches as a word ("Nato"). An article counts only where the list writes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_SIGNS = re.compile(r"[^\W_]+|[^\w\s]|_")
_STOPS = re.compile(r"(?<=\w)\.")
_PARTING = "-'"
_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-"}
    | {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "þ": "th", "Þ": "TH"}
    | {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ə": "a", "Ə": "A"}
)


class Sense(NamedTuple):
    """What a name may stand for. `id` is a territory code or an id of the list named by `table`; none for a place
    whose status is disputed. `also` says what else the words often are ("a given name"), none for a safe name."""

    table: str
    id: str | None
    role: str
    also: str | None = None


class Piece(NamedTuple):
    """A stretch of letters or a sign, and the sign that follows it within its token ("" at the token's end)."""

    text: str
    then: str


Match = tuple[int, tuple[Sense, ...]]
_Found = tuple[int, int, tuple[Sense, ...]]


def fold(words: str) -> str:
    """The words without accents, curly apostrophes, odd hyphens and the full stops of abbreviations."""
    if words.isascii():
        return _STOPS.sub("", words)
    plain = unicodedata.normalize("NFKD", words.translate(_LETTERS))
    return _STOPS.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))


@lru_cache(maxsize=65536)
def pieces(token: str) -> tuple[Piece, ...]:
    """The pieces of a token, or of a name of several words.

    A sign that stands alone is a piece, save the hyphen and the apostrophe ("Workers", "'", "Party").
    """
    if token in ("–", "‘"):
        return (Piece(token, ""),)
    found: list[Piece] = []
    for sign in _SIGNS.findall(fold(token)):
        if sign in _PARTING:
            found[-1:] = [piece._replace(then=sign) for piece in found[-1:]]
        else:
            text = "and" if sign == "&" else sign
            found[-1:] = [piece._replace(then=piece.then or _after(text)) for piece in found[-1:]]
            found.append(Piece(text, ""))
    if found and found[-1].then:
        found[-1] = found[-1]._replace(then="")
    return tuple(found)


def _after(text: str) -> str:
    return " " if text.isalnum() else text


def key(words: str) -> tuple[str, ...]:
    """The words as they are compared, capitals aside."""
    return tuple(piece.text.lower() for piece in pieces(words))


class Phrases:
    """Names and their senses, found in running words by longest match."""

    def __init__(self, names: Iterable[tuple[str, Sense]]) -> None:
        self._senses: dict[tuple[str, ...], dict[tuple[str, ...], tuple[Sense, ...]]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for name, sense in names:
            self._add(tuple(piece.text for piece in pieces(name)), sense)

    def _add(self, name: tuple[str, ...], sense: Sense) -> None:
        folded = tuple(piece.lower() for piece in name)
        spellings = self._senses.setdefault(folded, {})
        known = spellings.get(name, ())
        spellings[name] = known if sense in known else (*known, sense)
        lengths = {*self._lengths.get(folded[0], ()), len(folded)}
        self._lengths[folded[0]] = tuple(sorted(lengths, reverse=True))

    def __iter__(self) -> Iterator[tuple[str, tuple[Sense, ...]]]:
        """Every name, its pieces parted by spaces, with its senses."""
        for spellings in self._senses.values():
            for name, senses in spellings.items():
                yield " ".join(name), senses

    def lookup(self, words: str) -> tuple[Sense, ...]:
        """The senses of these very words; a leading article and a possessive ending may be there or not."""
        found = [piece.text for piece in pieces(words)]
        if found[-1:] == ["s"] and len(found) > 1 and not self._match(tuple(found)):
            found = found[:-1]
        return self._match(tuple(found)) or (
            self._match(tuple(found[1:])) if len(found) > 1 and found[0].lower() == "the" else ()
        )

    def longest(self, words: Sequence[str], start: int) -> Match | None:
        """The end (exclusive, in tokens) and the senses of the longest name that begins with the token at `start`.

        A name may end inside a token before a hyphen or a possessive ("U.S.-led", "Georgia's"): the token is its end.
        """
        first = pieces(words[start])
        lengths = self._lengths.get(first[0].text.lower()) if first else None
        if not lengths:
            return None
        texts, ends = _run(words, start, lengths[0])
        for length in lengths:
            if length <= len(texts) and ends[length - 1] and (senses := self._match(tuple(texts[:length]))):
                return ends[length - 1], senses
        return None

    def scan(self, words: Sequence[str]) -> Iterator[_Found]:
        """Start, end (tokens, half open) and senses of every name from left to right, the longest first, none twice."""
        at = 0
        while at < len(words):
            found = self.longest(words, at)
            if found:
                yield at, found[0], found[1]
            at = found[0] if found else at + 1

    def _match(self, texts: tuple[str, ...]) -> tuple[Sense, ...]:
        spellings = self._senses.get(tuple(text.lower() for text in texts))
        if not spellings:
            return ()
        if texts in spellings:
            return spellings[texts]
        found = (sense for name, senses in spellings.items() if _fits(texts, name) for sense in senses)
        return tuple(dict.fromkeys(found))


def _run(words: Sequence[str], start: int, most: int) -> tuple[list[str], list[int]]:
    """At least `most` pieces, if there are, from the token at `start` on, and where a name ending there ends, or 0."""
    texts: list[str] = []
    ends: list[int] = []
    for at in range(start, len(words)):
        own = pieces(words[at])
        texts += [piece.text for piece in own]
        ends += [at + 1 if _closes(own, index) else 0 for index in range(len(own))]
        if len(texts) >= most:
            break
    return texts, ends


def _closes(own: tuple[Piece, ...], index: int) -> bool:
    """Whether a name may end with this piece of a token."""
    then = own[index].then
    possessive = then == "'" and index == len(own) - 2 and own[-1].text == "s"
    return possessive or (then != "'" and then != " ")


def _fits(texts: Sequence[str], name: Sequence[str]) -> bool:
    return all(text in (piece, piece.upper()) or _loose(text, piece) for text, piece in zip(texts, name, strict=True))


def _loose(text: str, piece: str) -> bool:
    acronym = len(piece) > 3 and piece.isupper() and piece.isalpha()
    return piece.islower() or (acronym and text == piece.capitalize())
