"""Which agreement an act is done to: the one that fills the role, or the one that the text speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from depositary.language import Parse, Predication, Token
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments

DEEPEST = 3  # of-phrases between a word and the agreement that it stands for
NEAR = 250  # characters back in which an agreement can stand that "it" takes up
FAR = 700  # and in which one can stand that goes without saying
CLAUSES = frozenset({"advcl", "relcl", "ccomp", "parataxis", "nsubj", "nsubjpass"})  # that are told for themselves
OFTEN = 3  # mentions from which an agreement is what a report is about
CONTRACTING = frozenset({"state", "de_facto_authority", "government", "government_body", "igo", "person", "collective"})
ARMED = frozenset({"armed_forces", "armed_group"})
FIGHTING = frozenset({"ceasefire", "peace_agreement"})  # where "they withdrew" is said of troops
EARLIER = frozenset({"first", "earlier", "original", "previous", "initial", "final", "revised", "amended", "new"})
KNOWN = frozenset({"the", "this", "that", "these", "those"})
# What is done to an agreement, and never by one: a subject that is an agreement is what it is done to.
MADE = frozenset({"agree", "sign", "initial", "negotiate", "draft", "adopt", "ratify", "approve", "mediate"})
BEFALL = frozenset({"enter_into_force", "expire"})  # acts whose "it" is an agreement, whatever else it might be
ADVERBS = ("away", "back", "out", "up", "along")
AWAY = frozenset({"from", "of", "to", "into"})
PRONOUN = frozenset({"PRON", "DET", "SCONJ", "ADJ", "NOUN"})


@dataclass(frozen=True, slots=True)
class Targets:
    """Answers for one report. The word classes are those of `en/steps.yaml`."""

    parse: Parse
    instruments: Instruments
    cast: Cast
    transparent: frozenset[str]
    through: frozenset[str]
    pronouns: frozenset[str]
    plural: frozenset[str]
    parts: frozenset[str]
    standing: frozenset[str]

    def of(
        self, predication: Predication, gives: Mapping[str, Any], *, idiom: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """The agreements in the first of the entry's roles that holds one; of strong acts also one unsaid.

        `idiom`: the words of the idiom that the act is said by, which name nothing.
        """
        said: list[Token] = []
        for group in _groups(predication, gives.get("agreement", "patient"), idiom=bool(idiom)):
            said += group
            if found := tuple(dict.fromkeys(a for token in group for a in self.behind(token))):
                return found
            if predication.link == "relative" and (found := self._described_by(predication.trigger, group)):
                return found
        if idiom and (found := self._below([predication.trigger])):
            return found
        if gives.get("inside"):
            return self._below(said) or self._unsaid(predication.trigger)
        strong = gives.get("strong", False)
        if gives["act"] in MADE and not said and (found := self._participle(predication)):
            return found
        subject = gives["act"] in BEFALL and any(token.lower == "it" for token in predication.agent)
        if (subject or any(self._is_pronoun(token, strong) for token in said)) and not gives.get("direct"):
            return self._spoken_of(predication.trigger, FAR)
        if strong and not any(self._is_other(token) for token in said if token.lemma not in idiom):
            return self._below([predication.trigger]) or self._unsaid(predication.trigger)
        if gives.get("bare") == "acting" and not said and self._is_acting(predication):
            found = self._unsaid(predication.trigger)
            return tuple(a for a in found if self.instruments.agreements[a].kind not in FIGHTING)
        if gives.get("bare") is True and not said and not predication.content:
            return self._unsaid(predication.trigger)
        if predication.lemma in gives.get("definite", ()) and _is_definite(predication, said):
            return self._unsaid(predication.trigger)
        return ()

    def _participle(self, predication: Predication) -> tuple[str, ...]:
        """ "The memorandum, concluded in May, took it further": an agreement that a parser has do what is done to it."""
        verb = predication.trigger
        if verb.tag not in ("VBN", "VBD") or predication.helpers or predication.content:
            return ()
        return tuple(dict.fromkeys(a for token in predication.agent for a in self.instruments.of(token)))

    def _is_acting(self, predication: Predication) -> bool:
        """Whether one that can contract is said to do it, and not to leave or join something else, or a place."""
        doers = [self.cast.actors[actor] for token in predication.agent for actor in self.cast.who(token)]
        able = any(actor.kind in CONTRACTING for actor in doers) and not any(actor.kind in ARMED for actor in doers)
        return able and not any(name.split()[-1] in AWAY for name, _ in predication.obliques)

    def behind(self, token: Token, depth: int = 0) -> tuple[str, ...]:
        """The agreements that the word stands for: itself, its antecedent, or what it is a part of."""
        found = self.instruments.of(token)
        if found or depth > DEEPEST:
            return found
        if token.lower in ("whose", "which", "that") and (described := _described(token)) is not None:
            return self.behind(described, depth + 1)
        if token.entity in ("DATE", "GPE", "LOC") and (named := self._named_by(token)):
            return named
        if token.lemma in self.transparent or token.lower in self.transparent:
            if _is_alone(token, known=token.lemma in self.standing, part=token.lemma in self.parts):
                return self._unsaid(token)
            for part in _parts(token, self.through):
                below = self.behind(part, depth + 1)
                if not below and part.lower in ("its", "their", "it"):
                    below = self._spoken_of(part, NEAR if self.cast.who(part) else FAR)
                if below:
                    return below
        return ()

    def _named_by(self, token: Token) -> tuple[str, ...]:
        """The agreement whose name a date or place ends: "the truce of 31 May 1991, which"."""
        above = [a for a, _ in zip(token.ancestors(), range(DEEPEST), strict=False)]
        if any(a.dep == "relcl" for a in above[:1]):
            return ()
        return next((found for a in above if (found := self.instruments.of(a))), ())

    def _described_by(self, trigger: Token, group: tuple[Token, ...]) -> tuple[str, ...]:
        """The agreement that a relative clause describes although a parser hangs it on the last noun of its name."""
        noun = next((t for t in group if t.i < trigger.i and t in trigger.ancestors()), None)
        named = self.instruments.naming(noun) if noun is not None else ()
        return named if named != self.instruments.naming(trigger) else ()

    def _is_pronoun(self, token: Token, strong: bool) -> bool:
        known = token.lower in self.pronouns or (strong and token.lower in self.plural)
        return known and token.pos in PRONOUN and (token.dep in ("dobj", "pobj") or (strong and token.lower == "its") or not self.cast.who(token))

    def _is_other(self, token: Token) -> bool:
        """Whether the word names something else than an agreement ("signed a decree")."""
        if token.pos not in ("NOUN", "PROPN", "NUM") or token.entity in ("DATE", "TIME", "GPE"):
            return False
        return token.lemma not in self.parts and not self.cast.who(token)

    def _below(self, tops: list[Token]) -> tuple[str, ...]:
        """An agreement in the clause of one of the words ("voted 92 to 1 in favour of ratifying the treaty")."""
        level = tops
        while level:
            level = [child for token in level for child in token.children if child.dep not in CLAUSES]
            found = next((a for token in level if token.i > tops[0].i and (a := self.instruments.of(token))), ())
            if found:
                return found
        return ()

    def _spoken_of(self, word: Token, reach: int) -> tuple[str, ...]:
        found = self.instruments.last_before(word.start, within=NEAR)
        if found is None and reach > NEAR:
            found = self._topic() or self.instruments.last_before(word.start, within=reach)
        return (found,) if found else ()

    def _unsaid(self, word: Token) -> tuple[str, ...]:
        """The agreement that goes without saying: one named before in the sentence, else the report's main one."""
        sentence = self.parse.sentence(word)
        here = self.instruments.last_before(word.start, within=word.start - sentence.start)
        near = self.instruments.last_before(word.start, within=FAR)
        found = here or (self.instruments.main if near is not None else self._topic())
        return (found,) if found else ()

    def _topic(self) -> str | None:
        """The agreement that the report is about, where it speaks of it often enough to leave its name out."""
        main = self.instruments.main
        return main if main is not None and len(self.instruments.agreements[main].mentions) >= OFTEN else None


def _groups(predication: Predication, roles: str, *, idiom: bool) -> Iterator[tuple[Token, ...]]:
    names = roles.split("|")
    if predication.kind == "noun":
        names += ["of", "patient", "agent", "whose"]
    if names == ["agent"] and not predication.agent:
        names = ["agent", "patient"]  # "in May expires the accord"
    # "It prolonged the stay": what is prolonged is not the agreement that does it.
    plain = predication.kind == "verb" and not predication.passive and not idiom
    done_to = plain and "patient" in names and predication.patient
    for name in dict.fromkeys(names):
        if name == "agent" and done_to:
            continue
        if name != "content" and (found := predication.role(name) or _behind_adverb(predication, name)):
            yield found


def _behind_adverb(predication: Predication, name: str) -> tuple[Token, ...]:
    """What stands in a role behind an adverb: "walked away from it", "came back to the treaty"."""
    return tuple(t for preposition, t in predication.obliques if preposition in {f"{adverb} {name}" for adverb in ADVERBS})


def _described(token: Token) -> Token | None:
    """The noun that the relative clause around this word describes."""
    return next((a.head for a in token.ancestors() if a.dep == "relcl"), None)


def _parts(token: Token, through: frozenset[str]) -> Iterator[Token]:
    for child in token.children:
        if child.dep == "prep" and child.lower in through:
            yield from child.kids("pobj")
        elif child.dep in ("poss", "compound", "nmod"):
            yield child


def _is_alone(noun: Token, *, known: bool, part: bool) -> bool:
    """ "the terms", "the draft", "a clause": nothing says of what; a whole text only where it is a known one."""
    pointed = known and any(c.lower in KNOWN for c in noun.kids("det"))
    pointed = pointed or (known and any(c.lower in EARLIER for c in noun.kids("amod")))
    return (part or pointed) and not any(c.dep in ("prep", "poss", "relcl") for c in noun.children)


def _is_definite(predication: Predication, said: list[Token]) -> bool:
    """ "the withdrawal", "its suspension": a known act with nothing that says of what."""
    pointed = any(c.lower in (*KNOWN, "its") for c in predication.trigger.kids("det", "poss"))
    own = (token for token in said if predication.trigger in token.ancestors())
    return pointed and all(token.dep in ("amod", "poss") for token in own)
