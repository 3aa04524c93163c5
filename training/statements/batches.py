"""Paragraphs from `build`, as batches of tensors of about one length."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from depositary.learned.words import sentence_ends, windows

from .model import Batch

POOL = 2000
"""So many paragraphs are sorted by length together; small enough that batches differ between epochs."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window of a paragraph: word strings, tags, and the cues (word numbers here) of each tagged word."""

    key: tuple[str, int, int]  # article, start of the paragraph, first word of the window
    words: tuple[str, ...]
    tags: tuple[int, ...]
    links: tuple[tuple[int, tuple[int, ...]], ...]


class Pieces:
    """Word → its word pieces, remembered."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known: dict[str, tuple[int, ...]] = {}
        self.first, self.last, self.pad, self.mask = (self._mark(*names) for names in (
            ("[CLS]", "<s>"), ("[SEP]", "</s>"), ("[PAD]", "<pad>"), ("[MASK]", "<mask>"),
        ))  # fmt: skip

    def _mark(self, *names: str) -> int:
        return next(i for i in map(self.tokenizer.token_to_id, names) if i is not None)

    def of(self, word: str) -> tuple[int, ...]:
        """At least one piece."""
        if word not in self.known:
            self.known[word] = tuple(self.tokenizer.encode(word, add_special_tokens=False).ids) or (self.mask,)
        return self.known[word]


def load(path: Path, pieces: Pieces, *, limit: int) -> list[Example]:
    """All windows of all paragraphs, in the order of the file."""
    with path.open(encoding="utf-8") as lines:
        return [example for line in lines for example in _cut(json.loads(line), pieces, limit)]


def _cut(row: dict[str, Any], pieces: Pieces, limit: int) -> Iterator[Example]:
    sizes = [len(pieces.of(word)) for word in row["words"]]
    for start, stop in windows(sizes, sentence_ends(row["words"]), limit=limit - 2):
        tags = list(row["tags"][start:stop])
        if start and tags[0] and tags[0] % 2 == 0:
            tags[0] -= 1
        links = tuple(
            (word - start, tuple(cue - start if start <= cue < stop else -1 for cue in cues))
            for word, cues in row["links"]
            if start <= word < stop
        )
        yield Example((row["id"], row["start"], start), tuple(row["words"][start:stop]), tuple(tags), links)


def one_annotator(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """Of each window that several people annotated, the tags of one, drawn anew each epoch."""
    same: dict[tuple[str, int, int], list[Example]] = {}
    for example in examples:
        same.setdefault(example.key, []).append(example)
    return [chance.choice(found) for found in same.values()]


def thinned(examples: Sequence[Example], chance: random.Random, *, keep: float) -> list[Example]:
    """Paragraphs in which nobody says anything are easy: only a share of them is shown each epoch."""
    return [e for e in examples if any(e.tags) or chance.random() < keep]


def grouped(examples: Sequence[Example], pieces: Pieces, *, size: int, chance: random.Random | None) -> list[list[int]]:
    """Index lists of at most `size` padded pieces each, shuffled if `chance` is given."""
    order = list(range(len(examples)))
    lengths = [2 + sum(len(pieces.of(word)) for word in e.words) for e in examples]
    if chance:
        chance.shuffle(order)
    pools = [order[i : i + POOL] for i in range(0, len(order), POOL)] if chance else [order]
    batches: list[list[int]] = []
    for pool in pools:
        current: list[int] = []
        for i in sorted(pool, key=lambda i: lengths[i]):
            if current and lengths[i] * (len(current) + 1) > size:
                batches.append(current)
                current = []
            current.append(i)
        batches.append(current)
    if chance:
        chance.shuffle(batches)
    return batches


def collate(examples: Sequence[Example], pieces: Pieces) -> Batch:
    """Padded tensors."""
    ids = [[pieces.first, *itertools.chain.from_iterable(map(pieces.of, e.words)), pieces.last] for e in examples]
    numbers = [[0, *(n for n, w in enumerate(e.words, 1) for _ in pieces.of(w)), 0] for e in examples]
    heads = [sorted({cue for _, cues in e.links for cue in cues if cue >= 0}) for e in examples]
    count = max(len(e.words) for e in examples)
    linked = torch.zeros(len(examples), count, 1 + max(map(len, heads)))
    for row, (example, cues) in enumerate(zip(examples, heads, strict=True)):
        column = {-1: 0} | {cue: i for i, cue in enumerate(cues, 1)}
        for word, found in example.links:
            for cue in found:
                linked[row, word, column[cue]] = 1
    return Batch(
        ids=_pad(ids, pieces.pad),
        words=_pad(numbers, -1),
        tags=_pad([list(e.tags) for e in examples], 0),
        present=_pad([[1] * len(e.words) for e in examples], 0).bool(),
        cues=_pad([[0, *(c + 1 for c in cues)] for cues in heads], 0),
        cues_present=_pad([[1] * (1 + len(cues)) for cues in heads], 0).bool(),
        linked=linked,
    )


def _pad(rows: list[list[int]], filler: int) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [filler] * (width - len(row)) for row in rows])


def masked(batch: Batch, pieces: Pieces, *, share: float, generator: torch.Generator) -> Batch:
    """A share of the words hidden, so that the model reads the sentence and not the name."""
    drawn = torch.rand((batch.ids.shape[0], batch.present.shape[1] + 1), generator=generator) < share
    hidden = drawn.gather(1, batch.words.clamp(min=0)) & (batch.words > 0)
    return replace(batch, ids=torch.where(hidden, pieces.mask, batch.ids))
