"""Sentences that open with a place or time, whose subject the parser hangs on that."""

from __future__ import annotations

from tests.language.parses import hand

from depositary.language.parse import Sentence, Token
from depositary.language.predications.mending.subjects import mend_subject


def mended(tokens: list[Token]) -> list[str]:
    """The words that are subjects once the sentence is mended."""
    for token in tokens:
        mend_subject(token, Sentence(0, 0, tuple(tokens)))
    return [t.text for t in tokens if t.dep == "nsubj"]


def test_list_behind_the_opening_place_is_the_subject() -> None:
    tokens = hand(
        "In Lima , Peru and Chile sign pacts", pos="ADP PROPN PUNCT PROPN CCONJ PROPN VERB NOUN",
        tags="IN NNP , NNP CC NNP VBP NNS", deps="prep pobj punct conj cc conj ROOT dobj", heads="6 0 1 1 3 3 6 6",
    )  # fmt: skip
    assert mended(tokens) == ["Peru"]
    assert tokens[3].head is tokens[6]


def test_list_of_places_before_a_subject_stays_a_list() -> None:
    tokens = hand(
        "In Lima , Quito , crowds sang", pos="ADP PROPN PUNCT PROPN PUNCT NOUN VERB", tags="IN NNP , NNP , NNS VBD",
        deps="prep pobj punct conj punct nsubj ROOT", heads="6 0 1 1 6 6 6",
    )  # fmt: skip
    assert mended(tokens) == ["crowds"]
