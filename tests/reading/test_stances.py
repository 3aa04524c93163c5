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
    ],
)
def test_what_only_tells_shows_no_stance(sentence: str) -> None:
    assert not stances(sentence)
