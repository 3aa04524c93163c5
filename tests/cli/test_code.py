"""`depositary code` takes stories and sentences, and writes the formats of event data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.running import run

SENTENCES = (
    '{"sentence": "Peruvian police arrested ten miners in Lima."}\n{"sentence": "Rain fell."}\n{"sentence": 3}\n'
)


@pytest.fixture
def sentences(tmp_path: Path) -> str:
    path = tmp_path / "sentences.jsonl"
    path.write_text(SENTENCES, encoding="utf-8")
    return str(path)


def test_sentences_of_a_table_are_coded(sentences: str) -> None:
    done = run("code", sentences, "--text", "sentence", "--published", "2024-05-06", "--format", "jsonl")
    assert done.code == 1  # the last row has no text
    (row,) = (json.loads(line) for line in done.out.splitlines())
    assert (row["type"], row["source_country"], row["source_sector"]) == ("COERCE", ["PER"], ["COP"])
    assert row["date"] == "2024-05-06"


def test_polecat_with_the_words_beside_it(sentences: str, tmp_path: Path) -> None:
    out, words = tmp_path / "events.tsv", tmp_path / "words.tsv"
    run("code", sentences, "--text", "sentence", "-f", "polecat", "-o", str(out), "--citations", str(words))
    events, cited = (list(csv.DictReader(io.StringIO(p.read_text("utf-8")), delimiter="\t")) for p in (out, words))
    assert [row["Event ID"] for row in events] == [row["Event ID"] for row in cited]
    assert len(events) == 1


def test_nothing_happened_still_gives_both_headers(tmp_path: Path) -> None:
    words = tmp_path / "words.tsv"
    done = run("code", "-", "-f", "polecat", "--citations", str(words), given="Rain fell.\n")
    assert done.out.count("\n") == 1
    assert words.read_text("utf-8").startswith("Event ID\t")


@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "polecat", "plover", "cameo", "dyads"])
def test_every_format_is_the_same_twice(form: str) -> None:
    text = "Peru and Chile signed a trade pact. Chile condemned Peru.\n"
    first, second = (run("code", "-", "--every", "-f", form, given=text) for _ in range(2))
    assert first.code == 0
    assert first.out == second.out


def test_words_apart_go_with_polecat_only(tmp_path: Path) -> None:
    assert run("code", "-", "--citations", str(tmp_path / "w.tsv"), given="Rain.\n").code == 2
