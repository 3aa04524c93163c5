"""Requests: a word of demand with its asker, the one asked, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from depositary.language import Entry, Parse, Predication, Token
from depositary.language.extent import action, coordinated, cover, phrase, upto
from depositary.reading.demands.addressee import Addressee
from depositary.record import Demand, Span

Asked = tuple[Span, tuple[Token, ...], tuple[Token, ...]]


class Requests(Addressee):
    """Reads demands off predications of asking."""

    def demands(self, predication: Predication, entry: Entry) -> Iterator[Demand]:
        """The demands that this predication makes by this entry of the lexicon."""
        wished = entry.gives.get("wished") and "would" in predication.helpers
        if (predication.modality in self.words["unasked"] and not wished) or predication.negated:
            return
        askers = self._askers(predication, entry)
        if not askers:
            return
        for thing, asked, words in self._asked(predication, entry):
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

    def _askers(self, predication: Predication, entry: Entry) -> tuple[str, ...]:
        """Who asks: the agent; of "we" the speaker; of a letter or a note its sender; of a noun the verb's agent."""
        words = predication.role(entry.gives.get("by", "agent"))
        found = self.cast.all_of(words) or self.cast.all_of(s for w in words for s in _senders(w))
        if found:
            return found
        if any(w.lower in self.words["speaking"] for w in words):
            return self.attribution.speaker(self.parse.span(predication.trigger))
        above = predication.within
        sent = predication.link == "relative" and any(w.pos == "NOUN" for w in words)
        return self.cast.all_of(above.agent) if above is not None and (sent or predication.kind != "verb") else ()

    def _asked(self, predication: Predication, entry: Entry) -> Iterator[Asked]:
        """(what is asked, of whom, its words) for each clause below, or the thing asked for."""
        gives = entry.gives
        named = predication.role(gives["of"]) if "of" in gives else ()
        named = named or self._receiver(predication)
        behind = [c for c in self._below(predication, gives) if c.trigger.i > predication.trigger.i]
        clauses = [c for c in behind if self._is_asked(c, predication, gives)]
        every = [c for first in clauses for c in coordinated(self.parse, first)]
        for clause in dict.fromkeys(every):
            asked = clause.patient if clause.passive and not clause.agent else clause.agent
            told = upto(self.parse, self._told(clause, predication, gives), [c for c in every if c is not clause])
            yield told, named or asked, (clause.trigger, *asked)
        if clauses or "thing" not in gives:
            return
        above = predication.within if predication.kind == "noun" else None
        things = predication.role(gives["thing"]) or (above.role(gives["thing"]) if above is not None else ())
        for thing in things:
            # "told reporters he expected it Wednesday": a day is not what is asked for.
            timed = thing.entity in ("DATE", "TIME")
            told = thing.pos in ("NOUN", "PROPN") and thing.lower not in self.words["nothing"]
            if told and not self.cast.who(thing) and not timed:
                yield self._thing(thing), named or self._doers(thing) or _addressed(predication), (thing,)

    def _told(self, clause: Predication, predication: Predication, gives: dict[str, Any]) -> Span:
        """The words of what is asked: of a term with the term ("ten days to go"), of a passive with its subject."""
        terms = [t for t in predication.role(gives["term"]) if not self.cast.who(t)] if "term" in gives else []
        told = action(self.parse, clause, subject=clause.link == "content")
        if terms and terms[0].i < clause.trigger.i:
            words = [t for c in terms[0].children if c.i < terms[0].i for t in c.subtree()]
            return Span.of(self.parse.text, cover(self.parse, [terms[0], *words]).start, told.end)
        return told

    def _thing(self, thing: Token) -> Span:
        """The thing asked for, with the clause that says which: "an explanation why it took so long"."""
        last = phrase(self.parse, thing)
        for clause in thing.kids("relcl", "acl", "advcl"):
            words = sorted(clause.subtree(), key=lambda t: t.i)
            if self.parse.tokens[words[0].i - 1].text != "," and words[0].i > thing.i:
                last = Span.of(self.parse.text, last.start, max(last.end, cover(self.parse, words).end))
        return last

    def _below(self, predication: Predication, gives: dict[str, Any]) -> Iterator[Predication]:
        """The clauses below: the content, that of "see" in "would like to see X go", and "for X to go"."""
        for clause in predication.content:
            through = clause.trigger.lemma in self.words["causing"] and set(clause.agent) & set(predication.agent)
            yield from clause.content if through else (clause,)
        things = predication.role(gives["term"]) if "term" in gives else ()
        for word in (predication.trigger, *things):
            for child in word.kids("advcl", "relcl", "acl", "xcomp"):
                below = self.parse.clauses.at(child)
                if below is None or below in predication.content:
                    continue
                loose = gives.keys() & {"term", "through"} and "to" in below.helpers
                if below.marker == "for" or word is not predication.trigger or loose:
                    yield below

    def _is_asked(self, clause: Predication, predication: Predication, gives: dict[str, Any]) -> bool:
        """Whether the clause below is what is asked, not what the asker means to do or reports, nor a mere visit."""
        if predication.lemma in self.words["inviting"] and clause.lemma in self.words["visiting"]:
            return False
        if clause.question or clause.marker in self.words["reporting"] or clause.kind != "verb":
            return False
        if clause.marker != gives.get("only", clause.marker):
            return False
        if "term" in gives or clause.marker == "for":
            return "to" in clause.helpers
        subject = clause.patient if clause.passive else clause.agent
        named = predication.role(gives["of"]) if "of" in gives else ()
        if set(subject) & set(predication.agent) and (predication.kind == "verb" and not gives.get("through")):
            return False
        if set(subject) & set(predication.agent) and not named:
            return False
        if clause.link == "control" or "to" in clause.helpers:
            return True
        plural = clause.trigger.tag == "VBP" and predication.tense == "past" and clause.lemma not in ("be", "have")
        bare = (clause.trigger.tag == "VB" or plural) and not clause.helpers
        return bool(gives.get("clause")) and (not gives.get("bare") or bare or clause.modality == "proposed")

    def _receiver(self, predication: Predication) -> tuple[Token, ...]:
        """Who is handed the demand: "served Honduras with an ultimatum to leave"."""
        above = predication.within
        if predication.kind != "noun" or above is None or above.kind != "verb":
            return ()
        return tuple(t for role in ("recipient", "patient", "to", "on") for t in above.role(role) if self.cast.who(t))

    def _doers(self, thing: Token) -> tuple[Token, ...]:
        """Who is to do a thing asked for: "a Chilean withdrawal", "Chile's withdrawal", "withdrawal by Chile"."""
        noun = self.parse.clauses.at(thing)
        doers = noun.agent if noun is not None else tuple(thing.kids("poss"))
        if self.cast.all_of(doers):
            return doers
        made = [o for c in thing.kids("prep") if c.lower in self.words["doing"] for o in c.kids("pobj")]
        told = [g for o in made for g in (o, *o.kids("amod"))]
        return tuple(t for t in (*thing.kids("amod"), *told) if self.cast.who(t)) or doers

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


def _senders(word: Token) -> list[Token]:
    """Whose a letter, note or statement is: "a letter from Jakarta", "the cabinet's statement"."""
    return [*word.kids("poss"), *(o for c in word.kids("prep") if c.lower in ("from", "by") for o in c.kids("pobj"))]


def _addressed(predication: Predication) -> tuple[Token, ...]:
    """To whom the asker wrote or spoke: "wrote to Algiers seeking the return of the archives"."""
    above = predication.within
    if above is None or above.kind != "verb" or not {*above.agent, *above.patient} & set(predication.agent):
        return ()
    return above.role("recipient|to|on")
