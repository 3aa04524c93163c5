"""Tags of words as ranges, how they are linked, and windows of one paragraph joined again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

import numpy as np

from .decoding import Scores
from .labels import LABELS, begins, role_of
from .tagged import Role, Tagged

Chunk = tuple[Role, int, int]


def chunks(tags: Sequence[int]) -> Iterator[Chunk]:
    """(role, first word, word after the last) of each range that the tags make."""
    start: int | None = None
    for word, tag in enumerate([*tags, 0]):
        if start is not None and (tag == 0 or begins(tag)):
            yield cast(Role, role_of(tags[start])), start, word
            start = None
        if start is None and tag:
            start = word


def link_odds(scores: Scores, found: Sequence[Chunk], size: int) -> Scores:
    """(ranges, 1 + cues): how likely each range belongs to each cue; column 0 is "elsewhere".

    `scores`: (1 + words, labels + 2 * size), row 0 for "elsewhere"; a cue answers by its first word.
    """
    heads = [0, *(start + 1 for role, start, _ in found if role == "cue")]
    asks, answers = scores[1:, len(LABELS) : len(LABELS) + size], scores[heads, len(LABELS) + size :]
    likely = 1 / (1 + np.exp(-(asks @ answers.T) / np.float32(size**0.5)))
    rows = [likely[start:end].mean(axis=0) for _, start, end in found]
    return np.array(rows, np.float32).reshape(len(found), len(heads))


def joined(windows: Sequence[Sequence[Tagged]], edges: Sequence[tuple[int, int]]) -> list[Tagged]:
    """The ranges of one paragraph that was read in windows; `edges` are the windows' character ranges.

    Ranges of one role that meet at an edge are one: windows are cut between sentences, and a speech goes on.
    """
    counts = [sum(t.role == "cue" for t in window) for window in windows]
    whole: list[Tagged] = []
    for number, window in enumerate(windows):
        before, after = (0.0,) * sum(counts[:number]), (0.0,) * sum(counts[number + 1 :])
        for tagged in window:
            placed = replace(tagged, links=before + tagged.links + after)
            if number and whole and _meet(whole[-1], placed, edges[number - 1][1], edges[number][0]):
                whole[-1] = _merge(whole[-1], placed)
            else:
                whole.append(placed)
    return whole


def _meet(left: Tagged, right: Tagged, end: int, start: int) -> bool:
    return left.role == right.role == "content" and left.end == end and right.start == start


def _merge(left: Tagged, right: Tagged) -> Tagged:
    return replace(
        left,
        end=right.end,
        score=min(left.score, right.score),
        links=tuple(map(max, left.links, right.links)),
        elsewhere=min(left.elsewhere, right.elsewhere),
    )
