"""Where the findings stand in the text: spans that overlap and nest, cut at every boundary into plain pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from depositary.record import Span


@dataclass(frozen=True)
class Mark:
    """One finding in the text.

    `key` names it on the page, `kind` gives its colour, `label` is what stands beside the words.
    `spans` are the words that it rests on, `beside` the words that only belong to it (the cue of a statement).
    """

    key: str
    kind: str
    label: str
    spans: tuple[Span, ...]
    beside: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A stretch of text under the same marks throughout.

    `over` are the marks whose words it belongs to, the widest first; `beside` those that it only goes with;
    `opens` the marks whose first words begin here, `again` those whose further words do.
    """

    text: str
    over: tuple[Mark, ...] = ()
    beside: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    again: tuple[Mark, ...] = ()


def cut(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The whole text as pieces in order; joined, their texts are the text again.

    Spans that are empty or reach outside the text are left out.
    """
    placed = [p for p in _place(marks) if 0 <= p.start < p.end <= len(text)]
    placed.sort(key=lambda p: (p.start, -p.end))
    edges = sorted({0, len(text)} | {e for p in placed for e in (p.start, p.end)})
    at: dict[int, list[_Placed]] = {}
    for place in placed:
        at.setdefault(place.start, []).append(place)
    active, opened = list[_Placed](), set[Mark]()
    for start, end in pairwise(edges):
        active = [p for p in active if p.end > start] + at.get(start, [])
        begun = dict.fromkeys(p.mark for p in at.get(start, ()) if p.words)
        opens = tuple(m for m in begun if m not in opened)
        again = tuple(m for m in begun if m in opened)
        opened.update(opens)
        over = _marks(active, words=True)
        beside = tuple(m for m in _marks(active, words=False) if m not in over)
        yield Piece(text[start:end], over, beside, opens, again)


def spread(marks: Iterable[Mark], *, lanes: int) -> dict[str, int]:
    """A lane from 1 for every mark, so that those that share words have different ones as long as lanes are free."""
    free: list[int] = []  # where each lane is free again
    given: dict[str, int] = {}
    for mark in sorted((m for m in marks if m.spans), key=lambda m: (m.spans[0].start, -m.spans[-1].end)):
        start, end = mark.spans[0].start, mark.spans[-1].end
        lane = next((number for number, after in enumerate(free) if after <= start), len(free))
        if lane == len(free):
            free.append(end)
        free[lane] = end
        given[mark.key] = min(lane + 1, lanes)
    return given


@dataclass(frozen=True)
class _Placed:
    start: int
    end: int
    mark: Mark
    words: bool


def _place(marks: Iterable[Mark]) -> Iterator[_Placed]:
    for mark in marks:
        yield from (_Placed(s.start, s.end, mark, True) for s in mark.spans)
        yield from (_Placed(s.start, s.end, mark, False) for s in mark.beside)


def _marks(active: list[_Placed], *, words: bool) -> tuple[Mark, ...]:
    wide = sorted((p for p in active if p.words is words), key=lambda p: p.start - p.end)
    return tuple(dict.fromkeys(p.mark for p in wide))
