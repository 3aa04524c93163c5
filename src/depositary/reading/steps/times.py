"""When something happened: which dates of a report belong to which clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depositary.language import Parse, Predication, Token
from depositary.language.heading import heads
from depositary.reading.cast import head_of
from depositary.reading.instruments import Instruments
from depositary.record import Span
from depositary.record.mention import DateMention

# Links over which a clause takes the date of the clause that carries it: "is expected on Monday to sign".
CARRIED = frozenset({"control", "gerund", "relative"})
NAMING = frozenset({"of", "from", "dated"})  # prepositions by which a date names an agreement
DAY = 10  # length of a date that is a day
HAPPENED = frozenset({"occurred", "ongoing"})
HIGHEST = 4  # clauses up in which a date is looked for


@dataclass(slots=True)
class Times:
    """Dates by the predication that they tell the time of, and by the noun that they modify.

    `carrying`: lemmas of verbs that share their time with the act below them. `now`: the day of publication, else the
    one from which the report counts its latest dates, as far as it counts any.
    """

    parse: Parse
    instruments: Instruments
    carrying: frozenset[str]
    now: str | None = None
    judging: frozenset[str] = frozenset()
    _of: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _noun: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _owners: dict[int, Predication] = field(default_factory=dict)
    _free: list[tuple[int, str]] = field(default_factory=list)
    _spans: dict[int, tuple[int, str]] = field(default_factory=dict)
    _headings: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        dates: Iterable[DateMention],
        parse: Parse,
        instruments: Instruments,
        carrying: frozenset[str],
        published: str | None = None,
        judging: frozenset[str] = frozenset(),
    ) -> Times:
        """The dates of the report, each with its owner. `judging`: verbs that tell what is thought of their object."""
        times = cls(parse, instruments, carrying, published, judging)
        for mention in dates:
            if mention.anchor is not None and len(mention.anchor) == DAY:
                times.now = max(times.now or mention.anchor, mention.anchor)
            if mention.edtf is not None and mention.kind != "duration":
                times._spans[mention.span.start] = (mention.span.end, mention.edtf)
            head = head_of(parse, mention.span)
            if head is not None and mention.edtf is not None and mention.kind != "duration":
                times._add(head, mention.edtf, modifier=mention.role == "modifier")
        times._read_headings()
        return times

    def _add(self, head: Token, edtf: str, *, modifier: bool) -> None:
        named = self._named(head)
        noun = named or (_noun(head) if modifier else None)
        if noun is not None:
            self._noun[noun.i].append(edtf)
        if named is None and not modifier:
            self._free.append((head.start, edtf))
        owner = None if named is not None else self._owner(head)
        if owner is not None:
            self._of[owner.trigger.i].append(edtf)
            self._owners[head.start] = owner

    def _named(self, head: Token) -> Token | None:
        """The agreement noun whose name the date is part of: "their 2015 Doha deal", "the accord of May 1974"."""
        first = joint = ""
        for token in head.ancestors():
            if token.pos in ("VERB", "AUX"):
                return None
            if self.instruments.of(token):
                return token if head.i < token.i or joint in NAMING or first == "of" else None
            if token.dep == "prep":
                first, joint = first or token.lower, token.lower
        return None

    def _owner(self, head: Token) -> Predication | None:
        """The predication that the date hangs on. A free date that a parser hangs on an agreement is the clause's."""
        above = (self.parse.clauses.at(t) for t in head.ancestors() if not self.instruments.of(t))
        found = next((p for p in above if p is not None), None)
        return found or self._headed(head)

    def _headed(self, head: Token) -> Predication | None:
        """What a date that stands before a sentence, or by itself before the next one, tells the time of."""
        sentence = self.parse.sentence(head)
        for index in (sentence.index, sentence.index + 1):
            if index < len(self.parse.sentences) and self.parse.sentences[index].paragraph == sentence.paragraph:
                words = (t for t in self.parse.sentences[index].tokens if t.entity != "DATE")
                found = next((p for t in words if (p := self.parse.clauses.at(t))), None)
                if found is not None:
                    return found
        return None

    def when(self, predication: Predication) -> str | None:
        """The date of what the predication reports, or None."""
        for at in self._carriers(predication):
            if found := self._of.get(at.trigger.i):
                return found[0]
            nouns = (t for t in at.patient if self.parse.clauses.at(t) is not None)
            if found := next((self._of[t.i] for t in nouns if t.i in self._of), None):
                return found[0]
        return None

    def _carriers(self, predication: Predication) -> Iterator[Predication]:
        """The predication and those that share its time, nearest first."""
        at: Predication | None = predication
        for _ in range(HIGHEST):
            if at is None:
                return
            yield at
            at = self._carrier(at)

    def _carrier(self, predication: Predication) -> Predication | None:
        if predication.light is not None:
            return predication.light
        above, trigger = predication.within, predication.trigger
        if trigger.dep == "conj" and (beside := self.parse.clauses.at(trigger.head)) is not None:
            return beside if self._share_a_time(predication, beside) else None
        if above is None:
            return None
        if predication.link == "argument" and above.modality == predication.modality:
            own = predication.trigger in (above.patient if above.passive else above.agent)
            judged = above.kind == "verb" and above.trigger.lemma in self.judging and not own
            return None if judged else above  # "on Friday hailed the signing" tells no day of the signing
        if predication.link in CARRIED and above.trigger.lemma in self.carrying:
            return above
        return None

    @staticmethod
    def _share_a_time(second: Predication, first: Predication) -> bool:
        """ "met on Monday and signed"; not "took effect in May and has held", which tells of two times."""
        perfect = [any(c.dep == "aux" and c.lemma == "have" for c in p.trigger.children) for p in (first, second)]
        return first.modality == second.modality and not (perfect[1] and not perfect[0])

    def inside(self, evidence: Span) -> tuple[str, Predication | None] | None:
        """The only date among these words that names nothing, and the clause that it hangs on."""
        found = [(start, edtf) for start, edtf in self._free if evidence.start <= start < evidence.end]
        return (found[0][1], self._owners.get(found[0][0])) if len(found) == 1 else None

    def around(self, predication: Predication) -> str | None:
        """The only date of the sentence, where it is of the clause that this one stands beside or depends on."""
        if predication.modality not in HAPPENED:
            return None
        sentence = self.parse.sentence(predication.trigger)
        first, last = sentence.tokens[0].start, sentence.tokens[-1].start
        found = [edtf for start, edtf in self._free if first <= start <= last]
        over = next((p for p in predication.outer() if p.trigger.i in self._of and p.modality in HAPPENED), None)
        return found[0] if len(found) == 1 and over is not None and self._of[over.trigger.i] == found else None

    def heading(self, predication: Predication) -> str | None:
        """The date that heads the paragraph, as in a chronology, for a sentence that has none of its own."""
        sentence = self.parse.sentence(predication.trigger)
        if any(sentence.tokens[0].start <= start <= sentence.tokens[-1].start for start in self._spans):
            return None
        return self._headings.get(sentence.paragraph)

    def _read_headings(self) -> None:
        """Dates that stand at the head of a paragraph and by themselves: "17 June 2018. The pact is signed"."""
        known: set[int] = set()
        for sentence in self.parse.sentences:
            if sentence.paragraph in known:
                continue
            known.add(sentence.paragraph)
            start = sentence.tokens[0].start
            found = self._spans.get(start)
            if found and heads(self.parse.text, start, found[0]):
                self._headings[sentence.paragraph] = found[1]

    def is_ahead(self, date: str | None) -> bool:
        """Whether the date is known to lie after the day of the report."""
        return date is not None and self.now is not None and date[: len(self.now)] > self.now[: len(date)]

    def at(self, start: int) -> tuple[int, str] | None:
        """The end and the value of the date that begins at this offset."""
        return self._spans.get(start)

    def of_noun(self, noun: Token) -> str | None:
        """The date that a noun bears: "the treaty of 18 March 2015", "the 2015 treaty"."""
        found = self._noun.get(noun.i)
        return found[0] if found else None


def _noun(head: Token) -> Token | None:
    """The noun that the date hangs on, over prepositions."""
    for token in head.ancestors():
        if token.pos in ("NOUN", "PROPN") and token.entity not in ("DATE", "TIME"):
            return token
        if token.pos in ("VERB", "AUX"):
            return None
    return None
