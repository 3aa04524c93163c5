"""Telling: which clauses go on with the terms of an agreement that the text has spoken of."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.language import Predication, Token
from depositary.reading.provisions.drafting import adds
from depositary.reading.provisions.ground import Ground


@dataclass(slots=True)
class Thread:
    """Whose terms the text is telling.

    `sure` after a provision: then a bare present goes on too, beside a mention only duty and right do.
    `begun` where the sentence before told a provision.
    """

    agreement: str | None = None
    sure: bool = False
    begun: bool = False


class Telling:
    """Weighs clauses by their mode, subject and verb."""

    def __init__(self, ground: Ground, thread: Thread) -> None:
        self.parse, self.words, self.instruments, self.cast = (
            ground.parse,
            ground.words,
            ground.instruments,
            ground.cast,
        )
        self.attribution, self.thread = ground.attribution, thread
        self.acts, self.stances, self.speech, self.demands = ground.acts, ground.stances, ground.speech, ground.demands

    def goes_on(self, clause: Predication) -> bool:
        led_on = clause.link in ("", "conjunct", "content") or self._is_beside(clause) or self._is_own(clause)
        led_on = led_on or (clause.link == "adverbial" and not clause.marker and clause.tense in ("present", "future"))
        led_on = led_on or (self.thread.sure and adds(self.parse, clause, self.words["bound"]))
        if clause.kind != "verb" or not led_on or clause.question:
            return False
        owed = bool(clause.helpers & self.words["owing"]) or ("will" in clause.helpers and self._is_party(clause))
        said = clause.lemma in self.words["speech"] and not owed
        if said or self._is_of_persons(clause) or self._is_step(clause) or self._is_scene(clause):
            return False
        led = clause.link == "content" and clause.within is not None and clause.within.trigger.i < clause.trigger.i
        if led and not self.thread.sure:
            return False
        dealt = clause.lemma in self.words["dealing"] and self._is_party(clause)
        if clause.passive and clause.tense == "present" and clause.lemma in self.words["provided"]:
            return True
        return (
            self._binds(clause)
            or self._is_gapped(clause)
            or ((self.thread.sure or dealt or self._is_habit(clause)) and self._is_standing(clause))
        )

    def _is_beside(self, clause: Predication) -> bool:
        """ "while the bases stay Finnish", "although the operator is to pay": another term beside the first."""
        above = clause.within
        return clause.marker in self.words["beside"] and above is not None and above.trigger.i < clause.trigger.i

    def _is_own(self, clause: Predication) -> bool:
        """A coordinated clause with its own subject and mode, wherever it hangs: "and the bases will close"."""
        subject = clause.trigger.kids("nsubj", "nsubjpass")
        return clause.trigger.dep == "conj" and bool(clause.helpers & self.words["bound"] and subject)

    def _is_gapped(self, clause: Predication) -> bool:
        """ "Tariffs will be cut, and quotas doubled": a participle that shares the helpers of the clause before."""
        first, own = clause.trigger.head, clause.trigger.kids("nsubj", "nsubjpass")
        shared = clause.trigger.dep == "conj" and first.tag == "VBN" and clause.trigger.tag in ("VBN", "VBD")
        above = self.parse.clauses.at(first) if shared and own and not clause.helpers else None
        return above is not None and above.passive and bool(above.helpers & self.words["modal"])

    def _is_habit(self, clause: Predication) -> bool:
        """A bare present of what nobody named does, beside a mention: "periods worked abroad are added up"."""
        subject = clause.patient if clause.passive else clause.agent
        who = [self.cast.actors[a] for a in self.cast.all_of(subject)]
        named = any(a.kind in self.words["naming"] for a in who) and not self._is_party(clause)
        told = bool(subject) and all(t.pos == "NOUN" and t.lemma not in self.words["scenery"] for t in subject)
        of_text = any(self.instruments.of(t) for _, t in clause.arguments()) or clause.modality == "ongoing"
        return (
            told
            and not named
            and not of_text
            and clause.link == ""
            and not clause.negated
            and clause.lemma not in self.words["stative"]
        )

    def is_aside(self, clause: Predication) -> bool:
        """Whether a sentence between the terms tells something else, without ending the tale of them."""
        return self._is_comment(clause) or self._is_procedure(clause)

    def _is_comment(self, clause: Predication) -> bool:
        """Whether somebody who is quoted foretells or judges: "the road ahead would be rocky, she said"."""
        above = clause.within
        if clause.link == "content" and above is not None and any(self.instruments.of(t) for t in above.agent):
            return False
        duty = "be" in clause.helpers or any(c.link == "control" for c in clause.content)
        foretold = "would" in clause.helpers and not duty
        if self.attribution.around(self.parse.span(clause.trigger)) is None:
            named = self._is_standing(clause) and any(t.lemma not in self.words["terms"] for t in clause.attribute)
            return (foretold and (clause.negated or not self.thread.begun)) or (
                clause.lemma == "be" and named and not duty
            )
        return foretold or (clause.lemma == "be" and not duty)

    def _is_procedure(self, clause: Predication) -> bool:
        """Whether the clause tells what comes next for the text itself: "the bill will now be considered"."""
        verbs = {clause.lemma, *(c.lemma for c in clause.content)}
        nouns = {t.lemma for t in (*clause.agent, *clause.patient)}
        return bool(verbs & self.words["next"] or nouns & self.words["procedure"])

    def _is_scene(self, clause: Predication) -> bool:
        """Whether it tells what is going on or who does it: "the envoys are waiting", "that is, in May"."""
        under_way = clause.trigger.tag == "VBG" and clause.tense == "present" and not self._is_party(clause)
        glossed = clause.lemma == "be" and any(t.lower == "that" for t in clause.agent)
        doers = clause.patient if clause.passive else clause.agent
        named = [self.cast.actors[a].kind for t in doers if self._is_named(t) for a in self.cast.who(t)]
        vague = bool(doers) and all(t.lower in self.words["vague"] and not self.cast.who(t) for t in doers)
        owed = bool(clause.helpers & self.words["owing"]) or any(c.link == "control" for c in clause.content)
        persons = bool(named) and not owed and all(kind in ("person", "media") for kind in named)
        return under_way or glossed or vague or persons

    def _is_named(self, word: Token) -> bool:
        """Whether it is a name, or said of one: "De Mistura", "his counterpart", "the press"; not "an applicant"."""
        return not any(c.lower in self.words["anyone"] for c in word.kids("det"))

    def _is_of_persons(self, clause: Predication) -> bool:
        named = (*clause.agent, *clause.patient)
        if any(t.lower in self.words["person"] for word in named for t in (word, *word.kids("poss"))):
            return True
        statement = self.attribution.around(self.parse.span(clause.trigger))
        return statement is not None and (statement.direct or not self._speaks_for_party(statement.speaker))

    def _speaks_for_party(self, speaker: str | None) -> bool:
        """Whether who says it is of a party to the agreement, so that it may tell what was agreed."""
        bound = self.instruments.agreements[self.thread.agreement].parties if self.thread.agreement is not None else ()
        return speaker is None or not bound or any(self.cast.same_side(speaker, p) for p in bound)

    def _is_step(self, clause: Predication) -> bool:
        """Whether the clause tells an agreement's life, a stance, what might have been, or what one says or asks."""
        if _behind(clause) and any(True for table in (self.speech, self.demands) for _ in table.match(clause)):
            return True
        if {"would", "have"} <= clause.helpers or any(self._is_step(c) for c in _behind(clause)):
            return True
        about = any(self._is_text(token) for _, token in clause.arguments())
        return about and any(True for table in (self.acts, self.stances) for _ in table.match(clause))

    def _is_party(self, clause: Predication) -> bool:
        """Whether a party of the agreement that the text tells of is the subject."""
        bound = self.instruments.agreements[self.thread.agreement].parties if self.thread.agreement is not None else ()
        cast = self.cast
        return any(cast.same_side(a, b) for a in cast.all_of(clause.agent) for b in bound)

    def _is_text(self, word: Token) -> bool:
        """Whether the word stands for an agreement."""
        taken_up = word.lower == "it" and not self.cast.who(word)
        return bool(self.instruments.of(word)) or taken_up

    def _binds(self, clause: Predication) -> bool:
        """Will, shall, must, may, is to, has to, would: the modes of duty, right and things to come."""
        if clause.helpers & self.words["modal"] or (self.thread.sure and "could" in clause.helpers):
            return True
        below = {g.lower for c in clause.trigger.children if c.dep == "xcomp" for g in c.children}
        return clause.trigger.lemma in ("be", "have") and "to" in below

    def _is_standing(self, clause: Predication) -> bool:
        """A bare present: "Kenya reciprocates gradually", "sensitive products stay off the table"."""
        fulfilled = clause.helpers & self.words["happened"]
        lasting = clause.modality == "occurred" or (clause.modality == "ongoing" and not clause.passive)
        lasting = lasting or (
            self.thread.sure and (clause.modality == "conditional" or (clause.negated and clause.passive))
        )
        bare = clause.trigger.tag == "VB" and bool(clause.trigger.kids("nsubj")) and not clause.helpers
        lasting = lasting and clause.lemma not in self.words["background"]
        return (clause.tense == "present" or bare) and lasting and clause.link != "content" and not fulfilled


def _behind(clause: Predication) -> list[Predication]:
    """The clauses told in this one; what stands before it a parser may hang there: "signed a pact: teams get it"."""
    return [c for c in clause.content if c.trigger.i > clause.trigger.i]
