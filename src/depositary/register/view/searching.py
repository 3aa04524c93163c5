"""Reports found by words, each with the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from depositary.record import Record, Span

AROUND = 80  # characters before and after the first word


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report with the words, the snippet around the first of them, and the dossiers that the report speaks of."""

    report: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    snippet: str
    start: int
    end: int
    dossiers: tuple[str, ...] = ()


def hits(words: str, records: Iterable[Record], dossiers: Mapping[str, Sequence[str]]) -> Iterator[Hit]:
    """A hit for each of these records, which the store has found; `dossiers` are those of each report."""
    for record in records:
        report = record.report
        span = snippet(report.text, words.split())
        yield Hit(
            report=report.id,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
            snippet=span.text,
            start=span.start,
            end=span.end,
            dossiers=tuple(dossiers.get(report.id, ())),
        )


def snippet(text: str, words: Sequence[str]) -> Span:
    """The line around the first of the words, cut between words; the beginning where none stands in the text."""
    pattern = "|".join(rf"\b{re.escape(word)}" for word in words if word)
    match = re.search(pattern, text, re.IGNORECASE) if pattern else None
    start, end = match.span() if match else (0, 0)
    left = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    right = next((place for place in (text.find("\n", end),) if place >= 0), len(text))
    right = min(right, end + AROUND)
    if left and text[left - 1].isalnum():
        left = min(start, text.find(" ", left, start) + 1 or start)
    if right < len(text) and text[right].isalnum():
        right = max(end, text.rfind(" ", end, right))
    return Span.of(text, left, max(right, left + 1))
