"""Listed: what is asked point by point, behind a colon or in the lines below: "called on Chile: to pay; to leave"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Predication, Token
from depositary.reading.demands.ground import Ground

ENDS = (".", "!", "?", '"', "”")  # of a sentence that leaves nothing to the lines below


class Listed(Ground):
    """Reads lists of what is asked."""

    def clauses(self, predication: Predication) -> list[Predication]:
        """The commands behind the colon of the sentence, else the infinitives that the lines below begin with."""
        tokens = self.parse.sentences[predication.trigger.sentence].tokens
        colon = next((t for t in tokens if t.text == ":" and t.i > predication.trigger.i), None)
        last = tokens[-1]
        if colon is not None and colon is not last:
            behind = (c for t in tokens if t.i > colon.i and (c := self.parse.clauses.at(t)) is not None)
            return [c for c in behind if c.commands]
        return list(self._below(predication)) if last.text not in ENDS else []

    def things(self, head: Token) -> Iterator[Token]:
        """The thing, or what it announces: "three things: an apology and a map"."""
        told = head.kids("appos") if head.lemma in self.words["announcing"] else []
        if told:
            yield from told[0].conjuncts()
        else:
            yield head

    def _below(self, predication: Predication) -> Iterator[Predication]:
        for sentence in self.parse.sentences[predication.trigger.sentence + 1 :]:
            first = next((t for t in sentence.tokens if t.pos not in ("PUNCT", "SPACE", "CCONJ", "SYM")), None)
            root = next((t for t in sentence.tokens if t.head is t), None)
            clause = self.parse.clauses.at(root) if root is not None else None
            if root is None or clause is None or clause.kind != "verb" or first not in root.kids("aux"):
                return
            yield clause
