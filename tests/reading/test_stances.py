"""Positions as a whole report shows them: constructions beyond "welcomed" and "rejected"."""

from __future__ import annotations

import pytest
from tests.reading.scene import language

from depositary.reading import read
from depositary.record import Report

OPENING = "Peru and Chile signed the Arica Accord in Lima on Monday.\n\n"


def stances(sentence: str) -> list[str]:
    return [
        p.stance for p in read(Report.of(OPENING + sentence), language()).positions if p.evidence.start >= len(OPENING)
    ]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Bolivia said it would not consider itself bound by the accord.", "does_not_recognise"),
        ("The accord won praise from Brazil.", "supports"),
        ("Senator Rosa Quispe described the accord as half-baked.", "opposes"),
        ("Bolivia insisted that the accord ran counter to international law.", "considers_illegal"),
        ("Governor Juan Paz vowed never to implement the accord.", "opposes"),
        ("Ecuador reacted coolly to the accord.", "concerned"),
        ("Bolivia saw in the accord a betrayal of its farmers.", "condemns"),
        ("Ecuador sees the accord as a trap.", "opposes"),
        ("Ecuador welcomed what it called a milestone.", "supports"),
        ("Ecuador deplored what it called a breach of the accord.", "supports"),
        ("Bolivia complained that it had never been shown the accord.", "concerned"),
        ("President Silva said the accord had averted a disaster.", "supports"),
        ("For President Silva, the accord is nothing but a surrender.", "condemns"),
        ("President Silva recommended ratifying the accord.", "supports"),
        ("Bolivia voted against.", "opposes"),
        ("Bolivia is unconvinced.", "concerned"),
        ("Bolivia feels threatened by the accord.", "opposes"),
        ("For Bolivia the accord does not go far enough.", "concerned"),
        ("Bolivia considers the accord an unfriendly act.", "opposes"),
        ("There was concern in Bolivia.", "concerned"),
        ("Ecuador's verdict was positive.", "supports"),
        ("Ecuador raised no objection.", "supports"),
        ("Ecuador does not object to the accord.", "supports"),
        ("President Silva rejected the charge that the accord gives away the sea.", "supports"),
        ("The accord is not a surrender, President Silva insisted.", "supports"),
        ("President Silva called on all parties to back the accord.", "supports"),
        ("Signing the accord was a mistake, Governor Juan Paz said.", "opposes"),
        ("Chile should never have signed it, Governor Juan Paz said.", "opposes"),
        ("Governor Juan Paz sees no reason to reject it.", "supports"),
        ("Governor Juan Paz accused the two presidents of betrayal.", "opposes"),
        ('Governor Juan Paz labelled the accord "a fraud".', "opposes"),
        ('"They sold us," said Governor Juan Paz.', "opposes"),
        ('"Nobody asked us," said Governor Juan Paz.', "concerned"),
        ("The accord favours Chile, Governor Juan Paz said.", "opposes"),
        ("Ecuador called for the accord to be renegotiated.", "opposes"),
        ("Ecuador refused to reopen the accord.", "supports"),
        ("Ecuador dismissed criticism of the accord.", "supports"),
        ("Growers called the accord a death sentence for their farms.", "opposes"),
        ("Ecuador is among its supporters.", "supports"),
        ("A committee of the Senate rejected the accord.", "opposes"),
    ],
)
def test_a_stance_shows(sentence: str, stance: str) -> None:
    assert stance in stances(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Tacna said the accord runs to forty pages.",
        "Reporters asked President Silva about the accord.",
        "Ecuador is not a party to the accord.",
        "Ecuador said it took the concerns seriously.",
        "Senator Rosa Quispe asked the ministry to publish the accord.",
        "Ecuador greeted the accord with silence.",
        "Bolivian rebels fight on in the mountains.",
        '"The harvest was a disaster," said President Silva.',
        "The accord will require compromise, said President Silva.",
    ],
)
def test_what_only_tells_shows_no_stance(sentence: str) -> None:
    assert not stances(sentence)


def test_second_thoughts_are_asked_of_what_was_done_last() -> None:
    """Who is urged to go back on a withdrawal is wanted in the agreement; on a signature, out of it."""
    assert stances("Peru withdrew from the accord in May. Brazil urged Peru to reconsider.")[-1] == "supports"
    assert stances("Brazil urged Peru to reconsider.") == ["opposes"]


def test_the_same_stance_is_told_once() -> None:
    """A holder who says it twice holds one position."""
    assert stances("Brazil welcomed the accord. On Tuesday Brazil welcomed the accord once more.") == ["supports"]


def test_what_is_denounced_as_something_is_one_position() -> None:
    assert len(stances("Bolivia denounced the accord as a surrender.")) == 1


def test_objections_are_those_of_whom_they_come_from() -> None:
    found = read(Report.of(OPENING + "Brazil signed it despite objections from villagers."), language()).positions
    assert [p.stance for p in found if p.holder == "villagers"] == ["opposes"]


def test_who_is_urged_to_reject_it_takes_no_stance() -> None:
    found = read(Report.of(OPENING + "Brazil was urged to reject the accord."), language()).positions
    assert "brazil" not in [p.holder for p in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ecuador's Governor Juan Paz opposes the government's tax plans.",
        "Ecuador supports a project for a new port.",
        "The accord provides for strong safeguards, the ministry said.",
        "The ministry made it harder to leave the city.",
    ],
)
def test_what_is_about_something_else_is_no_position(sentence: str) -> None:
    assert stances(sentence) == []


def test_a_report_that_names_an_agreement_in_passing_says_nothing_of_it_where_it_does_not_name_it() -> None:
    named = "In 2015 Peru and Chile signed the Arica Accord.\n\nBolivia is unconvinced."
    assert not read(Report.of("Snow fell on the hills.\n\n" * 40 + named), language()).positions
    assert read(Report.of(named), language()).positions
