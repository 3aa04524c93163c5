"""Persons of note speak for their side; a name that several sides share speaks for none."""

from __future__ import annotations

import pytest

from depositary.vocabulary.leaders import leaders, side


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Angela Merkel", "de"),
        ("Merkel", "de"),
        ("Viktor Orbán", "hu"),
        ("Viktor Orban", "hu"),
        ("Nikol Pashinyan", "am"),
    ],
)
def test_a_person_of_note_speaks_for_a_side(name: str, expected: str) -> None:
    assert side(name) == expected


@pytest.mark.parametrize("name", ["Ana Kovač", "Smith", "", "the minister"])
def test_others_speak_for_no_known_side(name: str) -> None:
    assert side(name) is None


def test_names_are_many_and_each_has_a_side() -> None:
    assert len(leaders()) >= 200
    assert all(leaders().values())
