"""Engines: the two ways to find statements, by rule or with the learned tagger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, Protocol

from depositary.language import Language, Parse
from depositary.learned.tagger import Tagger
from depositary.reading.cast import Cast
from depositary.reading.statements.finding import find
from depositary.reading.statements.tagged import Tagging
from depositary.record import Span, Statement
from depositary.record.mention import DateMention

Engine = Literal["rules", "learned"]


class Find(Protocol):
    """The stage of statements, whoever proposes them."""

    def __call__(
        self,
        parse: Parse,
        language: Language,
        *,
        cast: Cast,
        dates: Iterable[DateMention] = (),
        boilerplate: Iterable[Span] = (),
    ) -> Iterator[Statement]:
        """The statements of a report in text order; nothing in `boilerplate` is one."""
        ...


def finder(engine: Engine) -> Find:
    """What finds statements with this engine. Raises LearnedError where the learned model cannot be run."""
    return find if engine == "rules" else _learned()


@cache
def _learned() -> Tagging:
    """The shipped tagger, loaded and checked once; a failure is not kept, so that it can be mended."""
    tagger = Tagger()
    _ = tagger.network  # here and not within the stage, where a report would just lose its statements
    return Tagging(tagger)
