"""The lists of organisations, groups, media and groupings are sound and find what news write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import pytest

from depositary.vocabulary.groupings import groupings, members
from depositary.vocabulary.groups import groups
from depositary.vocabulary.lint import lint
from depositary.vocabulary.media import media
from depositary.vocabulary.names import names
from depositary.vocabulary.organisations import organisations
from depositary.vocabulary.phrases import Match, Sense
from depositary.vocabulary.territories import territories


class Listed(Protocol):
    def names(self) -> Iterator[tuple[str, Sense]]: ...

    def longest(self, words: Sequence[str], start: int) -> Match | None: ...


def test_the_linter_finds_nothing() -> None:
    assert lint() == []


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("the United Nations", "un"),
        ("U.N.", "un"),
        ("Security Council", "un-sc"),
        ("European Union", "eu"),
        ("Brussels", "eu"),
        ("Nato", "nato"),
        ("OSCE", "osce"),
        ("African Union", "au"),
        ("Ecowas", "ecowas"),
        ("Arab League", "arab-league"),
        ("IAEA", "iaea"),
        ("International Committee of the Red Cross", "icrc"),
        ("Monusco", "monusco"),
        ("the international community", "intl"),
        ("the West", "west"),
        ("P5+1", "p5-plus-1"),
        ("Minsk Group", "minsk-group"),
    ],
)
def test_organisations_are_found(words: str, id: str) -> None:
    assert id in [sense.id for sense in organisations().lookup(words)]


def test_an_organ_knows_its_organisation() -> None:
    assert organisations()["unifil"].of == "un"
    assert organisations()["eu-parliament"].of == "eu"


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Taliban", "taliban"),
        ("Ansar Allah", "houthis"),
        ("Houthi", "houthis"),
        ("Al-Shabaab", "al-shabaab"),
        ("M23", "m23"),
        ("Rapid Support Forces", "rsf"),
        ("Farc", "farc"),
        ("Kurdistan Workers’ Party", "pkk"),
        ("SPLM-IO", "splm-io"),
        ("Polisario", "polisario"),
    ],
)
def test_groups_are_found(words: str, id: str) -> None:
    assert id in [sense.id for sense in groups().lookup(words)]


@pytest.mark.parametrize(
    ("words", "territory"),
    [("Tass", "ru"), ("TASS", "ru"), ("Reuters", "gb"), ("Xinhua", "cn"), ("RFE/RL", "us"), ("Al-Jazeera", "qa")],
)
def test_media_are_found(words: str, territory: str) -> None:
    assert [media()[sense.id or ""].territory for sense in media().lookup(words)] == [territory]


@pytest.mark.parametrize("words", ["Times", "Guardian", "Sun", "Post", "Dawn", "Mirror", "Independent"])
def test_ordinary_words_are_no_titles(words: str) -> None:
    assert media().lookup(words) == ()


def test_a_name_in_several_lists_has_all_its_senses() -> None:
    assert [(sense.table, sense.id) for sense in names().lookup("Brussels")] == [
        ("territories", "be"),
        ("organisations", "eu"),
        ("organisations", "nato"),
    ]


def test_the_index_of_all_names_keeps_longest_match() -> None:
    found = names().longest(["United", "Nations", "Security", "Council", "resolution"], 0)
    assert found is not None
    assert (found[0], found[1][0].id) == (4, "un-sc")


@pytest.mark.parametrize(
    ("id", "count"),
    [("eu", 27), ("nato", 32), ("baltic-states", 3), ("gcc", 6), ("p5", 5), ("aes", 3), ("central-asian-states", 5)],
)
def test_groupings_have_their_members(id: str, count: int) -> None:
    assert len(set(members(id))) == count
    assert all(code in territories() for code in members(id))


def test_no_grouping_names_a_state_twice() -> None:
    assert [row.id for row in groupings().all if len(set(row.states)) < len(row.states)] == []


def test_the_lists_are_as_long_as_news_needs() -> None:
    assert len(organisations().all) >= 250
    assert len(groups().all) >= 200
    assert len(media().all) >= 250
    assert len(territories().places) >= 300


@pytest.mark.parametrize("listed", [territories, organisations, groups, media])
def test_every_name_is_found_whole_also_in_capitals(listed: Callable[[], Listed]) -> None:
    for name, sense in listed().names():
        for words in (name.split(), name.upper().split()):
            found = listed().longest(words, 0)
            assert found is not None, name
            assert found[0] == len(words), name
            assert (sense.table, sense.id) in {(other.table, other.id) for other in found[1]}, name
