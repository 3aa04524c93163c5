"""The words of an actor phrase, cut into what is the actor's own and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depositary.language import Language
from depositary.reading.coding.naming import notable
from depositary.vocabulary.names import names

_WORD = re.compile(r"[^\W_](?:[\w.&]|['’](?=\w)|-(?=\w))*|[,;(]")
_POSSESSIVE = re.compile(r"['’]s?$")
_ASIDE = re.compile(r"\([^)]*\)(?=\s*\w)")
FORMER = "ex-"
LONGEST = 5  # words of a phrase in the lists


def cut(phrase: str) -> list[str]:
    """The words of the phrase and the signs that part them; what stands in brackets amid it is passed over."""
    return _WORD.findall(_ASIDE.sub(" ", phrase))


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a phrase; `opened` is the word that parts them from those before ("of"), "" for the first."""

    opened: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A word of the lists at its place; `sector` is its own or the one it takes where nothing else is said."""

    start: int
    end: int
    sector: str | None
    leans: bool


class Lists:
    """The words of `en/sectors.yaml` and the offices of `en/offices.yaml`, ready to be looked up."""

    def __init__(self, language: Language) -> None:
        sheet, offices = language.words("sectors"), language.words("offices")
        self.sectors = {noun: sector for sector, nouns in sheet["sectors"].items() for noun in nouns}
        self.leaning: dict[str, str | None] = sheet["leaning"]
        self.ends, self.elsewhere = frozenset(sheet["ends"]), frozenset(sheet["elsewhere"])
        self.halves, self.against = frozenset(sheet["halves"]), frozenset(sheet["against"])
        self.plurals: dict[str, str] = sheet["plurals"]
        self.offices, self.titles = frozenset(offices["offices"]), frozenset(offices["title_words"])
        self.passing = frozenset(offices["passing"])
        self.peoples: dict[str, str] = sheet["peoples"]
        self.joined = frozenset(sheet["joined"])
        self.followers, self.bygone = frozenset(sheet["followers"]), frozenset(sheet["bygone"])
        self.nations = {name.capitalize(): code for name, code in self.peoples.items() if " " not in name}
        self.alien, self.regions = frozenset(sheet["alien"]), frozenset(sheet["regions"])

    def people(self, words: Sequence[str]) -> str | None:
        """The territory of the first people named here."""
        plain = [_POSSESSIVE.sub("", word.lower()) for word in words]
        for start, _ in enumerate(plain):
            for end in (start + 2, start + 1):
                for form in self.forms(" ".join(plain[start:end])):
                    if form in self.peoples:
                        return self.peoples[form]
        return None

    def parts(self, phrase: str) -> list[Part]:
        """The parts of the phrase in their order; a name that holds such a word as "of" is not cut."""
        found = cut(phrase)
        named = {at for start, end, _ in names().scan(found) for at in range(start, end)}
        named |= {at for name in notable(found) for at in range(name.start, name.end)}
        parts: list[Part] = []
        opened, words = "", list[str]()
        for number, word in enumerate(found):
            if word.lower() in self.ends and number not in named:
                if words:
                    parts.append(Part(opened, tuple(words)))
                if words or not opened:  # "loyal to": the first of them counts
                    opened = word.lower()
                words = []
            else:
                words.append(word)
        return [*parts, Part(opened, tuple(words))] if words else parts

    def nouns(self, words: Sequence[str]) -> Iterator[Noun]:
        """The words of the lists from left to right, the longest first."""
        at = 0
        while at < len(words):
            found = self._noun(words, at)
            if found:
                yield found
            at = found.end if found else at + 1

    def _noun(self, words: Sequence[str], at: int) -> Noun | None:
        for end in range(min(len(words), at + LONGEST), at, -1):
            plain = " ".join(word.lower() for word in words[at:end])
            for noun in self.forms(plain):
                if noun in self.sectors:
                    return Noun(at, end, self.sectors[noun], leans=False)
                if noun in self.leaning:
                    return Noun(at, end, self.leaning[noun], leans=True)
        return None

    def forms(self, plain: str) -> Iterator[str]:
        """The words as they stand, without a possessive ending, and in the singular."""
        bare = _POSSESSIVE.sub("", plain)
        yield plain
        yield bare
        first, _, last = bare.rpartition(" ")
        for single in _singular(last, self.plurals):
            yield f"{first} {single}".strip()
        if "-" in bare:
            yield bare.replace("-", " ")
        if plain.startswith(FORMER):
            yield from self.forms(plain.removeprefix(FORMER))

    def role(self, words: Sequence[str]) -> str | None:
        """The office with the words of its title: "deputy foreign minister"."""
        plain = [_POSSESSIVE.sub("", word.lower()) for word in words]
        single = [next((s for s in (word, *_singular(word, self.plurals)) if s in self.offices), "") for word in plain]
        last = next((i for i in range(len(plain) - 1, -1, -1) if single[i]), None)
        if last is None:
            return None
        first = last
        while first and (plain[first - 1] in self.titles or single[first - 1]) and plain[first - 1] not in self.passing:
            first -= 1
        return " ".join([*plain[first:last], single[last]])


def _singular(word: str, plurals: dict[str, str]) -> Iterator[str]:
    if word in plurals:
        yield plurals[word]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
