"""Provisions: what an agreement provides, and of which agreement it is a term."""

from __future__ import annotations

import pytest
from tests.reading.scene import agreement, language, scene

from depositary.reading.provisions import find
from depositary.record import Provision


def provisions(text: str) -> list[Provision]:
    """The provisions of the text, in which "treaty" binds Peru and Chile and "protocol" is another agreement."""
    told = [agreement(text, word, parties=("peru", "chile")) for word in ("treaty", "protocol") if word in text.lower()]
    here = scene(text, *told)
    return list(
        find(here.parse, language(), cast=here.cast, instruments=here.instruments, attribution=here.attribution)
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile signed a treaty. Peru gets half of the river.", "gets half of the river"),
        ("In the treaty, Peru cedes the island.", "cedes the island"),
        ("Among the provisions of the treaty are a joint office and a fund.", "a joint office"),
        ("Peru and Chile signed a treaty.\n\nPeru will supply the gas for ten years.", "supply the gas"),
        ("Peru quoted the treaty, under which two ships a year are set aside for Chile.", "set aside for Chile"),
    ],
)
def test_the_treaty_provides_it(text: str, words: str) -> None:
    assert any(words in p.evidence.text and p.agreement == "treaty" for p in provisions(text))


def test_it_is_the_agreement_in_the_centre_of_the_sentence_before() -> None:
    text = "The treaty was signed in a hall where the protocol had been drafted. It obliges Peru to open its ports."
    assert [p.agreement for p in provisions(text)] == ["treaty"]


def test_several_things_are_several_provisions() -> None:
    found = provisions("The treaty provides for a coordination centre in Lima and a training centre in Arica.")
    assert [p.evidence.text for p in found] == [
        "provides for a coordination centre in Lima",
        "a training centre in Arica",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a treaty. It would have run out at midnight.",
        "Peru and Chile signed a treaty. Two thousand men have been freed under the treaty.",
    ],
)
def test_what_became_of_a_term_is_no_term(text: str) -> None:
    assert provisions(text) == []
