"""Quotations without a cue of their own: by the speaker of the quotation or the statement before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from depositary.language import Parse
from depositary.reading.statements.marks import Quote
from depositary.reading.statements.proposal import Proposal
from depositary.reading.statements.quoted import Words, quote_span

REACH = 4000  # characters back to the statement that a quotation continues


def go_on(parse: Parse, tied: Sequence[Words], proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """A proposal for each quotation that goes on with the speaker before it. `proposals` are in text order."""
    before = _Before(parse, tied, proposals)
    last: Proposal | None = None
    where = -9
    for words in tied:
        quote = words.quote
        if words.cue is not None:
            last, where = before.of(quote), quote.paragraph
            continue
        near = before.reported(quote)
        if near is not None and (last is None or near.start > last.start):
            last, where = near, quote.paragraph
        close = where == quote.paragraph or (where == quote.paragraph - 1 and _fills_paragraph(parse, words))
        if words.sentential and last is not None and close and _begins(parse, quote):
            yield Proposal(
                source=last.source, cue=last.cue, content=(quote_span(parse, quote),), basis="quote-continued",
                kind=last.kind, direct=True, goes_on=True, speakers=last.speakers,
            )  # fmt: skip
            where = quote.paragraph


class _Before:
    """The proposals whose cue stands outside all quotations, by place."""

    def __init__(self, parse: Parse, tied: Sequence[Words], proposals: Sequence[Proposal]) -> None:
        quoted = {token.start for words in tied for token in words.tokens}
        self._parse = parse
        self._proposals = [p for p in proposals if p.cue is None or p.cue.start not in quoted]
        self._starts = [p.start for p in self._proposals]

    def _near(self, offset: int) -> list[Proposal]:
        low, high = bisect_left(self._starts, offset - REACH), bisect_left(self._starts, offset)
        return self._proposals[low:high]

    def of(self, quote: Quote) -> Proposal | None:
        """The proposal that has this quotation in its content, a verbatim one first."""
        span = quote_span(self._parse, quote)
        near = self._near(quote.end + REACH // 2)
        holding = [p for p in near if any(c.overlaps(span) for c in p.content)]
        return next((p for p in holding if p.direct), holding[0] if holding else None)

    def reported(self, quote: Quote) -> Proposal | None:
        """The last statement before the quotation, in its paragraph or the one before."""
        ended = [p for p in self._near(quote.left) if p.end <= quote.left]
        if not ended:
            return None
        latest = max(ended, key=lambda p: p.start)
        found = min((p for p in ended if p.end >= latest.start), key=lambda p: p.start)
        first = self._parse.between(found.start, found.end)
        paragraph = self._parse.sentence(first[0]).paragraph if first else -9
        return found if quote.paragraph - paragraph in (0, 1) else None


def _begins(parse: Parse, quote: Quote) -> bool:
    """Whether a sentence begins with the opening mark."""
    before = parse.text[max(0, quote.left - 20) : quote.left].rstrip(" \u00a0\t")
    return not before or before[-1] in ".?!:…\n”\"»’'"


def _fills_paragraph(parse: Parse, words: Words) -> bool:
    """Whether hardly a word of the paragraph stands outside the quotation."""
    if not words.tokens:
        return False
    first, last = words.tokens[0].i, words.tokens[-1].i
    beside = (*parse.tokens[max(0, first - 4) : first], *parse.tokens[last + 1 : last + 5])
    return not any(t.pos != "PUNCT" and parse.sentence(t).paragraph == words.quote.paragraph for t in beside)
