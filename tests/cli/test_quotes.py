"""`depositary quotes` prints one statement a line, in the format asked for."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.cli.running import run

from depositary.learned.tagger import available

TEXT = "The minister of Peru said that the port was closed. Chile denied this, the agency reported.\n"


def test_lines_have_speaker_words_and_offsets() -> None:
    done = run("quotes", "-", "--format", "jsonl", given=TEXT)
    rows = [json.loads(line) for line in done.out.splitlines()]
    first = next(row for row in rows if row["cue"] == "said")
    assert (first["country"], first["sector"], first["words"]) == ("PER", "GOV", "the port was closed")
    assert TEXT[first["cue_start"] : first["cue_end"]] == "said"


def test_csv_has_the_same_rows_as_json() -> None:
    sheet = list(csv.DictReader(io.StringIO(run("quotes", "-", "-f", "csv", given=TEXT).out)))
    array = json.loads(run("quotes", "-", "-f", "json", given=TEXT).out)
    assert [row["words"] for row in sheet] == [row["words"] for row in array]


def test_tasks_for_label_studio_hold_the_text() -> None:
    (task,) = json.loads(run("quotes", "-", "-f", "label-studio", given=TEXT).out)
    regions = [result["value"] for result in task["predictions"][0]["result"] if result["type"] == "labels"]
    assert regions
    assert all(task["data"]["text"][v["start"] : v["end"]] == v["text"] for v in regions)


def test_table_and_nothing_said() -> None:
    assert "said" in run("quotes", "-", given=TEXT).out
    assert run("quotes", "-", given="Rain fell.\n").out.strip() == "None found."


def test_nothing_read_is_exit_code_three() -> None:
    assert run("quotes", "/no/such/file").code == 3


@pytest.mark.skipif(not available(), reason="the weights of the statement tagger are not here")
def test_learned_engine_tells_statements_with_offsets_too() -> None:
    text = "The governor takes a dim view of the toll, fearing that it will empty the villages.\n\n" + TEXT
    done = run("quotes", "-", "--engine", "learned", "--format", "jsonl", given=text)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert {"said", "denied", "reported"} & {row["cue"] for row in rows}
    assert all(text[row["cue_start"] : row["cue_end"]] == row["cue"] for row in rows if row["cue"])
    studio = json.loads(run("quotes", "-", "--engine", "learned", "-f", "label-studio", given=text).out)
    assert "learned" in studio[0]["predictions"][0]["model_version"]
