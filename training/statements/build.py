"""PolNeAR articles → one JSON line a paragraph: its words, their tags, and which cue each tagged word belongs to."""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from depositary.learned.labels import LABELS, ROLES
from depositary.learned.words import lines, split

PRIORITY = ("content", "source", "cue")
"""Where two roles meet in a word the later one wins, as in the published measure."""

OUTSIDE = -1
"""The 'cue' of a span whose cue stands in another paragraph."""


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of one `*.jsonl.gz`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def overlapping(offsets: list[tuple[int, int]], start: int, end: int) -> list[int]:
    """The words that share a character with the range."""
    return [i for i, (a, b) in enumerate(offsets) if a < end and b > start]


def roles_of(attributions: list[dict[str, Any]], offsets: list[tuple[int, int]]) -> list[tuple[str, int] | None]:
    """For each word its role and the attribution that gives it; shorter content wins over longer."""
    spans = [
        (PRIORITY.index(role), -(end - start), role, number, start, end)
        for number, attribution in enumerate(attributions)
        for role in ROLES
        for start, end in attribution[role]
    ]
    taken: list[tuple[str, int] | None] = [None] * len(offsets)
    for _, _, role, number, start, end in sorted(spans):
        for word in overlapping(offsets, start, end):
            taken[word] = (role, number)
    return taken


def tag(attributions: list[dict[str, Any]], offsets: list[tuple[int, int]]) -> list[int]:
    """BIO tags, a new span wherever the role, the attribution or the annotated piece changes."""
    taken = roles_of(attributions, offsets)
    starts = {(role, number, s) for number, a in enumerate(attributions) for role in ROLES for s, _ in a[role]}
    tags: list[int] = []
    for word, mine in enumerate(taken):
        if mine is None:
            tags.append(0)
            continue
        role, number = mine
        begin = LABELS.index(f"B-{role}")
        fresh = word == 0 or taken[word - 1] != mine
        fresh = fresh or any((role, number, s) in starts for s in range(offsets[word - 1][1], offsets[word][1]))
        tags.append(begin if fresh else begin + 1)
    return tags


def link(attributions: list[dict[str, Any]], offsets: list[tuple[int, int]], tags: list[int]) -> list[list[Any]]:
    """[word, cues] for each tagged word: the first word of every cue that it belongs to, OUTSIDE if it is not here."""
    cues = []
    for attribution in attributions:
        words = [w for s, e in attribution["cue"] for w in overlapping(offsets, s, e) if _is(tags[w], "cue")]
        cues.append(min(words, default=OUTSIDE))
    links: dict[int, set[int]] = {}
    for attribution, cue in zip(attributions, cues, strict=True):
        for role in ROLES:
            for start, end in attribution[role]:
                for word in overlapping(offsets, start, end):
                    if _is(tags[word], role):
                        links.setdefault(word, set()).add(cue)
    return [[word, sorted(found)] for word, found in sorted(links.items())]


def _is(label: int, role: str) -> bool:
    return LABELS[label].endswith(role)


def rows(article: dict[str, Any], tokenizer: Tokenizer) -> Iterator[dict[str, Any]]:
    """The paragraphs of an article, once for each annotator."""
    text = article["text"]
    places = list(lines(text))
    split_up = split(tokenizer, [text[s:e] for s, e in places])
    for annotator, attributions in article["layers"].items():
        for (start, end), words in zip(places, split_up, strict=True):
            offsets = [(start + a, start + b) for a, b in words.offsets]
            here = [a for a in attributions if any(s < end and e > start for r in ROLES for s, e in a[r])]
            tags = tag(here, offsets)
            yield {
                "id": article["id"], "annotator": annotator, "start": start,
                "words": [text[a:b] for a, b in offsets], "tags": tags, "links": link(here, offsets, tags),
            }  # fmt: skip


def build(data: Path, out: Path, tokenizer: Tokenizer) -> None:
    """Writes `train.jsonl` and `dev.jsonl` to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for name in ("train", "dev"):
        with (out / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            for article in articles(data / f"{name}.jsonl.gz"):
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(article, tokenizer))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="build", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with train.jsonl.gz and dev.jsonl.gz")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the encoder, for its tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(arguments)
    tokenizer = Tokenizer.from_file(str(asked.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    build(asked.data, asked.out, tokenizer)
