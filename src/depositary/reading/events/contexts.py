"""What events are about: the contexts of PLOVER, by the words of the paragraph that tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, get_args

from depositary.language import Language, Parse, Token
from depositary.record.words import Context

ORDER: tuple[Context, ...] = get_args(Context)
_FIRST = re.compile(r"\w+")
LONGEST = 4  # tokens of a phrase: hyphens are some


class Index(NamedTuple):
    """The contexts of each word or phrase, and the first words of phrases."""

    words: Mapping[str, Sequence[Context]]
    starts: frozenset[str]


@lru_cache(maxsize=4)
def index(language: Language) -> Index:
    """The lemmas and phrases of `en/contexts.yaml`, built once a language."""
    words: dict[str, list[Context]] = {}
    for context, listed in language.words("contexts").items():
        for word in listed:
            words.setdefault(word, []).append(context)
    starts = (_FIRST.match(word) for word in words if not word.isalnum())
    return Index(words, frozenset(start[0] for start in starts if start))


class Contexts:
    """The contexts of the paragraphs of one report."""

    def __init__(self, parse: Parse, index: Index) -> None:
        self.parse = parse
        self.words, self.starts = index

    def of(self, token: Token) -> tuple[Context, ...]:
        """The contexts of the paragraph in which this word stands, in the order of the list."""
        return self._paragraphs[self.parse.sentence(token).paragraph]

    @cached_property
    def _paragraphs(self) -> dict[int, tuple[Context, ...]]:
        found: dict[int, set[Context]] = {}
        for sentence in self.parse.sentences:
            found.setdefault(sentence.paragraph, set()).update(self._named(sentence.tokens))
        return {paragraph: tuple(c for c in ORDER if c in named) for paragraph, named in found.items()}

    def _named(self, tokens: Sequence[Token]) -> Iterator[Context]:
        """Every context that a word or phrase of the sentence names: by its lemma, or as written."""
        for place, first in enumerate(tokens):
            for last in tokens[place : place + (LONGEST if first.lower in self.starts else 1)]:
                before = self.parse.text[first.start : last.start].lower()
                for phrase in (before + last.lower, before + last.lemma.lower()):
                    yield from self.words.get(phrase, ())
