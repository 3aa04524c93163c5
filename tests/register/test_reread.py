"""Reading all anew: judgements go with the words they are about, and what they lose is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from tests.register.sample import AGAIN, ALL, CABLE, HERRING, RUN, record, span

import depositary
from depositary.exchange.register import whole
from depositary.record import Position, Record, Report, Run
from depositary.register import Register
from depositary.register.identity import draw

Change = Callable[[Record], Record]
VIEW = Position(
    holder="iceland", stance="supports", agreement="a1", evidence=span(HERRING.report.text, "Iceland"), basis="test"
)
SAMPLES = tuple(msgspec.structs.replace(each, positions=(VIEW,)) if each is HERRING else each for each in ALL)


class Reader:
    """Reads each report as it was read, but for a change."""

    def __init__(self, name: str, change: Change = lambda record: record) -> None:
        self.run = Run(id=name, version="2")
        self.change = change
        self.read_by_id: list[str] = []

    def read(self, report: Report) -> Record:
        """The changed record."""
        self.read_by_id.append(report.id)
        return self.change(next(each for each in SAMPLES if each.report.id == report.id))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """All samples."""
    with depositary.open(tmp_path / "r.db") as opened:
        for each in SAMPLES:
            opened.add(each, run=RUN)
        yield opened


def ref(record: Record) -> str:
    """The id of its first agreement."""
    return next(draw(record)).id


def renumbered(record: Record) -> Record:
    """As if the reader had found another agreement before those it found: every id moves on."""
    text = record.report.text
    first = msgspec.structs.replace(
        record.agreements[0], id="a1", name=text.split()[0], parties=(), mentions=(span(text, text.split()[0]),)
    )
    moved = [msgspec.structs.replace(a, id=f"a{n}") for n, a in enumerate(record.agreements, start=2)]
    return msgspec.structs.replace(
        record,
        agreements=(first, *moved),
        steps=tuple(msgspec.structs.replace(s, agreement="a2") for s in record.steps),
        positions=tuple(msgspec.structs.replace(p, agreement="a2") for p in record.positions),
    )


def named(register: Register, words: str) -> str:
    """The id of the dossier that has a member of this name."""
    return next(d.id for d in register.agreements() if words in d.names)


def test_judgements_follow_their_findings_when_all_ids_change(register: Register) -> None:
    register.judge("same", ref(HERRING), ref(CABLE), who="Ada")
    register.judge("reject", ref(HERRING), "position-1", why="not said")
    register.judge("edit", ref(HERRING), "name", "Herring Accord")
    list(register.reread(Reader("later", renumbered)))
    dossier = register.show(named(register, "treaty on a sea cable"))
    assert "agreement on herring quotas" in dossier.names
    assert dossier.name == "Herring Accord"
    assert dossier.positions == ()
    assert [r.judged[0].why for r in dossier.rejections] == ["not said"]
    assert {each.state for each in register.judgements()} == {"holds"}


def test_finding_that_is_gone_leaves_its_judgement_adrift_and_takes_it_up_again(register: Register) -> None:
    register.judge("different", ref(HERRING), ref(AGAIN))
    register.judge("reject", ref(HERRING), "position-1")
    bare = Reader("bare", lambda record: msgspec.structs.replace(record, agreements=(), steps=(), positions=()))
    list(register.reread(bare))
    assert [each.state for each in register.judgements()] == ["adrift", "adrift"]
    assert register.agreements() == []
    before = len(bare.read_by_id)
    list(register.reread(Reader("again")))
    assert [each.state for each in register.judgements()] == ["holds", "holds"]
    assert register.show(ref(HERRING)).id != register.show(ref(AGAIN)).id
    list(register.reread(bare))
    assert len(bare.read_by_id) == before, "what this run has read is not read again"


def test_judgement_on_several_findings_holds_while_one_of_them_is_left(register: Register) -> None:
    register.judge("accept", ref(HERRING), "agreement")
    members = register.show(ref(HERRING)).members
    assert len(members) > 1
    gone = members[0].report

    def forget(record: Record) -> Record:
        return msgspec.structs.replace(record, agreements=(), steps=(), positions=())

    list(register.reread(Reader("later", lambda r: forget(r) if r.report.id == gone else r)))
    assert [each.state for each in register.judgements()] == ["holds"]
    list(register.reread(Reader("last", forget)))
    assert [each.state for each in register.judgements()] == ["adrift"]


def test_step_that_a_reading_rests_on_other_words_is_the_same_step(tmp_path: Path) -> None:
    text = "Herring deal signed. Iceland and Norway signed the herring deal on 4 June 2024."
    told = record(text, ("herring deal", "agreement", None), acts=(("sign", "2024-06-04", "occurred"),))
    (treaty,) = told.agreements
    treaty = msgspec.structs.replace(treaty, mentions=(span(text, "Herring deal"), span(text, "herring deal")))
    rests = {"body": "Iceland and Norway signed the herring deal", "head": "Herring deal signed"}
    step = {
        name: msgspec.structs.replace(told.steps[0], by=("iceland", "norway"), evidence=span(text, words))
        for name, words in rests.items()
    }
    with depositary.open(tmp_path / "s.db") as register:
        for name in ("body", "head"):
            register.add(msgspec.structs.replace(told, agreements=(treaty,), steps=(step[name],)), run=name)
            if name == "body":
                register.judge("reject", ref(told), "stage-1")
        assert [made.state for made in register.judgements()] == ["holds"]
        assert register.show(ref(told)).life == ()
        later = msgspec.structs.replace(step["head"], date="2024-06-05")
        register.add(msgspec.structs.replace(told, agreements=(treaty,), steps=(later,)), run="other")
        assert [made.state for made in register.judgements()] == ["adrift"]


def test_reading_that_is_left_goes_on_where_it_was(register: Register, tmp_path: Path) -> None:
    reader = Reader("later", renumbered)
    reading = register.reread(reader)
    next(reading)
    next(reading)
    del reading
    with depositary.open(tmp_path / "r.db") as again:
        assert len(again.store.older("later")) == len(ALL) - 2
        list(again.reread(reader))
        assert sorted(reader.read_by_id) == sorted(each.report.id for each in ALL)
        with depositary.open(tmp_path / "new.db") as new:
            for each in SAMPLES:
                new.add(renumbered(each), run=reader.run)
            assert whole(again) == whole(new)


def test_runs_are_recorded(register: Register) -> None:
    reader = Reader("later")
    list(register.reread(reader))
    assert [run.id for run in register.store.runs()] == [RUN, "later"]
    assert register.store.runs(current=True) == [reader.run]
    assert register.store.read_by(HERRING.report.id) == [(RUN, False), ("later", True)]


def test_judgement_goes_over_to_the_later_version_that_says_it_still(tmp_path: Path) -> None:
    from tests.register.test_versions import FIRST, SECOND, URL, add

    with depositary.open(tmp_path / "v.db") as register:
        add(register, (FIRST, URL, "1"))
        register.judge("edit", ref(FIRST), "name", "Herring Accord")
        register.judge("reject", ref(FIRST), "stage-1")
        add(register, (SECOND, URL, "2"))
        (dossier,) = register.agreements()
        assert dossier.name == "Herring Accord"
        assert [each.state for each in register.judgements()] == ["holds", "adrift"]
        assert [stage.date for stage in dossier.life] == ["2024-06-05"]
