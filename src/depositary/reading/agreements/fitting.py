"""How well a mention takes up an instrument: their classes, years, parties, words, and how near to hand it is."""

from __future__ import annotations

from collections.abc import Sequence, Set

from depositary.language import Parse
from depositary.reading.agreements.clashing import FIT, Clashes, misnamed, only_said
from depositary.reading.agreements.instrument import Instrument, heading
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.mentions import Mention
from depositary.reading.agreements.phrase import YEAR
from depositary.reading.agreements.salience import Salience


class Fitting:
    """Scores each pair of a mention and an instrument found before it; `found` are all of these, as they grow."""

    def __init__(self, parse: Parse, words: Lexis, found: Sequence[Instrument]) -> None:
        self._parse, self._words, self._salience, self._found = parse, words, Salience(parse, words), found
        self._clashes = Clashes(parse, words, salience=self._salience, found=found)

    def threshold(self, mention: Mention) -> float:
        """What an instrument must score to be the one that the mention means: the more it tells itself, the more."""
        if mention.definite == "this" or (mention.superlative and mention.definite == "the" and not mention.years):
            return 0.6
        if mention.definite == "the":
            if mention.described or mention.place:
                return 1.3
            return 0.9 if mention.proper else 0.75 if mention.telling else 0.6
        if mention.distant and not mention.telling:
            return 0.6
        if mention.definite == "a":
            fresh = bool(mention.other & self._words.sets["fresh"])
            return 2.3 if fresh else 1.75
        if mention.definite == "whose":
            return 1.3 if mention.topic or mention.described else 0.8
        return 1.5 if mention.telling and not mention.modifier else 0.8

    def score(self, mention: Mention, instrument: Instrument) -> float:
        """How well the instrument fits, about 0 to 3 (4 and 5 for its own short name); -1 where it cannot be."""
        if {mention.known, mention.alias, mention.head.text} & instrument.aliases:
            return 5.0
        if self._is_spelt(mention, instrument):
            return -1.0 if self._clashes.parted(mention, instrument) else 4.0
        fit = self._fit(mention, instrument)
        retells = self._salience.retells(mention, instrument, self._found)
        if retells and (mention.head.lemma not in self._words.sets["parts"] or mention.topic & instrument.topic):
            fit = max(fit, 0.6)
        named = not mention.known or self._salience.names(mention, instrument, self._found)
        if not fit or not named or self._clashes.between(mention, instrument):
            return -1.0
        group = mention.noun.group
        if group == "generic" and only_said(instrument, self._words):
            fit -= 0.3
        if group not in ("generic", "echo", *instrument.groups) and any(group in i.groups for i in self._found):
            fit -= 0.2
        if self._salience.names(mention, instrument, self._found):
            fit += 0.3
        if group not in instrument.groups and group not in ("generic", "echo"):
            fit -= 0.35 if (mention.definite in ("a", "") or mention.described) and not retells else 0.0
        elif group == "ceasefire" and mention.definite == "the" and not mention.years:
            fit += 0.6
        return fit + self._likeness(mention, instrument) + self._salience.of(mention, instrument, self._found)

    def _is_spelt(self, mention: Mention, instrument: Instrument) -> bool:
        """Whether the one is the name in letters of what the other spells out: "CETA", "the EU-Canada trade treaty"."""
        if mention.known:
            same = len(mention.sides) > 1 and set(mention.sides) == set(instrument.sides)
            return same or any(self._spells(m, {mention.known}) for m in instrument.mentions)
        return self._spells(mention, instrument.aliases)

    def _spells(self, mention: Mention, letters: Set[str]) -> bool:
        name = " ".join(t.text for t in self._parse.tokens[mention.first.i : mention.last.i + 1]).replace(" - ", "-")
        return any(words in name for known in sorted(letters) for words in self._words.spelt.get(known, ()))

    def _fit(self, mention: Mention, instrument: Instrument) -> float:
        group = mention.noun.group
        if group == "echo":
            return 0.65 if set(instrument.groups) == {"ceasefire"} else 0.8  # a truce is no paper
        strange = mention.topic and not (mention.topic & instrument.topic or mention.proper & instrument.around)
        if mention.noun.strength == "echo" and strange:
            return 0.0
        fits = [1.0 if g == group else 0.8 if g == "echo" else FIT.get((group, g), 0.0) for g in instrument.groups]
        taken_up = 1.0 in fits or any(m.head.lemma == mention.head.lemma for m in instrument.mentions)
        return max(fits) if mention.noun.strength != "echo" or taken_up else 0.0

    def _likeness(self, mention: Mention, instrument: Instrument) -> float:
        months = self._same_month(mention, instrument)
        if self._salience.retells(mention, instrument, self._found):
            return self._same_words(mention, instrument)
        years, sides = self._same_year(mention, instrument), self._same_sides(mention, instrument)
        return years + months + sides + self._same_head(mention, instrument) + self._same_words(mention, instrument)

    @staticmethod
    def _same_year(mention: Mention, instrument: Instrument) -> float:
        """A year that is new to an instrument brought in as new ("a deal") speaks for another."""
        if not mention.years:
            return 0.0
        if mention.years & instrument.years:
            return 0.5
        if mention.years & instrument.nearby:
            return -0.2 if mention.described else 0.2
        if mention.described and mention.proper:
            return -0.9
        if mention.topic and not mention.topic & instrument.topic:
            return -0.9
        first = next((m for m in instrument.mentions if m.definite), instrument.mentions[0])
        fresh = first.definite in ("a", "") or mention.described
        return -0.6 if fresh else -0.1

    @staticmethod
    def _same_head(mention: Mention, instrument: Instrument) -> float:
        """ "The Initiative", written large, is what has this word in its title."""
        heads = {m.head.lower for m in instrument.mentions if m.titled}
        if not mention.capital or mention.telling or not heads:
            return 0.0
        return 0.5 if mention.head.lower in heads else -0.3

    def _same_month(self, mention: Mention, instrument: Instrument) -> float:
        """ "The March deal" is the one that was told of with this month."""
        own = {t.lower for t in mention.words if t.i < mention.head.i and t.lower in self._words.sets["months"]}
        return 0.0 if not own else 0.5 if own & instrument.around else -0.3

    def _unheard(self, mention: Mention) -> bool:
        """Whether nothing before it has a word of its name: a name that comes out of the blue names something else."""
        if mention.head.sentence < 3 or not (mention.titled or mention.place):
            return False
        return not mention.proper & {t.lower for t in self._parse.tokens[: mention.first.i]}

    @staticmethod
    def _is_of_another_kind(mention: Mention, instrument: Instrument) -> bool:
        """Whether the title is of a convention or another kind that the instrument was not called so far."""
        known = ("generic", "echo", *instrument.groups)
        return mention.titled and mention.described and mention.noun.group not in known

    def _same_words(self, mention: Mention, instrument: Instrument) -> float:
        score = 0.0
        at = (mention, instrument, self._found)
        fits = self._salience.retells(*at) or self._salience.names(*at)
        if mention.proper and instrument.proper and not misnamed(mention.proper, instrument.proper):
            score += 0.8
        elif mention.proper & instrument.around:
            score += 0.4
        elif mention.proper and not fits:
            score -= 0.3 * (mention.place + mention.described + (mention.place and mention.titled))
            score -= 0.2 * (mention.titled and mention.described)
            score -= 0.6 * (mention.outer is not None and mention.titled)
            score -= 0.5 * (self._unheard(mention) or self._is_of_another_kind(mention, instrument))
        common = len(mention.topic & instrument.topic)
        if common:
            score += 0.3 * min(common, 2)
        elif mention.topic and not fits:
            score -= 0.4 if mention.definite not in ("the", "this") else 0.25 if instrument.topic else 0.1
        if any(mention.other & m.other for m in instrument.mentions):
            score += 0.3
        if mention.subject and instrument.subject and not fits and not mention.subject & instrument.subject:
            score -= 0.4
        score -= 0.8 * self._is_of_another_matter(mention, instrument)
        score -= 0.7 * self._is_of_another_entry(mention, instrument)
        if any(m.head.lemma == mention.head.lemma for m in instrument.mentions):
            score += 0.15 if mention.noun.group in ("generic", "echo") else 0.35
        return score

    def _is_of_another_matter(self, mention: Mention, instrument: Instrument) -> bool:
        """ "The nuclear deal" is no truce, "the farm agreement" not the one on fish."""
        own, known = self._matters(mention.topic), self._matters(instrument.topic)
        known |= {"peace"} if "ceasefire" in instrument.groups else frozenset()
        return bool(own and known and not own & known)

    def _is_of_another_entry(self, mention: Mention, instrument: Instrument) -> bool:
        """Whether it stands in the entry of another year of a chronology, and says no more than "the accord"."""
        years = {t.text for t in heading(mention, self._parse) if YEAR.match(t.text)}
        known = instrument.years | instrument.nearby
        return bool(years and known and not mention.telling and not years & known)

    def _matters(self, topic: frozenset[str]) -> frozenset[str]:
        return frozenset(matter for word in topic for matter in self._words.matters.get(word, ()))

    @staticmethod
    def _same_sides(mention: Mention, instrument: Instrument) -> float:
        if not mention.sides:
            return 0.0
        common = len(set(mention.sides) & set(instrument.sides))
        if not common and len(mention.sides) > 1 and mention.titled and any(m.titled for m in instrument.mentions):
            return -0.6
        return 0.2 * common if common else -0.4 if mention.definite == "a" else -0.1
