"""Codes an actor phrase by its words: "riot police in Minsk" is BLR COP, "a spokesman for the Houthis" YEM REB."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from depositary.language import Language
from depositary.reading.coding.coded import INTERNATIONAL, Coded, coded
from depositary.reading.coding.naming import GENITIVE, Name, belonging, likeliest, named, owner, scan
from depositary.reading.coding.spelling import misspelt, ruler
from depositary.reading.coding.words import Lists, Noun, Part
from depositary.vocabulary.cities import cities
from depositary.vocabulary.phrases import key
from depositary.vocabulary.places import divisions
from depositary.vocabulary.territories import territories

NAMED = {"capital": "GOV", "seat": "GOV", "parliament": "LEG", "agency": "GOV", "people": "CVL"}
AGAINST = ("OPP", "REB", "PTY", "REL", "CRM")
KINDS = {"armed_group": "REB", "party": "PTY", "igo": "IGO", "ngo": "NGO", "people": "CVL", "collective": "IGO"}


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
        parts = _settled(parts)
        country, international, organisation = self._country(parts)
        if country is None and international is None:
            country = self._titled(parts)
        if country is None and international is None:
            country = misspelt([read.part.words for read in parts], self.lists.nations)
        sectors = tuple(dict.fromkeys(self._sectors(parts)))
        if international == "NGO" and sectors[:1] == ("IGO",):  # "the Federation of European Bakers"
            sectors = ("NGO", *sectors[1:])
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
            sense = likeliest(senses)
            if sense is not None:
                territory, kind = owner(sense)
                territory = territory or territories().listed.get(key(" ".join(words[start:end])))
                others = tuple(s.id for s in senses if s.table == "territories" and s.id and s.id != territory)
                yield Name(start, end, sense, territory, kind, others)
        yield from named(words)

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
            territory = self._outlived(read) or _hosts(parts[number:]) or _first(read.names)
            if territory is not None:
                return territory, None, organisation
            worldwide = self._worldwide(parts[: number + 1])
            if worldwide is not None and not _local(parts[number + 1 :], worldwide):
                return None, worldwide, organisation
        return self._region(parts), None, organisation

    def _outlived(self, read: Read) -> str | None:
        """The country of a people named before any state or place: "Jewish settlers in the West Bank"."""
        stated = read.part.opened or any(n.territory or n.kind != "people" for n in read.names)
        return None if stated else self.lists.people(read.part.words)

    def _worldwide(self, parts: Sequence[Read]) -> str | None:
        """IGO, NGO or IMG for an actor of no country; an association of a continent's people is no union of states."""
        found = parts[-1].names
        kinds = [belonging(n.sense.id or "")[1] if n.sense.table == "notables" else n.kind for n in found]
        if "collective" in kinds and any(self._joins(read) for read in parts):
            return "NGO"
        return next((INTERNATIONAL[kind] for kind in kinds if kind in INTERNATIONAL), None)

    def _joins(self, read: Read) -> bool:
        return any(word.lower() in self.lists.joined for word in read.part.words)

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
                    plain = GENITIVE.sub("", word)
                    if plain[:1].isupper() and (found := ruler(plain)) is not None:
                        return found
        return None

    def _province(self, words: Sequence[str]) -> str | None:
        for length in (3, 2, 1):
            for start in range(len(words) - length + 1):
                around = (*words[max(0, start - 1) : start], *words[start + length : start + length + 1])
                if any(w[:1].isupper() and w.lower() not in self.lists.regions for w in around):
                    continue  # part of a longer name, mostly of a person
                name = GENITIVE.sub("", " ".join(words[start : start + length]))
                if (found := divisions().get(name) or cities().get(key(name))) is not None and name[:1].isupper():
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
        """The sector of the actor itself; who follows somebody is of the people, but with those against the state."""
        first = parts[0]
        if len(parts) > 1 and any(self._follows(word) for word in first.part.words):
            whom = self._sector(parts[1:])
            lost = any(word.lower() in self.lists.bygone for word in parts[1].part.words)
            return whom if whom in AGAINST else "OPP" if lost and whom == "GOV" else "CVL"
        return self._sector(parts)

    def _follows(self, word: str) -> bool:
        return any(form in self.lists.followers for form in self.lists.forms(word.lower()))

    def _sector(self, parts: Sequence[Read]) -> str | None:
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
            known = next((n.kind for n in read.names if n.sense.table == "notables"), None)
            if (sector := known or self._named(read, head)) is not None:
                return sector
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


def _settled(parts: Sequence[Read]) -> list[Read]:
    """Each name that states share, of the one that the phrase names otherwise too: "Dominicans in Santo Domingo"."""
    sure = {name.territory for read in parts for name in read.names if not name.others}
    return [replace(read, names=tuple(_meant(name, sure) for name in read.names)) for read in parts]


def _meant(name: Name, sure: set[str | None]) -> Name:
    meant = next((other for other in name.others if other in sure), None)
    return name if meant is None or name.territory in sure else name._replace(territory=meant)


def _hosts(parts: Sequence[Read]) -> str | None:
    """The country where a people is at home that bears another's name: "Albanians of southern Serbia"."""
    people = [n for n in parts[0].names if n.kind == "people"]
    if not people or len(people) < len(parts[0].names) or parts[0].nouns or len(parts) < 2:
        return None
    return _first(parts[1].names) if parts[1].part.opened == "of" else None


def _first(found: Sequence[Name]) -> str | None:
    """The territory named first, where no organisation of states is named before it; states before their groups."""
    ordered = sorted(found, key=lambda n: (n.sense.table in ("groups", "persons", "media", "notables"), n.start))
    for name in ordered:
        if name.territory is not None:
            return name.territory
        if name.kind == "igo":
            return None
    return None


def _local(rest: Sequence[Read], worldwide: str) -> bool:
    """Whether a group of no country is told to be of one by what follows: "Al-Shabaab fighters in Kenya"."""
    return worldwide in ("IMG", "NGO") and any(n.territory for read in rest for n in read.names)
