"""The network in torch, behind the face of the package's onnxruntime network: scores a run without an export."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch

from depositary.learned.decoding import Scores, allowed
from depositary.learned.tagger import Tagger as Reader
from depositary.learned.words import Words

from .batches import Pieces
from .model import LINK_SIZE, Tagger, by_word


class TorchNetwork:
    """What `depositary.learned.network.Network` gives, from weights in memory."""

    def __init__(self, model: Tagger, pieces: Pieces, *, limit: int = 256) -> None:
        self.model, self.pieces, self.tokenizer = model.eval(), pieces, pieces.tokenizer
        self.manifest = SimpleNamespace(limit=limit, link_size=LINK_SIZE)
        self.transitions: Scores = allowed(model.moves().detach().numpy())

    @torch.inference_mode()
    def scores(self, words: Words, start: int, stop: int) -> Scores:
        """(1 + words, 7 + 2 * LINK_SIZE)."""
        pieces = words.pieces[start:stop]
        ids = torch.tensor([[self.pieces.first, *(p for word in pieces for p in word), self.pieces.last]])
        numbers = torch.tensor([[0, *(n for n, word in enumerate(pieces, 1) for _ in word), 0]])
        found: Any = by_word(self.model(ids, torch.ones_like(ids)), numbers, len(pieces))[0].numpy()
        return found  # type: ignore[no-any-return]


def reader(model: Tagger, pieces: Pieces) -> Reader:
    """The package's tagger, reading with a network in memory."""
    made = Reader()
    made.__dict__["network"] = TorchNetwork(model, pieces)
    return made


def torch_tagger(weights: Path, encoder: Path) -> Reader:
    """The package's tagger, reading with the weights of a run."""
    model = Tagger(encoder)
    model.load_state_dict(torch.load(weights, weights_only=True))
    return reader(model, Pieces(encoder))
