"""Which mentions mean one instrument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from depositary.language import Parse
from depositary.reading.agreements.instrument import Instrument
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.mentions import EMPTY, Mention
from depositary.reading.agreements.salience import Salience
from depositary.record import Span

SUBJECTS = ("nsubj", "nsubjpass")

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


def _one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles can be one: more than half of the words of the shorter."""
    return 2 * len(one & other) > min(len(one), len(other))


def _misnamed(name: frozenset[str], names: list[frozenset[str]]) -> bool:
    """Whether there are names and this is none of them."""
    return bool(name and names) and not any(_one_name(name, other) for other in names)


class Linker:
    """Goes through the mentions in text order and gives each to an instrument."""

    def __init__(self, parse: Parse, words: Lexis, spoken: Sequence[Span] = ()) -> None:
        self._parse, self._words, self._salience = parse, words, Salience(parse, words)
        self._spoken = spoken
        self.found: list[Instrument] = []

    def link(self, mentions: Iterable[Mention]) -> list[Instrument]:
        """The instruments of these mentions, in order of their first."""
        ordered = list(mentions)
        taken = frozenset(i for m in ordered for i in (*m.year_words, *(t.i for t in m.words if m.place)))
        for mention in ordered:
            for instrument in self._which(mention) if not mention.pronoun else ():
                instrument.add(mention, self._parse, taken=taken)
        for mention in ordered:
            antecedent = self._antecedent(mention) if mention.pronoun else None
            if antecedent is not None:
                antecedent.take(mention)
        return self.found

    def _which(self, mention: Mention) -> list[Instrument]:
        if mention.several and mention.telling and not mention.plural and mention.noun.strength != "echo":
            return [self._new(series=True)]
        if mention.same is not None and mention.head.dep == "appos" and (named := self._subject(mention)):
            return named
        denied = mention.distant and mention.same is None  # "there is no such treaty"
        counted = mention.distant and mention.other  # "It is the third such deal"
        named_so = mention.head.dep == "appos" and mention.same is not None and bool(self._words.noun(mention.same))
        if named_so and mention.noun.strength != "echo" and mention.definite == "a":  # "the partnership, a memorandum"
            return [self._new()]
        if mention.predicate and (counted or mention.definite in ("a", "", "such", "no")) and not denied:
            return self._subject(mention)
        if mention.plural and not mention.proper:
            return self._plural(mention)
        ranked = [(self._score(mention, i), -n, i) for n, i in enumerate(self.found) if not i.series]
        best, _, instrument = max(ranked, key=lambda r: r[:2], default=(-1.0, 0, None))
        if instrument is not None and best >= self._threshold(mention):
            return [instrument]
        return [self._new()] if self._opens(mention) and not self._is_remark(mention) else []

    def _is_remark(self, mention: Mention) -> bool:
        """Whether somebody says what a deal should be or do, "“An accord like this one …”", and makes none."""
        if mention.definite != "a" or mention.sides or mention.years or mention.titled or mention.plural:
            return False
        made = any(self._words.has("verbs/making", a) for a in (mention.head.head, *mention.head.kids("acl", "relcl")))
        at = mention.head.start
        return bool(self.found) and not made and any(span.start <= at < span.end for span in self._spoken)

    @staticmethod
    def _opens(mention: Mention) -> bool:
        """Whether the mention can bring an instrument that was not spoken of before."""
        if mention.noun.strength == "echo" or mention.modifier or mention.definite in ("no", "such"):
            return False
        if mention.definite != "":
            return True
        return bool(
            mention.topic if mention.noun.strength == "weak" else mention.telling or mention.noun.group != "treaty"
        )

    def _subject(self, mention: Mention) -> list[Instrument]:
        """Of "X is a treaty" the instrument that X stands for; of "It is a treaty" the one spoken of last."""
        subject = mention.same
        if subject is None:
            return []
        named = [i for i in self.found if any(m.head is subject for m in i.mentions)]
        if named or subject.pos != "PRON":
            return named
        near = [i for i in self.found if not i.series and subject.sentence - i.mentions[-1].head.sentence <= 1]
        return sorted(near, key=lambda i: i.mentions[-1].head.i)[-1:]

    def _new(self, *, series: bool = False, only: str = "") -> Instrument:
        instrument = Instrument(series=series, only=only)
        self.found.append(instrument)
        return instrument

    def _plural(self, mention: Mention) -> list[Instrument]:
        """ "both papers", "the agreements" take up what was named; "dozens of agreements" is a series."""
        if mention.head.lemma in self._words.sets["faint"] and not mention.titled:
            return []
        definite = self._is_definite(mention)
        if mention.each and definite and not mention.titled:
            return [self._new(series=False, only=side) for side in mention.each]
        if definite and mention.topic and mention.definite != "both":
            same = [i for i in self.found if i.topic & mention.topic and any(m.plural for m in i.mentions)]
            if same:
                return same[-1:]
        known = self._taken_up(mention) if definite and not mention.telling else []
        if known or mention.modifier or (mention.noun.strength == "echo" and not mention.several):
            return known
        return [self._new(series=True)]

    @staticmethod
    def _is_definite(mention: Mention) -> bool:
        """Whether a plural takes up what was named; "the documents" may be any documents."""
        if mention.several:
            return False
        if mention.noun.strength == "echo" and mention.definite == "the":
            return any(t.pos == "NUM" for t in mention.words)
        return mention.definite in ("the", "this", "both")

    def _taken_up(self, mention: Mention) -> list[Instrument]:
        """The last two instruments, or the last series, or the only one."""
        single = [i for i in self.found if not i.series]
        series = [i for i in self.found if i.series]
        two = mention.definite == "both" or any(t.lemma == "two" for t in mention.words)
        if len(single) > 1 and (two or not series):
            return sorted(single, key=lambda i: i.mentions[-1].head.i)[-2:]
        return series[-1:] or single[:1]

    def _threshold(self, mention: Mention) -> float:
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

    def _score(self, mention: Mention, instrument: Instrument) -> float:
        if {mention.known, mention.alias, mention.head.text} & instrument.aliases:
            return 5.0
        if self._is_spelt(mention, instrument):
            return 4.0
        fit = self._fit(mention, instrument)
        retells = self._salience.retells(mention, instrument, self.found)
        if retells and (mention.head.lemma not in self._words.sets["parts"] or mention.topic & instrument.topic):
            fit = max(fit, 0.6)
        if not fit or mention.known or self._clashes(mention, instrument):
            return -1.0
        group = mention.noun.group
        if group == "generic" and self._is_only_said(instrument):
            fit -= 0.3
        if group not in ("generic", "echo", *instrument.groups) and any(group in i.groups for i in self.found):
            fit -= 0.2
        if self._salience.names(mention, instrument, self.found):
            fit += 0.3
        if group not in instrument.groups and group not in ("generic", "echo"):
            fit -= 0.35 if (mention.definite in ("a", "") or mention.described) and not retells else 0.0
        elif group == "ceasefire" and mention.definite == "the" and not mention.years:
            fit += 0.6
        return fit + self._likeness(mention, instrument) + self._salience.of(mention, instrument, self.found)

    def _is_only_said(self, instrument: Instrument) -> bool:
        """Whether it is a statement or communiqué so far, of which "the agreement" seldom speaks."""
        return all(m.head.lemma in self._words.sets["faint"] and not m.proper for m in instrument.mentions)

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

    def _clashes(self, mention: Mention, instrument: Instrument) -> bool:
        """Whether years, parties, names or words like "another" forbid that the two are one."""
        hard = mention.other - self._words.sets["mild"]
        taking_up = mention.definite in ("the", "this") and not self._salience.is_first(instrument, self.found)
        if self._is_older_or_newer(mention, instrument):
            return True
        if hard and not taking_up and not any(hard & m.other for m in instrument.mentions):
            return True
        if mention.years and instrument.years and not mention.years & instrument.years:
            return True
        if self._is_of_another_year(mention, instrument):
            return True
        retells = self._salience.retells(mention, instrument, self.found)
        if mention.sides and instrument.sides and not self._parties(mention.sides, instrument.sides):
            return not (retells and (set(mention.sides) & set(instrument.sides) or mention.years & instrument.years))
        if mention.outer is not None and mention.outer in instrument.mentions:
            return True
        if any(m.head.i in mention.beside for m in instrument.mentions):
            return True
        if self._is_other_title(mention, instrument):
            return True
        title = mention.subject if mention.titled else EMPTY
        return not retells and self._is_misnamed(title, mention, instrument)

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
        return top and self._is_only_said(instrument) and instrument.mentions[0].head.dep == "ROOT"

    @staticmethod
    def _is_misnamed(title: frozenset[str], mention: Mention, instrument: Instrument) -> bool:
        return _misnamed(title, instrument.titles) or _misnamed(mention.proper, instrument.proper)

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
    def _parties(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        common = set(one) & set(other)
        if len(one) > 2 and len(other) > 2:
            return common in (set(one), set(other))
        if len(one) > 1 and len(other) > 1:
            return len(common) > 1
        return bool(common) or (len(one) == 1 and len(other) == 1)

    def _likeness(self, mention: Mention, instrument: Instrument) -> float:
        months = self._same_month(mention, instrument)
        if self._salience.retells(mention, instrument, self.found):
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
        at = (mention, instrument, self.found)
        fits = self._salience.retells(*at) or self._salience.names(*at)
        if mention.proper and instrument.proper and not _misnamed(mention.proper, instrument.proper):
            score += 0.8
        elif mention.proper & instrument.around:
            score += 0.4
        elif mention.proper and not fits:
            score -= 0.3 * (mention.place + mention.described + (mention.place and mention.titled))
            score -= 0.2 * (mention.titled and mention.described)
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
        if any(m.head.lemma == mention.head.lemma for m in instrument.mentions):
            score += 0.15 if mention.noun.group in ("generic", "echo") else 0.35
        return score

    @staticmethod
    def _same_sides(mention: Mention, instrument: Instrument) -> float:
        if not mention.sides:
            return 0.0
        common = len(set(mention.sides) & set(instrument.sides))
        return 0.2 * common if common else -0.4 if mention.definite == "a" else -0.1

    def _antecedent(self, mention: Mention) -> Instrument | None:
        """What a pronoun stands for: the instrument named last, rather as a subject, and nothing beside it."""
        ranked = []
        for number, instrument in enumerate(self.found):
            before = [m for m in instrument.mentions if m.head.i < mention.head.i]
            beside = any(m.head.i in mention.beside for m in instrument.mentions)
            gap = mention.head.sentence - before[-1].head.sentence if before else 99
            if beside or instrument.series or gap > (3 if mention.beside else 1):
                continue
            last = before[-1].head.sentence
            subject = any(m.head.dep in SUBJECTS and m.head.sentence == last for m in before)
            score = 0.6 / (1 + gap) + 0.3 * subject + 0.02 * min(len(before), 5)
            ranked.append((score, -number, instrument))
        return max(ranked, key=lambda r: r[:2])[2] if ranked else None
