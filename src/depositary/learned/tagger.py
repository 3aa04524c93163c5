"""The statement tagger: which words of a paragraph are who says, that it is said, and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from .chunks import chunks, joined, link_odds
from .decoding import Scores, decode, likelihoods
from .labels import LABELS
from .linking import Attribution, link
from .manifest import NAME
from .network import GRAPH, TOKENIZER, WEIGHTS, Network, missing
from .tagged import Tagged
from .words import Words, lines, sentence_ends, split, windows

STATEMENTS = Path(__file__).with_name("statements")
"""The weights that are shipped."""
TOGETHER = 64  # windows whose tags are sought side by side


def available(folder: Path = STATEMENTS) -> bool:
    """Whether the tagger can run: libraries installed, files there. Cheap: imports and checks nothing."""
    return not missing() and all((folder / name).is_file() for name in (NAME, GRAPH, WEIGHTS, TOKENIZER))


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
        read = list(self._split(paragraphs))
        cuts = [list(self._cuts(text, words)) for text, words in zip(paragraphs, read, strict=True)]
        windows = [Window(words, start, stop) for words, made in zip(read, cuts, strict=True) for start, stop in made]
        found = (tagged for some in batched(windows, TOGETHER) for tagged in self._ranges(some))
        whole = []
        for words, made in zip(read, cuts, strict=True):
            edges = [(words.offsets[start][0], words.offsets[stop - 1][1]) for start, stop in made]
            whole.append(joined([next(found) for _ in made], edges))
        return whole

    def attributions(self, text: str) -> list[Attribution]:
        """The statements of a whole report in text order, paragraphs being lines; offsets into `text`."""
        places = list(lines(text))
        tagged = self.tag([text[start:end] for start, end in places])
        return link([[t.shifted(start) for t in found] for (start, _), found in zip(places, tagged, strict=True)])

    def _split(self, paragraphs: Sequence[str]) -> list[Words]:
        return split(self.network.tokenizer, paragraphs)

    def _cuts(self, text: str, words: Words) -> Iterator[tuple[int, int]]:
        limit = self.network.manifest.limit - 2
        sizes = [len(pieces) for pieces in words.pieces]
        if sum(sizes) <= limit:  # most paragraphs
            return iter([(0, len(sizes))] if sizes else [])
        ends = sentence_ends([text[start:end] for start, end in words.offsets])
        return windows(sizes, ends, limit=limit)

    def _ranges(self, read: Sequence[Window]) -> Iterator[list[Tagged]]:
        """The tagged ranges of each window, none linked beyond it."""
        scores = [self.network.scores(window.words, window.start, window.stop) for window in read]
        emissions = [found[1:, : len(LABELS)] for found in scores]
        tags = decode(emissions, self.network.transitions)
        spoken = [number for number, found in enumerate(tags) if any(found)]
        likely = likelihoods([emissions[number] for number in spoken], self.network.transitions)
        sure = dict(zip(spoken, likely, strict=True))
        for number, window in enumerate(read):
            yield self._tagged(window, tags[number], sure[number], scores[number]) if number in sure else []

    def _tagged(self, window: Window, tags: list[int], likely: Scores, scores: Scores) -> list[Tagged]:
        found = list(chunks(tags))
        sure = likely[np.arange(len(tags)), tags].tolist()
        odds = link_odds(scores, found, self.network.manifest.link_size).tolist()
        offsets = window.words.offsets[window.start : window.stop]
        return [
            Tagged(
                role=role,
                start=offsets[first][0],
                end=offsets[after - 1][1],
                score=min(sure[first:after]),
                links=tuple(links),
                elsewhere=elsewhere,
            )
            for (role, first, after), (elsewhere, *links) in zip(found, odds, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a paragraph's words that the network reads at once."""

    words: Words
    start: int
    stop: int


def batched(windows: Sequence[Window], size: int) -> Iterator[Sequence[Window]]:
    """So many at a time: the scores of a book would not fit into memory."""
    return (windows[at : at + size] for at in range(0, len(windows), size))
