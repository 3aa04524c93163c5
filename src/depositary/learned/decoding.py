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
    forward = [transitions[0] + emissions[0]]
    for emission in emissions[1:]:
        forward.append(_sum(forward[-1][:, None] + transitions, axis=0) + emission)
    backward = [np.zeros(emissions.shape[1], np.float32)]
    for emission in emissions[:0:-1]:
        backward.append(_sum(transitions + emission + backward[-1], axis=1))
    total = np.array(forward) + np.array(backward[::-1])
    return np.asarray(np.exp(total - _sum(total, axis=1)[:, None]), np.float32)


def _sum(scores: Any, *, axis: int) -> Any:
    """log of the sum of exponentials."""
    top = scores.max(axis=axis, keepdims=True)
    return np.log(np.exp(scores - top).sum(axis=axis)) + top.squeeze(axis)
