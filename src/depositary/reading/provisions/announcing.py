"""Announcing: sentences that only lead to the terms: "The terms are simple.", "What does it provide?"."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.language import Predication, Token
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.topic import Topic


class Announcing:
    """Finds the agreement whose terms a sentence announces without telling them."""

    def __init__(self, ground: Ground, topic: Topic) -> None:
        self.words, self.instruments, self.topic = ground.words, ground.instruments, topic

    def of(self, clauses: Sequence[Predication]) -> str | None:
        """The agreement whose terms the sentence leads to."""
        for clause in clauses:
            if clause.kind == "verb" and (self._asks(clause) or self._leads(clause)):
                found = [a for t in clause.agent if (a := self.meant(t)) is not None]
                if found:
                    return found[0]
        return None

    def meant(self, word: Token) -> str | None:
        """The agreement that a word ahead of a list stands for: its name, "it", or "the terms" of the one spoken of."""
        named = self.instruments.of(word)
        if named:
            return named[-1]
        if word.lower in self.words["taking up"]:
            return self.topic.before(word)
        if word.lemma not in self.words["contents"]:
            return None
        owners = [o for c in word.kids("prep", "poss") for o in (c, *c.kids("pobj"))]
        told = next((a for o in owners for a in self.instruments.of(o)), None)
        return told or (None if owners else self.topic.before(word) or self.topic.main)

    def _asks(self, clause: Predication) -> bool:
        """ "What does the deal say?", "Remember what it says"."""
        about = any(t.lower == "what" for t in (*clause.patient, *clause.trigger.kids("dobj", "nsubj", "pobj")))
        return about and clause.lemma in self.words["containing"] and not clause.negated

    def _leads(self, clause: Predication) -> bool:
        """ "The terms are simple", "the provisions follow"."""
        heads = any(t.lemma in self.words["contents"] for t in clause.agent)
        plain = clause.lemma == "be" and not clause.negated and all(t.pos != "NOUN" for t in clause.attribute)
        return heads and clause.link == "" and (plain or clause.lemma in ("follow", "read"))
