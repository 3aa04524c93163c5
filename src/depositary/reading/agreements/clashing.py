"""What forbids that a mention and an instrument are one: years, parties, names, words like "another"."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.language import Parse
from depositary.reading.agreements.instrument import Instrument
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.mentions import EMPTY, Mention
from depositary.reading.agreements.salience import Salience

# How well a mention of one class takes up an instrument named by another; both ways unless both ways are given.
FIT = {
    ("treaty", "convention"): 0.7, ("convention", "treaty"): 0.7,
    ("generic", "treaty"): 0.8, ("treaty", "generic"): 0.7,
    ("generic", "convention"): 0.7, ("convention", "generic"): 0.5,
    ("generic", "ceasefire"): 0.8, ("ceasefire", "generic"): 0.6,
    ("generic", "memorandum"): 0.8, ("memorandum", "generic"): 0.6,
    ("generic", "declaration"): 0.75, ("declaration", "generic"): 0.55,
    ("generic", "protocol"): 0.6, ("protocol", "generic"): 0.3,
    ("generic", "roadmap"): 0.6, ("roadmap", "generic"): 0.5,
    ("generic", "plan"): 0.7, ("plan", "generic"): 0.6, ("roadmap", "plan"): 0.7, ("plan", "roadmap"): 0.7,
    ("ceasefire", "plan"): 0.7, ("plan", "ceasefire"): 0.7,
    ("roadmap", "memorandum"): 0.5, ("memorandum", "roadmap"): 0.5,
    ("generic", "charter"): 0.4, ("generic", "notes"): 0.6, ("treaty", "charter"): 0.6,
}  # fmt: skip


def one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles can be one: more than half of the words of the shorter."""
    return 2 * len(one & other) > min(len(one), len(other))


def misnamed(name: frozenset[str], names: list[frozenset[str]]) -> bool:
    """Whether there are names and this is none of them."""
    return bool(name and names) and not any(one_name(name, other) for other in names)


def only_said(instrument: Instrument, words: Lexis) -> bool:
    """Whether it is a statement or communiqué so far, of which "the agreement" seldom speaks."""
    return all(m.head.lemma in words.sets["faint"] and not m.proper for m in instrument.mentions)


class Clashes:
    """Asks of each pair of a mention and an instrument found before it; `found` are all of these, as they grow."""

    def __init__(self, parse: Parse, words: Lexis, *, salience: Salience, found: Sequence[Instrument]) -> None:
        self._parse, self._words, self._salience, self._found = parse, words, salience, found

    def between(self, mention: Mention, instrument: Instrument) -> bool:
        """Whether years, parties, names or words like "another" forbid that the two are one."""
        hard = mention.other - self._words.sets["mild"]
        taking_up = mention.definite in ("the", "this") and not self._salience.is_first(instrument, self._found)
        if self._is_older_or_newer(mention, instrument):
            return True
        if hard and not taking_up and not any(hard & m.other for m in instrument.mentions):
            return True
        if mention.years and instrument.years and not mention.years & instrument.years:
            return True
        if self._is_made_in_another_year(mention, instrument):
            return True
        if self._is_of_another_year(mention, instrument) or self._is_older_with_another(mention, instrument):
            return True
        retells = self._salience.retells(mention, instrument, self._found)
        if mention.sides and instrument.sides and not self._parties(mention.sides, instrument.sides):
            return not (retells and (set(mention.sides) & set(instrument.sides) or mention.years & instrument.years))
        if self.parted(mention, instrument) or self._is_other_title(mention, instrument):
            return True
        title = mention.subject if mention.titled or mention.noun.group == "convention" else EMPTY
        return not retells and self._is_misnamed(title, mention, instrument)

    @staticmethod
    def _is_made_in_another_year(mention: Mention, instrument: Instrument) -> bool:
        """ "The 1999 treaty" is not the deal that was signed on Monday."""
        known = instrument.years | instrument.made
        older = mention.years and instrument.made and not mention.years & (known | instrument.nearby)
        newer = mention.made and instrument.years and not (mention.made | mention.years) & known
        return bool(older or (newer and mention.definite in ("a", "")))

    @staticmethod
    def parted(mention: Mention, instrument: Instrument) -> bool:
        """Whether the sentence itself tells them apart: as part of the other's name, or beside it."""
        if mention.outer is not None and mention.outer in instrument.mentions:
            return True
        return any(m.head.i in mention.beside for m in instrument.mentions)

    def _is_other_title(self, mention: Mention, instrument: Instrument) -> bool:
        """Whether its name is one open to many, or numbered otherwise, or stands under the report's own heading."""
        if self._salience.is_of_many(mention) and self._is_of_few(instrument, mention):
            return True
        if mention.numbered and not any(self._number(m) == self._number(mention) for m in instrument.mentions):
            return True
        return mention.titled and mention.noun.group != "declaration" and self._heads(instrument)

    @staticmethod
    def _is_of_few(instrument: Instrument, mention: Mention) -> bool:
        """Whether it was told between whom it is, or what it does, without a word of the name of one open to many."""
        told = any(m.sides or m.described or m.definite == "a" for m in instrument.mentions)
        return told and not any(m.proper & mention.proper for m in instrument.mentions)

    def _heads(self, instrument: Instrument) -> bool:
        """Whether it is the communiqué or statement that the report itself is, so far: "Joint communiqué on …"."""
        top = all(m.head.sentence == 0 and not m.sides for m in instrument.mentions)
        return top and only_said(instrument, self._words) and instrument.mentions[0].head.dep == "ROOT"

    @staticmethod
    def _is_misnamed(title: frozenset[str], mention: Mention, instrument: Instrument) -> bool:
        return misnamed(title, instrument.titles) or misnamed(mention.proper, instrument.proper)

    def _is_older_or_newer(self, mention: Mention, instrument: Instrument) -> bool:
        """ "The original declaration" is not "the new declaration"."""
        old, new = self._words.sets["backward"], self._words.sets["fresh"] | {"heir"}
        said = frozenset(word for m in instrument.mentions for word in m.other)
        return bool((mention.other & old and said & new) or (mention.other & new and said & old))

    def _number(self, mention: Mention) -> str:
        """ "108" of "Convention 108", "15" of "Protocol No. 15"."""
        following = [t.text for t in self._parse.tokens[mention.head.i + 1 : mention.head.i + 4]]
        return next((t for t in following if t not in ("No", "No.", ".")), "") if mention.numbered else ""

    @staticmethod
    def _is_of_another_year(mention: Mention, instrument: Instrument) -> bool:
        """Whether a kind and a year that were not heard of before name something else: "the 2008 ceasefire"."""
        group = mention.noun.group
        near = any(g == group or FIT.get((group, g), 0.0) >= 0.7 for g in instrument.groups)
        specific = group not in ("generic", "echo") and not near
        return bool(specific and mention.years and not mention.years & (instrument.years | instrument.nearby))

    @staticmethod
    def _is_older_with_another(mention: Mention, instrument: Instrument) -> bool:
        """Whether another partner and a year not heard of before name something else: "the 2017 pact with Oslo"."""
        other = len(mention.sides) == len(instrument.sides) == 1 and mention.sides != instrument.sides
        return bool(other and mention.years and not mention.years & (instrument.years | instrument.nearby))

    @staticmethod
    def _parties(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        common = set(one) & set(other)
        if len(one) > 2 and len(other) > 2:
            return common in (set(one), set(other))
        if len(one) > 1 and len(other) > 1:
            return len(common) > 1
        return bool(common) or (len(one) == 1 and len(other) == 1)
