"""Tidying the spans of a tagger: content without marks and joining words at its ends, and whether it is verbatim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.language import Parse
from depositary.reading.statements.marks import Quote
from depositary.reading.statements.proposal import Proposal
from depositary.record import Span

_SIGNS = ' \t\u00a0,.;:"\u201c\u201d\u201e\u00ab\u00bb`'
_JOINS = ("that ",)


def tidy(proposal: Proposal, parse: Parse, quotes: Sequence[Quote]) -> Proposal:
    """The proposal with its content as the rules give it; `direct` where all of it stands between quotation marks."""
    content = tuple(span for piece in proposal.content if (span := _bare(parse.text, piece)) is not None)
    verbatim = bool(content) and all(any(q.start <= c.start and c.end <= q.end for q in quotes) for c in content)
    return replace(proposal, content=content, direct=verbatim)


def _bare(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    for join in _JOINS:
        if text[start:end].lower().startswith(join):
            start += len(join)
    while start < end and text[start] in _SIGNS:
        start += 1
    while end > start and text[end - 1] in _SIGNS:
        end -= 1
    return Span.of(text, start, end) if start < end else None
