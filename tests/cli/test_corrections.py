"""Judging cells, reading anew, versions and merged registers at the command line."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.cli.running import run
from tests.register.sample import AGAIN, ALL, CABLE, HERRING, RUN
from tests.register.test_reread import SAMPLES, ref, renumbered

import depositary
from depositary.cli.exits import Exit
from depositary.exchange.register import whole
from depositary.record import Record, Report

TEXT = "Iceland and Norway signed a treaty on herring in Oslo on 4 June 2024. Chile welcomed the treaty."


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A register of the samples."""
    path = tmp_path / "r.db"
    with depositary.open(path) as register:
        for each in SAMPLES:
            register.add(each, run=RUN)
    return str(path)


def told(place: str, *words: str) -> Any:
    """What a verb gives to programs."""
    done = run(*words, "-r", place, "-f", "json")
    assert done.code == Exit.DONE, done.err
    return json.loads(done.out)


def test_cells_are_judged_shown_listed_and_undone(place: str) -> None:
    dossier = told(place, "show", ref(HERRING))
    assert (
        run("judge", "reject", ref(HERRING), "position-1", "--who", "Ada", "--when", "2024-07", "-r", place).code == 0
    )
    assert run("judge", "edit", ref(HERRING), "name", "Herring Accord", "-r", place).code == Exit.DONE
    assert run("judge", "accept", ref(HERRING), "stage-1", "-r", place).code == Exit.DONE
    shown = run("show", ref(HERRING), "-r", place).out
    assert "rejected by Ada, 2024-07" in shown
    assert "edited (name was" in shown
    assert told(place, "show", ref(HERRING))["positions"] == []
    assert told(place, "why", ref(HERRING), "rejected")[0]["judged"][0]["who"] == "Ada"
    assert [made["judgement"]["kind"] for made in told(place, "list", "judgements")] == ["reject", "edit", "accept"]
    assert "Herring Accord" in run("list", "judgements", "-r", place).out
    assert run("list", "judgements", "-r", place, "-f", "csv").out.count("\n") == 4
    for kind in ("accept", "edit", "reject"):
        assert f" {kind} " in run("undo", "-r", place).err
    assert told(place, "show", ref(HERRING)) == dossier


def test_contradiction_with_an_earlier_judgement_warns(place: str) -> None:
    run("judge", "different", ref(HERRING), ref(CABLE), "--who", "Ada", "-r", place)
    done = run("judge", "same", ref(HERRING), ref(CABLE), "-r", place)
    assert done.code == Exit.DONE
    assert "contradicts an earlier judgement" in done.err
    assert "by Ada" in done.err


def test_wrong_judgement_is_told_in_a_line(place: str) -> None:
    done = run("judge", "edit", ref(HERRING), "stage-1", "soon", "-r", place)
    assert done.code == Exit.NOTHING_READ
    assert "no date" in done.err


def test_changed_file_is_a_version_that_show_lists(tmp_path: Path) -> None:
    place, report = str(tmp_path / "r.db"), tmp_path / "report.txt"
    report.write_text(TEXT)
    run("add", str(report), "-r", place, "-q")
    report.write_text(TEXT.replace("4 June", "5 June"))
    run("add", str(report), "-r", place, "-q")
    before = run("export", "-r", place).out
    assert "1 were there already" in run("add", str(report), "-r", place).err
    assert run("export", "-r", place).out == before
    (listed,) = told(place, "list", "reports")
    shown = run("show", "r" + listed["id"].removeprefix("sha256:")[:7], "-r", place).out
    assert "version 1" in shown
    assert "version 2" in shown
    assert "replaced by a later version" in shown
    assert [a["signed"] for a in told(place, "list")] == [["2024-06-05"]]
    found = json.loads(before)["versions"]
    assert [(v["place"], v["number"], len(v["digest"])) for v in found] == [
        ("report.txt", 1, 71), ("report.txt", 2, 71),
    ]  # fmt: skip


def test_url_said_of_a_whole_table_makes_no_versions(tmp_path: Path) -> None:
    place, table = str(tmp_path / "r.db"), tmp_path / "t.jsonl"
    table.write_text("".join(json.dumps({"text": f"{n}. {TEXT}"}) + "\n" for n in range(2)))
    run("add", str(table), "--url", "https://news.example/", "-r", place, "-q")
    assert len(told(place, "list", "reports")) == 2


def again(reader: object, report: Report) -> Record:
    """The sample of this report, all its ids moved on; stands for a reader."""
    return renumbered(next(each for each in SAMPLES if each.report.id == report.id))


def test_rereading_takes_judgements_over_and_tells_what_is_lost(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run("judge", "same", ref(HERRING), ref(CABLE), "-r", place)
    run("judge", "accept", ref(AGAIN), "name", "--who", "Ada", "-r", place)

    def forget(reader: object, report: Report) -> Record:
        found = again(reader, report)
        gone = report.id == AGAIN.report.id
        return msgspec.structs.replace(found, agreements=(), steps=()) if gone else found

    monkeypatch.setattr("depositary.cli.reread.record", forget)
    done = run("reread", "-r", place)
    assert done.code == Exit.DONE
    assert "5 read anew; 1 judgements taken over" in done.err
    assert "takes no effect: 2 accept name" in done.err
    assert [made["state"] for made in told(place, "list", "judgements")] == ["holds", "adrift"]
    assert "0 read anew, 5 were up to date" in run("reread", "-r", place).err


def test_rereading_stopped_by_ctrl_c_goes_on_from_there(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    pressed: list[str] = []

    def pressing(reader: object, report: Report) -> Record:
        if len(read) == 2 and not pressed:
            pressed.append(report.id)
            os.kill(os.getpid(), signal.SIGINT)
        read.append(report.id)
        return again(reader, report)

    monkeypatch.setattr("depositary.cli.reread.record", pressing)
    done = run("reread", "-r", place)
    assert done.code == Exit.INTERRUPTED
    assert "stopped, 3 are left; 2 read anew" in done.err
    assert run("reread", "-r", place, "-q").code == Exit.DONE
    assert sorted(read) == sorted(each.report.id for each in ALL)
    with depositary.open(place) as register, depositary.open(tmp_path / "new.db") as new:
        for each in SAMPLES:
            new.add(renumbered(each), run=register.store.runs(current=True)[0])
        assert whole(register) == whole(new)


def test_report_that_cannot_be_read_anew_keeps_its_record(place: str, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr("depositary.reading.Reader.read", lambda *_: 1 / 0)
    done = run("reread", "-r", place)
    assert done.code == Exit.NOTHING_READ
    assert "5 could not be read" in done.err
    assert len(told(place, "list")) > 0


def test_registers_are_merged(place: str, tmp_path: Path) -> None:
    into, other = str(tmp_path / "into.db"), str(tmp_path / "other.db")
    with depositary.open(other) as register:
        register.add(CABLE, run=RUN)
        register.judge("accept", ref(CABLE), "name", who="Ben")
    done = run("merge-registers", other, place, "--into", into)
    assert done.code == Exit.DONE, done.err
    assert "5 reports and 1 judgements" in done.err
    assert run("merge-registers", place, "--into", place).code == Exit.WRONG_USAGE
    assert run("merge-registers", str(tmp_path / "none.db"), "--into", into).code == Exit.NOTHING_READ
