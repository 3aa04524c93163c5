"""Codes an actor phrase by its words: "riot police in Minsk" is BLR COP, "a spokesman for the Houthis" YEM REB."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from depositary.language import Language
from depositary.reading.coding.coded import INTERNATIONAL, Coded, coded
from depositary.reading.coding.words import Lists, Noun, Part
from depositary.vocabulary.groups import groups
from depositary.vocabulary.media import media
from depositary.vocabulary.names import names
from depositary.vocabulary.organisations import organisations
from depositary.vocabulary.phrases import Sense, key
from depositary.vocabulary.places import divisions
from depositary.vocabulary.rulers import rulers, surnames
from depositary.vocabulary.territories import territories

NAMED = {"capital": "GOV", "seat": "GOV", "parliament": "LEG", "agency": "GOV", "people": "CVL"}
KINDS = {"armed_group": "REB", "party": "PTY", "igo": "IGO", "ngo": "NGO", "people": "CVL", "collective": "IGO"}
LONGEST = 5  # words of a person's name
SHORTEST = 5  # letters of a name that may be misspelt
ALIKE, NEAR = 85, 90  # in hundred: how like the names of states, those of rulers
_GENITIVE = re.compile(r"['’]s?$")


class Name(NamedTuple):
    """A name of the vocabulary at its place among the words of a part."""

    start: int
    end: int
    sense: Sense
    territory: str | None
    kind: str | None  # of an organisation or group, or the role of a name of a state


@dataclass(frozen=True, slots=True)
class Read:
    """One part of a phrase, its names and nouns found."""

    part: Part
    names: tuple[Name, ...]
    nouns: tuple[Noun, ...]


class Coder:
    """Codes actor phrases of one language; needs no parser."""

    def __init__(self, language: Language | None = None) -> None:
        self.lists = Lists(language or Language())

    def code(self, phrase: str) -> Coded:
        """Country, sector and role of the actor that the phrase names; fields are None where the words do not say."""
        parts = [self._read(part) for part in self.lists.parts(phrase)]
        if not any(read.names for read in parts):  # "Emirates": the list has "the Emirates"
            parts = [self._read(part) for part in self.lists.parts(f"the {phrase}")]
        country, international, organisation = self._country(parts)
        if country is None and international is None:
            country = self._titled(parts)
        if country is None and international is None:
            country = misspelt(parts)
        sectors = tuple(dict.fromkeys(self._sectors(parts)))
        if country is None and international is None and sectors[:1] in (("NGO",), ("HRI",), ("IGO",)):
            international = "IGO" if sectors[0] == "IGO" else "NGO"
        return coded(
            phrase,
            territory=country,
            international=international,
            sector=sectors[0] if sectors else None,
            sectors=sectors,
            role=next((role for read in parts[:2] if (role := self.lists.role(read.part.words))), None),
            organisation=organisation,
        )

    def _read(self, part: Part) -> Read:
        found = tuple(self._names(part.words))
        taken = {i for name in found for i in range(name.start, name.end)}
        nouns = tuple(n for n in self.lists.nouns(part.words) if not taken & set(range(n.start, n.end)))
        return Read(part, found, nouns)

    def _names(self, words: Sequence[str]) -> Iterator[Name]:
        for start, end, senses in scan(list(words)):
            if any(self._borrowed(word) for word in words[start:end]):
                continue
            if start and words[start - 1].lower() in self.lists.alien:
                continue
            sense = _likeliest(senses)
            if sense is not None:
                yield Name(start, end, sense, *_owner(sense))
        yield from _persons(words)

    def _borrowed(self, word: str) -> bool:
        """Whether the word is a compound that names somebody else: "anti-Peruvian", "Peruvian-backed"."""
        first, _, rest = word.lower().partition("-")
        return bool(rest) and (first in self.lists.against or rest.rpartition("-")[2] in self.lists.halves)

    def _country(self, parts: Sequence[Read]) -> tuple[str | None, str | None, str | None]:
        """(territory, international code, id of an organisation or group) of the first part that names any."""
        organisation: str | None = None
        for number, read in enumerate(parts):
            if number and read.part.opened in self.lists.elsewhere:
                continue
            for name in sorted(read.names, key=lambda n: (n.territory is None, n.start)) if number else read.names:
                if name.sense.table in ("organisations", "groups"):
                    organisation = organisation or name.sense.id
            territory = _first(read.names)
            if territory is not None:
                return territory, None, organisation
            worldwide = next((INTERNATIONAL[n.kind] for n in read.names if n.kind in INTERNATIONAL), None)
            if worldwide is not None and not _local(parts[number + 1 :], worldwide):
                return None, worldwide, organisation
        return self._region(parts), None, organisation

    def _region(self, parts: Sequence[Read]) -> str | None:
        """The country of a people or a province that the phrase names, where no country is named."""
        for read in parts:
            if (found := self.lists.people(read.part.words) or self._province(read.part.words)) is not None:
                return found
        return None

    def _titled(self, parts: Sequence[Read]) -> str | None:
        """The country of a ruler whose surname stands behind an office: "President Museveni"."""
        for read in parts:
            if self.lists.role(read.part.words) is not None:
                for word in reversed(read.part.words):
                    plain = _GENITIVE.sub("", word)
                    if plain[:1].isupper() and (found := ruler(plain)) is not None:
                        return found
        return None

    def _province(self, words: Sequence[str]) -> str | None:
        for length in (3, 2, 1):
            for start in range(len(words) - length + 1):
                around = (*words[max(0, start - 1) : start], *words[start + length : start + length + 1])
                if any(w[:1].isupper() and w.lower() not in self.lists.regions for w in around):
                    continue  # part of a longer name, mostly of a person
                name = _GENITIVE.sub("", " ".join(words[start : start + length]))
                if (found := divisions().get(name)) is not None:
                    return found
        return None

    def _sectors(self, parts: Sequence[Read]) -> Iterator[str]:
        """The actor's own sector, then the others that its words name."""
        own = self._own(parts)
        if own is not None:
            yield own
        for read in parts[:2]:
            for noun in reversed(read.nouns):
                if noun.sector is not None and not noun.leans:
                    yield noun.sector

    def _own(self, parts: Sequence[Read]) -> str | None:
        default: str | None = None
        for read in parts:
            if read.part.opened in ("in", "at", "to", "against", "from", "near", "with") and default is not None:
                break
            head = next(reversed(read.nouns), None)
            plain = [n for n in read.nouns if not n.leans]
            if head is not None and not head.leans:
                return head.sector
            if head is not None and plain:
                return plain[-1].sector
            if (named := self._named(read, head)) is not None:
                return named
            default = default or (head.sector if head is not None else None)
        return default

    def _named(self, read: Read, head: Noun | None) -> str | None:
        """The sector of the group or organisation named here, or of a name that stands for a part of a state."""
        for name in reversed(read.names):
            if name.sense.table == "media":
                return "MED"
            if name.sense.table == "persons" and head is None:
                return "GOV" if name.territory else "IGO"
            if name.kind == "people" and head is not None and head.sector is not None:
                continue
            if name.sense.table in ("organisations", "groups") and name.kind in KINDS:
                military = head is not None and head.sector == "MIL" and name.kind == "igo"
                return "MIL" if military else KINDS[name.kind]
        if head is None and read.part.opened in ("", "of", "for", "with", ","):
            for name in reversed(read.names):
                if name.kind == "agency":
                    nouns = list(self.lists.nouns(read.part.words[name.start : name.end]))
                    return next((n.sector for n in reversed(nouns) if n.sector), "GOV")
                if name.kind in NAMED:
                    return NAMED[name.kind]
        return None


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


def ruler(surname: str) -> str | None:
    """The territory of the ruler of this surname, spelt so or almost so."""
    words = key(surname)
    known = surnames()
    found = known.get(words[-1]) if words else None
    if found is None and len(surname) > SHORTEST:
        alike = process.extractOne(words[-1], tuple(known), scorer=fuzz.ratio, score_cutoff=NEAR)
        found = known[str(alike[0])] if alike is not None else None
    return found if found is not None and found in territories() else None


def misspelt(parts: Sequence[Read]) -> str | None:
    """The state whose name, adjective or capital a word is almost: "Phillipines"; none of a person's names."""
    for read in parts:
        words = read.part.words
        for at, word in enumerate(words):
            beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
            plain = _GENITIVE.sub("", word)
            if len(plain) < SHORTEST or not word[:1].isupper() or any(w[:1].isupper() for w in beside):
                continue
            found = process.extractOne(plain, tuple(spellings()), scorer=fuzz.ratio, score_cutoff=ALIKE)
            if found is not None:
                return spellings()[str(found[0])]
    return None


@cache
def spellings() -> dict[str, str]:
    """Territory code by the one-word names, adjectives, peoples and capitals of states."""
    roles = ("name", "adjective", "people", "capital")
    return {
        n: s.id for n, s in territories().names() if s.id and s.role in roles and " " not in n and len(n) >= SHORTEST
    }


def _likeliest(senses: Sequence[Sense]) -> Sense | None:
    """The sense with a side; a word that is more often something else still is a name in an actor phrase."""
    return next((s for s in senses if s.id is not None), senses[0] if senses else None)


def _owner(sense: Sense) -> tuple[str | None, str | None]:
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


def _persons(words: Sequence[str]) -> Iterator[Name]:
    """Persons of note, longest names first."""
    at = 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            words_ = [_GENITIVE.sub("", word) for word in words[at : at + length]]
            known = rulers().get(key(" ".join(words_))) if words_[0][:1].isupper() else None
            if known is not None:
                territory = known if known in territories() else None
                kind = organisations()[known].kind if known in organisations() else None
                yield Name(at, at + length, Sense("persons", known, "name"), territory, kind)
                at += length - 1
                break
        at += 1


def _first(found: Sequence[Name]) -> str | None:
    """The territory named first, where no organisation of states is named before it; states before their groups."""
    ordered = sorted(found, key=lambda n: (n.sense.table in ("groups", "persons", "media"), n.start))
    for name in ordered:
        if name.territory is not None:
            return name.territory
        if name.kind == "igo":
            return None
    return None


def _local(rest: Sequence[Read], worldwide: str) -> bool:
    """Whether a group of no country is told to be of one by what follows: "Al-Shabaab fighters in Kenya"."""
    return worldwide in ("IMG", "NGO") and any(n.territory for read in rest for n in read.names)
