"""The parties of each instrument: who made it, not who helped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.language import Parse
from depositary.language.predications.model import Predication
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.linking import Instrument
from depositary.reading.agreements.sides import Sides


class Parties:
    """Parties from the noun phrases, and from those who sign, conclude, negotiate."""

    def __init__(self, parse: Parse, words: Lexis, sides: Sides, found: Sequence[Instrument]) -> None:
        self._words, self._sides = words, sides
        self._heads = {m.head.i: n for n, i in enumerate(found) for m in i.mentions}
        self._makers: dict[int, list[str]] = {}
        self._number = {id(i): n for n, i in enumerate(found)}
        for predication in parse.clauses:
            if predication.lemma.split()[0] in words.sets["verbs/making"]:
                self._note(predication)

    def _note(self, predication: Predication) -> None:
        objects = [t for role in ("patient", "to", "on", "into") for t in predication.role(role)]
        for token in objects:
            if token.i in self._heads:
                makers = self._sides.of_all((*predication.agent, *predication.role("with"), *predication.role("between")))
                self._makers.setdefault(self._heads[token.i], []).extend(makers)

    def of(self, instrument: Instrument) -> tuple[str, ...]:
        """The ids of the parties, in the order in which the report names them."""
        makers = self._makers.get(self._number[id(instrument)], [])
        return self._sides.merge((*instrument.sides, *makers))
