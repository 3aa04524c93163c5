"""`depositary code-actor` takes phrases, files and standard input, and prints rows."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.cli.running import run


def test_phrases_are_shown_as_a_table() -> None:
    done = run("code-actor", "Peruvian police")
    assert done.code == 0
    assert "PER" in done.out
    assert "COP" in done.out


def test_file_has_one_phrase_a_line(tmp_path: Path) -> None:
    path = tmp_path / "actors.txt"
    path.write_text("Peruvian police\n\nthe Omani navy\n", encoding="utf-8")
    rows = [json.loads(line) for line in run("code-actor", str(path), "--format", "jsonl").out.splitlines()]
    assert [(row["country"], row["sector"]) for row in rows] == [("PER", "COP"), ("OMN", "MIL")]


def test_standard_input_and_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(run("code-actor", "-", "-f", "csv", given="Omani judges\n").out)))
    assert [(row["country"], row["sector"], row["cow"]) for row in rows] == [("OMN", "JUD", "698")]


def test_json_is_an_array() -> None:
    assert [row["country"] for row in json.loads(run("code-actor", "Chad", "-f", "json").out)] == ["TCD"]
