"""Lists with filters, conflicts, search, profiles, reports and the grounds of a cell, for people and for programs."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import run
from tests.exchange.sample import RECORD
from tests.register.sample import AGAIN, ALL, HERRING, RUN

import depositary
from depositary.cli.exits import Exit
from depositary.register.questions import short


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A register of the samples."""
    path = tmp_path / "r.db"
    with depositary.open(path) as register:
        for each in (*ALL, RECORD):
            register.add(each, run=RUN)
    return str(path)


def told(place: str, *words: str) -> Any:
    """What a verb gives to programs."""
    done = run(*words, "-r", place, "-f", "json")
    assert done.code == Exit.DONE, done.err
    return json.loads(done.out)


def dossier(place: str, report: str) -> str:
    """The id of the dossier that this report is in."""
    with depositary.open(place) as register:
        return next(d.id for d in register.agreements() if any(m.report == report for m in d.members))


@pytest.mark.parametrize(
    "words",
    [
        ("list", "agreements"),
        ("list", "actors"),
        ("list", "reports"),
        ("list", "statements"),
        ("list", "positions"),
        ("list", "demands"),
        ("list", "events"),
        ("list", "steps"),
        ("conflicts",),
        ("search", "herring"),
    ],
    ids=" ".join,
)
def test_every_format_tells_the_same_number_of_things(place: str, words: tuple[str, ...]) -> None:
    things = told(place, *words)
    lines = run(*words, "-r", place, "-f", "jsonl").out.splitlines()
    rows = list(csv.DictReader(StringIO(run(*words, "-r", place, "-f", "csv").out)))
    assert things
    assert [json.loads(line) for line in lines] == things
    assert rows
    assert words[0] == "conflicts" or len(rows) == len(things)
    assert run(*words, "-r", place).out.strip()


def test_filters_choose(place: str) -> None:
    every = told(place, "list")
    nordic = told(place, "list", "--party", "norway")
    assert nordic == told(place, "list", "--party", "no")
    assert 0 < len(nordic) < len(every)
    assert {d["kind"] for d in told(place, "list", "--kind", "treaty")} == {"treaty"}
    assert {d["status"] for d in told(place, "list", "--status", "signed")} == {"signed"}
    assert len(told(place, "list", "reports", "--until", "2024-06-04")) == 3
    assert len(told(place, "list", "reports", "--since", "2024-07", "--until", "2024-07")) == 1
    stances = {row["what"] for row in told(place, "list", "positions")}
    assert len(stances) > 1
    for stance in stances:
        assert {row["what"] for row in told(place, "list", "positions", "--stance", stance)} == {stance}
    assert told(place, "list", "--text", "no such words") == []


def test_list_is_put_in_order_and_cut(place: str) -> None:
    names = [row["name"].casefold() for row in told(place, "list", "actors", "--sort", "name")]
    assert names == sorted(names)
    assert [row["name"].casefold() for row in told(place, "list", "actors", "--sort", "name", "--limit", "2")] == names[
        :2
    ]


def test_filter_that_makes_no_sense_is_told(place: str) -> None:
    for words in (("reports", "--stance", "opposes"), ("agreements", "--since", "soon")):
        done = run("list", *words, "-r", place)
        assert done.code == Exit.NOTHING_READ
        assert "have no stance" in done.err or "is no date" in done.err


def test_conflict_shows_both_sides(place: str) -> None:
    found = told(place, "conflicts")
    assert [each["conflict"]["what"] for each in found] == ["two dates for one act"]
    shown = " ".join(run("conflicts", "-r", place).out.split())
    assert HERRING.report.text in shown
    assert AGAIN.report.text in shown


def test_search_shows_the_words_in_their_place(place: str) -> None:
    found = told(place, "search", "herring", "quarrel")
    assert [hit["report"] for hit in found] == [AGAIN.report.id]
    text = AGAIN.report.text
    assert text[found[0]["start"] : found[0]["end"]] == found[0]["snippet"]
    assert "herring" in found[0]["snippet"]
    assert found[0]["dossiers"] == [dossier(place, AGAIN.report.id)]
    assert "No report" in run("search", "zebra", "-r", place).out


def test_actor_and_report_are_shown(place: str) -> None:
    profile = told(place, "show", "Norway")
    assert dossier(place, HERRING.report.id) in {held["id"] for held in profile["party_to"]}
    assert "Party to" in run("show", "norway", "-r", place).out
    record = told(place, "show", short(HERRING.report.id))
    assert record["report"]["id"] == HERRING.report.id
    assert "herring" in run("show", short(HERRING.report.id), "-r", place).out
    assert run("show", "nobody", "-r", place).code == Exit.NOTHING_READ


def test_every_cell_that_show_prints_has_its_grounds(place: str) -> None:
    texts = {record.report.id: record.report.text for record in (*ALL, RECORD)}
    for entry in told(place, "list"):
        held = told(place, "show", entry["id"])
        names = [
            "status",
            "name",
            "kind",
            *(["parties"] if held["parties"] else []),
            *(["life"] if held["life"] else []),
        ]
        for name in names:
            for cell in told(place, "why", held["id"], name):
                assert cell["evidence"], (held["name"], name)
                assert all(texts[s["report"]][s["start"] : s["end"]] == s["text"] for s in cell["evidence"])
        shown = run("show", held["id"], "-r", place).out
        for number in range(1, len(held["life"]) + 1):
            assert f"stage-{number}" in shown
            assert run("why", held["id"], f"stage-{number}", "-r", place).code == Exit.DONE


def test_unknown_cell_is_told_with_those_there_are(place: str) -> None:
    done = run("why", dossier(place, HERRING.report.id), "colour", "-r", place)
    assert done.code == Exit.NOTHING_READ
    assert "status" in done.err


@pytest.mark.parametrize("verb", ["show", "timeline", "why"])
@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_views_of_one_thing_have_every_format(place: str, verb: str, format: str) -> None:
    done = run(verb, dossier(place, HERRING.report.id), "-r", place, "-f", format)
    assert done.code == Exit.DONE, done.err
    assert done.out.strip()
