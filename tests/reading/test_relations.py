"""Relations: which instrument implements, amends, replaces, breaches which."""

from __future__ import annotations

import pytest
from tests.reading.scene import language

from depositary.reading import actors, agreements, relations
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments


def found(text: str) -> list[tuple[str, str, str]]:
    """(agreement, type, agreement) of each relation, by the first words of both."""
    parse = language().analyse(text)
    cast = Cast(tuple(actors.find(parse, language())), parse)
    known = Instruments(agreements.find(parse, language(), cast=cast), parse)
    tied = relations.find(parse, language(), instruments=known, attribution=Attribution(()))
    return [(one, relation.type, relation.to) for one, relation in tied]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The pact between Peru and Chile replaces the treaty of 1998.", "replaces"),
        ("The pact between Peru and Chile takes the place of the treaty of 1998.", "replaces"),
        ("The pact between Peru and Chile amends the treaty of 1998.", "amends"),
        ("The pact between Peru and Chile builds on the treaty of 1998.", "under"),
        ("The pact between Peru and Chile was concluded in line with the treaty of 1998.", "under"),
        ("The pact between Peru and Chile supplements the treaty of 1998.", "under"),
        ("The pact between Peru and Chile implements the treaty of 1998.", "implements"),
        ("The pact between Peru and Chile violates the treaty of 1998.", "violates"),
        ("The pact between Peru and Chile takes over from the treaty of 1998.", "replaces"),
        ("The pact between Peru and Chile does away with the treaty of 1998.", "replaces"),
        ("The pact between Peru and Chile is the first to be concluded under the treaty of 1998.", "under"),
        ("The pact between Peru and Chile was concluded on the basis of Article 4 of the treaty of 1998.", "under"),
        ("Peru and Chile signed a pact to carry out the treaty of 1998.", "implements"),
        ("Peru and Chile signed a pact giving effect to the treaty of 1998.", "implements"),
        ("The pact of Peru and Chile, which superseded the treaty of 1998, was published.", "replaces"),
        ("Once the pact between Peru and Chile is in force, the treaty of 1998 will lapse.", "replaces"),
        ("The pact between Peru and Chile took effect, and the treaty of 1998 lapsed.", "replaces"),
        ("The pact between Peru and Chile adds two articles to the treaty of 1998.", "amends"),
        ("The pact between Peru and Chile turns the treaty of 1998 into binding rules.", "implements"),
        ("The pact between Peru and Chile goes with the treaty of 1998.", "under"),
        ("The accord, an update of the treaty of 1998, was published by Peru and Chile.", "amends"),
        ("Peru and Chile signed an additional protocol to the treaty of 1998.", "under"),
        ("Peru and Chile revised Annex B of the Treaty of Lima.", "under"),
        ("The pact between Peru and Chile was revised from a treaty of 1998.", "amends"),
        ("Peru and Chile signed a pact. The meeting came within the framework of the treaty of 1998.", "under"),
        ("Peru and Chile signed a pact. The pact says that the treaty of 1998 will be implemented.", "implements"),
        ("Peru and Chile signed a pact on fishing, ending the treaty of 1998.", "replaces"),
        ("In the pact Peru and Chile agreed to extend the treaty of 1998.", "extends"),
        ("By signing the pact with Chile, Peru violated the treaty of 1998.", "violates"),
        ("The pact of Peru and Chile has its roots in the treaty of 1998.", "under"),
        ("Peru and Chile signed a pact. It was the first outcome of the treaty of 1998.", "under"),
        ("The pact between Peru and Chile is the fourth of its kind under the treaty of 1998.", "under"),
        ("Peru and Chile signed a pact. With it they honour a promise made in the treaty of 1998.", "implements"),
        ("Peru and Chile signed an annex that says how the treaty of 1998 is to be applied.", "under"),
        ("Peru and Chile signed an extension protocol to the treaty of 1998.", "extends"),
    ],
)
def test_words_that_tie_two_instruments(text: str, kind: str) -> None:
    """By verb, by preposition, by noun phrase."""
    assert [k for _, k, _ in found(text)] == [kind]
    assert found(text)[0][0] == "a1"


def test_it_replaces_what_stands_beside_it() -> None:
    """A pronoun is never the instrument that it is tied to."""
    tied = found("Peru and Chile signed a pact on fishing. It replaces a treaty of 1998.")
    assert tied == [("a1", "replaces", "a2")]


def test_nameless_protocol_belongs_to_what_the_report_is_about() -> None:
    """ "A protocol" or "an annex" without a name is one to the treaty that was spoken of, named last or not."""
    text = "Peru and Chile signed a treaty on fishing. It names the Vienna Convention. A protocol on tuna was signed."
    assert [(k, to) for _, k, to in found(text) if k == "under"] == [("under", "a1")]


def test_verb_tells_more_than_the_noun() -> None:
    """A protocol that amends its treaty amends it."""
    tied = found("Peru and Chile signed a treaty on fishing in 1998. They drew up a protocol that amends the treaty.")
    assert tied == [("a2", "amends", "a1")]


def test_instrument_by_which_it_is_done_has_the_relation() -> None:
    """Who extends is a state; what extends is the exchange of notes."""
    text = "Through an exchange of notes, Peru and Chile extended the fishing treaty of 1998."
    assert found(text) == [("a1", "extends", "a2")]


def test_denied_relation_is_none() -> None:
    """ "Does not replace" ties nothing."""
    assert found("The pact between Peru and Chile does not replace the treaty of 1998.") == []


def test_two_instruments_side_by_side_are_not_tied() -> None:
    """Only words of the report tie."""
    assert found("Peru and Chile signed a pact on fishing. The treaty of 1998 stays in force.") == []


def test_what_holds_until_another_enters_into_force_is_replaced_by_it() -> None:
    """ "Applies until …": the later one has the relation."""
    text = "Peru and Chile signed a pact on fishing. The treaty of 1998 applies until the pact enters into force."
    assert found(text) == [("a1", "replaces", "a2")]


def test_it_that_breaks_a_treaty_is_no_instrument() -> None:
    """What makes a mockery of a treaty is mostly a deed or a state."""
    assert found("Peru and Chile signed a pact on fishing. It makes a mockery of the treaty of 1998.") == []


def test_question_ties_nothing() -> None:
    """Whether it replaces the treaty is asked, not told."""
    assert found("Peru and Chile signed a pact. Does the pact replace the treaty of 1998?") == []
