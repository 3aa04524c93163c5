from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.register.sample import ALL, CABLE, RUN

import depositary
from depositary.cli.exits import Exit

TEXT = Path(__file__).parents[2] / "docs" / "examples" / "border-treaty.txt"


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A register of the samples."""
    path = tmp_path / "r.db"
    with depositary.open(path) as register:
        for each in ALL:
            register.add(each, run=RUN)
    return str(path)


def listed(place: str) -> list[dict[str, str]]:
    """What `list` gives to programs."""
    told: list[dict[str, str]] = json.loads(run("list", "-r", place, "-f", "json").out)
    return told


def test_added_report_is_listed_and_adding_it_again_reads_nothing(tmp_path: Path) -> None:
    place = str(tmp_path / "r.db")
    first = run("add", str(TEXT), "-r", place)
    again = run("add", str(TEXT), "-r", place)
    assert (first.code, again.code) == (Exit.DONE, Exit.DONE)
    assert "1 added" in first.err
    assert "1 were there already" in again.err
    assert listed(place)


def test_report_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    done = run("add", str(tmp_path / "none.txt"), str(TEXT), "-r", str(tmp_path / "r.db"))
    assert done.code == Exit.SOME_FAILED
    assert "1 added, 1 could not be read" in done.err


@pytest.mark.parametrize("what", ["agreements", "actors", "reports"])
def test_everything_can_be_listed_for_people_and_programs(place: str, what: str) -> None:
    assert run("list", what, "-r", place).out.strip()
    assert json.loads(run("list", what, "-r", place, "-f", "json").out)


@pytest.mark.parametrize("verb", ["show", "timeline", "why"])
def test_views_of_an_agreement(place: str, verb: str) -> None:
    for row in listed(place):
        assert row["id"] in run(verb, row["id"], "-r", place).out
        assert run(verb, row["id"], "-r", place, "-f", "json").code == Exit.DONE


def test_judging_and_undoing(place: str) -> None:
    before = listed(place)
    cable = next(row["id"] for row in before if row["name"] == CABLE.agreements[0].name)
    other = next(row["id"] for row in before if row["id"] != cable)
    assert run("judge", "same", cable, other, "--why", "one text", "-r", place).code == Exit.DONE
    assert len(listed(place)) == len(before) - 1
    assert run("undo", "-r", place).code == Exit.DONE
    assert listed(place) == before


def test_export_is_written_to_a_file(place: str, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert run("export", "-r", place, "-o", str(target)).code == Exit.DONE
    assert set(json.loads(target.read_bytes())) == {
        "agreements", "actors", "reports", "versions", "runs", "judgements",
    }  # fmt: skip


@pytest.mark.parametrize("verb", ["list", "export", "undo"])
def test_missing_register_is_told_in_a_line(tmp_path: Path, verb: str) -> None:
    done = run(verb, "-r", str(tmp_path / "none.db"))
    assert done.code == Exit.NOTHING_READ
    assert "no such register" in done.err
