"""Who acts in an event and on whom: the actors in the roles of a predication, or inside its nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from depositary.language import Parse, Predication, Token
from depositary.reading.cast import Cast

Sides = tuple[tuple[str, ...], tuple[str, ...]]
MODIFIERS = ("poss", "amod", "compound", "nmod", "nummod")
JOINTS = frozenset({"of", "in", "from", "by", "between", "against", "with", "for", "to", "on", "into", "at", "near", "across", "throughout", "over"})
OUTERMOST = 3  # clauses up in which the doer of an act that a noun names is looked for
DEEPEST = 4  # words below an argument in which an actor is looked for


@dataclass(frozen=True, slots=True)
class Participants:
    """Answers for one report; `words` are the classes of `en/participants.yaml`."""

    parse: Parse
    cast: Cast
    words: Mapping[str, frozenset[str]]

    def is_a(self, word: Token, kind: str) -> bool:
        """Whether the word is of a class of `en/participants.yaml`, or an actor; kinds of actors go by their name."""
        actors = self.cast.who(word)
        if kind == "actor":
            return bool(actors) or word.lemma in self.words["people"]
        return word.lemma in self.words.get(kind, ()) or any(self.cast.actors[a].kind == kind for a in actors)

    def of(self, predication: Predication, gives: Mapping[str, Any]) -> Sides | None:
        """(sources, targets) by the roles that an entry gives; None where nobody acts or where a thing does."""
        source, target = str(gives.get("source", "agent")), str(gives.get("target", "patient"))
        if not self._can_act(predication, source):
            return None
        sources = self.named(predication, source) or self._governing(predication)
        targets = tuple(a for a in self.named(predication, target, but=sources) if a not in sources)
        if gives.get("mutual") and len(sources) > 1 and not targets:
            targets = sources
        if not (sources or targets) or (gives.get("both") and not (sources and targets)):
            return None
        return sources, targets

    def _can_act(self, predication: Predication, roles: str) -> bool:
        """Whether what stands where the source should is somebody, or a weapon, or nobody at all: not the weather."""
        words = predication.role(roles)
        if not words or predication.kind != "verb":
            return True
        return any(self._acts(word) for word in words)

    def _acts(self, word: Token) -> bool:
        if self.cast.who(word) or word.pos == "PRON" or word.lemma in self.words["people"] | self.words["weapons"]:
            return True
        return word.pos == "PROPN" or bool(self._inside(word))

    def named(self, predication: Predication, roles: str, *, but: Iterable[str] = ()) -> tuple[str, ...]:
        """The actors of the first role that holds one who is not among `but`."""
        for role in roles.split("|"):
            words = tuple(self._words(predication, role))
            found = self._actors(words)
            if kept := tuple(a for a in found if a not in but):
                return kept
        return ()

    def _words(self, predication: Predication, role: str) -> Iterator[Token]:
        if role == "content":
            for inner in self._asked(predication):
                yield from inner.patient if inner.passive and not inner.agent else inner.agent
        elif role == "beyond":
            for inner in self._asked(predication):
                yield from (t for name, t in inner.arguments() if name != "agent")
        else:
            yield from predication.role(role)

    def _asked(self, predication: Predication) -> list[Predication]:
        nouns = (self.parse.clauses.at(t) for t in predication.patient)
        return [*predication.content, *(n for n in nouns if n is not None)]

    def _actors(self, words: Iterable[Token]) -> tuple[str, ...]:
        found = [a for word in words for a in self.cast.who(word) or self._inside(word)]
        return tuple(dict.fromkeys(found))

    def _inside(self, word: Token, depth: int = 0) -> tuple[str, ...]:
        """The actors that modify a noun: "Malian villagers", "the villages of Mali"; nearest first."""
        if depth > DEEPEST or word.pos == "PRON":
            return ()
        for child in _hung(word):
            if found := self.cast.who(child) or self._inside(child, depth + 1):
                return found
        return ()

    def _governing(self, predication: Predication) -> tuple[str, ...]:
        """Who does what a noun names: "the army stepped up its attacks", "Ghana was hit by sanctions" has none."""
        if predication.kind != "noun" or predication.link != "argument":
            return ()
        above = predication.within
        if above is None or above.kind != "verb" or predication.trigger not in above.patient or above.passive:
            return ()
        return self._actors(above.agent) if above.trigger.lemma in self.words["doing"] else ()

    def commits(self, predication: Predication) -> bool:
        """Whether who acts says or decides so: "will send", "plans to send", not "is expected to send"."""
        above = predication.within
        if predication.kind != "verb":
            return False
        if predication.link in ("", "conjunct", "content"):
            return True
        return predication.link == "control" and above is not None and above.lemma in self.words["committing"]

    def refuses(self, predication: Predication) -> bool:
        """Whether the actor itself says no: "will not accept", not "did not come"."""
        helpers = {c.lower for c in predication.trigger.children if c.dep == "aux"}
        return predication.negated and predication.kind == "verb" and bool(helpers & self.words["willing"])

    def duty(self, predication: Predication) -> Sides | None:
        """(speaker, who must) of "X said that Y must act"; None where nobody is told what to do."""
        above = predication.within
        if predication.kind != "verb" or predication.link != "content" or above is None or above.kind != "verb":
            return None
        if not any(c.dep == "aux" and c.lower in self.words["must"] for c in predication.trigger.children):
            return None
        speakers = self._actors(above.agent)
        told = self._actors(predication.patient if predication.passive else predication.agent)
        others = tuple(a for a in told if not any(self.cast.same_side(a, s) for s in speakers))
        return (speakers, others) if speakers and others else None


def _hung(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.dep in MODIFIERS:
            yield child
    for child in word.children:
        if child.dep == "prep" and child.lower in JOINTS:
            for noun in child.kids("pobj"):
                yield from noun.conjuncts()
