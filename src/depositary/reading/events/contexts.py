"""What events are about: the contexts of PLOVER, by the words of the paragraph that tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import get_args

from depositary.language import Parse, Token
from depositary.record.words import Context

ORDER: tuple[Context, ...] = get_args(Context)
_FIRST = re.compile(r"\w+")
LONGEST = 4  # tokens of a phrase: hyphens are some


class Contexts:
    """The contexts of the paragraphs of one report; `words` are lemmas and phrases by context (`en/contexts.yaml`)."""

    def __init__(self, parse: Parse, words: Mapping[Context, Sequence[str]]) -> None:
        self.parse = parse
        self.words: dict[str, list[Context]] = {}
        for context, listed in words.items():
            for word in listed:
                self.words.setdefault(word, []).append(context)
        self.starts = frozenset(_FIRST.match(word)[0] for word in self.words if not word.isalnum())  # type: ignore[index]

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
