"""Actor phrases get the country, sector and role that their words say."""

from __future__ import annotations

from functools import cache

import pytest

from depositary.reading.coding import Coder, code_actor
from depositary.record import Actor, Span


@cache
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Syrian rebels", "SYR", "REB"),
        ("the Kenyan opposition", "KEN", "OPP"),
        ("riot police in Minsk", "BLR", "COP"),
        ("a spokesman for the Houthis", "YEM", "REB"),
        ("the UN envoy for Yemen", "IGO", "IGO"),
        ("the Polish Senate", "POL", "LEG"),
        ("Peru's Supreme Court", "PER", "JUD"),
        ("the Danish ambassador to Ghana", "DNK", "GOV"),
        ("Danish-backed fighters in Ghana", "GHA", "REB"),
        ("anti-Danish protesters in Ghana", "GHA", "CVL"),
        ("Ghanaian peacekeepers in Denmark", "GHA", "MIL"),
        ("Uruguay", "URY", None),
        ("Montevideo", "URY", "GOV"),
        ("the governor of Borno state", "NGA", "GOV"),
        ("a daily in Lisbon", "PRT", "MED"),
        ("the Laotian police chief", "LAO", "COP"),
        ("Paraguyan farmers", "PRY", "AGR"),
        ("ethnic Finns in Sweden", "SWE", None),
        ("President Museveni", "UGA", "GOV"),
        ("unknown gunmen", None, "UAF"),
        ("residents of Donetsk", "UKR", "CVL"),
        ("the mayor of Osijek", "HRV", "GOV"),
        ("Dominicans in Santo Domingo", "DOM", "CVL"),
        ("Dominicans in Roseau", "DMA", "CVL"),
        ("Prime Minister Mark Rutte", "NLD", "GOV"),
        ("supporters of Alexei Navalny", "RUS", "OPP"),
        ("supporters of the Danish prime minister", "DNK", "CVL"),
        ("supporters of the ousted Danish prime minister", "DNK", "OPP"),
        ("gilets jaunes demonstrators", "FRA", "CVL"),
        ("Greenpeace activists", "NGO", "NGO"),
        ("Minister Gia", None, "GOV"),
        ("Rafael Correa", "ECU", "GOV"),
        ("Chadian ex-rebels", "TCD", "REB"),
        ("the West Bank", "PSE", None),
        ("the Saharan Times (a daily) editor", None, "MED"),
        ("a Samsung spokesman", "KOR", "BUS"),
        ("Coca-Cola", "USA", "BUS"),
        ("the People's Liberation Army", "CHN", "MIL"),
        ("an MI5 officer", "GBR", "SPY"),
        ("truck drivers in Izmir", "TUR", "LAB"),
        ("Danes of southern Sweden", "SWE", "CVL"),
        ("Danes in Sweden", "DNK", "CVL"),
        ("Tamil refugees in Norway", "LKA", "REF"),
        ("the Federation of European Bakers", "NGO", "NGO"),
        ("the Archbishop of Canterbury", "GBR", "REL"),
        ("a table", None, None),
    ],
)
def test_phrase_is_coded(phrase: str, country: str | None, sector: str | None) -> None:
    found = coder().code(phrase)
    assert (found.country, found.sector) == (country, sector)


def test_role_is_the_office_with_its_title() -> None:
    assert coder().code("Oman's deputy foreign minister").role == "deputy foreign minister"


def test_state_numbers_are_given() -> None:
    found = coder().code("the Yemeni army")
    assert (found.alpha2, found.cow, found.gw) == ("YE", 679, 678)


def test_disputed_territory_keeps_its_own_code() -> None:
    found = coder().code("the Transnistrian police")
    assert (found.territory, found.country) == ("md-pmr", "MDA")


def test_side_that_the_record_knows_outranks_the_words() -> None:
    actor = Actor(id="officials", name="officials", kind="person", territory="pe", mentions=(Span(0, 9, "officials"),))
    found = code_actor(actor, coder())
    assert (found.country, found.sector) == ("PER", "GOV")


@pytest.mark.parametrize("phrase", ["", " ", ",", "of", "(", "'s", "of of of", "é" * 5000])
def test_nothing_stops_the_coder(phrase: str) -> None:
    assert coder().code(phrase).phrase == phrase
