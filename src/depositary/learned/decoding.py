"""The best sequence of tags for the words of a paragraph, and how sure the model is of each (a linear chain)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .labels import LABELS, may_follow

Scores = NDArray[np.float32]
NEVER = -1e4


def allowed(transitions: Scores) -> Scores:
    """(7, 7) log scores of one tag after another with what is illegal ruled out."""
    legal = [[may_follow(a, b) for b in range(len(LABELS))] for a in range(len(LABELS))]
    return np.where(np.array(legal), transitions, NEVER).astype(np.float32)


def decode(emissions: Scores, transitions: Scores) -> list[int]:
    """The legal tags of the highest total score. `emissions`: (words, 7), `transitions`: see `allowed`."""
    if not len(emissions):
        return []
    best = transitions[0] + emissions[0]
    back = np.zeros(emissions.shape, np.int64)
    for word in range(1, len(emissions)):
        reached = best[:, None] + transitions
        back[word] = reached.argmax(axis=0)
        best = reached.max(axis=0) + emissions[word]
    path = [int(best.argmax())]
    for word in range(len(emissions) - 1, 0, -1):
        path.append(int(back[word][path[-1]]))
    return path[::-1]


def likelihoods(emissions: Scores, transitions: Scores) -> Scores:
    """(words, 7): how likely each tag is of each word, over all sequences."""
    if not len(emissions):
        return emissions
    step = np.exp(transitions.astype(np.float64))
    weights = np.exp(emissions.astype(np.float64) - emissions.max(axis=1, keepdims=True))
    forward, backward = np.empty_like(weights), np.ones_like(weights)
    # Each row is scaled to a sum of 1, so that no product runs out of range; the scales fall out at the end.
    forward[0] = _scaled(step[0] * weights[0])
    for word in range(1, len(weights)):
        forward[word] = _scaled(forward[word - 1] @ step * weights[word])
    for word in range(len(weights) - 1, 0, -1):
        backward[word - 1] = _scaled(step @ (weights[word] * backward[word]))
    both = forward * backward
    return np.asarray(both / both.sum(axis=1, keepdims=True), np.float32)


def _scaled(row: Any) -> Any:
    return row / row.sum()
