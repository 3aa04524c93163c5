"""The names in the words of an actor phrase: of states, organisations, groups, media, companies and persons of note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from depositary.vocabulary.groups import groups
from depositary.vocabulary.media import media
from depositary.vocabulary.names import names
from depositary.vocabulary.notables import notables
from depositary.vocabulary.organisations import organisations
from depositary.vocabulary.phrases import Sense, key
from depositary.vocabulary.rulers import rulers
from depositary.vocabulary.territories import territories

LONGEST = 8  # words of a name of a person or company
GENITIVE = re.compile(r"['’]s?$")


class Name(NamedTuple):
    """A name of the vocabulary at its place among the words of a part."""

    start: int
    end: int
    sense: Sense
    territory: str | None
    kind: str | None  # of an organisation or group, or the role of a name of a state
    others: tuple[str, ...] = ()  # the other states that go by this name


def named(words: Sequence[str]) -> Iterator[Name]:
    """Persons, then companies and others of note, for which the lists of names have no place."""
    persons = list(_persons(words))
    yield from persons
    for name in notable(words):
        if not any(person.start <= name.start and name.end < person.end for person in persons):
            yield name


def scan(words: list[str]) -> Iterator[tuple[int, int, tuple[Sense, ...]]]:
    """The names from left to right; "the West Bank" is the West Bank, not the West."""
    at = 0
    while at < len(words):
        found = names().longest(words, at)
        after = names().longest(words, at + 1) if found and words[at].lower() == "the" else None
        if found and not (after and after[0] > found[0]):
            yield at, found[0], found[1]
            at = found[0]
        else:
            at += 1


def likeliest(senses: Sequence[Sense]) -> Sense | None:
    """The sense with a side; a word that is more often something else still is a name in an actor phrase."""
    return next((s for s in senses if s.id is not None), senses[0] if senses else None)


def owner(sense: Sense) -> tuple[str | None, str | None]:
    """(territory, kind) of what the name stands for."""
    if sense.id is None:
        return None, None
    if sense.table == "territories":
        return sense.id, sense.role
    if sense.table == "media":
        return media()[sense.id].territory, "media"
    if sense.table == "groups":
        return groups()[sense.id].territory, groups()[sense.id].kind
    return None, organisations()[sense.id].kind


def belonging(side: str) -> tuple[str | None, str | None]:
    """(territory, kind) of a side: a territory, or a group or organisation with its kind."""
    if side in territories():
        return side, None
    if side in groups():
        return groups()[side].territory, groups()[side].kind
    return None, organisations()[side].kind if side in organisations() else None


def _persons(words: Sequence[str]) -> Iterator[Name]:
    """Persons of note, longest names first."""
    at = 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            words_ = [GENITIVE.sub("", word) for word in words[at : at + length]]
            known = rulers().get(key(" ".join(words_))) if words_[0][:1].isupper() else None
            if known is not None:
                yield Name(at, at + length, Sense("persons", known, "name"), *belonging(known))
                at += length - 1
                break
        at += 1


def notable(words: Sequence[str]) -> Iterator[Name]:
    """Companies, services, movements and persons that the list of notables gives a sector, longest names first."""
    at = 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            *first, last = words[at : at + length]
            known = notables().get(key(" ".join([*first, GENITIVE.sub("", last)])))
            if known is not None and known.reads(" ".join(words[at : at + length])):
                sense = Sense("notables", known.side, "name")
                yield Name(at, at + length, sense, belonging(known.side)[0], known.sector)
                at += length - 1
                break
        at += 1
