"""Names are found in running words however a tokeniser cut them."""

from __future__ import annotations

import pytest

from depositary.vocabulary.phrases import Phrases, Sense, pieces

GUINEA = Sense("territories", "gn", "name")
BISSAU = Sense("territories", "gw", "name")
IVORY = Sense("territories", "ci", "name")
AMERICA = Sense("territories", "us", "name")
ALLIANCE = Sense("organisations", "nato", "acronym")
DIET = Sense("territories", "jp", "parliament")
FRANCE = Sense("territories", "fr", "seat")
PARTY = Sense("groups", "workers", "name")
WORLD = Sense("organisations", "intl", "name")

PHRASES = Phrases(
    [
        ("Guinea", GUINEA),
        ("Guinea-Bissau", BISSAU),
        ("Côte d'Ivoire", IVORY),
        ("U.S.", AMERICA),
        ("NATO", ALLIANCE),
        ("the Diet", DIET),
        ("Élysée", FRANCE),
        ("international community", WORLD),
        ("Workers' Party", PARTY),
    ]
)


@pytest.mark.parametrize(
    ("words", "senses"),
    [
        ("US", (AMERICA,)),
        ("U.S.", (AMERICA,)),
        ("us", ()),
        ("the US", (AMERICA,)),
        ("the U.S.'s", (AMERICA,)),
        ("Elysee", (FRANCE,)),
        ("Cote d’Ivoire", (IVORY,)),
        ("GUINEA", (GUINEA,)),
        ("guinea", ()),
        ("Nato", (ALLIANCE,)),
        ("nato", ()),
        ("Diet", ()),
        ("the Diet", (DIET,)),
        ("International Community", (WORLD,)),
        ("", ()),
        ("the", ()),
    ],
)
def test_words_are_looked_up_with_their_capitals(words: str, senses: tuple[Sense, ...]) -> None:
    assert PHRASES.lookup(words) == senses


@pytest.mark.parametrize(
    ("tokens", "found"),
    [
        (["Guinea", "-", "Bissau", "agreed"], (3, (BISSAU,))),
        (["Guinea-Bissau", "agreed"], (1, (BISSAU,))),
        (["Guinea–Bissau"], (1, (BISSAU,))),
        (["Guinea", ",", "Bissau"], (1, (GUINEA,))),
        (["Guinea", ".", "Bissau"], (1, (GUINEA,))),
        (["Guinea", "–", "Bissau"], (1, (GUINEA,))),
        (["Guinea's", "minister"], (1, (GUINEA,))),
        (["Guinea", "'s", "minister"], (1, (GUINEA,))),
        (["U.S.-led", "talks"], (1, (AMERICA,))),
        (["Côte", "d'", "Ivoire"], (3, (IVORY,))),
        (["Cote", "d’Ivoire"], (2, (IVORY,))),
        (["Workers", "'", "Party"], (3, (PARTY,))),
        (["Workers’", "Party"], (2, (PARTY,))),
        (["Guineans"], None),
        (["-", "Guinea"], None),
        ([" "], None),
        (["the", "Diet"], (2, (DIET,))),
        (["the", "diet"], None),
    ],
)
def test_the_longest_name_from_a_token_on_is_found(
    tokens: list[str], found: tuple[int, tuple[Sense, ...]] | None
) -> None:
    assert PHRASES.longest(tokens, 0) == found


def test_a_scan_finds_names_from_left_to_right_and_none_twice() -> None:
    tokens = ["The", "US", ",", "Guinea", "-", "Bissau", "and", "Nato", "met", "."]
    assert list(PHRASES.scan(tokens)) == [(1, 2, (AMERICA,)), (3, 6, (BISSAU,)), (7, 8, (ALLIANCE,))]


def test_a_name_of_two_things_has_both_senses() -> None:
    shared = Phrases([("Congo", Sense("territories", "cd", "name")), ("Congo", Sense("territories", "cg", "name"))])
    assert [sense.id for sense in shared.lookup("Congo")] == ["cd", "cg"]


def test_letters_that_do_not_decompose_are_folded_too() -> None:
    assert [piece.text for piece in pieces("Łódź Føroyar Şırnak")] == ["Lodz", "Foroyar", "Sirnak"]
