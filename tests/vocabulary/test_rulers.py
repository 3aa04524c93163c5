"""The list of rulers names states that are known, and none of its persons twice."""

from __future__ import annotations

from depositary.vocabulary.phrases import key
from depositary.vocabulary.places import divisions
from depositary.vocabulary.rulers import Rulers, rulers, surnames
from depositary.vocabulary.sheets import rows
from depositary.vocabulary.territories import territories


def test_every_side_is_a_territory() -> None:
    assert [row.side for row in rows("rulers", Rulers) if row.side not in territories()] == []


def test_nobody_stands_in_two_rows() -> None:
    listed = [(key(name), row.side) for row in rows("rulers", Rulers) for name in row.names]
    sides = dict(listed)
    assert [name for name, side in listed if sides[name] != side] == []


def test_persons_are_known_by_full_name_and_by_a_surname_of_their_own() -> None:
    assert rulers()[key("Julius Nyerere")] == "tz"
    assert surnames()["nyerere"] == "tz"


def test_province_of_one_country_tells_it_and_a_shared_name_does_not() -> None:
    assert divisions()["Borno"] == "ng"
    assert "Punjab" not in divisions()
