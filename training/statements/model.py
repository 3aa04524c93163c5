"""The encoder with two heads: tags for each word, and which cue each word belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from . import chain

LINK_SIZE = 64


@dataclass(frozen=True)
class Batch:
    """Paragraphs of about one length. `words` numbers the word of each piece (0 = none), from 1 upwards in each row."""

    ids: Tensor  # (batch, pieces)
    words: Tensor  # (batch, pieces)
    tags: Tensor  # (batch, words)
    present: Tensor  # (batch, words) bool
    cues: Tensor  # (batch, 1 + cues) word numbers, first the stand-in for "elsewhere" (0)
    cues_present: Tensor  # (batch, 1 + cues) bool
    linked: Tensor  # (batch, words, 1 + cues) 0 or 1
    target: Tensor | None = None  # (batch, words, 7, 7) a teacher's likelihoods

    @property
    def attention(self) -> Tensor:
        """(batch, pieces): 1 for a piece, 0 for padding."""
        return (self.words >= 0).long()


def encoder(folder: Path) -> nn.Module:
    """The pretrained encoder, with eager attention and no dropout inside (both are slow on CPU)."""
    kind = AutoConfig.from_pretrained(folder).model_type
    still = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0, "add_pooling_layer": False}
    extra = {"attn_implementation": "eager"} if kind == "bert" else {}
    made = AutoModel.from_pretrained(folder, dtype=torch.float32, **still, **extra)
    for parameter in made.embeddings.parameters():
        parameter.requires_grad_(False)
    return made  # type: ignore[no-any-return]


class Tagger(nn.Module):
    """Scores per piece: 7 tags, then what it asks and what it answers as a cue (LINK_SIZE each)."""

    def __init__(self, folder: Path, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder(folder)
        size = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(size, chain.TAGS)
        self.asks = nn.Linear(size, LINK_SIZE)
        self.answers = nn.Linear(size, LINK_SIZE)
        self.transitions = nn.Parameter(torch.zeros(chain.TAGS, chain.TAGS))
        self.register_buffer("forbidden", chain.forbidden())

    def forward(self, ids: Tensor, attention: Tensor) -> Tensor:
        """(batch, pieces, 7 + 2 * LINK_SIZE)."""
        hidden = self.dropout(self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state)
        return torch.cat([self.tags(hidden), self.asks(hidden), self.answers(hidden)], dim=-1)

    def moves(self) -> Tensor:
        """(7, 7): log score of one tag after another."""
        return self.transitions + self.forbidden


def by_word(scores: Tensor, words: Tensor, count: int) -> Tensor:
    """Means over the pieces of each word: (batch, 1 + count, size); number 0 is the first piece, which no word has."""
    batch, _, size = scores.shape
    number = words.clamp(min=0)[..., None]
    belongs = (words > 0).to(scores.dtype)[..., None]
    sums = scores.new_zeros(batch, count + 1, size).scatter_add(1, number.expand(-1, -1, size), scores * belongs)
    counts = scores.new_zeros(batch, count + 1, 1).scatter_add(1, number, belongs)
    means = sums / counts.clamp(min=1)
    return torch.cat([scores[:, :1], means[:, 1:]], dim=1)


def link_scores(scores: Tensor, cues: Tensor) -> Tensor:
    """(batch, words, 1 + cues): log odds that the word belongs to the cue."""
    asks, answers = scores[:, 1:, chain.TAGS : -LINK_SIZE], scores[:, :, -LINK_SIZE:]
    chosen = answers.gather(1, cues[..., None].expand(-1, -1, LINK_SIZE))
    return asks @ chosen.transpose(1, 2) / LINK_SIZE**0.5


def losses(model: Tagger, batch: Batch) -> tuple[Tensor, Tensor]:
    """How surprised the model is by the tags, and by the links (means over words, over pairs of word and cue)."""
    scores = by_word(model(batch.ids, batch.attention), batch.words, batch.tags.shape[1])
    steps = chain.potentials(scores[:, 1:, : chain.TAGS], model.moves(), batch.present)
    target = batch.target if batch.target is not None else chain.pairs(batch.tags)
    asked = (batch.tags > 0)[..., None] & batch.cues_present[:, None, :]
    errors = nn.functional.binary_cross_entropy_with_logits(
        link_scores(scores, batch.cues), batch.linked, reduction="none"
    )
    return chain.surprise(steps, target, batch.present), errors[asked].sum() / asked.sum().clamp(min=1)
