"""How many people an event killed, hurt or took, and how many took part, as its sentence counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from depositary.language import Parse, Predication, Token
from depositary.record.words import EventType

# The fields that an event of this type can fill.
COUNTED: dict[EventType, frozenset[str]] = {
    "ASSAULT": frozenset({"dead", "injured", "size"}),
    "COERCE": frozenset({"dead", "injured", "arrested"}),
    "PROTEST": frozenset({"dead", "injured", "arrested", "size"}),
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
AFTER = 3  # words on which the state of those counted may follow them: "twelve people were dead"


class Count(NamedTuple):
    """A number of people and the field that it belongs to."""

    field: str
    number: int


class Counting:
    """Reads the numbers of one report; `words` is `en/counting.yaml`."""

    def __init__(self, parse: Parse, words: Any) -> None:
        self.parse = parse
        self.done = {verb: field for field, verbs in words["done"].items() for verb in verbs}
        self.state = {word: field for field, listed in words["state"].items() for word in listed}
        self.together, self.things = frozenset(words["together"]), frozenset(words["things"])
        self.numbers: dict[str, int] = words["numbers"]
        self.scales: dict[str, int] = words["scales"]

    def of(self, predication: Predication, type: EventType) -> dict[str, int]:
        """The numbers that the sentence gives for an event of this type, by the field of the event; the first of each.

        A number that two acts of the sentence could claim goes to each: they are told as one.
        """
        wanted = COUNTED.get(type, frozenset())
        found: dict[str, int] = {}
        if wanted:
            for field, number in (*self._sentence(predication), *self._those(predication, type)):
                if field in wanted:
                    found.setdefault(field, number)
        return found

    def _those(self, predication: Predication, type: EventType) -> Iterator[Count]:
        """Of a protest, those who take part: "some 300 farmers marched"."""
        if type == "PROTEST":
            for token in predication.agent:
                number = self._number(token)
                if number is not None:
                    yield Count("size", number)

    def _sentence(self, predication: Predication) -> Iterator[Count]:
        for token in self.parse.sentence(predication.trigger).tokens:
            yield from self._done(token)
            yield from self._left(token)

    def _done(self, token: Token) -> Iterator[Count]:
        """Those to whom it is done: "killed twelve soldiers", "two were wounded"."""
        at = self.parse.clauses.at(token)
        field = self.done.get(token.lemma)
        if at is None or field is None or at.negated:
            return
        died = token.lemma in ("die", "perish")
        for noun in at.agent if died else at.patient:
            number = self._number(noun)
            if number is not None and noun.lemma not in self.things:
                yield Count(field, number)

    def _left(self, token: Token) -> Iterator[Count]:
        """How they are afterwards: "30 wounded", "twelve deaths", "left twelve people dead"."""
        if token.lower not in self.state and token.lemma not in self.state and token.lemma not in self.together:
            return
        field = "size" if token.lemma in self.together else self.state.get(token.lower) or self.state[token.lemma]
        number = self._number(token)
        if number is None:
            before = self.parse.sentence(token).tokens
            place = token.i - before[0].i
            near = [self._number(t) for t in before[max(0, place - AFTER) : place] if t.pos in ("NOUN", "NUM")]
            number = next((n for n in reversed(near) if n is not None), None)
        if number is not None:
            yield Count(field, number)

    def _number(self, token: Token) -> int | None:
        """The number that the word is or is counted by; None for "dozens" and where there is none."""
        if token.pos == "NUM" or token.lower in self.numbers or token.lower in self.scales:
            return self._value(token)
        return next((self._value(child) for child in token.kids("nummod")), None)

    def _value(self, token: Token) -> int | None:
        scale = self.scales.get(token.lower, 1)
        for hung in token.kids("quantmod"):  # "two dozen"
            if hung.lower in self.scales and (count := self._plain(token)) is not None:
                return count * self.scales[hung.lower]
        parts = [c for c in token.kids("compound", "nummod", "advmod") if self._plain(c) is not None]
        own = scale if token.lower in self.scales else self._plain(token)
        if own is None:
            return None
        if not parts:
            return own if token.lower not in self.scales else None
        factor = self._plain(parts[0]) or 0
        return factor * own if scale > 1 else factor + own

    def _plain(self, token: Token) -> int | None:
        if _DIGITS.fullmatch(token.text):
            return int(token.text.replace(",", ""))
        first, _, second = token.lower.partition("-")
        if first in self.numbers:
            return self.numbers[first] + self.numbers.get(second, 0)
        return None
