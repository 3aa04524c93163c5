"""Events: who did what to whom, what is promised or threatened, and what is no event."""

from __future__ import annotations

from functools import cache

import pytest

from depositary.language import Language
from depositary.reading import read
from depositary.record import Event, Record, Report
from depositary.vocabulary.terms import terms


@cache
def language() -> Language:
    """One language for all tests: the pipeline loads once."""
    return Language()


@cache
def record(text: str) -> Record:
    """The record of these sentences."""
    return read(Report.of(text), language())


def events(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """(type, sources, targets, modality) of each event."""
    return [(e.type, e.sources, e.targets, e.modality) for e in record(text).events]


def told(text: str, kind: str) -> Event:
    """The first event of this type."""
    return next(e for e in record(text).events if e.type == kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru accused Chile of spying.", ("ACCUSE", ("peru",), ("chile",), "occurred")),
        ("Peru urged Chile to pay.", ("REQUEST", ("peru",), ("chile",), "occurred")),
        ("Peru imposed sanctions on Chile.", ("SANCTION", ("peru",), ("chile",), "occurred")),
        ("Chile was attacked by Peru.", ("ASSAULT", ("peru",), ("chile",), "occurred")),
        ("Peru gave Chile a loan.", ("AID", ("peru",), ("chile",), "occurred")),
    ],
)
def test_who_did_what_to_whom(text: str, expected: tuple[str, tuple[str, ...], tuple[str, ...], str]) -> None:
    assert events(text)[0] == expected


def test_both_sides_of_a_meeting_are_sources_and_targets() -> None:
    event = told("Peru and Chile signed a treaty.", "SUPPORT")
    assert event.sources == event.targets == ("peru", "chile")


def test_promised_help_is_an_agreement_and_a_planned_act() -> None:
    found = [(e[0], e[3]) for e in events("Peru will send food to Chile.")]
    assert found == [("AGREE", "occurred"), ("AID", "planned")]


def test_promised_harm_is_a_threat() -> None:
    assert told("Peru will impose sanctions on Chile.", "THREATEN").targets == ("chile",)


def test_duty_that_a_speaker_lays_on_another_is_a_request() -> None:
    event = told("Peru said that Chile must pay.", "REQUEST")
    assert (event.sources, event.targets) == (("peru",), ("chile",))


def test_we_in_a_quotation_is_the_speaker() -> None:
    text = '"We condemn the raid by Chile," the Peruvian ministry said.'
    event = told(text, "ACCUSE")
    sides = {actor.id: actor.territory for actor in record(text).actors}
    assert ([sides[s] for s in event.sources], event.targets) == (["pe"], ("chile",))


def test_verb_and_noun_of_one_act_are_one_event() -> None:
    assert len(events("Peru carried out air strikes on Chile.")) == 1


@pytest.mark.parametrize(
    "text", ["A storm hit Chile.", "Peru is warm.", "Peru and Chile struck a deal.", "The striker attacked the goal."]
)
def test_no_violence_where_there_is_none(text: str) -> None:
    assert not [e for e in events(text) if e[0] == "ASSAULT"]


def test_every_entry_gives_a_type_and_mode_of_the_manual() -> None:
    manual = terms("plover")
    for entry in language().table("events").entries:
        term = manual[entry.gives["type"]]
        assert entry.gives.get("mode") is None or entry.gives["mode"] in term.modes, entry.name


def test_modes_that_are_derived_stand_in_the_manual() -> None:
    assert told("Peru asked Chile to send food.", "REQUEST").mode in terms("plover")["REQUEST"].modes


def test_words_of_an_event_stand_in_the_report() -> None:
    text = "Peru accused Chile of spying on Monday."
    for event in record(text).events:
        for span in (event.trigger, event.evidence):
            assert text[span.start : span.end] == span.text


def test_place_is_also_named_beside_what_an_act_upon_the_body_strikes() -> None:
    assert told("Peruvian troops raided a rebel camp in Bolivia.", "ASSAULT").place == "Bolivia"


def test_home_of_somebody_criticised_is_no_place_of_the_criticism() -> None:
    assert told("Chile criticised the rebels in Bolivia.", "ACCUSE").place is None


def test_protest_of_the_street_is_told_from_a_protest_in_words() -> None:
    assert [e[0] for e in events("The Peruvian opposition protested against the government.")] == ["PROTEST"]
    assert [e[0] for e in events("Peru protested against the raids by Chile.")][:1] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Rebels killed twelve soldiers and wounded 30 others.", (12, 30, None, None)),
        ("A bomb killed 1,200 people in Mali.", (1200, None, None, None)),
        ("Israeli air strikes left two dozen people dead and 30 wounded.", (24, 30, None, None)),
        ("Kenyan police arrested 25 protesters.", (None, None, 25, None)),
        ("Some 300 farmers marched against the government of Peru.", (None, None, None, 300)),
        ("The attack of the Sudanese army caused 40 casualties.", (None, None, None, 40)),
        ("Nigerian troops shot down three drones.", (None, None, None, None)),
        ("Rebels killed dozens of soldiers.", (None, None, None, None)),
        ("Rebels did not kill two soldiers.", (None, None, None, None)),
        ("Peru met three envoys of Chile.", (None, None, None, None)),
    ],
)
def test_people_of_an_event_are_counted_as_the_sentence_counts_them(text: str, counts: tuple[int | None, ...]) -> None:
    event = record(text).events[0]
    assert (event.dead, event.injured, event.arrested, event.size) == counts


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Goma, rebels attacked an army base.", "Goma"),
        ("Rebels killed two soldiers and wounded 30 others in Goma.", "Goma"),
        ("Police in the city of Kano fired on protesters.", "Kano"),
        ("Rebels raided Maiduguri.", "Maiduguri"),
        ("Peru's minister said in Geneva that rebels attacked the town.", None),
        ("GENEVA, May 3 - Rebels attacked a base.", None),
        ("Russia invaded Ukraine.", None),
    ],
)
def test_an_event_is_where_its_own_clause_puts_it(text: str, place: str | None) -> None:
    assert told(text, "ASSAULT").place == place


def test_contexts_are_those_of_the_paragraph() -> None:
    text = "Peru accused Chile of spying.\n\nPeru and Chile held a joint naval drill."
    found = {event.type: event.contexts for event in record(text).events}
    assert "intelligence" in found["ACCUSE"]
    assert "intelligence" not in found["COOPERATE"]
    assert "military" in found["COOPERATE"]


def test_words_of_contexts_belong_to_contexts() -> None:
    assert set(language().words("contexts")) == set(terms("contexts"))
