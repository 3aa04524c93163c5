"""Steps whose verb is left out: "Chad ratified it on 8 April and Mali on 21 January"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from depositary.language import Parse, Predication, Token
from depositary.language.predications.arguments import VERBAL
from depositary.reading.cast import Cast
from depositary.reading.steps.times import Times
from depositary.record import Span, Step

BARE_DATE = 3  # words between the one who does it and the date


@dataclass(frozen=True, slots=True)
class Gapped:
    """Answers for one report. `words`: `gaps` of `en/steps.yaml`."""

    parse: Parse
    cast: Cast
    times: Times
    words: Mapping[str, frozenset[str]]

    def of(self, predication: Predication, step: Step) -> Iterator[Step]:
        """What the clause says of others: for each one named behind it with nothing but a date, the same step."""
        if predication.kind != "verb" or step.date is None:
            return
        own = {t.i for _, t in predication.arguments() if not self.cast.who(t)}
        known = set(step.by)
        tokens = self.parse.sentence(predication.trigger).tokens
        for token in tokens:
            actors = self.cast.who(token)
            if token.i <= predication.trigger.i or token.i in own or len(actors) != 1 or actors[0] in known:
                continue
            if not self.cast.territory(actors[0]) or _acts(token, predication) or not self._opens(token, predication):
                continue
            found = self._dated(token, tokens[-1].i)
            if found is not None:
                evidence, date = found
                known.add(actors[0])
                yield msgspec.structs.replace(
                    step, by=actors, with_=(), to=(), date=date, place=None, evidence=evidence, basis="steps/gapped"
                )

    def _opens(self, token: Token, predication: Predication) -> bool:
        """Whether "and", a comma, or such a mark stands before the name."""
        at, tokens = token.i - 1, self.parse.tokens
        while at > predication.trigger.i and (
            tokens[at].lower in self.words["leading"] or tokens[at].dep in ("compound", "amod")
        ):
            at -= 1
        return at > predication.trigger.i and tokens[at].lower in self.words["joints"]

    def _dated(self, token: Token, last: int) -> tuple[Span, str] | None:
        """The date that follows the name at once and closes what is said of it, with the words of both."""
        for at in range(token.i + 1, min(token.i + 1 + BARE_DATE, last) + 1):
            found = self.times.at(self.parse.tokens[at].start)
            if found is not None:
                end, date = found
                rest = self.parse.tokens[at : last + 1]
                behind = next((t for t in rest if t.start >= end), None)
                closed = behind is None or behind.lower in self.words["closing"]
                inside = next((t for t in reversed(rest) if t.end <= end), rest[0])
                return (self.parse.span(token, inside), date) if closed else None
            if self.parse.tokens[at].lower not in self.words["between"]:
                return None
        return None


def _acts(token: Token, predication: Predication) -> bool:
    """Whether the one named has a verb of its own."""
    return token.dep in ("nsubj", "nsubjpass") and token.head is not predication.trigger and token.head.pos in VERBAL
