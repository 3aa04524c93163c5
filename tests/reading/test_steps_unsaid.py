"""Steps that are told with half the words left out, or by the way."""

from __future__ import annotations

import pytest
from tests.reading.scene import agreement
from tests.reading.test_steps import acts, found


def test_a_verb_left_out_is_that_of_the_one_before() -> None:
    first, second = found("Peru ratified the treaty on 8 April 2022 and Chile on 21 January 2023.")
    assert (first.by, first.date) == (("peru",), "2022-04-08")
    assert (second.act, second.by, second.date) == ("ratify", ("chile",), "2023-01-21")


def test_a_second_name_with_a_verb_of_its_own_is_no_gap() -> None:
    told = found("Peru ratified the treaty on 8 April 2022 and Chile slept in 2023.")
    assert [step.by for step in told] == [("peru",)]


def test_who_has_done_neither_denies_both() -> None:
    told = found("Peru signed the treaty in 2020 and ratified it in 2021. Chile has done neither.")
    assert {(s.act, s.modality) for s in told if s.by == ("chile",)} == {("sign", "denied"), ("ratify", "denied")}


def test_the_accused_who_denies_the_charge_denies_the_breach() -> None:
    told = found("Chile accused Peru of breaking the accord. Peru denied the charge.")
    assert [(s.act, s.modality, s.by) for s in told] == [
        ("breach", "occurred", ("peru",)),
        ("breach", "denied", ("peru",)),
    ]


def test_rejecting_a_charge_rejects_no_agreement() -> None:
    assert "reject" not in [act for act, _ in acts("Chile accused Peru of breaking the accord. Peru rejected this.")]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Peru will sign the treaty if Chile opens its ports.", ("sign", "conditional")),
        ("Peru is no longer a party to the treaty.", ("withdraw", "occurred")),
        ("Peru is not a party to the treaty.", ("accede", "denied")),
        ("Peru announced that it was suspending the treaty.", ("suspend", "occurred")),
        ("The accord is no longer valid.", ("terminate", "occurred")),
        ("The new pact will replace the old treaty.", ("terminate", "planned")),
        ("Peru sent a note of denunciation of the treaty.", ("withdraw", "occurred")),
        ("Peru fought until Chile brokered the accord.", ("mediate", "occurred")),
    ],
)
def test_what_the_words_come_to(text: str, step: tuple[str, str]) -> None:
    assert step in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty replaces nothing, and Peru will sign nothing.",
        "The treaty matters. Tanks left the town.",
        "Peru and Chile signed the accord that is to end ten years of strife.",
    ],
)
def test_what_is_said_of_other_things_ends_no_agreement(text: str) -> None:
    assert not {"terminate", "withdraw"} & {act for act, _ in acts(text)}


def test_bill_behind_an_approval_is_that_on_the_agreement() -> None:
    told = acts("The senate of Peru approved the treaty. The president of Peru must still sign the law.")
    assert ("ratify", "planned") in told


def test_date_at_the_head_of_a_paragraph_dates_what_is_told_in_the_present() -> None:
    told = found("The treaty is old.\n\n17 June 2018. Peru ratifies the treaty.")
    assert [(s.act, s.date) for s in told] == [("ratify", "2018-06-17")]


def test_name_of_an_agreement_tells_who_brokered_it_and_since_when_it_is_in_force() -> None:
    told = found("The Chilean-brokered accord failed nobody. The treaty, in force since 2020, covers fishing.")
    assert ("enter_into_force", "2020") in [(s.act, s.date) for s in told]


def test_day_of_an_opinion_is_none_of_the_signing() -> None:
    told = found("Chile on 3 May 2022 hailed the signing of the treaty by Peru.")
    assert [s.date for s in told if s.act == "sign"] == [None]


def test_what_the_same_also_sign_falls_on_the_same_day() -> None:
    text = "Peru and Chile signed the treaty on 3 May 2022. Peru and Chile also adopted a protocol."
    told = found(text, agreement(text, "treaty"), agreement(text, "protocol"))
    assert [(s.agreement, s.date) for s in told] == [("treaty", "2022-05-03"), ("protocol", "2022-05-03")]
