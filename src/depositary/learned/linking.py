"""Statements from tagged words: which source and which pieces of content belong to which cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .tagged import Tagged

LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement: who says (none or one range), that it is said (one), what is said (one or more, in text order)."""

    source: tuple[Tagged, ...]
    cue: tuple[Tagged, ...]
    content: tuple[Tagged, ...]

    @property
    def score(self) -> float:
        """How sure the tagger is of the least sure part."""
        return min(part.score for part in (*self.source, *self.cue, *self.content))


def link(paragraphs: Sequence[Sequence[Tagged]]) -> list[Attribution]:
    """The statements of neighbouring paragraphs in the order of their cues, offsets all counted from one place.

    A cue is a statement; its content are the ranges that belong to it best, its source the likeliest one. A source may
    serve several cues ("X said A and added B"). Content whose cue stands in another paragraph (a speech that goes on)
    joins the last statement before it. A cue without content is no statement.
    """
    made: list[Attribution] = []
    for tagged in paragraphs:
        here = list(_statements(tagged))
        if made and (going := _homeless(tagged)):
            made[-1] = replace(made[-1], content=(*made[-1].content, *going))
        made.extend(here)
    return [attribution for attribution in made if attribution.content]


def _statements(tagged: Sequence[Tagged]) -> Iterator[Attribution]:
    cues = [t for t in tagged if t.role == "cue"]
    sources = [t for t in tagged if t.role == "source"]
    contents = [t for t in tagged if t.role == "content"]
    homes = {id(t): home for t in contents if (home := best_cue(t)) is not None}
    for number, cue in enumerate(cues):
        source = _likeliest(sources, number)
        yield Attribution(source, (cue,), tuple(t for t in contents if homes.get(id(t)) == number))


def best_cue(tagged: Tagged) -> int | None:
    """The cue of its paragraph that this belongs to, None if its cue is more likely elsewhere."""
    if not tagged.links:
        return None
    best = max(range(len(tagged.links)), key=lambda i: tagged.links[i])
    return best if tagged.links[best] >= min(tagged.elsewhere, LIKELY) else None


def _likeliest(sources: Sequence[Tagged], cue: int) -> tuple[Tagged, ...]:
    fitting = [s for s in sources if s.links[cue] >= LIKELY or best_cue(s) == cue]
    return (max(fitting, key=lambda s: s.links[cue]),) if fitting else ()


def _homeless(tagged: Sequence[Tagged]) -> tuple[Tagged, ...]:
    return tuple(t for t in tagged if t.role == "content" and best_cue(t) is None and t.elsewhere >= LIKELY)
