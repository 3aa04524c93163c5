"""The words of a language that this stage turns on, in the shape that it asks for them."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from depositary.errors import BadLexicon
from depositary.language import Language

Words = frozenset[str]
Shape = TypeVar("Shape")


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for persons; `en/offices.yaml` explains the fields."""

    offices: Words
    title_words: Words
    passing: Words
    rank: Words
    honorifics: dict[str, str]
    gender: dict[str, str]
    refers: dict[str, tuple[str, ...]]
    spokes: Words
    advises: Words
    lay: Words
    weak: Words
    particles: Words
    phrases: dict[str, tuple[str, ...]]
    of_states: Words
    of_focus: Words
    of_organisations: dict[str, str]
    peculiar: dict[str, str]


class Pronouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pronouns; `en/pronouns.yaml` explains the fields."""

    persons: dict[str, str]
    things: Words
    groups: Words
    speakers: Words
    order: dict[str, int]
    agentive: Words
    empty: Words


class Groups(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for bodies, forces, collectives and places; `en/actors.yaml` explains the fields."""

    bodies: dict[str, str]
    sovereign: Words
    modest: Words
    introduces: Words
    leading: Words
    parliamentary: Words
    contextual: Words
    capitals_only: Words
    speaks_for: dict[str, str]
    portfolios: dict[str, str]
    forces: dict[str, str]
    endings: dict[str, str]
    told: dict[str, str]
    press: Words
    press_before: Words
    collectives: Words
    common: Words
    statelike: Words
    bare_states: Words
    several: Words
    counts: dict[str, int]
    whole: Words
    sided: Words
    definite: Words
    indefinite: Words
    quantities: Words
    parties: Words
    opposed: Words
    countries: Words
    breaking: Words
    compass: Words
    official: Words
    place_prepositions: Words
    route_prepositions: Words
    motion: Words
    places: Words
    venues: Words
    things: Words
    inanimate: Words
    groupings: dict[str, str]
    shares: Words
    arming: Words
    inanimate_endings: Words
    saying: Words
    recalls: dict[str, tuple[str, ...]]
    between: dict[str, str]
    standing: Words
    partisan: Words
    alike: dict[str, Words]
    scenic: Words
    opposite: Words
    allied: dict[str, Words]
    halves: Words
    against: Words
    afar: Words
    humans: Words
    organs: dict[str, Words]


class Lexicon(msgspec.Struct, frozen=True):
    """All of them."""

    offices: Offices
    pronouns: Pronouns
    groups: Groups

    @classmethod
    def of(cls, language: Language) -> Lexicon:
        """The words of this language. Raises BadLexicon where a sheet is malformed."""
        offices, pronouns = _sheet(language, "offices", Offices), _sheet(language, "pronouns", Pronouns)
        return cls(offices, pronouns, _sheet(language, "actors", Groups))


def _sheet(language: Language, name: str, shape: type[Shape]) -> Shape:
    try:
        return msgspec.convert(language.words(name), shape)
    except msgspec.ValidationError as error:
        raise BadLexicon(str(error), where=f"language/{language.code}/{name}.yaml") from error
