"""Continuing: sentences that go on telling the terms without naming the agreement again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from depositary.language import Language, Parse, Predication, Sentence, Token
from depositary.reading.attribution import Attribution
from depositary.reading.instruments import Instruments
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.topic import Topic
from depositary.record import Provision, Span


class Continuing:
    """Remembers whose terms the text is telling: after a provision, or beside a mention of an agreement."""

    def __init__(
        self,
        parse: Parse,
        language: Language,
        words: Mapping[str, frozenset[str]],
        *,
        instruments: Instruments,
        attribution: Attribution,
        drafting: Drafting,
        topic: Topic,
    ) -> None:
        self.parse, self.words, self.instruments = parse, words, instruments
        self.attribution, self.drafting, self.topic = attribution, drafting, topic
        self.acts, self.stances = language.table("acts"), language.table("stances")
        self.speech, self.demands = language.table("speech"), language.table("demands")
        self.agreement: str | None = None
        self.begun = False  # whether the sentence before told a provision
        self.sure = False  # after a provision a bare present goes on too; beside a mention only duty and right do
        self.paragraph = -1
        self.length = 0  # sentences of the paragraph so far: paragraphs of one sentence may be items of a list

    def provisions(
        self, sentence: Sentence, clauses: Sequence[Predication], said: Sequence[Provision]
    ) -> list[Provision]:
        """The provisions of a sentence that goes on, and what it opens for the next."""
        if sentence.paragraph != self.paragraph:
            known = self.topic.of(sentence.index - 1) is not None
            self.agreement = self.agreement if self.sure else self.instruments.main if known else None
            self.sure = self.sure and self.length == 1
            self.paragraph, self.length = sentence.paragraph, 0
        self.length += 1
        telling: list[Predication] = []
        self.begun = self.sure
        listed = self._behind_colon(sentence, clauses) if not said else []
        if listed:
            self.sure = True
            telling = [c for c in listed if self._goes_on(c)]
        elif said:
            telling = self._after(said[-1], clauses, said)
        elif self.agreement is not None:
            telling = list(self._first(clauses))
        found = [
            self.drafting.clause(clause, self.agreement, basis="going-on")
            for clause in telling
            if self.agreement is not None and not self._is_aside(clause)
        ]
        self._open(sentence, told=bool(said or telling))
        return found

    def _behind_colon(self, sentence: Sentence, clauses: Sequence[Predication]) -> list[Predication]:
        """The clauses behind the colon of a sentence that names an agreement: "signed a pact: teams get access"."""
        colon = next((t for t in sentence.tokens if t.text == ":"), None)
        if colon is None:
            return []
        told = [c for c in clauses if c.trigger.i < colon.i and c.kind == "verb"]
        heads = [t for c in told for _, t in c.arguments()] or self._terms(sentence)
        named = [a for t in heads for a in self.instruments.of(t) if t.i < colon.i]
        if not named:
            return []
        self.agreement = named[-1]
        return [c for c in clauses if c.trigger.i > colon.i and c.kind == "verb"]

    def _terms(self, sentence: Sentence) -> list[Token]:
        """What the terms are of: "the terms of the truce: troops hold their positions"."""
        heads = [t for t in sentence.tokens if t.lemma in self.words["terms"]]
        return [o for t in heads for c in t.kids("prep", "poss") for o in (c, *c.kids("pobj"))]

    def _first(self, clauses: Sequence[Predication]) -> Iterator[Predication]:
        """The clauses that go on; after the first of them the sentence is sure to tell terms."""
        for clause in clauses:
            if self._goes_on(clause):
                self.sure = True
                yield clause

    def _after(self, last: Provision, clauses: Sequence[Predication], said: Sequence[Provision]) -> list[Predication]:
        """What the same sentence goes on to tell: "cedes the island, and Chile pays for it; in return …"."""
        taken = [p.evidence for p in said]
        self.agreement, self.sure = last.agreement, True
        behind = [c for c in clauses if c.trigger.start >= taken[0].start and c.link != "content"]
        loose = [c for c in behind if not any(span.start <= c.trigger.start < span.end for span in taken)]
        return [clause for clause in loose if self._goes_on(clause)]

    def _is_beside(self, clause: Predication) -> bool:
        """ "while the bases stay Finnish", "although the operator is to pay": another term beside the first."""
        above = clause.within
        return clause.marker in self.words["beside"] and above is not None and above.trigger.i < clause.trigger.i

    def _is_own(self, clause: Predication) -> bool:
        """A coordinated clause with its own subject and mode, wherever it hangs: "and the bases will close"."""
        subject = clause.trigger.kids("nsubj", "nsubjpass")
        return clause.trigger.dep == "conj" and bool(clause.helpers & self.words["bound"] and subject)

    def _open(self, sentence: Sentence, *, told: bool) -> None:
        if told:
            self.sure = True
            return
        named = self.instruments.within(Span.of(self.parse.text, sentence.start, sentence.end))
        self.agreement, self.sure = (self.topic.of(sentence.index) if named else None), False

    def _goes_on(self, clause: Predication) -> bool:
        led_on = clause.link in ("", "conjunct", "content") or self._is_beside(clause) or self._is_own(clause)
        if clause.kind != "verb" or not led_on or clause.question:
            return False
        owed = bool(clause.helpers & self.words["owing"])
        said = clause.lemma in self.words["speech"] and not owed
        if said or self._is_of_persons(clause) or self._is_step(clause):
            return False
        led = clause.link == "content" and clause.within is not None and clause.within.trigger.i < clause.trigger.i
        if led and not self.sure:
            return False
        dealt = clause.lemma in self.words["dealing"] and self._is_party(clause)
        if clause.passive and clause.tense == "present" and clause.lemma in self.words["provided"]:
            return True
        return self._binds(clause) or ((self.sure or dealt or self._is_habit(clause)) and self._is_standing(clause))

    def _is_habit(self, clause: Predication) -> bool:
        """A bare present of what nobody named does, beside a mention: "periods worked abroad are added up"."""
        subject = clause.patient if clause.passive else clause.agent
        who = [self.drafting.cast.actors[a] for a in self.drafting.cast.all_of(subject)]
        named = any(a.kind != "collective" or a.territory for a in who) and not self._is_party(clause)
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

    def _is_aside(self, clause: Predication) -> bool:
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
            return (foretold and (clause.negated or not self.begun)) or (clause.lemma == "be" and named and not duty)
        return foretold or (clause.lemma == "be" and not duty)

    def _is_procedure(self, clause: Predication) -> bool:
        """Whether the clause tells what comes next for the text itself: "the bill will now be considered"."""
        verbs = {clause.lemma, *(c.lemma for c in clause.content)}
        nouns = {t.lemma for t in (*clause.agent, *clause.patient)}
        return bool(verbs & self.words["next"] or nouns & self.words["procedure"])

    def _is_of_persons(self, clause: Predication) -> bool:
        named = (*clause.agent, *clause.patient)
        if any(t.lower in self.words["person"] for word in named for t in (word, *word.kids("poss"))):
            return True
        statement = self.attribution.around(self.parse.span(clause.trigger))
        return statement is not None and statement.direct

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
        bound = self.instruments.agreements[self.agreement].parties if self.agreement is not None else ()
        cast = self.drafting.cast
        return any(cast.same_side(a, b) for a in cast.all_of(clause.agent) for b in bound)

    def _is_text(self, word: Token) -> bool:
        """Whether the word stands for an agreement."""
        taken_up = word.lower == "it" and not self.drafting.cast.who(word)
        return bool(self.instruments.of(word)) or taken_up

    def _binds(self, clause: Predication) -> bool:
        """Will, shall, must, may, is to, has to, would: the modes of duty, right and things to come."""
        if clause.helpers & self.words["modal"]:
            return True
        below = {g.lower for c in clause.trigger.children if c.dep == "xcomp" for g in c.children}
        return clause.trigger.lemma in ("be", "have") and "to" in below

    def _is_standing(self, clause: Predication) -> bool:
        """A bare present: "Kenya reciprocates gradually", "sensitive products stay off the table"."""
        fulfilled = clause.helpers & self.words["happened"]
        lasting = clause.modality == "occurred" or (clause.modality == "ongoing" and not clause.passive)
        bare = clause.trigger.tag == "VB" and bool(clause.trigger.kids("nsubj")) and not clause.helpers
        return (clause.tense == "present" or bare) and lasting and clause.link != "content" and not fulfilled


def _behind(clause: Predication) -> list[Predication]:
    """The clauses told in this one; a parser may hang there what stands before it: "signed a pact: teams get access"."""
    return [c for c in clause.content if c.trigger.i > clause.trigger.i]
