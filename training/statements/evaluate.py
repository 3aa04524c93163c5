"""Scores a tagger on the dev articles with the shared scorer, through the code that runs it in the package."""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from depositary.learned.labels import ROLES
from depositary.learned.linking import Attribution, link
from depositary.learned.tagged import Tagged
from depositary.learned.tagger import Tagger
from depositary.learned.words import lines

from .build import articles


def scorer(data: Path) -> Any:
    """The shared scorer, which stands beside the data."""
    spec = importlib.util.spec_from_file_location("score_attribution", data / "score_attribution.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tag(tagger: Tagger, gold: Sequence[dict[str, Any]]) -> dict[str, list[list[Tagged]]]:
    """For each article its paragraphs' tagged ranges, offsets into the article."""
    found = {}
    for article in gold:
        places = list(lines(article["text"]))
        tagged = tagger.tag([article["text"][start:end] for start, end in places])
        found[article["id"]] = [[t.shifted(s) for t in ts] for (s, _), ts in zip(places, tagged, strict=True)]
    return found


def plain(attribution: Attribution) -> dict[str, list[list[int]]]:
    """A statement as the scorer reads it."""
    return {role: [[t.start, t.end] for t in getattr(attribution, role)] for role in ROLES}


def alone(tagged: Tagged) -> dict[str, list[list[int]]]:
    """A range as a statement of its own: the published measure knows no links."""
    return {role: [[tagged.start, tagged.end]] if role == tagged.role else [] for role in ROLES}


def scores(found: dict[str, list[list[Tagged]]], data: Path) -> dict[str, float]:
    """Exact F1 of the published measure for each role and its mean; F1 of whole statements."""
    rules, gold = scorer(data), list(articles(data / "dev.jsonl.gz"))
    ranges = {id_: {"attributions": [alone(t) for ts in tagged for t in ts]} for id_, tagged in found.items()}
    linked = {id_: {"attributions": [plain(a) for a in link(tagged)]} for id_, tagged in found.items()}
    exact = rules.cofenet(list(articles(data / "cofenet_rows_dev.jsonl.gz")), gold, ranges)["exact"]
    whole = {role: round(exact[role]["f1"], 2) for role in ROLES}
    relations = rules.score(gold, linked)["relation"]
    return {
        **whole,
        "mean": round(sum(whole.values()) / len(whole), 2),
        **{kind: round(relations[kind]["f1"], 2) for kind in relations},
        "said": round(rules.score(gold, linked, only="said")["relation"]["found"]["f1"], 2),
    }


def measure(tagger: Tagger, data: Path) -> dict[str, float]:
    """`scores`, and words (white space between them) read in a second."""
    gold = list(articles(data / "dev.jsonl.gz"))
    begun = time.perf_counter()
    found = tag(tagger, gold)
    pace = sum(len(article["text"].split()) for article in gold) / (time.perf_counter() - begun)
    return {**scores(found, data), "words_per_second": round(pace)}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the attribution folder, with the scorer")
    parser.add_argument("--model", type=Path, required=True, help="an exported folder, or weights of a run (.pt)")
    parser.add_argument("--encoder", type=Path, help="folder of the encoder, for weights of a run")
    asked = parser.parse_args(arguments)
    tagger = Tagger(asked.model)
    if asked.model.suffix == ".pt":
        from .torchrun import torch_tagger

        tagger = torch_tagger(asked.model, asked.encoder)
    print(json.dumps(measure(tagger, asked.data), indent=2))
