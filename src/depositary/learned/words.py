"""The words of a paragraph as the tagger sees them: character offsets and word pieces, cut to windows that fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

ENDINGS = frozenset(".?!")
_HALVES = re.compile("[\ud800-\udfff]")
CLOSERS = frozenset("\"'”’»)]")


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph: for each word its half-open character range and its word pieces."""

    offsets: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.offsets)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the lines that are not blank."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def split(tokenizer: Any, paragraphs: Sequence[str]) -> list[Words]:
    """The words of each paragraph; `tokenizer` is a `tokenizers.Tokenizer` without truncation or padding."""
    encodings = tokenizer.encode_batch([_encodable(text) for text in paragraphs], add_special_tokens=False)
    return [_gather(encoding.word_ids, encoding.offsets, encoding.ids) for encoding in encodings]


def _encodable(text: str) -> str:
    """The text with halves of characters replaced one by one, so that every place stays where it is."""
    return _HALVES.sub("\ufffd", text)


def _gather(numbers: Sequence[int | None], ranges: Sequence[tuple[int, int]], ids: Sequence[int]) -> Words:
    offsets: list[tuple[int, int]] = []
    pieces: list[tuple[int, ...]] = []
    last: int | None = None
    for number, (start, end), piece in zip(numbers, ranges, ids, strict=True):
        if offsets and number is not None and number == last:
            offsets[-1] = (offsets[-1][0], max(end, offsets[-1][1]))
            pieces[-1] += (piece,)
        else:
            offsets.append((start, end))
            pieces.append((piece,))
        last = number
    return Words(tuple(offsets), tuple(pieces))


def windows(sizes: Sequence[int], ends: Sequence[bool], *, limit: int) -> Iterator[tuple[int, int]]:
    """Half-open word ranges of at most `limit` pieces (one word at least), cut after the last sentence end if there is
    one in the second half of the window."""
    start = 0
    while start < len(sizes):
        stop = _reach(sizes, start, limit)
        if stop < len(sizes):
            stop = _retreat(ends, start, stop)
        yield start, stop
        start = stop


def _reach(sizes: Sequence[int], start: int, limit: int) -> int:
    stop, total = start + 1, sizes[start]
    while stop < len(sizes) and total + sizes[stop] <= limit:
        total += sizes[stop]
        stop += 1
    return stop


def _retreat(ends: Sequence[bool], start: int, stop: int) -> int:
    for cut in range(stop, (start + stop) // 2, -1):
        if ends[cut - 1]:
            return cut
    return stop


def sentence_ends(words: Sequence[str]) -> list[bool]:
    """For each word whether a sentence may end after it: a full stop, or the closing mark that follows one."""
    ends = [word in ENDINGS for word in words]
    for i in range(1, len(words)):
        if words[i] in CLOSERS and ends[i - 1]:
            ends[i - 1], ends[i] = False, True
    return ends
