"""Which mentions mean one instrument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depositary.language import Parse
from depositary.reading.agreements.fitting import Fitting
from depositary.reading.agreements.instrument import Instrument
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.mentions import Mention
from depositary.record import Span

SUBJECTS = ("nsubj", "nsubjpass")


class Linker:
    """Goes through the mentions in text order and gives each to an instrument."""

    def __init__(self, parse: Parse, words: Lexis, spoken: Sequence[Span] = ()) -> None:
        self._parse, self._words, self._spoken = parse, words, spoken
        self.found: list[Instrument] = []
        self._fitting = Fitting(parse, words, self.found)

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
        ranked = [(self._fitting.score(mention, i), -n, i) for n, i in enumerate(self.found) if not i.series]
        best, _, instrument = max(ranked, key=lambda r: r[:2], default=(-1.0, 0, None))
        if instrument is not None and best >= self._fitting.threshold(mention):
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
        heading = mention.head.sentence == 0 and len(mention.sides) > 1  # "… as Oslo-Lima pact leaks"
        if mention.noun.strength == "echo" or mention.definite in ("no", "such"):
            return False
        if mention.modifier and not heading:
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
        if mention.noun.group == "echo" and mention.definite == "the":
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
