"""Demands: who asks what of whom."""

from __future__ import annotations

import pytest
from tests.reading.scene import agreement, language, scene

from depositary.reading.demands import find
from depositary.record import Demand


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
    ],
)
def test_nothing_is_asked(text: str) -> None:
    assert demands(text) == []


def test_what_a_party_demands_it_demands_of_the_other() -> None:
    (found,) = demands("The treaty is broken, and Peru demanded an apology.", bound=True)
    assert (found.by, found.of) == ("peru", "chile")
