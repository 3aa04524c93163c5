"""Merged registers are what one register would be to which everything was added."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest
from tests.register.sample import AGAIN, BOTH, CABLE, HERRING, OLDER, RUN
from tests.register.test_deriving import assert_listed
from tests.register.test_reread import SAMPLES, Reader, ref, renumbered
from tests.register.test_versions import FIRST, SECOND, URL

import depositary
from depositary.exchange.register import whole
from depositary.record import Record
from depositary.register import Register
from depositary.register.origin import Origin

PLACE = Origin(place=URL, digest="sha256:1")


Made = Callable[[str, Iterable[Record]], Register]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """Makes registers of records, by a name, and closes them in the end."""
    with ExitStack() as stack:

        def make(name: str, records: Iterable[Record]) -> Register:
            register = stack.enter_context(depositary.open(tmp_path / f"{name}.db"))
            for each in records:
                register.add(each, run=RUN)
            return register

        yield make


@pytest.fixture
def parts(made: Made) -> list[Register]:
    """The samples in three registers, one of them in two."""
    herring, again, older, cable, both = SAMPLES
    halves = ([herring, again], [again, older, cable], [both])
    return [made(str(number), half) for number, half in enumerate(halves)]


def test_merged_is_what_adding_all_to_one_gives_in_any_order(parts: list[Register], tmp_path: Path, made: Made) -> None:
    expected = whole(made("one", SAMPLES))
    for number, order in enumerate(itertools.permutations(parts)):
        with depositary.open(tmp_path / f"into{number}.db") as into:
            into.merge(*order)
            assert whole(into) == expected
            assert_listed(into)


def test_merging_again_changes_nothing(parts: list[Register], tmp_path: Path) -> None:
    with depositary.open(tmp_path / "into.db") as into:
        into.merge(*parts)
        before = whole(into)
        assert into.merge(*reversed(parts)).notes == ()
        assert whole(into) == before


def test_register_with_reports_of_its_own_takes_up_the_others(
    parts: list[Register], tmp_path: Path, made: Made
) -> None:
    first, *others = parts
    first.merge(*others)
    assert whole(first) == whole(made("one", SAMPLES))


def test_judgements_come_along_in_any_order(parts: list[Register], tmp_path: Path) -> None:
    a, b, c = parts
    a.judge("reject", ref(HERRING), "position-1", who="Ada", when="2024-01")
    a.judge("edit", ref(AGAIN), "name", "Herring Accord", when="2024-03")
    b.judge("different", ref(OLDER), ref(CABLE), when="2024-02")
    c.judge("accept", ref(BOTH), "agreement", when="2024-04")
    b.judge("accept", ref(CABLE), "party-1", when="2024-05")
    b.undo()
    with depositary.open(tmp_path / "one.db") as one:
        for each in SAMPLES:
            one.add(each, run=RUN)
        one.judge("reject", ref(HERRING), "position-1", who="Ada", when="2024-01")
        one.judge("different", ref(OLDER), ref(CABLE), when="2024-02")
        expected = [(each.judgement.kind, each.state) for each in one.judgements()]
        written = set()
        for number, order in enumerate(itertools.permutations(parts)):
            with depositary.open(tmp_path / f"into{number}.db") as into:
                assert into.merge(*order).overruled == ()
                written.add(whole(into))
                found = [(each.judgement.kind, each.state) for each in into.judgements()]
                assert found[:2] == expected
                assert found[2:] == [("edit", "holds"), ("accept", "holds"), ("accept", "undone")]
                assert into.show(ref(HERRING)).positions == ()
                assert "Herring Accord" in {d.name for d in into.agreements()}
                assert_listed(into)
        assert len(written) == 1


def test_merged_judgements_give_the_bytes_of_those_made_in_one_register(tmp_path: Path, made: Made) -> None:
    a, b = made("a", SAMPLES), made("b", SAMPLES)
    one = made("one", SAMPLES)
    for register in (a, one):
        register.judge("reject", ref(HERRING), "position-1", when="2024-01")
    for register in (b, one):
        register.judge("same", ref(HERRING), ref(CABLE), when="2024-02")
    with depositary.open(tmp_path / "into.db") as into:
        into.merge(b, a)
        assert whole(into) == whole(one)


def test_judgements_that_contradict_each_other_are_told(parts: list[Register], tmp_path: Path) -> None:
    a, b, _ = parts
    b.add(SAMPLES[0], run=RUN)
    a.judge("same", ref(HERRING), ref(AGAIN), who="Ada", when="2024-02")
    b.judge("different", ref(HERRING), ref(AGAIN), who="Ben", when="2024-01")
    told = set()
    for number, order in enumerate(itertools.permutations(parts)):
        with depositary.open(tmp_path / f"into{number}.db") as into:
            told.add(tuple((j.kind, j.who) for j in into.merge(*order).overruled))
    assert told == {(("different", "Ben"),)}


def test_undone_here_and_standing_there_is_told(parts: list[Register], tmp_path: Path) -> None:
    a, b, _ = parts
    for register in (a, b):
        register.judge("accept", ref(AGAIN), "name")
    b.undo()
    with depositary.open(tmp_path / "into.db") as into:
        result = into.merge(a, b)
        assert [each.state for each in into.judgements()] == ["holds"]
        assert any("undone in one register" in note for note in result.notes)


def test_the_later_run_of_a_report_counts(tmp_path: Path, made: Made) -> None:
    a, b = made("a", SAMPLES), made("b", SAMPLES[:2])
    reader = Reader("later", renumbered)
    list(a.reread(reader))
    for number, order in enumerate(((a, b), (b, a))):
        with depositary.open(tmp_path / f"into{number}.db") as into:
            into.merge(*order)
            assert whole(into) == whole(a)
            assert into.store.read_by(HERRING.report.id) == [(RUN, False), ("later", True)]


def test_versions_keep_their_order(tmp_path: Path, made: Made) -> None:
    third = msgspec.structs.replace(SECOND, report=msgspec.structs.replace(CABLE.report))
    a, b = made("a", ()), made("b", ())
    for register, records in ((a, (FIRST, SECOND)), (b, (SECOND, CABLE))):
        for each in records:
            register.add(each, run=RUN, origin=PLACE)
    assert third.report == CABLE.report
    for number, order in enumerate(((a, b), (b, a))):
        with depositary.open(tmp_path / f"into{number}.db") as into:
            assert into.merge(*order).notes == ()
            found = [(v.report, v.counts) for v in into.versions(FIRST.report.id)]
            assert found == [(FIRST.report.id, False), (SECOND.report.id, False), (CABLE.report.id, True)]
            assert [r.report.id for r in into.reports()] == [CABLE.report.id]


def test_versions_of_which_nobody_knows_the_later_are_told(tmp_path: Path, made: Made) -> None:
    a, b = made("a", ()), made("b", ())
    a.add(FIRST, run=RUN, origin=PLACE)
    b.add(SECOND, run=RUN, origin=PLACE)
    written = set()
    for number, order in enumerate(((a, b), (b, a))):
        with depositary.open(tmp_path / f"into{number}.db") as into:
            assert "which text is the later" in into.merge(*order).notes[0]
            written.add(whole(into))
    assert len(written) == 1


def test_files_of_one_name_on_two_machines_stay_apart(tmp_path: Path, made: Made) -> None:
    a, b = made("a", ()), made("b", ())
    for register, each in ((a, HERRING), (b, CABLE)):
        register.add(each, run=RUN, origin=Origin(place="/today.txt", loose=True))
    with depositary.open(tmp_path / "into.db") as into:
        into.merge(a, b)
        assert len(into.reports()) == 2
