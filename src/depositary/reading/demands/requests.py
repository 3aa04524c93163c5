"""Requests: a word of demand with its asker, the one asked, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from depositary.language import Entry, Parse, Predication, Token
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.demands.addressee import Addressee
from depositary.reading.demands.wanted import Wanted
from depositary.reading.instruments import Instruments
from depositary.record import Demand, Span


class Requests(Addressee):
    """Reads demands off predications of asking."""

    def __init__(
        self,
        parse: Parse,
        cast: Cast,
        instruments: Instruments,
        attribution: Attribution,
        words: Mapping[str, frozenset[str]],
        *,
        publisher: str | None = None,
    ) -> None:
        super().__init__(parse, cast, instruments, attribution, words)
        self.publisher = publisher

    @cached_property
    def voice(self) -> tuple[str, ...]:
        """Who publishes the text, as an actor of it: a group in its own bulletin, a ministry on its own page."""
        name = (self.publisher or "").casefold()
        told = (a.id for a in self.cast.actors.values() if a.kind != "person" and a.name.casefold() in name)
        return tuple(told)[:1] if name else ()

    @cached_property
    def wanted(self) -> Wanted:
        """What reads the things asked for."""
        return Wanted(self.parse, self.cast, self.instruments, self.attribution, self.words)

    def demands(self, predication: Predication, entry: Entry) -> Iterator[Demand]:
        """The demands that this predication makes by this entry of the lexicon."""
        if not self._is_made(predication, entry):
            return
        askers = self._askers(predication, entry)
        if not askers:
            return
        for thing, asked, words in self.wanted.of(predication, entry):
            for by in askers:
                others = self.others(asked, by)
                if not others and "known" not in entry.gives:
                    others = self.at_home(by) or self._counterparts(predication, asked, by)
                    others = others or self.around(predication, words, by)
                others = others or self.inside(asked, by)
                if entry.gives.get("abroad"):
                    others = tuple(o for o in others if self.is_foreign(o, by))
                known = entry.gives.get("abroad") or entry.gives.get("known")
                for of in others or (() if known else (None,)):
                    yield self._demand(predication, entry, by=by, of=of, thing=thing)

    def _is_made(self, predication: Predication, entry: Entry) -> bool:
        """Whether it is asked: not what could or would be asked, nor a demand that its maker gives up."""
        if predication.negated or (entry.gives.get("stranded") and not _is_stranded(predication)):
            return False
        above = predication.within
        if predication.kind == "noun" and above is not None:
            return above.lemma not in self.words["dropping"]
        wished = entry.gives.get("wished") and "would" in predication.helpers
        return predication.modality not in self.words["unasked"] or bool(wished)

    def _askers(self, predication: Predication, entry: Entry) -> tuple[str, ...]:
        """Who asks: the agent; of "we" the speaker; of a letter or a note its sender; of a noun the verb's agent."""
        for role in entry.gives.get("by", "agent").split("|"):
            words = predication.role(role)
            found = self.cast.all_of(words) or self.cast.all_of(s for w in words for s in _senders(w))
            if found:
                return found
            if any(w.lower in self.words["speaking"] for w in words):
                said = self.attribution.around(self.parse.span(predication.trigger))
                return self.attribution.speaker(self.parse.span(predication.trigger)) if said else self.voice
        return self._makers(predication, bool(predication.role("agent")))

    def _makers(self, predication: Predication, named: bool) -> tuple[str, ...]:
        """Who makes the demand of the verb's clause; whoever answers a demand has not made it."""
        above = predication.within
        if above is None or (predication.kind == "verb" and not (predication.link == "relative" and named)):
            return ()
        if above.lemma in self.words["answering"] or predication.marker == "under":
            return self.cast.all_of(above.role("from"))
        return self.cast.all_of(above.agent)

    def _counterparts(self, predication: Predication, asked: tuple[Token, ...], by: str) -> tuple[str, ...]:
        """Of whom it is asked where nobody is named, or "the parties": the others bound by the agreement spoken of.

        Of a thing asked for ("demanded an apology") only where a party asks it and one other party is left.
        """
        agreement = self.instruments.last_before(predication.trigger.start) or self.instruments.main
        named = [t for t in asked if t.lemma in self.words["parties"] or self.cast.who(t)]
        if agreement is None or any(t.lemma not in self.words["parties"] for t in named):
            return ()
        bound = self.instruments.agreements[agreement].parties
        rest = tuple(p for p in bound if not self.cast.same_side(p, by))
        if named:
            return rest if len(bound) == 2 else ()
        return rest if len(rest) == 1 and len(bound) == 2 else ()

    def _demand(self, predication: Predication, entry: Entry, *, by: str, of: str | None, thing: Span) -> Demand:
        evidence = _from(self.parse, predication, thing)
        via, statement = self.attribution.outside(evidence, by)
        return Demand(
            by=by, of=of, action=thing, under=next(iter(self.instruments.within(thing)), None),
            via=via, statement=statement, evidence=evidence, basis=f"demands/{entry.name}",
        )  # fmt: skip


def _from(parse: Parse, predication: Predication, action: Span) -> Span:
    """From the asker or the word of asking, whichever comes first, to the end of what is asked."""
    starts = [t.start for t in (predication.trigger, *predication.agent) if t.sentence == predication.trigger.sentence]
    first = min(*starts, action.start) if starts else action.start
    return Span.of(parse.text, first, max(action.end, predication.trigger.end))


def _is_stranded(predication: Predication) -> bool:
    """ "Was called upon by the court": the preposition has lost its noun to the passive."""
    joints = (c for c in predication.trigger.kids("prep") if c.lower in ("on", "upon"))
    return predication.passive and any(not c.children for c in joints)


def _senders(word: Token) -> list[Token]:
    """Whose a letter, note or statement is: "a letter from Jakarta", "the cabinet's statement"."""
    return [*word.kids("poss"), *(o for c in word.kids("prep") if c.lower in ("from", "by") for o in c.kids("pobj"))]
