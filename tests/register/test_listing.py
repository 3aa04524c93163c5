"""Lists that are read from what is kept ready say what choosing from all records says."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from tests.register.sample import RUN
from tests.register.test_crash import reports
from tests.register.test_reread import SAMPLES

from depositary.record import Record
from depositary.register import Register, open_register
from depositary.register.store import deriving, listing
from depositary.register.view.choosing import Filter, Thing, choose
from depositary.register.view.dossier import Dossier
from depositary.register.view.rows import rows

SORTS = (None, "date", "name", "who", "kind", "reports")
FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"party": "Iceland"},
    {"party": "cl"},
    {"party": "nowhere"},
    {"kind": "sign"},
    {"kind": "agreement"},
    {"since": "2024-06-05"},
    {"until": "2024-06"},
    {"since": "2012", "until": "2015-06"},
    {"text": "herr"},
    {"text": "norway AGREE"},
    {"text": "erring"},
    {"side": "norway"},
    {"side": "PERU"},
)


def batch() -> list[Record]:
    """Reports with findings of several sorts, some without a day."""
    made = [*SAMPLES, *reports(40)]
    bare = [msgspec.structs.replace(each.report, published=None) for each in made[-4:]]
    undated = [msgspec.structs.replace(each, report=report) for each, report in zip(made[-4:], bare, strict=True)]
    return [*made[:-4], *undated]


def looked(register: Register, what: Thing, where: dict[str, str], sort: str | None, limit: int | None) -> list[object]:
    """What choosing from everything gives."""
    found = choose(what, register.heard(), register.agreements(), where=Filter(**where), sort=sort, limit=limit)
    entries = {entry.id: entry for entry in register.entries()}
    return [entries[item.id] if isinstance(item, Dossier) else item for item in found]


@pytest.mark.parametrize("large", [24, 2], ids=["written", "waiting"])
def test_lists_are_what_choosing_from_all_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int) -> None:
    monkeypatch.setattr(deriving, "LARGE", large)
    monkeypatch.setattr(listing, "BATCH", 4)
    with open_register(tmp_path / "r.db") as register:
        for each in random.Random(5).sample(batch(), len(batch())):
            register.add(each, run=RUN)
        some = [d for d in register.agreements() if d.life]
        register.judge("reject", some[0].id, "agreement")
        register.judge("edit", some[1].id, "name", "Another Name")
        register.judge("edit", some[2].id, "stage-1", "2011-01-02")
        register.judge("reject", some[3].id, "stage-1")
        things: tuple[Thing, ...] = ("agreements", "steps", "positions", "statements", "relations")
        compared = 0
        for what in things:
            for where in FILTERS:
                if what != "agreements" or "side" not in where:
                    for sort in SORTS if not where else (None, "date", "name"):
                        for limit in (None, 3):
                            told = list(register.list(what, sort=sort, limit=limit, **where))
                            assert told == looked(register, what, where, sort, limit), (what, where, sort, limit)
                            compared += len(told)
        assert compared > 500


def test_findings_that_are_kept_are_those_of_the_records(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        for each in batch():
            register.add(each, run=RUN)
        some = [d for d in register.agreements() if d.life]
        register.judge("reject", some[0].id, "stage-1")
        register.judge("accept", some[1].id, "stage-1")
        assert list(register.rows(rejected=True)) == list(
            rows(register.heard(), register.agreements(rejected=True), rejected=True)
        )


def test_conflicts_are_those_of_the_dossiers(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        for each in batch():
            register.add(each, run=RUN)
        told = [(entry.id, entry.name, conflict) for entry, conflict in register.conflicts()]
        assert told
        assert told == [(d.id, d.name, conflict) for d in register.agreements() for conflict in d.conflicts]
        assert [c for _, c in register.conflicts(limit=2)] == [c for *_, c in told[:2]]
