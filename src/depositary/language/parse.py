"""A parse: the sentences of a report with their words, lemmas and dependencies, free of the parser that made it.

Built once a report by `parsing.Parser` from a spaCy pipeline, or by hand in tests (`Parse.by_hand`), so that all that
stands above survives a new model. Labels are those of spaCy's English pipelines (Universal POS, Penn tags,
ClearNLP dependencies).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depositary.record import Span

if TYPE_CHECKING:
    from depositary.language.predications.model import Predications

OBJECTS = frozenset({"dobj", "obj"})
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "nsubj:pass", "csubjpass"})


class Token:
    """A word in its place: `i` counts through the whole parse, `start` and `end` are code points of the report."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "entity",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "sentence",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self, i: int, text: str, *, start: int, lemma: str, pos: str, tag: str, dep: str, entity: str = ""
    ) -> None:
        self.i, self.text, self.start, self.end = i, text, start, start + len(text)
        self.lower = text.lower()
        self.lemma, self.pos, self.tag, self.dep, self.entity = lemma, pos, tag, dep, entity
        self.head: Token = self
        self.children: list[Token] = []
        self.sentence = 0

    def __repr__(self) -> str:
        return f"<{self.i}:{self.text}/{self.pos}/{self.dep}>"

    def child(self, *deps: str) -> Token | None:
        """The first child by one of these dependencies."""
        return next((c for c in self.children if c.dep in deps), None)

    def kids(self, *deps: str) -> list[Token]:
        """The children by these dependencies, in text order."""
        return [c for c in self.children if c.dep in deps]

    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> list[Token]:
        """This word and all below it, in text order."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda t: t.i)

    def conjuncts(self) -> list[Token]:
        """This word and those coordinated below it ("Russia, Turkey and Iran" from "Russia"), in text order."""
        found, queue = [self], self.kids("conj")
        while queue:
            token = queue.pop(0)
            found.append(token)
            queue.extend(token.kids("conj"))
        return found


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens, its place in the report, the paragraph it stands in (0 is the first)."""

    index: int
    paragraph: int
    tokens: tuple[Token, ...]

    @property
    def root(self) -> Token:
        """The word that heads the sentence."""
        return next((t for t in self.tokens if t.head is t), self.tokens[0])

    @property
    def start(self) -> int:
        """Where it begins, in code points of the report."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends (half open)."""
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True)
class Parse:
    """The parsed report. `tokens` are those of all sentences, `tokens[i].i == i`; `predications` say who did what."""

    text: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    predications: Predications | None = None

    @property
    def clauses(self) -> Predications:
        """The predications; raises ValueError where none were built."""
        if self.predications is None:
            raise ValueError("this parse has no predications: build it with `Language.analyse`")
        return self.predications

    def sentence(self, token: Token) -> Sentence:
        """The sentence this word stands in."""
        return self.sentences[token.sentence]

    def span(self, first: Token, last: Token | None = None) -> Span:
        """The words from `first` to `last`, both included."""
        last = last or first
        return Span.of(self.text, first.start, last.end)

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that stand wholly in these code points."""
        low = self._first(start)
        high = low
        while high < len(self.tokens) and self.tokens[high].end <= end:
            high += 1
        return self.tokens[low:high]

    def _first(self, start: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < start:
                low = middle + 1
            else:
                high = middle
        return low

    @classmethod
    def by_hand(
        cls,
        words: Sequence[str],
        *,
        heads: Sequence[int],
        deps: Sequence[str],
        pos: Sequence[str],
        tags: Sequence[str] | None = None,
        lemmas: Sequence[str] | None = None,
    ) -> Parse:
        """One sentence from its words, the index of each word's head (its own for the root), labels; for tests."""
        tokens: list[Token] = []
        at = 0
        for i, word in enumerate(words):
            lemma = lemmas[i] if lemmas else word.lower()
            tag = tags[i] if tags else ""
            tokens.append(Token(i, word, start=at, lemma=lemma, pos=pos[i], tag=tag, dep=deps[i]))
            at += len(word) + 1
        join(tokens, heads)
        return cls(" ".join(words), (Sentence(0, 0, tuple(tokens)),), tuple(tokens))


def join(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    """Tie each token to its head by index; children end up in text order."""
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        if token.head is not token:
            token.head.children.append(token)
