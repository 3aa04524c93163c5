"""Every state is listed, and the words that name it find it."""

from __future__ import annotations

import pycountry
import pytest

from depositary.vocabulary.territories import Territories, territories

DE_FACTO = (  # as OpenSanctions writes them
    ["x-so", "ge-ab", "md-pmr", "cy-trnc", "az-nk", "so-som", "ua-dpr", "ua-lpr", "xk", "eh", "ps", "tw", "iq-kr"]
)
HISTORICAL = ["su", "yu", "dd", "cs"]


@pytest.fixture(scope="module")
def world() -> Territories:
    return territories()


def test_every_country_of_iso_3166_is_listed(world: Territories) -> None:
    missing = [country.alpha_2 for country in pycountry.countries if country.alpha_2.lower() not in world]
    assert missing == []


@pytest.mark.parametrize("code", DE_FACTO + HISTORICAL)
def test_entities_outside_iso_are_listed(world: Territories, code: str) -> None:
    assert world.territory(code).code == code


def test_every_state_has_a_name_an_adjective_and_a_people(world: Territories) -> None:
    states = [territory for territory in world.all if territory.kind == "state" and territory.code != "va"]
    assert [state.code for state in states if not (state.names and state.adjectives and state.people)] == []


def test_every_state_but_the_city_states_has_a_capital(world: Territories) -> None:
    without = {territory.code for territory in world.all if territory.kind == "state" and not territory.capitals}
    assert without <= {"mc", "sm"}


def test_a_disputed_status_is_said_without_taking_sides(world: Territories) -> None:
    loaded = ("illegal", "breakaway", "so-called", "occupied by", "separatist", "regime", "rebel")
    statuses = [territory.status.lower() for territory in world.all if territory.status]
    assert [status for status in statuses if any(word in status for word in loaded)] == []


@pytest.mark.parametrize(
    ("words", "code", "role"),
    [
        ("Britain", "gb", "name"),
        ("UK", "gb", "name"),
        ("the United States of America", "us", "name"),
        ("U.S.", "us", "name"),
        ("DPRK", "kp", "name"),
        ("ROK", "kr", "name"),
        ("KSA", "sa", "name"),
        ("PRC", "cn", "name"),
        ("Burma", "mm", "name"),
        ("Côte d’Ivoire", "ci", "name"),
        ("Czechia", "cz", "name"),
        ("USSR", "su", "name"),
        ("South Ossetian", "x-so", "adjective"),
        ("Turkish Cypriot", "cy-trnc", "adjective"),
        ("Kyrgyz", "kg", "people"),
        ("Filipinos", "ph", "people"),
        ("Emiratis", "ae", "people"),
        ("Moscow", "ru", "capital"),
        ("Naypyidaw", "mm", "capital"),
        ("the Kremlin", "ru", "seat"),
        ("Downing Street", "gb", "seat"),
        ("Elysee", "fr", "seat"),
        ("Foggy Bottom", "us", "seat"),
        ("Malacañang", "ph", "seat"),
        ("State Duma", "ru", "parliament"),
        ("Verkhovna Rada", "ua", "parliament"),
        ("Saeima", "lv", "parliament"),
        ("Pentagon", "us", "seat"),
        ("Mossad", "il", "agency"),
        ("IRGC", "ir", "agency"),
        ("Geneva", "ch", "place"),
        ("Sochi", "ru", "place"),
        ("Darfur", "sd", "place"),
    ],
)
def test_words_of_the_news_find_their_territory(world: Territories, words: str, code: str, role: str) -> None:
    assert (code, role) in [(sense.id, sense.role) for sense in world.lookup(words)]


@pytest.mark.parametrize("words", ["Crimea", "Kashmir", "Golan Heights", "Essequibo"])
def test_a_disputed_place_belongs_to_none_and_says_why(world: Territories, words: str) -> None:
    (sense,) = world.lookup(words)
    assert sense.id is None
    assert sense.also


@pytest.mark.parametrize("words", ["us", "turkey", "polish", "china", "chad", "male"])
def test_ordinary_words_are_no_names(world: Territories, words: str) -> None:
    assert world.lookup(words) == ()


@pytest.mark.parametrize(
    ("sentence", "end", "codes"),
    [
        ("Democratic Republic of the Congo and", 5, {"cd"}),
        ("Republic of the Congo and", 4, {"cg"}),
        ("Democratic People 's Republic of Korea said", 6, {"kp"}),
        ("Bosnia and Herzegovina and", 3, {"ba"}),
        ("Timor - Leste", 3, {"tl"}),
        ("South Sudan", 2, {"ss"}),
        ("South Ossetian minister", 2, {"x-so"}),
        ("Northern Ireland", 2, {"gb"}),
        ("Papua New Guinea", 3, {"pg"}),
        ("Equatorial Guinea", 2, {"gq"}),
        ("Korea", 1, {"kp", "kr"}),
        ("Georgia", 1, {"ge"}),
        ("U.S. Congress", 2, {"us"}),
        ("Donetsk People 's Republic", 4, {"ua-dpr"}),
        ("Nagorno - Karabakh", 3, {"az-nk"}),
    ],
)
def test_the_longest_name_wins(world: Territories, sentence: str, end: int, codes: set[str]) -> None:
    found = world.longest(sentence.split(), 0)
    assert found is not None
    assert (found[0], {sense.id for sense in found[1]}) == (end, codes)


def test_a_name_that_is_also_something_else_says_so(world: Territories) -> None:
    assert "United States" in (world.lookup("Georgia")[0].also or "")
    assert world.lookup("Azerbaijan")[0].also is None


def test_numbers_of_the_data_sets_are_given_once(world: Territories) -> None:
    for field in ("cow", "wikidata"):
        given = [getattr(territory, field) for territory in world.all if getattr(territory, field)]
        shared = {number for number in given if given.count(number) > 1}
        assert shared <= {345, 365}, field  # Serbia and Russia continue the numbers of Yugoslavia and the Soviet Union
