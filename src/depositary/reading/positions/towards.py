"""What a stance is towards: an agreement, an act done to one, or what the report has just told of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from depositary.language import Language, Parse, Token
from depositary.reading.agreements.lexis import lexis
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.record import Step
from depositary.record.words import Stance

# Towards an act that ends an agreement the stance turns: who condemns the withdrawal stands by the treaty.
TURNED: dict[Stance, Stance] = {
    "supports": "opposes",
    "recognises": "opposes",
    "concerned": "supports",
    "opposes": "supports",
    "condemns": "supports",
    "considers_illegal": "supports",
    "does_not_recognise": "supports",
}
AGAINST = frozenset({"opposes", "condemns", "considers_illegal", "does_not_recognise"})
DEEPEST = 3
ABOUT = frozenset({"of", "for", "on", "against"})
TOLD = frozenset({"occurred", "planned", "ongoing", "ordered"})
LATEST = 2  # steps back among which "the move" may be
LEAD = 600  # characters in which a report names what it is about
OFTEN, SPARSE = 3, 2000  # mentions, and characters to each, of what it is about where the lead does not name it
NEAR = 400  # characters back in which an agreement must be named that a stance leaves unsaid


@dataclass(frozen=True, slots=True)
class Target:
    """The agreement, the word that stands for it, and whether that word is an act that ends or changes it."""

    agreement: str
    word: Token
    ending: bool = False
    altering: bool = False

    def turned(self, stance: Stance) -> Stance:
        """The stance towards the agreement of who takes this one towards the word: who condemns the withdrawal, or
        rejects any change, stands by the treaty.
        """
        return TURNED[stance] if self.ending or (self.altering and stance in AGAINST) else stance


class Towards:
    """Answers what a word is about, for one report."""

    def __init__(
        self, parse: Parse, language: Language, *, cast: Cast, instruments: Instruments, steps: Iterable[Step]
    ) -> None:
        words = language.words("targets")
        self.parse, self.cast, self.instruments = parse, cast, instruments
        self.naming = lexis(language)
        self.manner, self.reversing = frozenset(words["manner"]), frozenset(words["reversing"])
        self.manners, self.advancing = frozenset(words["manners"]), frozenset(words["advancing"])
        self.altering, self.answered = frozenset(words["altering"]), frozenset(words["answered"])
        self.taking = frozenset(words["taking"])
        self.denouncing = frozenset(words["denouncing"])
        self.hoping, self.lasting = frozenset(words["hoping"]), frozenset(words["lasting"])
        self.threats = frozenset(words["threats"])
        self.complaints = {kind: frozenset(lemmas) for kind, lemmas in words["complaints"].items()}
        self.acts = language.table("acts")
        self.people, self.spreading = frozenset(words["people"]), frozenset(words["spreading"])
        self.reactions = frozenset(words["reactions"])
        self.rights = frozenset(words["rights"])
        self.making = frozenset(words["making"])
        self.virtues, self.doubts = frozenset(words["virtues"]), frozenset(words["doubts"])
        self.dropping, self.lessening = frozenset(words["dropping"]), frozenset(words["lessening"])
        self.standing, self.deontic = frozenset(words["standing"]), frozenset(words["deontic"])
        self.ending, self.papers = frozenset(words["ending"]), frozenset(words["papers"])
        self.anaphors, self.pronouns = frozenset(words["anaphors"]), frozenset(words["pronouns"])
        self.aspects, self.contents = frozenset(words["aspects"]), frozenset(words["contents"])
        self.willing, self.intents = frozenset(words["willing"]), frozenset(words["intents"])
        self.speaking = frozenset(words["speaking"])
        self.regrets = frozenset(words["regrets"])
        self.parleys = frozenset(words["parleys"])
        self.turning = frozenset(words["turning"])
        self.wishes, self.refusals = frozenset(words["wishes"]), frozenset(words["refusals"])
        self.topic = self._topic()
        self.steps = sorted(steps, key=lambda s: (s.evidence.start, s.evidence.end))

    def _topic(self) -> str | None:
        """The agreement that the report is about: of those in its lead, or named often, the one named most; none where
        it names them only in passing.
        """
        main, known = self.instruments.main, self.instruments.agreements.values()
        often = max(OFTEN, len(self.parse.text) // SPARSE)
        told = [a for a in known if len(a.mentions) >= often or any(m.start <= LEAD for m in a.mentions)]
        if any(a.id == main for a in told):
            return main
        return max(told, key=lambda a: len(a.mentions)).id if told else None

    def of(self, word: Token, depth: int = 0) -> tuple[Target, ...]:
        """The agreements that a stance towards this word is towards; none where it speaks of something else."""
        named = self.instruments.of(word)
        if named:
            return tuple(Target(a, word) for a in named)
        if depth > DEEPEST:
            return ()
        if word.pos == "VERB" and word.dep in ("csubj", "csubjpass", "nsubj"):
            return self._verb(word, depth)  # "signing the accord was a mistake"
        return self._done(word, depth) or self._side(word, depth) or self._told(word) or self._unnamed(word)

    def _unnamed(self, word: Token) -> tuple[Target, ...]:
        """ "Any such deal", "a text that …": a word for instruments that names none, in a report on one."""
        such = any(c.lower in ("such", "that", "this", "any") or c.dep == "relcl" for c in word.children)
        told = word.lemma in self.contents and any(c.lower in ("the", "its", "their", "all") for c in word.children)
        told = (told or word.lemma in self.virtues) and not self._is_of_other(word)
        noun = word.pos == "NOUN" and such and (self.naming.noun(word) is not None or word.lemma in self.aspects)
        meant = self._salient(word) if noun or told else None
        return (Target(meant, word),) if meant is not None else ()

    def _done(self, word: Token, depth: int) -> tuple[Target, ...]:
        """An act noun: "the signing of the treaty", "Chad's withdrawal", "the violation of the truce"."""
        predication = self.parse.clauses.at(word)
        if predication is None or predication.kind != "noun":
            return ()
        for entry in self.acts.match(predication):
            ending = entry.gives["act"] in self.ending
            roles = str(entry.gives.get("agreement", "patient")).split("|")
            for role in [*roles, "of", "from", "patient"]:
                for token in predication.role(role):
                    if token is not word and (found := self.of(token, depth + 1)):
                        altering = word.lemma in self.altering
                        return tuple(Target(t.agreement, word, ending, altering) for t in found)
            if entry.gives["act"] in self.parleys:
                continue  # "talks" need not be about an agreement that the report names
            spoken_of = self._acted(word, entry.gives["act"]) or self._salient(word)
            if spoken_of is not None:
                return (Target(spoken_of, word, ending),)
        return ()

    def _acted(self, word: Token, act: str) -> str | None:
        """The agreement that the same act was last told of: "the signing" is of what was signed."""
        before = (s for s in reversed(self.steps) if s.evidence.start < word.start and s.act == act)
        return next((s.agreement for s in before), None)

    def _salient(self, word: Token) -> str | None:
        """The agreement named last in this sentence or the one before; else the one that the report is about."""
        return self.instruments.last_before(word.start, within=word.start - self._start(word)) or self.topic

    def _side(self, word: Token, depth: int) -> tuple[Target, ...]:
        """A side of an agreement: "the terms of the truce", "its validity", "the idea of a pact"."""
        if word.lemma not in self.aspects and word.lemma not in self.anaphors:
            return ()
        if any(c.dep == "poss" and c.lower == "whose" for c in word.children):
            owner = next((a.head for a in (word, *word.ancestors()) if a.dep == "relcl"), None)
            return self.of(owner, depth + 1) if owner is not None else ()
        for child in word.children:
            parts = (
                child.kids("pobj", "pcomp")
                if child.dep == "prep"
                else [child]
                if child.dep in ("poss", "compound")
                else []
            )
            for part in parts:
                if part.pos in ("NOUN", "PROPN", "PRON") and (found := self.of(part, depth + 1)):
                    return found
                if part.pos == "VERB" and (found := self._verb(part, depth + 1)):
                    return found
        infinitive = next((c for c in word.children if c.dep == "acl" and c.pos == "VERB"), None)
        return self._verb(infinitive, depth + 1) if infinitive is not None else ()

    def _verb(self, verb: Token, depth: int) -> tuple[Target, ...]:
        """ "the decision to withdraw from the treaty", "the idea of signing a pact"."""
        predication = self.parse.clauses.at(verb)
        if predication is None:
            return ()
        ending = any(entry.gives["act"] in self.ending for entry in self.acts.match(predication))
        altering = predication.lemma in self.altering
        for _, token in predication.arguments():
            named = self.instruments.of(token)
            if named:
                return tuple(Target(a, verb, ending, altering) for a in named)
            if altering and (found := self._told(token)):
                return tuple(Target(t.agreement, verb, ending, altering) for t in found)
        return ()

    def is_self(self, holder: str, target: Target) -> bool:
        """Whether the word is a pronoun for the holder: "the ministry said it was glad", not "voted against it"."""
        return holder in self.cast.who(target.word) and target.word.dep not in ("dobj", "pobj")

    def ended_by(self, word: Token) -> bool:
        """Whether a step that ends an agreement is told by this word."""
        return any(s.act in self.ending and s.evidence.start <= word.start < s.evidence.end for s in self.steps)

    def last_act(self, word: Token) -> Target | None:
        """What was last done to the agreement that the text speaks of, and whether that ended it."""
        agreement = self.instruments.last_before(word.start, within=NEAR) or self.instruments.main
        before = (s for s in reversed(self.steps) if s.evidence.start < word.start and s.agreement == agreement)
        acts = [s.act for s in before if s.modality in TOLD][:LATEST]
        return Target(agreement, word, not self.ending.isdisjoint(acts)) if agreement is not None and acts else None

    def unsaid(self, word: Token) -> tuple[Target, ...]:
        """What a stance without an object is towards: the main agreement, where one is named close by."""
        main = self.topic
        here = self.instruments.last_before(word.start, within=word.start - self.parse.sentence(word).start)
        last = here or self.instruments.last_before(word.start, within=max(NEAR, word.start - self._start(word)))
        return (Target(here or main, word),) if main is not None and last is not None else ()

    def _start(self, word: Token) -> int:
        return self.parse.sentences[max(0, word.sentence - 1)].start

    def _meant(self, pronoun: Token) -> str | None:
        """What "it" or "this" stands for: as a subject only what is named close by, closest where something happens."""
        if pronoun.dep not in ("nsubj", "nsubjpass") or pronoun.head.pos in ("ADJ", "NOUN"):
            return self._salient(pronoun)
        copula = pronoun.head.lemma == "be" and not any(c.tag == "MD" for c in pronoun.head.children)
        back = pronoun.start - self._start(pronoun)
        return self.instruments.last_before(pronoun.start, within=max(NEAR, back) if copula else back)

    def _is_of_other(self, word: Token) -> bool:
        """ "A project for a rebel army", "the vote of confidence": about something that is no agreement."""
        joined = ("of",) if word.lemma in self.contents else ABOUT
        about = [o for p in word.kids("prep") if p.lower in joined for o in p.kids("pobj")]
        about += [c for c in word.kids("compound") if c.pos == "NOUN"]  # "tax plans"
        return any(not self.cast.who(o) and not self.instruments.of(o) for o in about)

    def _told(self, word: Token) -> tuple[Target, ...]:
        """ "the move", "it": the agreement that the last step before was about, and whether that step ended it."""
        pronoun = word.lower in self.pronouns and word.pos in ("PRON", "DET")
        pointing = [c for c in word.children if c.dep in ("det", "poss", "amod", "nmod")]
        noun = word.lemma in self.anaphors and bool(pointing) and not self._is_of_other(word)
        noun = noun and not any(c.lower in ("a", "an") for c in pointing)
        if not pronoun and not noun:
            return ()
        pointed = any(c.lower in ("this", "that", "these", "those", "such", "latter") for c in word.children)
        last = self.topic if noun and not pointed else self._meant(word) if pronoun else self._salient(word)
        if last is None:
            return ()
        before = (s for s in reversed(self.steps) if s.evidence.start < word.start and s.agreement == last)
        told = [s.act for s in before if s.modality in TOLD][:LATEST]
        ending = word.lemma in self.turning and not self.ending.isdisjoint(told)
        return (Target(last, word, ending),)


def is_own_side(words: Iterable[Token]) -> bool:
    """ "we", "our side", "his country": whoever speaks."""
    return any(w.lower in ("we", "i") or any(c.tag == "PRP$" for c in w.kids("poss")) for w in words)
