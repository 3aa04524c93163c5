from __future__ import annotations

from tests.register.sample import record

from depositary.record import Record
from depositary.register.identity import Finding, draw
from depositary.register.view.dossier import Stage
from depositary.register.view.life import conflicts, stages, status

NAMED = ("herring accord", "agreement", None)


def told(text: str, *acts: tuple[str, str | None, str], **rest: str) -> tuple[Finding, Record]:
    """A report of Iceland and Norway's herring accord, with what is done to it."""
    made = record(f"Iceland and Norway have a herring accord: {text}.", NAMED, acts=acts, **rest)  # type: ignore[arg-type]
    return next(draw(made)), made


def lived(*steps: tuple[str, str | None]) -> tuple[Stage, ...]:
    """A life of steps that occurred."""
    return tuple(Stage(act=act, date=day, modality="occurred", evidence=()) for act, day in steps)


def test_a_month_and_a_day_in_it_are_one_stage_shown_as_the_day_with_both_reports() -> None:
    members = [told("one", ("sign", "2014-11-24", "occurred")), told("two", ("sign", "2014-11", "occurred"))]
    (stage,) = stages(members)
    assert stage.date == "2014-11-24"
    assert len(stage.evidence) == 2


def test_a_month_with_two_days_in_it_stays_open() -> None:
    members = [
        told("one", ("ratify", "2014-11-24", "occurred")),
        told("two", ("ratify", "2014-11-27", "occurred")),
        told("three", ("ratify", "2014-11", "occurred")),
    ]
    assert [s.date for s in stages(members)] == ["2014-11", "2014-11-24", "2014-11-27"]


def test_a_signature_without_a_date_is_the_one_that_has_one() -> None:
    members = [told("one", ("sign", "2014-11-24", "occurred")), told("two", ("sign", None, "occurred"))]
    assert len(stages(members)) == 1


def test_what_is_planned_is_not_joined_with_what_happened() -> None:
    members = [told("one", ("sign", "2014-11-24", "planned")), told("two", ("sign", "2014-11", "occurred"))]
    assert len(stages(members)) == 2


def test_steps_of_one_day_stand_in_the_order_of_a_life() -> None:
    members = [told("one", ("ratify", "2014-11-24", "occurred"), ("propose", "2014-11-24", "occurred"))]
    assert [s.act for s in stages(members)] == ["propose", "ratify"]


def test_the_furthest_is_the_status() -> None:
    assert status(lived(("sign", "2014"), ("negotiate", "2015")))[0] == "signed"


def test_suspended_and_then_carried_out_is_in_force() -> None:
    assert status(lived(("sign", "2014"), ("suspend", "2015")))[0] == "suspended"
    assert status(lived(("sign", "2014"), ("suspend", "2015"), ("extend", "2016")))[0] == "in_force"


def test_one_of_many_leaving_ends_nothing() -> None:
    life = lived(("sign", "2014"), ("withdraw", "2015"))
    assert status(life, parties=2)[0] == "terminated"
    assert status(life, parties=9)[0] == "signed"


def test_two_days_of_one_signature_contradict_and_two_ratifications_do_not() -> None:
    assert conflicts(lived(("sign", "2014-11-24"), ("sign", "2014-11-26")))
    assert not conflicts(lived(("ratify", "2014-11-24"), ("ratify", "2014-11-26")))
