"""The statement tagger: which words of a paragraph are who says, that it is said, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from .chunks import chunks, joined, link_odds
from .decoding import decode, likelihoods
from .labels import LABELS
from .linking import Attribution, link
from .manifest import NAME
from .network import TOKENIZER, WEIGHTS, Network, missing
from .tagged import Tagged
from .words import Words, lines, sentence_ends, split, windows

STATEMENTS = Path(__file__).with_name("statements")
"""The weights that are shipped."""


def available(folder: Path = STATEMENTS) -> bool:
    """Whether the tagger can run: libraries installed, files there. Cheap: imports and checks nothing."""
    return not missing() and all((folder / name).is_file() for name in (NAME, WEIGHTS, TOKENIZER))


class Tagger:
    """Reads paragraphs. The weights are loaded and checked at the first; raises LearnedError if they cannot be.

    The same paragraph has the same tags whatever stands beside it, and with any number of threads of one machine.
    """

    def __init__(self, folder: Path = STATEMENTS, *, threads: int = 1) -> None:
        self.folder, self.threads = folder, threads

    @cached_property
    def network(self) -> Network:
        """The network, once it is needed."""
        return Network(self.folder, threads=self.threads)

    def tag(self, paragraphs: Sequence[str]) -> list[list[Tagged]]:
        """For each paragraph its tagged ranges in text order, offsets counted from the paragraph's start."""
        return [self._read(text, words) for text, words in zip(paragraphs, self._split(paragraphs), strict=True)]

    def attributions(self, text: str) -> list[Attribution]:
        """The statements of a whole report in text order, paragraphs being lines; offsets into `text`."""
        places = list(lines(text))
        tagged = self.tag([text[start:end] for start, end in places])
        return link([[t.shifted(start) for t in found] for (start, _), found in zip(places, tagged, strict=True)])

    def _split(self, paragraphs: Sequence[str]) -> list[Words]:
        return split(self.network.tokenizer, paragraphs)

    def _read(self, text: str, words: Words) -> list[Tagged]:
        ends = sentence_ends([text[start:end] for start, end in words.offsets])
        sizes = [len(pieces) for pieces in words.pieces]
        cuts = list(windows(sizes, ends, limit=self.network.manifest.limit - 2))
        edges = [(words.offsets[start][0], words.offsets[stop - 1][1]) for start, stop in cuts]
        return joined([self._window(words, start, stop) for start, stop in cuts], edges)

    def _window(self, words: Words, start: int, stop: int) -> list[Tagged]:
        scores = self.network.scores(words, start, stop)
        emissions = scores[1:, : len(LABELS)]
        tags = decode(emissions, self.network.transitions)
        sure = likelihoods(emissions, self.network.transitions)[np.arange(len(tags)), tags]
        found = list(chunks(tags))
        odds = link_odds(scores, found, self.network.manifest.link_size)
        return [
            Tagged(
                role=role,
                start=words.offsets[start + first][0],
                end=words.offsets[start + after - 1][1],
                score=float(sure[first:after].min()),
                links=tuple(map(float, row[1:])),
                elsewhere=float(row[0]),
            )
            for (role, first, after), row in zip(found, odds, strict=True)
        ]
