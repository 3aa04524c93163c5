"""Trains a small encoder on the judgements of a large one, mixed with those of the annotators.

The teacher reads each batch as the student does (the same windows, the same swapped names, no hidden words) and gives
the likelihood of each pair of neighbouring tags; the student learns the whole chain, not words one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from . import batches, chain
from .model import Tagger, by_word
from .train import Run, options


class Teacher:
    """A trained tagger and its tokenizer, which must split text into the same words as the student's."""

    def __init__(self, encoder: Path, weights: Path, *, trust: float) -> None:
        self.pieces = batches.Pieces(encoder)
        self.model = Tagger(encoder)
        self.model.load_state_dict(torch.load(weights, weights_only=True))
        self.model.eval()
        self.trust = trust

    def targets(self, examples: Sequence[batches.Example]) -> torch.Tensor:
        """(batch, words, 7, 7): `trust` of the teacher's likelihoods, the rest of the annotators' tags."""
        batch = batches.collate(examples, self.pieces)
        with torch.no_grad():
            scores = by_word(self.model(batch.ids, batch.attention), batch.words, batch.tags.shape[1])
            steps = chain.potentials(scores[:, 1:, : chain.TAGS], self.model.moves(), batch.present)
        return self.trust * chain.marginals(steps) + (1 - self.trust) * chain.pairs(batch.tags)


def main(arguments: list[str]) -> None:
    parser = options(prog="distil", description=__doc__)
    parser.add_argument("--teacher-encoder", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True, help="weights of the teacher's run (.pt)")
    parser.add_argument("--trust", type=float, default=0.7, help="the teacher's share of the target")
    asked = parser.parse_args(arguments)
    teacher = Teacher(asked.teacher_encoder, asked.teacher, trust=asked.trust)
    Run(asked, targets=teacher.targets).train()
