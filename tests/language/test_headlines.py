"""Headlines: the verb that a parser takes for a noun, and the subject that it leaves out."""

from __future__ import annotations

from functools import cache

import pytest
from tests.language.parses import hand

from depositary.language import Language, Predication
from depositary.language.predications.mending.headlines import mend_headline


@cache
def language() -> Language:
    return Language()


def told(headline: str) -> Predication:
    """The first predication of a verb."""
    return next(p for p in language().analyse(headline).clauses if p.kind == "verb")


def test_noun_before_a_verb_without_subject_is_its_subject() -> None:
    tokens = hand(
        "Peruvian army shells village", pos="ADJ NOUN VERB NOUN", tags="JJ NN VBZ NN",
        deps="amod compound ROOT dobj", heads="2 2 2 2",
    )  # fmt: skip
    mend_headline(tokens, language().grammar)
    assert [t.dep for t in tokens] == ["amod", "nsubj", "ROOT", "dobj"]
    assert tokens[0].head is tokens[1]


def test_first_word_that_agrees_is_the_verb_where_there_is_none() -> None:
    tokens = hand(
        "Lima police fire tear gas at crowd", pos="PROPN NOUN NOUN NOUN NOUN ADP NOUN", tags="NNP NNS NN NN NN IN NN",
        deps="compound compound compound compound ROOT prep pobj", heads="2 2 4 4 4 4 5",
    )  # fmt: skip
    mend_headline(tokens, language().grammar)
    assert [(t.text, t.dep, t.head.text) for t in tokens] == [
        ("Lima", "compound", "police"), ("police", "nsubj", "fire"), ("fire", "ROOT", "fire"),
        ("tear", "compound", "gas"), ("gas", "dobj", "fire"), ("at", "prep", "gas"), ("crowd", "pobj", "at"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["UN vote delay", "Peru rally", "The march on the town"])
def test_noun_phrase_that_nothing_agrees_in_stays_one(words: str) -> None:
    assert not [p for p in language().analyse(words).clauses if p.kind == "verb"]


@pytest.mark.parametrize(
    ("headline", "lemma"),
    [
        ("Lima crowds storm parliament", "storm"),
        ("Lima summons Chilean envoy", "summon"),
        ("Peru calls off talks", "call off"),
        ("Peru's president rejects call to resign", "reject"),
    ],
)
def test_headline_has_its_verb(headline: str, lemma: str) -> None:
    found = told(headline)
    assert found.lemma == lemma
    assert found.agent
    assert found.patient


def test_subjects_parted_by_a_comma_act_together() -> None:
    assert [t.text for t in told("Laos, Nepal begin naval drills").agent] == ["Laos", "Nepal"]
