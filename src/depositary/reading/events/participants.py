"""Who acts in an event and on whom: the actors in the roles of a predication, or inside its nouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from depositary.language import Parse, Predication, Token
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast

Sides = tuple[tuple[str, ...], tuple[str, ...]]
MODIFIERS = ("poss", "amod", "compound", "nmod", "appos")
DEEPEST = 3  # words below an argument in which an actor is looked for
# Roles that are no prepositions.
PLAIN = frozenset({"agent", "patient", "recipient", "attribute", "content", "beyond", "purpose"})
PLACES = frozenset({"in", "at", "near", "outside", "throughout", "across"})
SITES = frozenset({"GPE", "LOC", "FAC"})
ARMED = frozenset({"armed_forces", "armed_group"})
AIMS = frozenset({"purpose", "adverbial", "gerund"})


class Participants:
    """Answers for one report; `words` are the classes of `en/participants.yaml`."""

    def __init__(
        self, parse: Parse, cast: Cast, words: Mapping[str, frozenset[str]], *, attribution: Attribution
    ) -> None:
        self.parse, self.cast, self.words, self.attribution = parse, cast, words, attribution
        self.below: dict[int, list[Predication]] = defaultdict(list)
        for predication in parse.clauses:
            if predication.within is not None:
                self.below[predication.within.trigger.i].append(predication)

    def is_a(self, word: Token, kind: str) -> bool:
        """Whether the word is of a class: "actor" for one of the cast or people, "side" also for what belongs to one
        ("Oman's decision"), "place" for what can be struck or seized, "official" for whose visit counts, "control" for
        an act asked or ordered, kinds of actors by their name, lists of
        `en/participants.yaml` by theirs.
        """
        actors = self.cast.who(word)
        if kind in ("actor", "side"):
            known = bool(actors) or word.lemma in self.words["people"] or self._counted(word)
            speaks = word.lower in self.words["first"] and bool(self._speaking(word))
            return known or speaks or (kind == "side" and bool(self._inside(word)))
        if kind == "place":
            return word.entity in SITES or word.lemma in self.words["sites"] or bool(self.cast.who(word))
        if kind == "official":
            return any(self.cast.actors[a].kind == "person" for a in actors) or word.lower in self.words["officials"]
        if kind == "control":
            below = self.parse.clauses.at(word)
            return below is not None and below.link == "control"
        if kind == "violent" and any(self.cast.actors[a].kind in ARMED for a in actors):
            return True
        return word.lemma in self.words.get(kind, ()) or any(self.cast.actors[a].kind == kind for a in actors)

    def _counted(self, word: Token) -> bool:
        """Whether a bare number stands for people: "detained 47"."""
        return word.pos == "NUM" and word.dep in ("dobj", "nsubj", "nsubjpass") and not word.entity.startswith("DATE")

    def of(self, predication: Predication, gives: Mapping[str, Any]) -> Sides | None:
        """(sources, targets) by the roles that an entry gives; None where nobody is named or a thing acts."""
        roles = str(gives.get("source", "agent"))
        if "passive" in gives and gives["passive"] is not predication.passive:
            return None
        if not self._can_act(predication, roles):
            return None
        sources = self.named(predication, roles) or self._governing(predication)
        targets = self.named(predication, self._aimed(predication, gives, sources), but=sources)
        if gives.get("mutual") and len(sources) > 1 and not targets:
            targets = sources
        if not (sources or targets) or (gives.get("both") and not (sources and targets)):
            return None
        return sources, targets

    def _aimed(self, predication: Predication, gives: Mapping[str, Any], sources: tuple[str, ...]) -> str:
        """The roles of the target; the place of an act that is merely mentioned is none."""
        roles = str(gives.get("target", "patient"))
        if predication.kind != "noun" or sources or predication.light is not None:
            return roles
        return "|".join(role for role in roles.split("|") if role not in PLACES)

    def _can_act(self, predication: Predication, roles: str) -> bool:
        """Whether what stands where the source should is somebody, or a weapon, or nobody at all: not the weather."""
        words = predication.role(roles)
        if not words or predication.kind != "verb":
            return True
        return any(self._acts(word) for word in words)

    def _acts(self, word: Token) -> bool:
        if self.cast.who(word) or word.pos in ("PRON", "PROPN", "NUM"):
            return True
        return word.lemma in self.words["people"] or word.lemma in self.words["weapons"] or bool(self._inside(word))

    def named(self, predication: Predication, roles: str, *, but: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The actors of the first role that holds one who is not among `but` or theirs."""
        for role in roles.split("|"):
            words = [w for w in self._words(predication, role) if not (but and self._owned(w, but))]
            if kept := tuple(a for a in self.actors(words) if a not in but):
                return kept
            if role in ("agent", "patient") and words and not but and (said := self._speaker(predication, words)):
                return tuple(a for a in said if a not in but)
        return ()

    def _owned(self, word: Token, owners: tuple[str, ...]) -> bool:
        """Whether it belongs to those who act: "its troops", "their demands"."""
        return any(a in owners for child in word.kids("poss") for a in self.cast.who(child))

    def _speaker(self, predication: Predication, words: list[Token]) -> tuple[str, ...]:
        """Who speaks, for "we" in what is said, and for a pronoun that nobody is known for: "Oman says it is ready"."""
        if all(w.lower in self.words["first"] for w in words):
            return self._speaking(words[0])
        above = predication.light.within if predication.light is not None else predication.within
        if above is None or above.kind != "verb" or not all(w.pos == "PRON" for w in words):
            return ()
        inside = predication.light.link if predication.light is not None else predication.link
        return self.actors(above.agent) if inside == "content" else ()

    def _speaking(self, word: Token) -> tuple[str, ...]:
        said = self.attribution.around(self.parse.span(word))
        return (said.speaker,) if said is not None and said.speaker is not None else ()

    def _words(self, predication: Predication, role: str) -> Iterator[Token]:
        match role:
            case "content":
                for inner in self.asked(predication):
                    yield from _subject(inner)
            case "beyond":
                for inner in self.asked(predication):
                    yield from self._beside(inner)
            case "purpose":
                for inner in self.below[predication.trigger.i]:
                    if inner.link in AIMS:
                        yield from self._beside(inner)
            case _:
                yield from predication.role(role)
                if role not in PLAIN:
                    yield from self._nested(predication, role)

    def asked(self, predication: Predication) -> list[Predication]:
        """The acts below a word of asking, promising, refusing: its clauses, and nouns that are its objects."""
        nouns = [self.parse.clauses.at(t) for t in predication.patient]
        told = [*predication.content, *(n for n in nouns if n is not None)]
        gerunds = [inner for n in nouns if n for inner in self.below[n.trigger.i] if inner.link == "gerund"]
        return told + [inner for p in told for inner in p.content] + gerunds

    def _beside(self, inner: Predication) -> Iterator[Token]:
        """Whom an act names besides who does it; what it is done to first, places last."""
        named = [pair for pair in inner.arguments() if pair[0] != "agent"]
        yield from (token for name, token in sorted(named, key=lambda pair: pair[0] in PLACES))

    def _nested(self, predication: Predication, preposition: str) -> Iterator[Token]:
        """What hangs by this preposition on the object, or on the noun that a compound modifies ("aid effort")."""
        nouns = [*predication.patient, *predication.attribute]
        if predication.kind == "noun" and predication.trigger.dep == "compound":
            nouns.append(predication.trigger.head)
        for noun in nouns:
            yield from _hanging(noun, preposition, DEEPEST)

    def actors(self, words: Iterable[Token]) -> tuple[str, ...]:
        """The actors that the words name, else those that modify them, each once."""
        return tuple(dict.fromkeys(a for word in words for a in self.cast.who(word) or self._inside(word)))

    def _inside(self, word: Token, depth: int = 0) -> tuple[str, ...]:
        """The actors that modify a noun: "Malian villagers", "the villages of Mali"; nearest first."""
        if depth > DEEPEST or word.pos == "PRON":
            return ()
        for child in _hung(word):
            if found := self.cast.who(child) or self._inside(child, depth + 1):
                return found
        return ()

    def _governing(self, predication: Predication) -> tuple[str, ...]:
        """Who does what a noun names: "the army stepped up its attacks"."""
        if predication.kind != "noun":
            return ()
        at: Token = predication.trigger.head if predication.trigger.dep == "compound" else predication.trigger
        above = predication.within
        if above is None or above.kind != "verb" or at not in above.patient or above.passive:
            return ()
        return self.actors(above.agent) if above.trigger.lemma in self.words["doing"] else ()

    def commits(self, predication: Predication) -> bool:
        """Whether who acts says or decides so: "will send", "plans to send", not "is expected to send"."""
        above = predication.within
        if predication.kind != "verb":
            return False
        if predication.link in ("", "conjunct", "content"):
            return True
        return predication.link == "control" and above is not None and above.lemma in self.words["committing"]

    def warns(self, predication: Predication) -> bool:
        """Whether the act hangs on a condition put to another: "will withdraw unless", "will strike if"."""
        conditions = [p for p in self.below[predication.trigger.i] if p.link == "condition"]
        return any(p.marker == "unless" for p in conditions)

    def refuses(self, predication: Predication) -> bool:
        """Whether the actor itself says no: "will not accept", not "did not come"."""
        return predication.negated and predication.kind == "verb" and bool(predication.helpers & self.words["willing"])

    def duty(self, predication: Predication) -> Sides | None:
        """(speaker, who must) of "X said that Y must act"; None where nobody is told what to do."""
        above = predication.within
        if predication.kind != "verb" or predication.link != "content" or above is None or above.kind != "verb":
            return None
        if not predication.helpers & self.words["must"]:
            return None
        speakers = self.actors(above.agent)
        told = tuple(a for a in self.actors(_subject(predication)) if a not in speakers)
        return (speakers, told) if speakers and told else None


def _subject(predication: Predication) -> tuple[Token, ...]:
    passive = predication.passive and not predication.agent
    return predication.patient if passive else predication.agent


def _hung(word: Token) -> Iterator[Token]:
    """The modifiers of a noun, then what hangs on it by prepositions."""
    yield from word.kids(*MODIFIERS)
    for prep in word.kids("prep"):
        for noun in prep.kids("pobj"):
            yield from noun.conjuncts()


def _hanging(noun: Token, preposition: str, depth: int) -> Iterator[Token]:
    """The nouns that hang by this preposition on the noun or on those below it; shallow ones first."""
    if depth < 0:
        return
    below = [(prep.lower, inner) for prep in noun.kids("prep") for inner in prep.kids("pobj")]
    for name, inner in below:
        if name == preposition:
            yield from inner.conjuncts()
    for _, inner in below:
        yield from _hanging(inner, preposition, depth - 1)
