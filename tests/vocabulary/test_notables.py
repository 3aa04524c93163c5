"""The lists of notables and cities name sides and sectors that are known, and nothing twice."""

from __future__ import annotations

from depositary.language import Language
from depositary.vocabulary.cities import Cities, cities
from depositary.vocabulary.groups import groups
from depositary.vocabulary.names import names
from depositary.vocabulary.notables import Notables, notables
from depositary.vocabulary.organisations import organisations
from depositary.vocabulary.phrases import key
from depositary.vocabulary.sheets import rows
from depositary.vocabulary.territories import territories


def test_every_side_and_sector_is_known() -> None:
    sectors = Language().words("sectors")["sectors"]
    listed = rows("notables", Notables)
    sides = [row.side for row in listed]
    assert [s for s in sides if s not in territories() and s not in groups() and s not in organisations()] == []
    assert [row.sector for row in listed if row.sector not in sectors] == []


def test_no_name_has_two_sides_or_sectors() -> None:
    listed = [(key(name), (row.side, row.sector)) for row in rows("notables", Notables) for name in row.names]
    assert [name for name, told in listed if notables()[name][:2] != told] == []


def test_names_are_found_by_their_words() -> None:
    assert notables()[key("Coca-Cola")][:2] == ("us", "BUS")
    assert cities()[key("Omsk")] == "ru"


def test_cities_are_of_known_states_and_no_other_list_has_them() -> None:
    assert [row.territory for row in rows("cities", Cities) if row.territory not in territories()] == []
    spelt = [(name, name.split()) for row in rows("cities", Cities) for name in row.names]
    assert [name for name, words in spelt if (names().longest(words, 0) or (0, ()))[0] == len(words)] == []


def test_short_initials_are_no_name_in_small_letters() -> None:
    assert notables()[key("GIA")].reads("GIA")
    assert not notables()[key("GIA")].reads("Gia")


def test_disputed_places_have_a_state_for_coders_only() -> None:
    assert territories().listed[key("Donetsk")] == "ua"
    assert all(
        place.territory is None and place.listed in territories() for place in territories().places if place.listed
    )
