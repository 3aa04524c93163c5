"""Listing: terms told as a list: "the main points: a halt to fighting, a pullback", "a deal including an amnesty"."""

from __future__ import annotations

from depositary.language import Predication, Sentence, Token
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.framing import Framing
from depositary.reading.provisions.ground import Ground
from depositary.record import Provision

WORDS = 2  # in an item that is a provision by itself: "direct flights", not "visas"


class Listing:
    """Reads the items of lists that a word for terms opens."""

    def __init__(self, ground: Ground, drafting: Drafting, framing: Framing) -> None:
        self.words, self.instruments, self.drafting, self.framing = ground.words, ground.instruments, drafting, framing

    def provisions(self, predication: Predication) -> list[Provision]:
        """What is named as one of the terms: "among its terms are a joint office and a fund"."""
        ground = next((t for p, t in predication.obliques if p == "among" and t.lemma in self.words["part"]), None)
        heart = next((t for p, t in predication.obliques if p in ("at", "in") and t.lemma in self.words["heart"]), None)
        if ground is not None:
            return self.items(predication.role("agent|attribute"), self.framing.whole(ground))
        if heart is not None and predication.lemma in ("be", "lie", "stand", "sit"):
            return self.items(predication.role("patient|agent|attribute"), self._owned(heart))
        told = self._told(predication)
        agreement = self._opening(predication.agent) if told else None
        plain = len(told) == 1 and told[0].pos in ("NOUN", "PROPN", "NUM") and not predication.negated
        if agreement is not None and plain and not predication.content:
            return [self.drafting.clause(predication, agreement, basis="listed")]  # "the term is ten years"
        return self.items(told, agreement)

    def included(self, noun: Predication) -> list[Provision]:
        """What an agreement has in it: "a deal including an amnesty and the release of prisoners"."""
        found = self.instruments.of(noun.trigger)
        return self.items(noun.role("including|featuring|with provision for"), found[0] if found else None)

    def colon(self, sentence: Sentence) -> list[Provision]:
        """The things behind the colon of a sentence that names terms, or has an agreement rest on or contain some."""
        colon = next((t for t in sentence.tokens if t.text == ":"), None)
        if colon is None:
            return []
        ahead = [t for t in sentence.tokens if t.i < colon.i]
        agreement = next((a for t in ahead if t.lemma in self.words["terms"] and (a := self._of(t)) is not None), None)
        tops = [t for t in sentence.tokens if t.i > colon.i and t.pos in ("NOUN", "PROPN") and _leads(t, colon)]
        return self.items(tuple(tops), agreement)

    def items(self, things: tuple[Token, ...], agreement: str | None) -> list[Provision]:
        """One provision for each thing of the list that says enough, where the list is of an agreement's terms."""
        if agreement is None:
            return []
        telling = [t for t in things if len(alone(t)) >= WORDS and not self.instruments.of(t)]
        return [self.drafting.thing(t, agreement, basis="listed", force="will") for t in telling]

    def _told(self, predication: Predication) -> tuple[Token, ...]:
        return predication.attribute if predication.kind == "verb" and predication.lemma == "be" else ()

    def _opening(self, words: tuple[Token, ...]) -> str | None:
        found = next((a for w in words if w.lemma in self.words["terms"] and (a := self._of(w)) is not None), None)
        return found or next((a for w in words if w.lemma in self.words["heart"] and (a := self._owned(w))), None)

    def _owned(self, heart: Token) -> str | None:
        """Whose heart or core it is: named, or "its" where that takes the agreement up."""
        owners = [o for c in heart.children for o in (c.kids("pobj") if c.dep == "prep" else [c])]
        named = next((a for o in owners for a in self.instruments.of(o)), None)
        own = next((o for o in owners if o.lower in ("its", "their") and not self.drafting.cast.who(o)), None)
        return named or (self.framing.topic.before(own) if own is not None else None)

    def _of(self, term: Token) -> str | None:
        """Whose terms they are; only an agreement's own where the word may be of anything ("the main points")."""
        return self.framing.whole(term)


def alone(thing: Token) -> list[Token]:
    """The words of one thing of several."""
    return [thing, *(t for c in thing.children if c.dep not in ("conj", "cc", "punct", "appos") for t in c.subtree())]


def _leads(word: Token, colon: Token) -> bool:
    """Whether a noun behind the colon is one of the things listed, not part of one."""
    if word.head.i < colon.i or word.head is word:
        return True
    return word.dep in ("conj", "appos") and word.head.i > colon.i and _leads(word.head, colon)
