"""Wanted: what a word of demand asks for and of whom it says so: a clause below it or a thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from depositary.language import Entry, Predication, Token
from depositary.language.extent import action, coordinated, cover, phrase, upto
from depositary.reading.demands.ground import Ground
from depositary.reading.demands.listed import Listed
from depositary.record import Span

Asked = tuple[Span, tuple[Token, ...], tuple[Token, ...]]


class Wanted(Ground):
    """Reads what is asked off predications of asking."""

    @cached_property
    def listed(self) -> Listed:
        """What reads the lists of what is asked."""
        return Listed(self.parse, self.cast, self.instruments, self.attribution, self.words)

    def of(self, predication: Predication, entry: Entry) -> Iterator[Asked]:
        """(what is asked, of whom, its words) for each clause below or listed, or the thing asked for."""
        gives = entry.gives
        named = predication.role(gives["of"]) if "of" in gives else ()
        named = named or self._receiver(predication)
        behind = [c for c in self._below(predication, gives) if c.trigger.i > predication.trigger.i]
        clauses = [c for c in behind if not gives.get("listed") and self._is_asked(c, predication, gives, named)]
        clauses = clauses or self.listed.clauses(predication)
        every = [c for first in clauses for c in coordinated(self.parse, first)]
        for clause in dict.fromkeys(every):
            asked = clause.patient if clause.passive and not clause.agent else clause.agent
            told = upto(self.parse, self._told(clause, predication, gives), [c for c in every if c is not clause])
            yield told, named or asked, (clause.trigger, *asked)
        if not clauses and gives.keys() & {"thing", "against"}:
            yield from self._things(predication, gives, named)

    def _things(self, predication: Predication, gives: dict[str, Any], named: tuple[Token, ...]) -> Iterator[Asked]:
        """The things asked for: "an apology", "three things: an apology, a date and a map"."""
        above = predication.within if predication.kind == "noun" else None
        wanted = gives.get("thing") or gives["against"]
        things = predication.role(wanted) or (above.role(wanted) if above is not None else ())
        behind = (t for t in things if t.i > predication.trigger.i or predication.kind == "noun" or predication.passive)
        for thing in (t for head in behind for t in self.listed.things(head)):
            if self._is_thing(thing, event=bool(gives.get("event"))):
                yield self._thing(thing), named or self._doers(thing) or _addressed(predication), (thing,)

    def _is_thing(self, thing: Token, *, event: bool) -> bool:
        """Whether it can be asked for: no actor, and no day ("told reporters he expected it Wednesday")."""
        some = thing.pos in ("NOUN", "PROPN") and thing.lower not in self.words["nothing"]
        if not some or thing.entity in ("DATE", "TIME") or self.cast.who(thing):
            return False
        return not event or (self.parse.clauses.at(thing) is not None and not self.instruments.of(thing))

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
        letters = (self.parse.clauses.at(t) for p, t in predication.obliques if p == "in") if "clause" in gives else ()
        yield from (c for letter in letters if letter is not None for c in letter.content if c.marker == "that")
        things = predication.role(gives["term"]) if "term" in gives else ()
        for word in (predication.trigger, *things):
            for child in word.kids("advcl", "relcl", "acl", "xcomp", "prep"):
                below = self.parse.clauses.at(child) or self._gerund(child, gives)
                if below is None or below in predication.content:
                    continue
                loose = gives.keys() & {"term", "through"} and "to" in below.helpers
                if below.marker == "for" or word is not predication.trigger or loose or below.link == "gerund":
                    yield below
                elif predication.kind == "noun" and child.tag == "VB" and not below.helpers:
                    yield below  # "demands that it hand over", which a parser takes for a relative clause

    def _gerund(self, joint: Token, gives: dict[str, Any]) -> Predication | None:
        """ "Insisted on being heard", "warned Chile against filling the lake"."""
        prepositions = {*gives.get("thing", "").split("|"), gives.get("against", "")}
        below = joint.child("pcomp") if joint.lower in prepositions else None
        return self.parse.clauses.at(below) if below is not None else None

    def _is_asked(
        self, clause: Predication, predication: Predication, gives: dict[str, Any], named: tuple[Token, ...]
    ) -> bool:
        """Whether the clause below is what is asked, not what the asker means to do or reports, nor a mere visit."""
        if predication.lemma in self.words["inviting"] and clause.lemma in self.words["visiting"]:
            return False
        if clause.question or clause.marker in self.words["reporting"] or clause.kind != "verb":
            return False
        if clause.marker != gives.get("only", clause.marker) or (gives.get("passive") and not clause.passive):
            return False
        if gives.get("known") and not gives.get("passive") and clause.passive and not clause.agent:
            return False  # "expected the rebels to be beaten" asks nothing of them
        if "term" in gives or clause.marker == "for":
            return "to" in clause.helpers
        subject = clause.patient if clause.passive else clause.agent
        own = bool(set(subject) & set(predication.agent))
        if clause.link == "gerund":
            return clause.marker == gives.get("against") if own and not clause.passive else True
        if own and not (named if predication.kind != "verb" else gives.get("through") and named):
            return bool(gives.get("through")) and predication.kind != "verb"
        if clause.link == "control" or "to" in clause.helpers:
            return True
        return bool(gives.get("clause")) and (not gives.get("bare") or _is_bare(clause, predication))

    def _receiver(self, predication: Predication) -> tuple[Token, ...]:
        """Who is handed the demand, or answers it: "served Fiji with an ultimatum to leave", "bowed to its demand"."""
        above = predication.within
        if predication.kind != "noun" or above is None or above.kind != "verb":
            return ()
        if above.lemma in self.words["answering"] or predication.marker == "under":
            return tuple(t for t in above.agent if t not in predication.agent)
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


def _is_bare(clause: Predication, predication: Predication) -> bool:
    """Whether a clause with "that" is in the mode of what is asked: "that Chile pay", "that no water be diverted"."""
    word, be = clause.trigger, clause.trigger.child("auxpass")
    plural = word.tag == "VBP" and predication.tense == "past" and clause.lemma not in ("be", "have")
    bare = (word.tag == "VB" or plural or (be is not None and be.tag == "VB")) and not clause.helpers
    return bare or clause.modality == "proposed"


def _addressed(predication: Predication) -> tuple[Token, ...]:
    """To whom the asker wrote or spoke: "wrote to Algiers seeking the return of the archives"."""
    above = predication.within
    if above is None or above.kind != "verb" or not {*above.agent, *above.patient} & set(predication.agent):
        return ()
    return above.role("recipient|to|on")
