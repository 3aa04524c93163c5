"""Demands: who asks what of whom."""

from __future__ import annotations

import pytest
from tests.reading.scene import agreement, language, scene

from depositary.reading import Reader
from depositary.reading.demands import find
from depositary.record import Demand, Report


def demands(text: str, *, bound: bool = False) -> list[Demand]:
    """The demands of the text, in which "the treaty" may bind Peru and Chile."""
    told = (agreement(text, "treaty", parties=("peru", "chile")),) if bound else ()
    here = scene(text, *told)
    return list(
        find(here.parse, language(), cast=here.cast, instruments=here.instruments, attribution=here.attribution)
    )


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Peru called for Chile to reopen the road.", "reopen the road"),
        ("Peru gave Chile ten days to reopen the road.", "reopen the road"),
        ("Peru would like to see Chile reopen the road.", "reopen the road"),
        ("Peru reiterated its call on Chile to reopen the road.", "reopen the road"),
        ("Peru is counting on Chile to reopen the road.", "reopen the road"),
        ("Peru sought assurances from Chile.", "assurances"),
        ("Peru refused to meet until Chile reopened the road.", "Chile reopened the road"),
        ("Peru called for the withdrawal of Chilean troops by Chile.", "withdrawal of Chilean troops by Chile"),
        ("Peru served Chile with an ultimatum to reopen the road.", "reopen the road"),
        ("Peru insisted that both Chile and its ally reopen the road.", "reopen the road"),
        ("Peru requested in a letter to Chile that the archives be handed back.", "the archives be handed back"),
        ("Peru demanded an explanation from Chile why the road was shut.", "explanation"),
        ("The request from Peru that Chile reopen the road went unheard.", "reopen the road"),
        ("Chile rejected Peru's call to reopen the road.", "reopen the road"),
        ("Chile, under pressure from Peru to reopen the road, gave way.", "reopen the road"),
        ("Peru warned Chile against closing the road.", "closing the road"),
        ("Peru threatened to leave if Chile did not reopen the road.", "did not reopen the road"),
        ("Peru will not sign anything before a withdrawal by Chile.", "a withdrawal by Chile"),
        ("Peru conditioned its approval on the release of the sailors by Chile.", "the release of the sailors"),
        ("Peru made its signature conditional on a withdrawal by Chile.", "withdrawal by Chile"),
        ("Peru called on Chile:\n\n- to reopen the road;\n- to free the sailors.", "free the sailors"),
        ("Peru appealed to Chile: do not close the road.", "close the road"),
        ("Peru set Friday as the deadline for Chile to reopen the road.", "reopen the road"),
        ("Peru wrote to Chile and wants the road reopened.", "the road reopened"),
    ],
)
def test_peru_asks_it_of_chile(text: str, action: str) -> None:
    found = [(d.by, d.of) for d in demands(text) if action in d.action.text]
    assert ("peru", "chile") in found


@pytest.mark.parametrize(
    "text",
    [
        "Peru gave Chile ten ships.",
        "Peru did not sign until Chile reopened the road.",
        "Peru would let Chile go.",
        "Peru set a date for the vote in Chile.",
        "Peru invited Chile to attend.",
        "Peru asked for nothing.",
        "Peru hoped that Chile would recover.",
        "Peru dropped its demand for an apology from Chile.",
        "Peru expected Chile to be beaten.",
    ],
)
def test_nothing_is_asked(text: str) -> None:
    assert demands(text) == []


def test_what_a_party_demands_it_demands_of_the_other() -> None:
    (found,) = demands("The treaty is broken, and Peru demanded an apology.", bound=True)
    assert (found.by, found.of) == ("peru", "chile")


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Unless Chile reopens the road, Peru's minister said, there will be no talks.", "Chile reopens the road"),
        ("Without a withdrawal by Chile there will be no talks, Peru's minister said.", "a withdrawal by Chile"),
        ('"Reopen the road," Peru\'s minister told Chile.', "Reopen the road"),
    ],
)
def test_what_a_speaker_asks_of_the_other_side(text: str, action: str) -> None:
    found = Reader().read(Report.of(text)).demands
    assert [(d.by, d.of) for d in found if action in d.action.text] == [("peru-minister", "chile")]


def test_we_of_a_bulletin_is_who_publishes_it() -> None:
    text = "Amnesty International is alarmed. We call on Chile to reopen the dam."
    found = Reader().read(Report.of(text, publisher="Amnesty International bulletin")).demands
    assert [d.of for d in found] == ["chile"]
    assert Reader().read(Report.of(text, publisher="The Gazette")).demands == ()


def test_the_opposition_asks_its_own_state() -> None:
    text = "Peru's opposition parties demanded that the accord with Chile be submitted to the court."
    assert [d.of for d in Reader().read(Report.of(text)).demands] == ["peru"]


def test_each_of_several_infinitives_is_asked_for_itself() -> None:
    found = demands("Peru urged Chile to reopen the road and to free the drivers.")
    assert [d.action.text for d in found] == ["reopen the road", "free the drivers"]


def test_a_thing_without_addressee_counts_beside_an_agreement_only() -> None:
    assert demands("Bolivia asked for patience.") == []
    assert [d.of for d in demands("Bolivia asked for patience over the treaty.", bound=True)] == [None]
