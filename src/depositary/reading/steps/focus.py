"""The agreement that a text speaks of where a word only points to it, or leaves it out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from depositary.language import Parse, Token
from depositary.reading.instruments import Instruments

NEAR = 250  # characters back in which an agreement can stand that "it" takes up
FAR = 700  # and in which one can stand that goes without saying
FARTHEST = 1500  # and in which the agreement that a report is about must have been named
OFTEN = 3  # mentions from which an agreement is what a report is about


@dataclass(frozen=True, slots=True)
class Focus:
    """Answers for one report: none, or the one agreement that is meant."""

    parse: Parse
    instruments: Instruments

    def last(self, word: Token, *, near: bool = False) -> tuple[str, ...]:
        """What a pronoun takes up: the agreement named last; else, unless it must be `near`, one further back."""
        found = self.instruments.last_before(word.start, within=NEAR)
        if found is None and not near:
            found = self._topic(word) or self.instruments.last_before(word.start, within=FAR)
        return (found,) if found else ()

    def before(self, word: Token, *, but: Collection[str]) -> tuple[str, ...]:
        """The agreement named last before this place, none of these: what one does to "it" is not done to itself."""
        found = [
            (mention.start, agreement.id)
            for agreement in self.instruments.agreements.values()
            for mention in agreement.mentions
            if agreement.id not in but and word.start - FAR < mention.start < word.start
        ]
        return (max(found)[1],) if found else ()

    def unsaid(self, word: Token) -> tuple[str, ...]:
        """What goes without saying: an agreement named before in the sentence, else the report's main one."""
        sentence = self.parse.sentence(word)
        here = self.instruments.last_before(word.start, within=word.start - sentence.start)
        around = self.instruments.last_before(word.start, within=FAR)
        found = here or (self.instruments.main if around is not None else self._topic(word))
        return (found,) if found else ()

    def _topic(self, word: Token) -> str | None:
        """The agreement that the report is about, where it speaks of it often enough to leave its name out."""
        main = self.instruments.main
        if main is None or len(self.instruments.agreements[main].mentions) < OFTEN:
            return None
        before = (m.end for m in self.instruments.agreements[main].mentions if m.start < word.start)
        return main if word.start - max(before, default=0) < FARTHEST else None
