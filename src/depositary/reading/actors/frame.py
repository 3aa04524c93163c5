"""A sentence with its names and the edges of its noun phrases: what the finders of mentions look at."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from depositary.language import Sentence, Token
from depositary.reading.actors.names import Name, scan
from depositary.reading.actors.words import Lexicon
from depositary.vocabulary.phrases import Sense

NOUNS = frozenset({"NOUN", "PROPN"})
# How the words before a noun hang on it where they are part of its phrase.
INSIDE = frozenset(
    (
        "compound", "amod", "poss", "nmod", "det", "nummod", "case", "advmod", "punct", "quantmod", "predet", "cc",
        "conj", "npadvmod",
    )
)  # fmt: skip


class Acting(NamedTuple):
    """Places of words in the report: nouns that act or are asked; those said to go between, with the part they play;
    those who sign or speak for somebody, with the word that names him."""

    voices: frozenset[int] = frozenset()
    between: Mapping[int, str] = MappingProxyType({})
    sides: Mapping[int, Token] = MappingProxyType({})


NOBODY = Acting()


class Frame:
    """A sentence under reading. Tokens are addressed by their place in it."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, *, acting: Acting = NOBODY) -> None:
        self.sentence, self.lexicon = sentence, lexicon
        self.acting, self.between, self.sides = acting
        self.tokens = sentence.tokens
        self.offset = self.tokens[0].i
        self.names: dict[int, Name] = {}
        self.found: list[Name] = []
        self.surnames: frozenset[str] = frozenset()  # of the persons of the whole report, once they are known
        self.taken: set[int] = set()  # tokens of personal names and the titles before them
        for name in scan(self.tokens):
            for at in range(name.first, name.last + 1):
                self.names.setdefault(at, name)
            self.found.append(name)
        self._left = list(range(len(self.tokens)))
        for at, token in enumerate(self.tokens):
            for above in token.ancestors():
                place = above.i - self.offset
                if self._left[place] > at:
                    self._left[place] = at

    def forget(self, foreign: Callable[[Name], bool]) -> None:
        """Drop the names that are somebody else's here."""
        self.found = [name for name in self.found if not foreign(name)]
        self.names = {at: name for at, name in self.names.items() if not foreign(name)}

    def at(self, token: Token) -> int:
        """The place of a token in the sentence."""
        return token.i - self.offset

    def before(self, at: int, steps: int = 1) -> Token | None:
        """The token so many steps to the left."""
        return self.tokens[at - steps] if 0 <= at - steps < len(self.tokens) else None

    def after(self, at: int, steps: int = 1) -> Token | None:
        """The token so many steps to the right."""
        return self.tokens[at + steps] if at + steps < len(self.tokens) else None

    def glued(self, at: int) -> bool:
        """Whether no space stands between this token and the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def left_edge(self, head: Token) -> int:
        """Where the noun phrase of this head begins: its subtree to the left, as far as it runs without a break."""
        at = self.at(head)
        edge = self._left[at]
        for child in head.children:
            if child.i < head.i and child.dep not in INSIDE:
                edge = max(edge, self.at(child) + 1)
        while edge < at and self.tokens[edge].dep in ("punct", "cc") and self.tokens[edge].text != "-":
            edge += 1
        return edge

    def head_of(self, first: int, last: int) -> Token:
        """The word of these tokens that the others hang on."""
        low, high = first + self.offset, last + self.offset
        for token in self.tokens[first : last + 1]:
            if token.head is token or not low <= token.head.i <= high:
                return token
        return self.tokens[last]

    def sense(self, token: Token) -> Sense | None:
        """What the name that this token is part of stands for."""
        name = self.names.get(self.at(token))
        return name.sense if name else None

    def modifiers(self, first: int, head: Token) -> Iterator[Name]:
        """The names that stand before the head inside its noun phrase, each once."""
        at, end = first, self.at(head)
        while at < end:
            name = self.names.get(at)
            if name is None:
                at += 1
            else:
                if name.last < end:
                    yield name
                at = name.last + 1


def lemma_in(token: Token, words: Container[str]) -> str:
    """The lemma of a noun if these words hold it, in capitals and plural too; else ""."""
    for form in (token.lemma, token.lower, token.lower.removesuffix("s"), token.lower.removesuffix("ies") + "y"):
        if form in words:
            return form
    return ""
