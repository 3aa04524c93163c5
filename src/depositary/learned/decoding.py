"""The best sequence of tags for the words of a window, and how sure the model is of each (a linear chain).

Many windows go side by side, word by word: the work is in the steps, not in what each computes. What a window gives
does not hang on those beside it: each sum and maximum runs over the tags alone, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from .labels import LABELS, may_follow

Scores = NDArray[np.float32]
Doubles = NDArray[np.float64]
NEVER = -1e4


def allowed(transitions: Scores) -> Scores:
    """(7, 7) log scores of one tag after another with what is illegal ruled out."""
    legal = [[may_follow(a, b) for b in range(len(LABELS))] for a in range(len(LABELS))]
    return np.where(np.array(legal), transitions, NEVER).astype(np.float32)


def decode(windows: Sequence[Scores], transitions: Scores) -> list[list[int]]:
    """The legal tags of the highest total score for each window of (words, 7). `transitions`: see `allowed`."""
    order, emissions, counts = _stacked(windows)
    back = np.zeros(emissions.shape, np.int64)
    best = emissions[:, 0] + transitions[0] if len(counts) else emissions[:, :0]
    ends = best.argmax(axis=1) if len(counts) else []
    for word, count in enumerate(counts[1:], 1):
        reached = best[:count, :, None] + transitions
        back[:count, word] = reached.argmax(axis=1)
        best = reached.max(axis=1) + emissions[:count, word]
        ends[:count] = best.argmax(axis=1)
    paths: list[list[int]] = [[] for _ in windows]
    for row, number in enumerate(order):
        paths[number] = _path(back[row, : len(windows[number])].tolist(), int(ends[row]))
    return paths


def _path(back: list[list[int]], end: int) -> list[int]:
    path = [end]
    for came in back[:0:-1]:
        path.append(came[path[-1]])
    return path[::-1]


def likelihoods(windows: Sequence[Scores], transitions: Scores) -> list[Scores]:
    """(words, 7) for each window: how likely each tag is of each word, over all sequences."""
    order, emissions, counts = _stacked(windows)
    step = np.exp(transitions.astype(np.float64))
    weights: Doubles = np.exp(emissions.astype(np.float64) - emissions.max(axis=2, keepdims=True, initial=-np.inf))
    forward, backward = np.empty_like(weights), np.ones_like(weights)
    # Each row is scaled to a sum of 1, so that no product runs out of range; the scales fall out at the end.
    if counts:
        forward[:, 0] = _scaled(weights[:, 0] * step[0])
    for word, count in enumerate(counts[1:], 1):
        forward[:count, word] = _scaled(_times(forward[:count, word - 1], step) * weights[:count, word])
    for word, count in reversed(list(enumerate(counts[1:], 1))):
        backward[:count, word - 1] = _scaled(_times(weights[:count, word] * backward[:count, word], step.T))
    found: list[Scores] = [np.empty((0, len(LABELS)), np.float32)] * len(windows)
    for row, number in enumerate(order):
        size = len(windows[number])
        found[number] = _scaled(forward[row, :size] * backward[row, :size]).astype(np.float32)
    return found


def _stacked(windows: Sequence[Scores]) -> tuple[list[int], Scores, list[int]]:
    """(numbers of the windows with words, longest first; their scores, padded; for each word how many reach it)."""
    order = sorted((n for n, window in enumerate(windows) if len(window)), key=lambda n: (-len(windows[n]), n))
    longest = len(windows[order[0]]) if order else 0
    stacked = np.zeros((len(order), longest, len(LABELS)), np.float32)
    for row, number in enumerate(order):
        stacked[row, : len(windows[number])] = windows[number]
    return order, stacked, list(_counts([len(windows[number]) for number in order], longest))


def _counts(sizes: Sequence[int], longest: int) -> Iterator[int]:
    count = len(sizes)
    for word in range(longest):
        while sizes[count - 1] <= word:
            count -= 1
        yield count


def _times(rows: Doubles, step: Doubles) -> Doubles:
    """(windows, 7) after one step; a plain sum, since a matrix product rounds by how many rows it has."""
    total: Doubles = (rows[:, :, None] * step).sum(axis=1)
    return total


def _scaled(rows: Doubles) -> Doubles:
    scaled: Doubles = rows / rows.sum(axis=-1, keepdims=True)
    return scaled
