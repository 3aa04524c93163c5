"""Topic: which agreement the text is telling of, where a sentence says "it", "the parties", or no name at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from depositary.language import Predication, Sentence, Token
from depositary.reading.provisions.bygone import Bygone
from depositary.reading.provisions.ground import Ground

SUBJECTS = ("nsubj", "nsubjpass")
LASTING = 4  # sentences over which a topic holds without being named again


class Topic:
    """The agreement in the centre of each sentence: its subject, else the mention highest in its tree."""

    def __init__(self, ground: Ground, bygone: Bygone) -> None:
        self.bygone = bygone
        self.parse, self.instruments, self.cast = ground.parse, ground.instruments, ground.cast
        self.taking_up = ground.words["taking up"]
        self._of: list[str | None] = []
        for sentence in ground.parse.sentences:
            self._of.append(self._centre(sentence))

    def of(self, sentence: int) -> str | None:
        """The agreement in the centre of this sentence, or that it goes on with."""
        return self._of[sentence] if 0 <= sentence < len(self._of) else None

    @cached_property
    def main(self) -> str | None:
        """The agreement that the report is about: of those that are not over the first, where the most named one is."""
        most = self.instruments.main
        if most is None or not self.bygone.is_over(most):
            return most
        named = {a.id: len(a.mentions) for a in self.instruments.agreements.values() if not a.series}
        alive = (a for a, often in named.items() if not self.bygone.is_over(a) and often >= named[most] - 1)
        return next(alive, most)

    def made(self, sentence: int) -> str | None:
        """The agreement that a sentence which names none tells to be made."""
        return None if self._named(sentence) else self.bygone.made_in(self.parse.sentences[sentence])

    def before(self, word: Token) -> str | None:
        """The agreement that a word such as "it" takes up: of its own sentence before it, else of those before."""
        earlier = [t for t in self._named(word.sentence) if t.i < word.i and word not in t.subtree()]
        found = self._first(earlier)
        known = self.of(word.sentence - 1)
        passed = found is not None and self.bygone.is_passed(found, self.parse.sentences[word.sentence])
        return known if passed and known is not None and not self.bygone.is_over(known) else found or known

    def alone(self, word: Token) -> bool:
        """Whether "it" goes on with the agreement: the subject before, or the one thing that several made."""
        if word.sentence == 0:
            return False
        before = [c for c in self.parse.clauses if c.trigger.sentence == word.sentence - 1 and c.trigger.dep == "ROOT"]
        return any(self._led(c) or self._made(c) for c in before)

    def _led(self, clause: Predication) -> bool:
        """The agreement was the subject: "The treaty was signed in Lima. It …"."""
        return any(self.instruments.of(t) for t in (clause.patient if clause.passive else clause.agent))

    def _made(self, clause: Predication) -> bool:
        """Several made the agreement: "Peru and Chile signed a treaty. It …"."""
        return len(clause.agent) > 1 and any(self.instruments.of(t) for t in clause.patient)

    def _named(self, sentence: int) -> list[Token]:
        return [t for t in self.parse.sentences[sentence].tokens if self.instruments.of(t)]

    def _first(self, heads: Sequence[Token]) -> str | None:
        best = min(heads, key=lambda t: (t.dep not in SUBJECTS, _depth(t), t.i), default=None)
        return self.instruments.of(best)[0] if best is not None else None

    def _centre(self, sentence: Sentence) -> str | None:
        heads = [t for t in sentence.tokens if self.instruments.of(t)]
        before = self._of[-1] if self._of else None
        subject = next((t for t in sentence.tokens if t.dep in SUBJECTS and t.head.head is t.head), None)
        taken_up = subject is not None and subject.lower in self.taking_up and not self.cast.who(subject)
        if before is not None and taken_up:
            return before
        living = [t for t in heads if not self.bygone.is_passed(self.instruments.of(t)[0], sentence)]
        held = before if self._holds(sentence) else None
        current = held if held is not None and not self.bygone.is_over(held) else None
        made = self.bygone.made_in(sentence) if not heads else None
        return self._first(living) or made or current or self._first(heads) or held

    def _holds(self, sentence: Sentence) -> bool:
        """Whether an agreement was named a few sentences back."""
        return any(self._named(i) for i in range(max(0, sentence.index - LASTING), sentence.index))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors())
