"""Wanted: what a word of demand asks for and of whom it says so: a clause below it or a thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from depositary.language import Entry, Predication, Token
from depositary.language.extent import action, coordinated, cover, phrase, upto
from depositary.reading.demands.ground import Ground
from depositary.record import Span

Asked = tuple[Span, tuple[Token, ...], tuple[Token, ...]]


class Wanted(Ground):
    """Reads what is asked off predications of asking."""

    def of(self, predication: Predication, entry: Entry) -> Iterator[Asked]:
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
            some = thing.pos in ("NOUN", "PROPN") and thing.lower not in self.words["nothing"]
            if some and not timed and not self.cast.who(thing):
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


def _addressed(predication: Predication) -> tuple[Token, ...]:
    """To whom the asker wrote or spoke: "wrote to Algiers seeking the return of the archives"."""
    above = predication.within
    if above is None or above.kind != "verb" or not {*above.agent, *above.patient} & set(predication.agent):
        return ()
    return above.role("recipient|to|on")
