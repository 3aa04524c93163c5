"""Accept, reject, edit: what a judgement on a cell does, what it leaves, what it contradicts."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from tests.register.sample import AGAIN, ALL, CABLE, HERRING, RUN, record, span
from tests.register.test_deriving import assert_listed
from tests.register.test_reread import SAMPLES, ref

import depositary
from depositary.errors import RegisterError
from depositary.exchange import csv as sheet
from depositary.exchange.register import whole
from depositary.record import Position, Record, Report
from depositary.register import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """All samples."""
    with depositary.open(tmp_path / "r.db") as opened:
        for each in SAMPLES:
            opened.add(each, run=RUN)
        yield opened


def stage(register: Register, day: str | None, act: str = "sign") -> str:
    """The cell of this stage of the herring agreement."""
    life = register.show(ref(HERRING)).life
    return f"stage-{next(n for n, s in enumerate(life, start=1) if (s.date, s.act) == (day, act))}"


def test_accepted_cell_is_marked(register: Register) -> None:
    register.judge("accept", ref(HERRING), stage(register, "2024-06-04"), who="Ada", when="2024-07")
    (mark,) = next(s for s in register.show(ref(HERRING)).life if s.date == "2024-06-04").judged
    assert (mark.kind, mark.who, mark.when) == ("accept", "Ada", "2024-07")


def test_rejected_step_leaves_the_life_and_what_follows_from_it(register: Register) -> None:
    assert register.conflicts()
    register.judge("reject", ref(HERRING), stage(register, "2024-06-05"), why="a slip of the pen")
    dossier = register.show(ref(HERRING))
    assert {s.date for s in dossier.life if s.act == "sign"} == {"2024-06-04"}
    assert register.conflicts() == []
    (gone,) = register.cell(dossier.id, "rejected")
    assert gone.evidence[0].text == AGAIN.report.text
    assert gone.judged[0].why == "a slip of the pen"
    assert_listed(register)


def test_status_falls_back_when_the_steps_it_follows_from_are_rejected(register: Register) -> None:
    register.judge("reject", ref(CABLE), "party-1")
    assert [side.id for side in register.show(ref(CABLE)).parties] == ["pe"]
    for day in ("2024-06-04", "2024-06-05"):
        register.judge("reject", ref(HERRING), stage(register, day))
    assert register.show(ref(HERRING)).status == "mentioned"
    assert_listed(register)


def test_edit_replaces_the_value_and_keeps_the_old_one_and_the_words(register: Register) -> None:
    words = next(s for s in register.show(ref(HERRING)).life if s.date == "2024-06-05").evidence
    register.judge("edit", ref(HERRING), stage(register, "2024-06-05"), "2024-06-04", who="Ada")
    dossier = register.show(ref(HERRING))
    (signed,) = [s for s in dossier.life if s.act == "sign"]
    assert (signed.date, signed.judged[0].before) == ("2024-06-04", "2024-06-05")
    assert set(words) <= set(signed.evidence)
    assert dossier.conflicts == ()
    assert register.reports() == [r for r in register.reports() if r in SAMPLES], "records stay as they were read"


def test_edits_of_the_agreement_itself(register: Register) -> None:
    for field, value in (("name", "Cable Treaty"), ("kind", "protocol"), ("status", "in_force"), ("signed", "2024-05")):
        register.judge("edit", ref(CABLE), field, value)
    dossier = register.show(ref(CABLE))
    assert (dossier.name, dossier.kind, dossier.status, dossier.signed) == (
        "Cable Treaty", "protocol", "in_force", ("2024-05",),
    )  # fmt: skip
    assert register.list(status="in_force")[0].name == "Cable Treaty"  # type: ignore[union-attr]
    assert register.cell(dossier.id, "kind")[0].judged[0].before == "treaty"
    assert_listed(register)


def test_whole_agreement_can_be_rejected(register: Register) -> None:
    before = len(register.agreements())
    register.judge("reject", ref(CABLE), "agreement", why="a draft, no agreement")
    assert len(register.agreements()) == before - 1
    assert len(register.list()) == before - 1
    assert register.show(ref(CABLE)).rejected
    told = json.loads(whole(register))["agreements"]
    assert [a["rejected"] for a in told].count(True) == 1
    assert_listed(register)


def test_exports_mark_what_was_judged(register: Register) -> None:
    register.judge("reject", ref(HERRING), "position-1", who="Ada")
    register.judge("accept", ref(HERRING), stage(register, "2024-06-04"))
    rows = list(csv.DictReader(StringIO(b"".join(sheet.write(register)).decode())))
    assert {row["judged"] for row in rows} == {"", "rejected by Ada", "accepted"}
    assert [r["kind"] for r in json.loads(whole(register))["judgements"]] == ["reject", "accept"]


def test_every_judgement_can_be_undone(register: Register) -> None:
    before = whole(register)
    register.judge("same", ref(HERRING), ref(CABLE))
    register.judge("reject", ref(HERRING), stage(register, "2024-06-05"))
    register.judge("edit", ref(HERRING), "name", "Herring Accord")
    register.judge("accept", ref(HERRING), "party-1")
    for _ in range(4):
        register.undo()
    assert whole(register) == before
    assert {each.state for each in register.judgements()} == {"undone"}
    assert_listed(register)


def test_contradiction_is_told_and_the_later_holds(register: Register) -> None:
    assert register.judge("different", ref(HERRING), ref(CABLE)) == ()
    assert [j.kind for j in register.judge("same", ref(CABLE), ref(HERRING))] == ["different"]
    cell = stage(register, "2024-06-05")
    assert register.judge("reject", ref(HERRING), cell) == ()
    assert [j.kind for j in register.judge("accept", ref(HERRING), "rejected-1")] == ["reject"]
    assert stage(register, "2024-06-05")
    assert register.judge("edit", ref(HERRING), "name", "One") == ()
    assert [j.value for j in register.judge("edit", ref(HERRING), "name", "Other")] == ["One"]
    states = [(each.judgement.kind, each.state) for each in register.judgements()]
    assert states == [
        ("different", "overruled"), ("same", "holds"), ("reject", "overruled"), ("accept", "holds"),
        ("edit", "overruled"), ("edit", "holds"),
    ]  # fmt: skip


def test_contradiction_by_way_of_a_third_is_told(register: Register) -> None:
    register.judge("different", ref(HERRING), ref(CABLE))
    register.judge("same", ref(HERRING), ref(AGAIN))
    assert [j.kind for j in register.judge("same", ref(AGAIN), ref(CABLE))] == ["different"]


def test_same_judgement_twice_contradicts_nothing(register: Register) -> None:
    register.judge("different", ref(HERRING), ref(CABLE))
    assert register.judge("different", ref(CABLE), ref(HERRING)) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("edit", "stage-1", "yesterday"), "no date"),
        (("edit", "kind", "poem"), "no kind 'poem'; there are treaty"),
        (("edit", "stage-1", "2024-06-31"), "no date"),
        (("edit", "stage-1"), "takes a value"),
        (("accept", "stage-1", "x"), "takes a value"),
        (("reject", "status"), "cannot be rejected"),
        (("edit", "party-1", "no"), "cannot be edited"),
        (("accept", "stage-77"), "no cell"),
        (("accept", "colour"), "no cell"),
        (("frown", "stage-1"), "no judgement"),
    ],
)
def test_what_cannot_be_judged_is_told(register: Register, words: tuple[str, ...], told: str) -> None:
    kind, cell, *value = words
    with pytest.raises(RegisterError, match=told):
        register.judge(kind, ref(HERRING), cell, *value)
    assert register.judgements() == []


def twice() -> Record:
    """Two who condemn an agreement in one clause."""
    text = "Chile and Peru condemned the cable treaty of Iceland and Norway."
    told = record(text, ("cable treaty", "treaty", None), parties=("Iceland", "Norway", "Chile", "Peru"))
    (treaty,) = told.agreements
    words = span(text, "Chile and Peru condemned the cable treaty")
    views = (
        Position(holder=who, stance="condemns", agreement="a1", evidence=words, basis="test")
        for who in ("chile", "peru")
    )
    treaty = msgspec.structs.replace(treaty, parties=("iceland", "norway"))
    return msgspec.structs.replace(told, agreements=(treaty,), positions=tuple(views))


def test_one_of_two_on_the_same_words_is_judged_alone_and_found_again(tmp_path: Path) -> None:
    both = twice()
    with depositary.open(tmp_path / "r.db") as register:
        register.add(both, run=RUN)
        register.judge("reject", ref(both), "position-2")
        assert [view.who for view in register.show(ref(both)).positions] == ["Chile"]
        turned = msgspec.structs.replace(both, positions=tuple(reversed(both.positions)))
        register.add(turned, run="later")
        assert [view.who for view in register.show(ref(both)).positions] == ["Chile"]
        alone = msgspec.structs.replace(both, positions=both.positions[:1])
        register.add(alone, run="last")
        assert [view.who for view in register.show(ref(both)).positions] == ["Chile"]
        assert [made.state for made in register.judgements()] == ["adrift"]


def test_only_what_one_report_says_is_judged_where_it_is_named(register: Register) -> None:
    copy = msgspec.structs.replace(
        HERRING, report=Report.of(HERRING.report.text + " It is so.", published="2024-06-06")
    )
    register.add(copy, run=RUN)
    cell = stage(register, "2024-06-04")
    register.judge("reject", ref(HERRING), cell, report=copy.report.id)
    held = next(s for s in register.show(ref(HERRING)).life if s.date == "2024-06-04")
    assert [words.report for words in held.evidence] == [HERRING.report.id]
    with pytest.raises(RegisterError, match="no finding lies beneath"):
        register.judge("reject", ref(HERRING), cell, report=CABLE.report.id)


def test_judgements_can_be_listed_and_chosen(register: Register) -> None:
    register.judge("same", ref(HERRING), ref(CABLE), who="Ada")
    register.judge("reject", ref(HERRING), "position-1", who="Ben", when="2024-06-05")
    assert len(register.list("judgements")) == 2
    assert len(register.list("judgements", kind="reject")) == 1
    assert len(register.list("judgements", side="Ada")) == 1
    assert len(register.list("judgements", since="2024-06")) == 1
    assert register.list("judgements", status="adrift") == ()


def test_order_of_adding_reports_does_not_change_what_a_judgement_does(tmp_path: Path) -> None:
    written = set()
    for number, order in enumerate((SAMPLES, tuple(reversed(SAMPLES)))):
        with depositary.open(tmp_path / f"{number}.db") as register:
            for each in order[:3]:
                register.add(each, run=RUN)
            present = {each.report.id for each in order[:3]}
            if HERRING.report.id not in present:
                register.add(SAMPLES[ALL.index(HERRING)], run=RUN)
            register.judge("reject", ref(HERRING), "position-1")
            for each in order:
                register.add(each, run=RUN)
            written.add(whole(register))
    assert len(written) == 1
