"""Who does an act: the agent of the clause, of the clause that governs it, or the parties where nobody is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depositary.language import Predication, Token
from depositary.reading.cast import Cast
from depositary.record import Agreement

# Links over which the agent of the outer clause acts in the inner: "passed a law ratifying", "refused to sign".
GOVERNED = frozenset({"control", "gerund", "purpose", "relative"})
MODIFIERS = frozenset({"poss", "amod", "compound", "nmod"})
CONTRACTING = 12  # a treaty of more parties is not signed by "its parties"
CLOSED = 3  # an agreement of more parties may have others that the report does not name
OUTERMOST = 4  # clauses up in which the doer of a governed act is looked for


@dataclass(frozen=True, slots=True)
class Doers:
    """Answers for one report.

    `doing`: lemmas of verbs whose subject does what their object noun says; `accusing`: whose object did it;
    `owned`: nouns of what is handed in by the one whose it is.
    """

    cast: Cast
    agreements: dict[str, Agreement]
    doing: frozenset[str]
    accusing: frozenset[str]
    owned: frozenset[str]

    def by(self, predication: Predication, roles: str) -> tuple[str, ...]:
        """The actors in the first role that holds one, or those of the governing clause where the own agent is none."""
        for role in roles.split("|"):
            if found := self._named(predication.role(role)):
                return found
        if predication.kind == "verb" and (found := self._named(predication.role("by"))):
            return found
        if predication.kind == "verb" and "of" in roles.split("|"):
            return self._named(_hung(predication.patient))
        if predication.passive and predication.kind == "verb":
            return self._named(_hung(t for t in predication.patient if t.lemma in self.owned))
        if predication.kind == "noun" and (found := self._told_of(predication)):
            return found
        return self._governing(predication)

    def _named(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The actors that the words name, else those named within them: "the presence of Russian troops"."""
        words = tuple(tokens)
        nouns = (word for word in words if word.pos != "PRON")
        return self.cast.all_of(words) or self.cast.all_of(t for noun in nouns for t in _inside(noun))

    def _told_of(self, predication: Predication) -> tuple[str, ...]:
        """Whom a noun is told of ("Algeria, the mediator"), or the by-phrase that a parser hangs on what is done."""
        noun = _first(predication.trigger)
        by = (n for t in predication.patient for c in t.kids("prep") if c.lower == "by" for n in c.kids("pobj"))
        told = self.cast.who(noun.head) if noun.dep == "appos" else ()
        above = predication.within
        if above is not None and above.lemma == "be" and predication.trigger in above.agent:
            told = told or self._named(above.attribute)  # "the mediator was Algeria"
        return told or self._named(by)

    def _governing(self, predication: Predication) -> tuple[str, ...]:
        inner = predication
        for outer, _ in zip(predication.outer(), range(OUTERMOST), strict=False):
            if not self._governs(outer, inner):
                return ()
            accused = outer.trigger.lemma in self.accusing
            mutual = any(t.lower == "other" or t.lower == "another" for t in outer.patient)  # "accused each other"
            if found := self._named(outer.patient) if accused and not mutual else self.cast.all_of(outer.agent):
                return found
            inner = outer
        return ()

    def _governs(self, outer: Predication, inner: Predication) -> bool:
        if inner.link != "argument":
            return inner.link in GOVERNED
        lemma = outer.trigger.lemma
        head = inner.trigger.head
        near = (inner.trigger, head, head.head)  # "ratification", "the ratification bill", "the law on ratification"
        verb = outer.kind == "verb" and any(t in outer.patient for t in near)
        charged = lemma in self.accusing and inner.marker in ("of", "for", "with", "in")
        return (verb and lemma in self.doing) or charged or inner.marker in ("in", "in violation of")

    def parties(self, agreement: str, *, alone: bool = False) -> tuple[str, ...]:
        """The parties, where they are few enough that "was signed" means that they signed; of an act that one does
        `alone`, also a single one that is known."""
        found = self.agreements[agreement].parties
        return found if (1 if alone else 2) <= len(found) <= CONTRACTING else ()

    def owner(self, predication: Predication) -> tuple[str, ...]:
        """Whose body does it: "its parliament", "Japan's lower house"."""
        found = self.cast.all_of(p for t in predication.agent if self.cast.who(t) for p in t.kids("poss"))
        return tuple(actor for actor in found if self.cast.territory(actor))

    def accused(self, agreement: str, accusers: Iterable[str]) -> tuple[str, ...]:
        """Who broke it where one party says that it was broken: the other one."""
        parties = self.agreements[agreement].parties
        speaking = tuple(accusers)
        others = tuple(p for p in parties if not any(self.cast.same_side(p, a) for a in speaking))
        return others if len(others) == 1 and len(parties) == 2 else ()

    def told_before(self, predication: Predication, agreement: str, clauses: Iterable[Predication]) -> tuple[str, ...]:
        """Who did what is judged by "this" or "the raid": the side that acts in the last clause before, near by; a
        party, where the parties are known.
        """
        parties = self.agreements[agreement].parties
        own = predication.trigger
        above = {p.trigger.i for p in predication.outer()}
        found: tuple[str, ...] = ()
        for clause in clauses:
            if clause.trigger.i >= own.i:
                break
            near = own.sentence - clause.trigger.sentence <= 1
            if near and clause.kind == "verb" and clause.trigger.i not in above:
                sides = tuple(a for a in self.cast.all_of(clause.agent) if self.cast.territory(a))
                known = tuple(a for a in sides if not parties or any(self.cast.same_side(a, p) for p in parties))
                found = known or found
        return found[:1]

    def have_side(self, actors: tuple[str, ...]) -> bool:
        """Whether it is told for which side they act: a single person, one that speaks for a state, or contracts."""
        alone = len(actors) == 1 and self.cast.actors[actors[0]].kind == "person"
        return alone or any(self.cast.territory(actor) or self._contracts(actor) for actor in actors)

    def _contracts(self, actor: str) -> bool:
        """Whether it is a party by itself, as a group is: "the government" of nobody knows whom is none."""
        return self.cast.actors[actor].kind not in ("government", "government_body") and bool(self.cast.state(actor))

    def shared(self, actors: tuple[str, ...], agreement: Agreement) -> int:
        """How many parties of the agreement are among these actors, or have one among them speak for them."""
        return sum(any(self.cast.same_side(actor, party) for actor in actors) for party in agreement.parties)

    def are_outside(self, actors: Iterable[str], agreement: str) -> bool:
        """Whether all are states, or speak for states, that are no party to an agreement of known parties: of few."""
        parties = self.agreements[agreement].parties
        if len(parties) > CLOSED or any(self.cast.actors[p].kind == "igo" for p in parties if p in self.cast.actors):
            return False
        sides = [actor for actor in actors if self.cast.territory(actor)]
        return bool(parties and sides) and not any(self.cast.same_side(a, p) for a in sides for p in parties)

    def behalf(self, predication: Predication) -> str | None:
        """The one in whose name it is done."""
        found = self.cast.all_of(predication.role("on behalf of|in the name of|for"))
        return self.cast.state(found[0]) or found[0] if found else None


def _first(noun: Token) -> Token:
    """The first of the nouns that this one is coordinated with."""
    while noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def _inside(word: Token) -> Iterator[Token]:
    """The modifiers and of-phrases of a noun, and theirs."""
    for child in word.children:
        if child.dep in MODIFIERS:
            yield child
            yield from child.kids("poss")
        elif child.dep == "prep" and child.lower in ("of", "from", "by", "between"):
            for noun in child.kids("pobj"):
                yield from noun.conjuncts()
                yield from _inside(noun)


def _hung(nouns: Iterable[Token]) -> Iterator[Token]:
    """What hangs on the nouns: "bears the signatures of both presidents"."""
    for noun in nouns:
        yield from _inside(noun)
