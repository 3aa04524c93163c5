"""What became of demands, counts of parties that differ, and profiles that go by who is who."""

from __future__ import annotations

from pathlib import Path

import msgspec
from tests.register.sample import RUN, record, span

import depositary
from depositary.record import Actor, Demand, Record, Statement, Step
from depositary.record.words import Modality
from depositary.register import Register
from depositary.register.view.dossier import Outcome

NAMED = ("herring agreement", "agreement", "2020-01-01")


def asking(text: str, *, published: str) -> Record:
    """Chile asks Iceland to withdraw from the herring agreement of Iceland and Norway."""
    told = record(text, NAMED, published=published)
    chile = Actor(id="chile", name="Chile", kind="state", territory="cl", mentions=(span(text, "Chile"),))
    asked = span(text, "withdraw from the herring agreement")
    want = Demand(by="chile", of="iceland", action=asked, under="a1", evidence=asked, basis="test")
    return msgspec.structs.replace(told, actors=(*told.actors, chile), demands=(want,))


def answered(text: str, by: str, mode: Modality, *, published: str, day: str | None = None) -> Record:
    """A step of withdrawal."""
    told = record(text, NAMED, published=published)
    words = span(text, text)
    step = Step(agreement="a1", act="withdraw", by=(by,), date=day, modality=mode, evidence=words, basis="test")
    return msgspec.structs.replace(told, steps=(step,))


FIRST = asking("Chile wants Iceland to withdraw from the herring agreement with Norway.", published="2024-01-10")


def fates(folder: Path, *later: Record) -> tuple[Outcome, ...]:
    """What became of the first demand, these reports being there too."""
    with depositary.open(folder / "r.db") as register:
        for each in (FIRST, *later):
            register.add(each, run=RUN)
        (dossier,) = register.agreements()
        wanted = next(v for v in dossier.demands if v.evidence.report == FIRST.report.id)
        cell = next(n for n, v in enumerate(dossier.demands, start=1) if v is wanted)
        said = {words.text for words in register.cell(dossier.id, f"demand-{cell}")[0].evidence}
        assert said >= {outcome.evidence.text for outcome in wanted.outcomes}
        return wanted.outcomes


def kinds(found: tuple[Outcome, ...]) -> list[str]:
    return [outcome.kind for outcome in found]


def test_later_step_of_the_side_that_was_asked_fulfils_the_demand(tmp_path: Path) -> None:
    done = answered("Iceland left the herring agreement with Norway.", "iceland", "occurred", published="2024-03-01")
    (outcome,) = fates(tmp_path, done)
    assert (outcome.kind, outcome.evidence.text) == ("fulfilled", done.report.text)


def test_denied_and_planned_steps_refuse_and_promise(tmp_path: Path) -> None:
    no = answered("Iceland will not leave the herring agreement with Norway.", "iceland", "denied", published="2024-02")
    soon = answered("Iceland is to leave Norway's herring agreement.", "iceland", "planned", published="2024-03")
    assert kinds(fates(tmp_path, no, soon)) == ["refused", "promised"]


def test_step_of_another_side_or_of_an_earlier_day_is_no_answer(tmp_path: Path) -> None:
    other = answered("Norway left the herring agreement with Iceland.", "norway", "occurred", published="2024-03-01")
    text = "Iceland left the herring agreement with Norway in 2023."
    before = answered(text, "iceland", "occurred", published="2024-03-01", day="2023")
    assert fates(tmp_path, other, before) == ()


def test_demand_made_again_is_told(tmp_path: Path) -> None:
    again = asking("Chile: let Iceland withdraw from the herring agreement with Norway.", published="2024-05")
    assert kinds(fates(tmp_path, again)) == ["repeated"]


def counted(folder: Path, *told: Record) -> list[tuple[str, str]]:
    """The conflicts of counts."""
    with depositary.open(folder / "r.db") as register:
        for each in told:
            register.add(each, run=RUN)
        return [(c.left.act, c.right.act) for _, c in register.conflicts() if c.what == "two counts of parties"]


def called(name: str) -> Record:
    """An agreement of Iceland and Norway under this name."""
    return record(f"Iceland and Norway have a {name}.", (name, *NAMED[1:]))


def test_two_counts_of_parties_are_a_conflict(tmp_path: Path) -> None:
    two = record("Iceland and Norway have a bilateral herring agreement.", ("bilateral herring agreement", *NAMED[1:]))
    three = record(
        "Iceland and Norway signed a trilateral herring agreement.", ("trilateral herring agreement", *NAMED[1:])
    )
    assert counted(tmp_path, two, three) == [("2 parties", "3 parties")]


def test_number_that_grows_is_no_conflict(tmp_path: Path) -> None:
    def signed(number: int, published: str) -> Record:
        text = f"Iceland, Norway and others: {number} countries signed the herring agreement."
        return record(text, NAMED, published=published, acts=(("sign", "2020-01-01", "occurred"),))

    assert counted(tmp_path, signed(42, "2024-01-01"), signed(44, "2024-06-01")) == []
    assert counted(tmp_path, signed(46, "2024-01-01")) == [("44 parties", "46 parties")]


def test_more_parties_named_than_counted_is_a_conflict(tmp_path: Path) -> None:
    two = called("bilateral herring agreement")
    named = record("Iceland, Norway and Chile: herring agreement.", NAMED, parties=("Iceland", "Norway", "Chile"))
    assert counted(tmp_path, two, named) == [("2 parties", "3 parties named")]


def speaking(text: str, name: str, land: str, code: str) -> Record:
    """Somebody who speaks for a land."""
    told, words = record(text, parties=(land,)), span(text, "enough")
    speaker = Actor(
        id="president", name=name, kind="person", territory=code, role="president", mentions=(span(text, name),)
    )
    said = Statement(
        id="s1", speaker="president", source=None, cue=None, content=(words,), kind="claim", direct=False,
        basis="test",
    )  # fmt: skip
    want = Demand(by="president", of=land.lower(), action=words, evidence=words, basis="test")
    return msgspec.structs.replace(told, actors=(*told.actors, speaker), statements=(said,), demands=(want,))


def profiles(folder: Path) -> Register:
    """Two presidents of two lands, each only called the president."""
    register = depositary.open(folder / "r.db")
    for land, code in (("Chile", "cl"), ("Peru", "pe")):
        register.add(speaking(f"The president of {land} says it is enough.", "president", land, code), run=RUN)
    return register


def test_profile_goes_by_who_is_who_and_not_by_a_name_that_two_share(tmp_path: Path) -> None:
    with profiles(tmp_path) as register:
        assert len([a for a in register.list("actors") if "president" in a.names]) == 2  # type: ignore[union-attr]
        assert len(register.actor("president").demands) == 1
        assert [voice.reports for voice in register.actor("Chile").voices] == [1]
        assert len(register.actor("Peru").asked) == 1


def test_one_speaker_under_two_spellings_is_one_voice(tmp_path: Path) -> None:
    with depositary.open(tmp_path / "r.db") as register:
        for name in ("Mohammed Sayyid", "Muhammad Sayid"):
            told = speaking(f"{name} of Chile says it is enough.", name, "Chile", "cl")
            ids = name.split()[0].lower()
            actors = tuple(msgspec.structs.replace(a, id=ids) if a.kind == "person" else a for a in told.actors)
            said = tuple(msgspec.structs.replace(s, speaker=ids) for s in told.statements)
            register.add(msgspec.structs.replace(told, actors=actors, statements=said, demands=()), run=RUN)
        (voice,) = register.actor("Chile").voices
        assert voice.reports == 2
