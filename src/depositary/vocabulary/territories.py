"""States, entities of disputed status, dependent territories, and the words by which news name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Literal

import msgspec

from depositary.vocabulary.ambiguity import ambiguities
from depositary.vocabulary.phrases import Match, Phrases, Sense, key
from depositary.vocabulary.sheets import rows

ROLES = {
    "names": "name",
    "adjectives": "adjective",
    "people": "people",
    "capitals": "capital",
    "seats": "seat",
    "parliaments": "parliament",
    "agencies": "agency",
}


class Territory(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of territories.yaml, whose head explains the fields."""

    code: str
    label: str
    kind: Literal["state", "de_facto", "dependency", "historical"]
    of: str | None = None
    status: str | None = None
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    parliaments: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    wikidata: str | None = None
    cow: int | None = None
    gw: int | None = None


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of places.yaml: a city or region, and its territory; none, with a note, where that is disputed."""

    names: tuple[str, ...]
    territory: str | None
    listed: str | None = None
    note: str | None = None


class Territories:
    """The territories by code, and by the words that name them."""

    def __init__(self, territories: Sequence[Territory], places: Sequence[Place]) -> None:
        self.all = tuple(territories)
        self.places = tuple(places)
        self._codes = {territory.code: territory for territory in territories}

    @cached_property
    def phrases(self) -> Phrases:
        """The index of the territories alone, built when first asked for."""
        return Phrases(self.names())

    def names(self) -> Iterator[tuple[str, Sense]]:
        """Every name of every territory and place, with its sense, in the order of the sheets."""
        notes = ambiguities()
        for territory in self.all:
            for field, role in ROLES.items():
                for name in getattr(territory, field):
                    yield name, Sense("territories", territory.code, role, notes.get(key(name)))
        for place in self.places:
            for name in place.names:
                yield name, Sense("territories", place.territory, "place", notes.get(key(name)) or place.note)

    @cached_property
    def listed(self) -> dict[tuple[str, ...], str]:
        """The state under which ISO 3166-2 lists a disputed place, by the words of its name (phrases.key)."""
        return {key(name): place.listed for place in self.places if place.listed for name in place.names}

    def territory(self, code: str) -> Territory:
        """The territory with this code; KeyError for any other."""
        return self._codes[code]

    def __contains__(self, code: str) -> bool:
        return code in self._codes

    def lookup(self, words: str) -> tuple[Sense, ...]:
        """What these words name (phrases.Phrases.lookup)."""
        return self.phrases.lookup(words)

    def longest(self, words: Sequence[str], start: int) -> Match | None:
        """End and senses of the longest name from the token at `start` on (phrases.Phrases.longest)."""
        return self.phrases.longest(words, start)


@cache
def territories() -> Territories:
    """The territories of the sheets, read once."""
    return Territories(rows("territories", Territory), rows("places", Place))
