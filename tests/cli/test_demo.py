"""The demo reads its own reports, and what it says to try next works."""

from __future__ import annotations

import json
import re
import shlex
from importlib.resources import files
from pathlib import Path

from tests.cli.running import run

import depositary
from depositary.cli.exits import Exit


def test_demo_makes_a_register_and_its_hints_work(tmp_path: Path) -> None:
    place = tmp_path / "demo.db"
    done = run("demo", "--register", str(place), "--quiet")
    assert done.code == Exit.DONE, done.err
    hints = re.findall(r"^  depositary (.+)$", done.out, re.MULTILINE)
    assert len(hints) > 5
    for hint in hints:
        words = [str(tmp_path / word) if word == "findings.csv" else word for word in shlex.split(hint)]
        tried = run(*words)
        assert tried.code == Exit.DONE, (hint, tried.err)
        assert tried.out.strip() or "--output" in words or words[0] == "judge", hint
    assert (tmp_path / "findings.csv").read_text().count("\n") > 20
    with depositary.open(place) as register:
        pairs = {frozenset(party.id for party in entry.parties) for entry in register.entries()}
        assert {frozenset(pair) for pair in (("is", "no"), ("cl", "pe"), ("ke", "tz"))} <= pairs
        assert register.conflicts()


def test_example_reports_are_twelve_or_more() -> None:
    lines = files("depositary").joinpath("examples", "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert len({json.loads(line)["text"] for line in lines}) >= 12
