"""Persons of note and their sides."""

from __future__ import annotations

from depositary.vocabulary.groups import groups
from depositary.vocabulary.leaders import Leaders, leaders, side
from depositary.vocabulary.organisations import organisations
from depositary.vocabulary.sheets import rows
from depositary.vocabulary.territories import territories


def test_side_is_found_whatever_the_accents() -> None:
    assert side("António Guterres") == side("Antonio Guterres") == "un"


def test_unlisted_person_has_none() -> None:
    assert side("Nobody Inparticular") is None


def test_person_who_spoke_for_two_sides_has_none() -> None:
    assert side("Donald Tusk") is None


def test_every_side_is_a_territory_an_organisation_or_a_group() -> None:
    known = [row.side for row in rows("leaders", Leaders)]
    assert [s for s in known if s not in territories() and s not in organisations() and s not in groups()] == []
    assert len(leaders()) > 1000
