"""Which agreement an act is done to: the one that fills the role, or the one that the text speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from depositary.language import Predication, Token
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.reading.steps.focus import Focus

DEEPEST = 3  # of-phrases between a word and the agreement that it stands for
CLAUSES = frozenset({"advcl", "relcl", "ccomp", "parataxis", "nsubj", "nsubjpass"})  # that are told for themselves
CONTRACTING = frozenset({"state", "de_facto_authority", "government", "government_body", "igo", "person", "collective"})
ARMED = frozenset({"armed_forces", "armed_group"})
FIGHTING = frozenset({"ceasefire", "peace_agreement"})  # where "they withdrew" is said of troops
# What is done to an agreement, and never by one: a subject that is an agreement is what it is done to.
MADE = frozenset(
    {"agree", "sign", "initial", "negotiate", "draft", "adopt", "ratify", "approve", "mediate", "implement", "submit"}
)
BEFALL = frozenset({"enter_into_force", "expire"})  # acts whose "it" is an agreement, whatever else it might be
PRONOUN = frozenset({"PRON", "DET", "SCONJ", "ADJ", "NOUN"})


@dataclass(frozen=True, slots=True)
class Targets:
    """Answers for one report. `words`: the classes of `en/steps.yaml`."""

    focus: Focus
    instruments: Instruments
    cast: Cast
    words: Mapping[str, frozenset[str]]

    def of(
        self, predication: Predication, gives: Mapping[str, Any], *, idiom: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """The agreements in the first of the entry's roles that holds one; of strong acts also one unsaid.

        `idiom`: the words of the idiom that the act is said by, which name nothing.
        """
        said: list[Token] = []
        for group in self._groups(predication, gives.get("agreement", "patient"), idiom=bool(idiom)):
            said += [token for token in group if token.entity not in ("DATE", "TIME")]
            if found := tuple(dict.fromkeys(a for token in group for a in self.behind(token))):
                return self._not_itself(predication, group, found)
            if predication.link == "relative" and (found := self._described_by(predication.trigger, group)):
                return found
        trigger = predication.trigger
        if idiom and (found := self._below([trigger])):
            return found
        if gives.get("inside"):
            return self._below(said) or self.focus.unsaid(trigger)
        if gives["act"] in MADE and not said and (found := self._participle(predication)):
            return found
        if self._is_taken_up(predication, said, gives):
            own = {a for token in predication.agent for a in self.instruments.of(token)}
            if own and said and all(token in predication.patient for token in said):
                return self.focus.before(trigger, but=own)  # "the new text supersedes it"
            return self.focus.last(trigger)
        return self._unsaid(predication, said, gives, idiom)

    def _not_itself(
        self, predication: Predication, group: tuple[Token, ...], found: tuple[str, ...]
    ) -> tuple[str, ...]:
        """What an agreement does to "it" is done to another: "the new text supersedes it"."""
        if predication.passive or any(token.lower != "it" or token in predication.agent for token in group):
            return found
        own = {a for token in predication.agent for a in self.instruments.of(token)}
        return self.focus.before(predication.trigger, but=own) if own & set(found) else found

    def _unsaid(
        self, predication: Predication, said: list[Token], gives: Mapping[str, Any], idiom: frozenset[str]
    ) -> tuple[str, ...]:
        """The agreement spoken of, where the entry lets it go without saying and nothing else is named."""
        trigger = predication.trigger
        if predication.tense == "future" and any(token.lower in self.words["vague"] for token in said):
            return ()
        if gives.get("strong") and not any(self._is_other(t) for t in said if t.lemma not in idiom):
            return self._below([trigger]) or self._beside(predication) or self.focus.unsaid(trigger)
        if gives.get("bare") == "acting" and not said and self._is_acting(predication):
            found = self.focus.unsaid(trigger)
            return tuple(a for a in found if self.instruments.agreements[a].kind not in FIGHTING)
        if gives.get("truce") and predication.kind == "noun" and not any(self._is_other(t) for t in said):
            return tuple(a for a in self.focus.unsaid(trigger) if self._is_truce(a))
        bare = gives.get("bare") is True and not said and not predication.content
        draft = gives.get("draft") and any(token.lemma in self.words["standing"] for token in said)
        definite = predication.lemma in gives.get("definite", ()) and self._is_definite(predication, said)
        return self.focus.unsaid(trigger) if bare or draft or definite else ()

    def _beside(self, predication: Predication) -> tuple[str, ...]:
        """ "With Peru's ratification, the treaty has ten parties": what the clause of an opening phrase is about."""
        above = predication.within
        if predication.kind != "noun" or above is None or predication.trigger.i > above.trigger.i:
            return ()
        if predication.marker not in self.words["opening"]:
            return ()
        return tuple(a for token in (*above.agent, *above.patient) for a in self.instruments.of(token))

    def _is_truce(self, agreement: str) -> bool:
        return self.instruments.agreements[agreement].kind == "ceasefire"

    def _groups(self, predication: Predication, roles: str, *, idiom: bool) -> Iterator[tuple[Token, ...]]:
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
            if name != "content" and (found := predication.role(name) or self._behind_adverb(predication, name)):
                yield found

    def _behind_adverb(self, predication: Predication, name: str) -> tuple[Token, ...]:
        """What stands in a role behind an adverb: "walked away from it", "came back to the treaty"."""
        longer = {f"{adverb} {name}" for adverb in self.words["adverb"]}
        return tuple(token for preposition, token in predication.obliques if preposition in longer)

    def _participle(self, predication: Predication) -> tuple[str, ...]:
        """ "The memorandum, concluded in May, went further": an agreement that a parser has do what is done to it."""
        verb = predication.trigger
        if verb.tag not in ("VBN", "VBD") or predication.helpers or predication.content:
            return ()
        return tuple(dict.fromkeys(a for token in predication.agent for a in self.instruments.of(token)))

    def _is_acting(self, predication: Predication) -> bool:
        """Whether one that can contract is said to do it, and not to leave or join something else, or a place."""
        doers = [self.cast.actors[actor] for token in predication.agent for actor in self.cast.who(token)]
        able = any(actor.kind in CONTRACTING for actor in doers) and not any(actor.kind in ARMED for actor in doers)
        unnamed = any(token.lemma in self.words["states"] for token in predication.agent)  # "no other country left"
        able = able or unnamed
        return able and not any(name.split()[-1] in self.words["leading"] for name, _ in predication.obliques)

    def behind(self, token: Token, depth: int = 0) -> tuple[str, ...]:
        """The agreements that the word stands for: itself, its antecedent, or what it is a part of."""
        found = self.instruments.of(token)
        if found or depth > DEEPEST:
            return found
        if token.lower in ("whose", "which", "that") and (described := _described(token)) is not None:
            return self.behind(described, depth + 1)
        if token.entity in ("DATE", "GPE", "LOC") and (named := self._named_by(token)):
            return named
        if token.lemma not in self.words["transparent"] and token.lower not in self.words["transparent"]:
            return ()
        if self._is_alone(token):
            return self.focus.unsaid(token)
        return next((found for part in self._parts(token) if (found := self._part(part, depth))), ())

    def _part(self, part: Token, depth: int) -> tuple[str, ...]:
        below = self.behind(part, depth + 1)
        if not below and part.lower in ("its", "their", "it"):
            return self.focus.last(part, near=bool(self.cast.who(part)))
        return below

    def _parts(self, token: Token) -> Iterator[Token]:
        for child in token.children:
            if child.dep == "prep" and child.lower in self.words["through"]:
                yield from child.kids("pobj")
            elif child.dep in ("poss", "compound", "nmod"):
                yield child

    def _is_alone(self, noun: Token) -> bool:
        """ "the terms", "the draft", "a clause": nothing says of what; a whole text only where it is a known one."""
        standing = noun.lemma in self.words["standing"]
        known = _has(noun.kids("det"), self.words["known"]) or _has(noun.kids("amod"), self.words["earlier"])
        part = noun.lemma in self.words["parts"] or (standing and known)
        return part and not any(c.dep in ("prep", "poss", "relcl") for c in noun.children)

    def _is_definite(self, predication: Predication, said: list[Token]) -> bool:
        """ "the withdrawal", "its suspension": a known act with nothing that says of what."""
        noun = predication.trigger
        pointed = _has(noun.kids("det"), self.words["known"]) or any(c.lower == "its" for c in noun.kids("poss"))
        own = (token for token in said if noun in token.ancestors())
        return pointed and all(token.dep in ("amod", "poss") for token in own)

    def _named_by(self, token: Token) -> tuple[str, ...]:
        """The agreement whose name a date or place ends: "the truce of 31 May 1991, which"."""
        for above, _ in zip(token.ancestors(), range(DEEPEST), strict=False):
            if above.pos in ("VERB", "AUX") and above.dep != "acl":
                return ()
            if found := self.instruments.of(above):
                return found
        return ()

    def _described_by(self, trigger: Token, group: tuple[Token, ...]) -> tuple[str, ...]:
        """The agreement that a relative clause describes although a parser hangs it on the last noun of its name."""
        noun = next((t for t in group if t.i < trigger.i and t in trigger.ancestors()), None)
        named = self.instruments.naming(noun) if noun is not None else ()
        return named if named != self.instruments.naming(trigger) else ()

    def _is_taken_up(self, predication: Predication, said: list[Token], gives: Mapping[str, Any]) -> bool:
        """Whether a pronoun in one of the roles stands for an agreement."""
        if gives.get("direct"):
            return False
        falls = gives["act"] in BEFALL or gives.get("intransitive")
        befalls = falls and any(token.lower == "it" for token in predication.agent)
        return befalls or any(self._is_pronoun(token, strong=gives.get("strong", False)) for token in said)

    def _is_pronoun(self, token: Token, *, strong: bool) -> bool:
        known = token.lower in self.words["pronoun"] or (strong and token.lower in self.words["plural"])
        if not known or token.pos not in PRONOUN:
            return False
        return token.dep in ("dobj", "pobj") or (strong and token.lower == "its") or not self.cast.who(token)

    def _is_other(self, token: Token) -> bool:
        """Whether the word names something else than an agreement ("signed a decree")."""
        if token.pos not in ("NOUN", "PROPN", "NUM") or token.entity in ("DATE", "TIME", "GPE"):
            return False
        return token.lemma not in self.words["parts"] and not self.cast.who(token)

    def _below(self, tops: list[Token]) -> tuple[str, ...]:
        """An agreement in the clause of one of the words ("voted 92 to 1 in favour of ratifying the treaty")."""
        level = tops
        while level:
            level = [child for token in level for child in token.children if child.dep not in CLAUSES]
            found = next((a for token in level if token.i > tops[0].i and (a := self.instruments.of(token))), ())
            if found:
                return found
        return ()


def _has(tokens: Iterable[Token], words: frozenset[str]) -> bool:
    return any(token.lower in words for token in tokens)


def _described(token: Token) -> Token | None:
    """The noun that the relative clause around this word describes."""
    return next((a.head for a in token.ancestors() if a.dep == "relcl"), None)
