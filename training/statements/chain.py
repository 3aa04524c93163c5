"""A linear chain over tags: how well a sequence of tags fits scores, and how likely each pair of neighbours is.

Potentials are (batch, words, 7 tags before, 7 tags after) log scores; the word before the first counts as tagged `O`.
"""

from __future__ import annotations

import torch
from torch import Tensor

from depositary.learned.labels import LABELS, may_follow

NEVER = -1e4
TAGS = len(LABELS)


def forbidden() -> Tensor:
    """(7, 7): 0 where one tag may follow another, NEVER elsewhere."""
    return torch.tensor([[0.0 if may_follow(a, b) else NEVER for b in range(TAGS)] for a in range(TAGS)])


def potentials(emissions: Tensor, transitions: Tensor, present: Tensor) -> Tensor:
    """Log scores of each pair of neighbouring tags; words that are only padding pass every tag on unchanged."""
    steps = emissions[:, :, None, :] + transitions
    still = torch.full((TAGS, TAGS), NEVER).fill_diagonal_(0.0)
    return torch.where(present[:, :, None, None], steps, still)


def partition(steps: Tensor) -> Tensor:
    """(batch,): log of the sum over all tag sequences. Neighbours are joined pairwise, log2(words) times."""
    while steps.shape[1] > 1:
        odd = steps[:, -1:] if steps.shape[1] % 2 else None
        left, right = steps[:, : steps.shape[1] // 2 * 2 : 2], steps[:, 1::2]
        steps = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=-2)
        if odd is not None:
            steps = torch.cat([steps, odd], dim=1)
    return torch.logsumexp(steps[:, 0, 0], dim=-1)


def marginals(steps: Tensor) -> Tensor:
    """The likelihood of each pair of neighbouring tags (the gradient of the partition)."""
    with torch.enable_grad():
        leaf = steps.detach().requires_grad_(True)
        (likely,) = torch.autograd.grad(partition(leaf).sum(), leaf)
    return likely


def pairs(tags: Tensor) -> Tensor:
    """(batch, words) tags → the same as certain pairs of neighbours."""
    before = torch.nn.functional.pad(tags, (1, 0))[:, :-1]
    one = torch.nn.functional.one_hot
    return (one(before, TAGS)[..., :, None] * one(tags, TAGS)[..., None, :]).float()


def surprise(steps: Tensor, target: Tensor, present: Tensor) -> Tensor:
    """Mean over words of -log p(target); `target` may be certain (gold) or a teacher's likelihoods."""
    wanted = torch.where(present[:, :, None, None] & (target > 0), target * steps, 0.0).sum(dim=(1, 2, 3))
    return (partition(steps) - wanted).sum() / present.sum()
