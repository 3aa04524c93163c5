"""Continuing: sentences that go on telling the terms without naming the agreement again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.language import Predication, Sentence, Token
from depositary.reading.provisions.announcing import Announcing
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.telling import Telling, Thread
from depositary.reading.provisions.topic import Topic
from depositary.record import Provision, Span


class Continuing:
    """Remembers whose terms the text is telling: after a provision, or beside a mention of an agreement."""

    def __init__(self, ground: Ground, drafting: Drafting, topic: Topic) -> None:
        self.parse, self.words, self.instruments = ground.parse, ground.words, ground.instruments
        self.drafting, self.topic, self.thread = drafting, topic, Thread()
        self.telling, self.announcing = Telling(ground, self.thread), Announcing(ground, topic)
        self.paragraph = -1
        self.length = 0  # sentences of the paragraph so far: paragraphs of one sentence may be items of a list

    def provisions(
        self, sentence: Sentence, clauses: Sequence[Predication], said: Sequence[Provision]
    ) -> list[Provision]:
        """The provisions of a sentence that goes on, and what it opens for the next."""
        if sentence.paragraph != self.paragraph:
            known = self.topic.of(sentence.index - 1) is not None
            self.thread.agreement = self.thread.agreement if self.thread.sure else self.topic.main if known else None
            self.thread.sure = self.thread.sure and self.length == 1
            self.paragraph, self.length = sentence.paragraph, 0
        self.length += 1
        telling: list[Predication] = []
        self.thread.begun = self.thread.sure
        listed = self._behind_colon(sentence, clauses) if not said else []
        if listed:
            self.thread.sure = True
            telling = [c for c in listed if self.telling.goes_on(c)]
        elif said:
            telling = [*self._ahead(clauses, said), *self._after(said[-1], clauses, said)]
        elif self.thread.agreement is not None:
            telling = list(self._first(clauses))
        found = [
            self.drafting.clause(clause, self.thread.agreement, basis="going-on")
            for clause in telling
            if self.thread.agreement is not None and not self.telling.is_aside(clause)
        ]
        announced = self.announcing.of(clauses) if not said and not telling else None
        if announced is not None:
            self.thread.agreement = announced
        self._open(sentence, told=bool(said or telling or announced))
        return found

    def _behind_colon(self, sentence: Sentence, clauses: Sequence[Predication]) -> list[Predication]:
        """The clauses behind the colon of a sentence that names an agreement: "signed a pact: teams get access"."""
        colon = next((t for t in sentence.tokens if t.text == ":"), None)
        if colon is None:
            return []
        told = [c for c in clauses if c.trigger.i < colon.i and c.kind == "verb"]
        heads = [t for c in told for _, t in c.arguments()] or self._terms(sentence)
        named = [a for t in heads if t.i < colon.i and (a := self.announcing.meant(t)) is not None]
        if not named:
            return []
        self.thread.agreement = named[-1]
        return [c for c in clauses if c.trigger.i > colon.i and c.kind == "verb"]

    def _terms(self, sentence: Sentence) -> list[Token]:
        """What the terms are of: "the terms of the truce: troops hold their positions"."""
        heads = [t for t in sentence.tokens if t.lemma in self.words["terms"]]
        return [*(o for t in heads for c in t.kids("prep", "poss") for o in (c, *c.kids("pobj"))), *heads]

    def _first(self, clauses: Sequence[Predication]) -> Iterator[Predication]:
        """The clauses that go on; after the first of them the sentence is sure to tell terms."""
        for clause in clauses:
            if self.telling.goes_on(clause):
                self.thread.sure = True
                yield clause

    def _ahead(self, clauses: Sequence[Predication], said: Sequence[Provision]) -> list[Predication]:
        """What goes on before the first told by itself: "ships must report, and Peru undertakes to pay"."""
        start = min(p.evidence.start for p in said)
        if not self.thread.begun or self.thread.agreement != said[0].agreement:
            return []
        ahead = [c for c in clauses if c.trigger.start < start and c.link in ("", "conjunct")]
        loose = [c for c in ahead if not any(p.evidence.start <= c.trigger.start < p.evidence.end for p in said)]
        return [clause for clause in loose if self.telling.goes_on(clause)]

    def _after(self, last: Provision, clauses: Sequence[Predication], said: Sequence[Provision]) -> list[Predication]:
        """What the same sentence goes on to tell: "cedes the island, and Chile pays for it; in return …"."""
        taken = [p.evidence for p in said]
        self.thread.agreement, self.thread.sure = last.agreement, True
        behind = [c for c in clauses if c.trigger.start >= taken[0].start]
        behind = [c for c in behind if c.link != "content" or self._is_joined(c)]
        loose = [c for c in behind if not any(span.start <= c.trigger.start < span.end for span in taken)]
        return [clause for clause in loose if self.telling.goes_on(clause)]

    def _is_joined(self, clause: Predication) -> bool:
        """Whether "and" stands before a clause that a parser hangs below a verb as what it says."""
        first = min(t.i for t in clause.trigger.subtree())
        return first > 0 and self.parse.tokens[first - 1].pos == "CCONJ"

    def _open(self, sentence: Sentence, *, told: bool) -> None:
        if told:
            self.thread.sure = True
            return
        named = self.instruments.within(Span.of(self.parse.text, sentence.start, sentence.end))
        kept = self.thread.agreement if self.thread.begun else None  # one sentence beside the point does not end it
        centre = self.topic.of(sentence.index) if named else kept
        self.thread.agreement, self.thread.sure = centre, False
