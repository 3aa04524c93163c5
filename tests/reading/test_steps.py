"""Steps: what is said of an agreement's life, by whom, when, and in what mode."""

from __future__ import annotations

import pytest
from tests.reading.scene import actor, agreement, language, scene

from depositary.reading import steps
from depositary.record import Agreement, Step


def found(text: str, *agreements: Agreement, **more: object) -> tuple[Step, ...]:
    """The steps of a text; by default its one agreement is whatever it calls treaty, accord or truce."""
    known = agreements or (agreement(text, "accord", "pact", "deal", "document", "treaty", parties=("peru", "chile")),)
    at = scene(text, *known, **more)  # type: ignore[arg-type]
    return tuple(
        steps.find(
            at.parse, language(), cast=at.cast, dates=at.dates, instruments=at.instruments, attribution=at.attribution
        )
    )


def acts(text: str, *agreements: Agreement, **more: object) -> list[tuple[str, str]]:
    """(act, modality) of each step."""
    return [(step.act, step.modality) for step in found(text, *agreements, **more)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru proposed a treaty.", "propose"),
        ("Peru drew up a treaty.", "draft"),
        ("Peru and Chile haggled over the treaty.", "negotiate"),
        ("Bolivia brokered the accord.", "mediate"),
        ("Peru and Chile agreed on a treaty.", "agree"),
        ("Peru initialled the treaty.", "initial"),
        ("Peru put pen to paper on the accord.", "sign"),
        ("The treaty bears the signature of Peru.", "sign"),
        ("Peru gave its blessing to the accord.", "approve"),
        ("Peru submitted the treaty to parliament.", "submit"),
        ("Peru deposited its instrument of ratification to the treaty.", "ratify"),
        ("Peru acceded to the treaty.", "accede"),
        ("The treaty took effect.", "enter_into_force"),
        ("Peru abided by the treaty.", "implement"),
        ("Peru and Chile prolonged the accord.", "extend"),
        ("Peru and Chile revised the treaty.", "amend"),
        ("Peru put the accord on ice.", "suspend"),
        ("Peru pulled out of the pact.", "withdraw"),
        ("Peru tore up the accord.", "terminate"),
        ("The accord has expired.", "expire"),
        ("Peru rejected the accord.", "reject"),
        ("Peru violated the accord.", "breach"),
    ],
)
def test_every_act_is_found(text: str, act: str) -> None:
    assert act in [step.act for step in found(text)]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Peru has not ratified the treaty.", ("ratify", "denied")),
        ("Peru refused to sign the treaty.", ("sign", "denied")),
        ("Peru plans to sign the treaty.", ("sign", "planned")),
        ("The treaty must be ratified by Peru.", ("ratify", "planned")),
        ("Chile urged Peru to ratify the treaty.", ("ratify", "proposed")),
        ("Peru may leave the pact.", ("withdraw", "possible")),
        ("If Peru signs the treaty, peace will come.", ("sign", "conditional")),
        ("Peru is drafting a treaty.", ("draft", "ongoing")),
        ("The treaty enters into force next week.", ("enter_into_force", "planned")),
    ],
)
def test_mode_is_that_of_the_clause(text: str, step: tuple[str, str]) -> None:
    assert step in acts(text)


def test_order_to_sign_is_two_steps() -> None:
    text = "Peru instructed the ministry to sign the treaty."
    assert acts(text) == [("authorise", "occurred"), ("sign", "ordered")]


def test_word_said_of_something_else_is_no_step() -> None:
    assert acts("The treaty is old. Peru signed a decree and ratified the budget.") == []


def test_agreement_that_goes_without_saying_is_the_one_the_text_speaks_of() -> None:
    (step,) = found("The treaty is old. Peru signed in March.")
    assert (step.agreement, step.act, step.by) == ("treaty", "sign", ("peru",))


def test_two_agreements_in_one_role_are_two_steps() -> None:
    text = "Peru signed the treaty and the protocol."
    steps_ = found(text, agreement(text, "treaty"), agreement(text, "protocol"))
    assert [(s.agreement, s.act) for s in steps_] == [("treaty", "sign"), ("protocol", "sign")]


def test_parts_stand_for_their_agreement() -> None:
    (step,) = found("Peru violated the terms of the accord.")
    assert (step.agreement, step.act) == ("treaty", "breach")


def test_relative_clause_is_said_of_what_it_describes() -> None:
    (step,) = found("Chile praised the treaty, which Peru ratified in 2020.")
    assert (step.act, step.by, step.date) == ("ratify", ("peru",), "2020")


def test_who_is_accused_did_it() -> None:
    (step,) = found("Chile accused Peru of violating the treaty.")
    assert (step.act, step.by) == ("breach", ("peru",))


def test_parties_are_meant_where_nobody_is_named() -> None:
    (step,) = found("Peru and Chile are neighbours. The treaty was signed on 18 March 2015.")
    assert (step.by, step.date) == (("peru", "chile"), "2015-03-18")


def test_one_person_who_signs_does_not_sign_for_both_parties() -> None:
    text = "Rosa Quispe signed the treaty."
    quispe = actor(text, "Quispe", "Rosa Quispe", kind="person")
    (step,) = found(text, actors=(quispe,))
    assert step.by == ("quispe",)


def test_state_outside_that_rejects_a_treaty_takes_no_step() -> None:
    text = "Peru and Chile have a treaty. Bolivia rejected the treaty."
    assert acts(text, agreement(text, "treaty", parties=("peru", "chile"))) == []


def test_only_a_party_can_denounce_in_the_sense_of_leaving() -> None:
    text = "Peru denounced the treaty, and Bolivia denounced the treaty."
    (step,) = found(text, agreement(text, "treaty", parties=("peru", "chile")))
    assert (step.act, step.by) == ("withdraw", ("peru",))


def test_who_follows_suit_does_the_same() -> None:
    steps_ = found("Peru ratified the treaty in March. Chile followed suit in April.")
    assert [(s.act, s.by) for s in steps_] == [("ratify", ("peru",)), ("ratify", ("chile",))]


def test_those_who_agree_to_do_something_agree_on_the_agreement_between_them() -> None:
    (step,) = found("Peru and Chile agreed to cease fire. The accord was welcomed by Bolivia.")
    assert (step.act, step.agreement, step.by) == ("agree", "treaty", ("peru", "chile"))


def test_what_takes_effect_is_the_subject_of_the_idiom() -> None:
    text = "The treaty took effect in May. Peru has a charter."
    (step,) = found(text, agreement(text, "charter"), agreement(text, "treaty"))
    assert (step.agreement, step.act) == ("treaty", "enter_into_force")


def test_step_told_again_is_one_step() -> None:
    assert acts("Peru ratified the treaty on Monday. Peru ratified the treaty.") == [("ratify", "occurred")]


def test_noun_that_merely_mentions_an_act_is_no_step() -> None:
    assert acts("Bolivia criticised the signing of the treaty.") == []


def test_noun_with_its_agent_is_a_step() -> None:
    assert ("ratify", "occurred") in acts("The ratification of the treaty by Peru pleased Bolivia.")


def test_date_of_the_order_is_not_the_date_of_the_signing() -> None:
    order, signing = found("On Tuesday Peru instructed the ministry to sign the treaty.")
    assert (order.date, signing.date) == ("2024-05-14", None)


def test_date_in_the_name_dates_the_agreement() -> None:
    breach = next(step for step in found("Peru violated the 1974 treaty.") if step.act == "breach")
    assert breach.date is None


def test_agreement_named_by_its_date_was_concluded_then() -> None:
    steps_ = found("Peru and Chile trade under the 1974 treaty.")
    assert [(s.act, s.date, s.basis) for s in steps_] == [("agree", "1974", "steps/dated-name")]


def test_report_without_agreements_has_no_steps() -> None:
    at = scene("Peru signed a decree.")
    given = {"cast": at.cast, "dates": at.dates, "instruments": at.instruments, "attribution": at.attribution}
    assert list(steps.find(at.parse, language(), **given)) == []  # type: ignore[arg-type]


def test_evidence_is_the_clause() -> None:
    (step,) = found("On Monday, as many had hoped, Peru signed the treaty, and Chile was glad.")
    assert "Peru signed the treaty" in step.evidence.text
    assert "Chile" not in step.evidence.text


def test_what_is_left_unsigned_is_not_left() -> None:
    assert acts("Peru left the treaty unsigned.") == [("sign", "denied")]


def test_what_is_left_as_the_only_treaty_is_not_left() -> None:
    assert acts("The quarrel leaves the treaty as the only tie.") == []


def test_what_somebody_wants_done_is_proposed() -> None:
    assert acts("Peru wants the treaty suspended.") == [("suspend", "proposed")]


def test_clause_takes_the_only_date_of_the_clause_that_it_depends_on() -> None:
    steps_told = found("Peru suspended the treaty on 3 May 2017, saying that it had violated the accord itself.")
    assert {step.date for step in steps_told} == {"2017-05-03"}


def test_what_others_call_a_treaty_ends_nothing() -> None:
    assert acts("A minister of Bolivia called the treaty dead.") == []


def test_what_goes_on_or_is_to_follow_has_not_ended() -> None:
    assert acts("Talks between Peru and Chile on the treaty are under way.") == [("negotiate", "ongoing")]
    assert acts("Peru is the only state yet to ratify the treaty.") == [("ratify", "denied")]


def test_breach_that_would_come_of_something_is_conditional() -> None:
    assert acts("Peru said that the wall would breach the treaty.") == [("breach", "conditional")]


def test_party_that_declares_a_treaty_terminated_ends_it() -> None:
    (step,) = found("Peru declared the treaty terminated.")
    assert (step.act, step.by) == ("terminate", ("peru",))


def test_unnamed_breach_is_by_the_other_party() -> None:
    """Chile says that the treaty was broken: by Peru."""
    assert [s.by for s in found("Chile called it a violation of the treaty.")] == [("peru",)]


def test_unnamed_step_of_one_side_is_by_who_took_the_last() -> None:
    text = "Peru submitted the treaty to parliament. The treaty was approved on Monday."
    assert [(s.act, s.by) for s in found(text)] == [("submit", ("peru",)), ("approve", ("peru",))]


def test_state_that_quits_leaves_the_agreement_spoken_of() -> None:
    assert ("withdraw", "occurred") in acts("The treaty was a mistake. Peru has quit.")


def test_visitors_who_leave_end_nothing() -> None:
    assert acts("The treaty is old. The visitors left.") == []


def test_known_act_noun_is_done_to_the_agreement_spoken_of() -> None:
    text = "The treaty was signed. Peru announced the cancellation on Monday."
    assert ("terminate", "occurred") in acts(text)


def test_applying_to_join_is_no_accession() -> None:
    assert ("accede", "occurred") not in acts("Bolivia has applied to join the treaty.")


def test_instrument_is_deposited_by_the_one_whose_it_is() -> None:
    assert [s.by for s in found("Peru's instrument of ratification to the treaty was deposited.")] == [("peru",)]


def test_text_agreed_but_never_signed() -> None:
    assert acts("The treaty is long. The text agreed in May was never signed.") == [
        ("agree", "occurred"),
        ("sign", "denied"),
    ]


def test_accord_concluded_in_may_is_what_was_concluded() -> None:
    """Where the parser has the accord conclude something, it is still what was concluded, and by whom."""
    (step, *_) = found("The accord, concluded by Peru and Chile in May, was a relief.")
    assert (step.act, step.by) == ("agree", ("peru", "chile"))


def test_mediator_may_stand_behind_the_copula() -> None:
    assert [(s.act, s.by) for s in found("The mediator of the treaty was Bolivia.")] == [("mediate", ("bolivia",))]


def test_leading_talks_is_mediation() -> None:
    assert ("mediate", "occurred") in acts("The treaty is long. Bolivia chaired the talks.")


def test_what_enters_into_force_by_a_rule_is_to_come() -> None:
    assert acts("The treaty enters into force ninety days after the last notice.") == [("enter_into_force", "planned")]


def test_half_of_it_is_of_the_agreement() -> None:
    assert ("implement", "denied") in acts("The treaty is old. Much of it stayed on paper.")


def test_orders_to_begin_are_orders() -> None:
    text = "Peru told its ministers to begin carrying out the treaty."
    assert [act for act, _ in acts(text)] == ["authorise", "implement"]


def test_headline_takes_the_day_that_the_report_tells() -> None:
    (step,) = found("Peru and Chile sign treaty\n\nPeru and Chile signed the treaty on Monday.")
    assert (step.act, step.date) == ("sign", "2024-05-13")


def test_each_ratifies_on_its_own_day() -> None:
    steps = found("Peru ratified the treaty on Monday. Chile has ratified it too.")
    assert [(s.by, s.date) for s in steps] == [(("peru",), "2024-05-13"), (("chile",), None)]


def test_yet_to_do_so_is_of_the_act_before_ones_own() -> None:
    text = "Peru signed the treaty and ratified it. Chile signed the treaty too but has yet to do so."
    assert ("ratify", "denied", ("chile",)) in [(s.act, s.modality, s.by) for s in found(text)]


def test_who_helps_both_to_an_accord_mediates() -> None:
    assert ("mediate", "occurred") in acts("Bolivia helped Peru and Chile reach an accord.")


def test_violations_reported_under_a_truce_are_of_the_truce() -> None:
    text = "The truce is a day old. Peru has reported violations."
    known = agreement(text, "truce", kind="ceasefire", parties=("peru", "chile"))
    assert [(s.act, s.by) for s in found(text, known)] == [("breach", ("chile",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The treaty, to be signed in Lima next week, frees two people.", ("sign", "planned")),
        ("Farmers demanded that the government give notice of the treaty.", ("withdraw", "proposed")),
        ("The accord is close to collapse.", ("terminate", "possible")),
        ("Peru became the seventh country to ratify the treaty.", ("ratify", "occurred")),
    ],
)
def test_what_is_near_or_asked_has_not_happened(text: str, expected: tuple[str, str]) -> None:
    assert expected in acts(text)


def test_who_only_condemns_a_treaty_does_not_leave_it() -> None:
    assert not acts("Peru denounced the treaty as a giveaway.")


def test_begging_not_to_sign_is_no_refusal() -> None:
    assert not acts("Bishops urged Peru not to sign the treaty.")


def test_opening_for_signature_is_no_signature() -> None:
    assert [(s.act, s.by) for s in found("The treaty was opened for signature in 2021.")] == [("submit", ())]


def test_the_date_of_the_signing_is_not_that_of_what_came_of_it() -> None:
    assert [(s.act, s.date) for s in found("The treaty, signed in 2008, was never carried out.")] == [
        ("sign", "2008"),
        ("implement", None),
    ]
