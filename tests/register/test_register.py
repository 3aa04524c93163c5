from __future__ import annotations

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.register.sample import AGAIN, ALL, CABLE, HERRING, RUN

import depositary
from depositary.errors import RegisterError
from depositary.exchange.register import whole
from depositary.record import Record
from depositary.register import Register
from depositary.register.identity import draw


def ref(record: Record) -> str:
    """The id of its first agreement."""
    return next(draw(record)).id


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """All samples."""
    opened = depositary.open(tmp_path / "r.db")
    for each in ALL:
        opened.add(each, run=RUN)
    return opened


def test_any_member_leads_to_the_dossier(register: Register) -> None:
    assert register.show(ref(HERRING)) == register.show(ref(AGAIN))
    assert {ref(HERRING), ref(AGAIN)} <= {m.id for m in register.show(ref(HERRING)).members}


def test_beginning_of_an_id_is_enough_and_must_be_clear(register: Register) -> None:
    assert register.show(ref(CABLE)[:6]).name == "treaty on a sea cable"
    with pytest.raises(RegisterError, match="many ids"):
        register.show("a")
    with pytest.raises(RegisterError, match="no agreement"):
        register.show("zz")


def test_two_dates_for_one_signature_are_a_conflict_that_shows_both(register: Register) -> None:
    (conflict,) = register.show(ref(HERRING)).conflicts
    assert {conflict.left.date, conflict.right.date} == {"2024-06-04", "2024-06-05"}
    assert conflict.left.evidence[0].report != conflict.right.evidence[0].report


def test_denied_ratification_is_no_status(register: Register) -> None:
    dossier = register.show(ref(HERRING))
    assert dossier.status == "signed"
    assert {stage.date for stage in dossier.since} == {"2024-06-04", "2024-06-05"}


def test_every_cell_rests_on_words_of_its_report(register: Register) -> None:
    texts = {r.report.id: r.report.text for r in register.reports()}
    said = [words for d in register.agreements() for stage in d.life for words in stage.evidence]
    assert said
    assert all(texts[w.report][w.start : w.end] == w.text for w in said)


def test_why_shows_sentences_and_reasons(register: Register) -> None:
    told = register.why(ref(HERRING))
    assert any("herring" in reason for why in told for reason in why.reasons)
    texts = {HERRING.report.text, AGAIN.report.text}
    assert {why.left.text for why in told} | {why.right.text for why in told} >= texts


def test_parties_say_how_many_reports_hold_them_one(register: Register) -> None:
    dossier = register.show(ref(HERRING))
    reports = len({member.report for member in dossier.members})
    assert [(side.id, side.reports) for side in dossier.parties] == [("is", reports), ("no", reports)]


def test_judgement_splits_and_undo_joins_again(register: Register) -> None:
    register.judge("different", ref(HERRING), ref(AGAIN), who="Ada", why="two texts")
    assert register.show(ref(HERRING)).id != register.show(ref(AGAIN)).id
    register.undo()
    assert register.show(ref(HERRING)).id == register.show(ref(AGAIN)).id


def test_judgement_joins_what_no_comparison_would(register: Register) -> None:
    register.judge("same", ref(HERRING), ref(CABLE), why="one text")
    assert register.show(ref(CABLE)).id == register.show(ref(HERRING)).id
    assert any(why.judged == "one text" for why in register.why(ref(CABLE)))


def test_later_judgement_holds_against_an_earlier_one(register: Register) -> None:
    register.judge("same", ref(HERRING), ref(CABLE))
    register.judge("different", ref(CABLE), ref(HERRING))
    assert register.show(ref(CABLE)).id != register.show(ref(HERRING)).id
    register.judge("same", ref(HERRING), ref(CABLE))
    assert register.show(ref(CABLE)).id == register.show(ref(HERRING)).id


def test_nothing_to_undo_is_told(register: Register) -> None:
    with pytest.raises(RegisterError, match="no judgement"):
        register.undo()


def test_agreement_is_not_judged_against_itself(register: Register) -> None:
    with pytest.raises(RegisterError, match="one finding"):
        register.judge("same", ref(CABLE), ref(CABLE))


def test_order_of_adding_changes_no_byte_of_the_export(tmp_path: Path) -> None:
    written = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(ALL), 0, 120, 29)):
        with depositary.open(tmp_path / f"{number}.db") as register:
            for each in order:
                register.add(each, run=RUN)
            written.add(whole(register))
    assert len(written) == 1


def test_export_names_the_members_of_each_agreement(register: Register) -> None:
    told = json.loads(whole(register))
    members = {(m["report"], m["agreement"]) for a in told["agreements"] for m in a["members"]}
    assert members == {(r.report.id, a.id) for r in ALL for a in r.agreements}
    assert {r["id"] for r in told["reports"]} == {r.report.id for r in ALL}


def test_importing_the_package_loads_no_database_layer() -> None:
    script = "import sys, depositary; depositary.open; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
