from __future__ import annotations

import itertools

import pytest

from depositary.register.identity.figures import Figure, figure, same


def person(name: str, territory: str | None = "is", *roles: str) -> Figure:
    """A person of this name, with the id that a record gives."""
    return figure(name.lower().replace(" ", "-"), name, "person", territory=territory, roles=roles)


def office(name: str, territory: str | None = "is") -> Figure:
    """A body of state."""
    return figure(name.lower().replace(" ", "-"), name, "government_body", territory=territory)


def one(*figures: Figure) -> bool:
    """Whether all are one actor."""
    return len(same(figures)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Yuriy Petrovskiy", "Yuri Petrovsky"),
        ("Mohammed al-Rashidi", "Muhammad Al Rashidi"),
        ("Jón Þórðarson", "Jon Thordarson"),
        ("J. Thordarson", "Jon Thordarson"),
    ],
)
def test_one_name_in_other_letters_is_one_person(left: str, right: str) -> None:
    assert one(person(left), person(right))


def test_a_name_alike_of_another_country_is_another_person() -> None:
    assert not one(person("Yuriy Petrovskiy", "ua"), person("Yuri Petrovsky", "ru"))


def test_relatives_are_two() -> None:
    assert not one(person("Ilham Karimli"), person("Vafa Karimli"))


def test_a_family_name_alone_is_the_only_one_of_that_country() -> None:
    assert one(person("Thordarson"), person("Jon Thordarson"))
    assert len(same([person("Thordarson"), person("Jon Thordarson"), person("Helga Thordarson")])) == 3


def test_an_office_is_named_with_its_nation_or_without() -> None:
    assert one(office("Icelandic foreign ministry"), office("Ministry of Foreign Affairs"), office("foreign ministry"))


def test_the_same_office_of_two_countries_is_two() -> None:
    assert not one(office("foreign ministry"), office("foreign ministry", "no"))


def test_other_offices_of_one_country_are_two() -> None:
    assert not one(office("foreign ministry"), office("defence ministry"))


def test_a_state_under_two_names_is_one() -> None:
    left, right = (figure(n.lower(), n, "state", territory="is") for n in ("Iceland", "Republic of Iceland"))
    assert one(left, right)


def test_an_office_is_no_name() -> None:
    assert not one(person("Minister", "is", "Minister"), person("Foreign Ministers", "is"))


def test_the_order_of_actors_does_not_matter() -> None:
    held = [person("Thordarson"), person("Jon Thordarson"), person("Jón Þórðarson"), office("foreign ministry")]
    assert len({tuple(same(order)) for order in itertools.permutations(held)}) == 1
