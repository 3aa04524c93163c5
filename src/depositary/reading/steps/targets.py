"""Which agreement an act is done to: the one that fills the role, or the one that the text speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depositary.language import Predication, Token
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments

DEEPEST = 3  # of-phrases between a word and the agreement that it stands for
REACH = 600  # characters back in which an agreement that is not named again can stand


@dataclass(frozen=True, slots=True)
class Targets:
    """Answers for one report. The three word classes are those of `en/steps.yaml`."""

    instruments: Instruments
    cast: Cast
    transparent: frozenset[str]
    through: frozenset[str]
    pronouns: frozenset[str]

    def of(self, predication: Predication, roles: str, *, strong: bool) -> tuple[str, ...]:
        """The agreements in the first of the roles that holds one; with `strong` also one that goes without saying."""
        tokens = list(_tokens(predication, roles))
        for group in tokens:
            found = tuple(dict.fromkeys(a for token in group for a in self.behind(token)))
            if found:
                return found
        said = [token for group in tokens for token in group]
        if any(t.lower in self.pronouns and t.pos in ("PRON", "DET", "SCONJ") for t in said):
            return self._spoken_of(predication.trigger)
        if strong and not any(self._is_other(t) for t in said):
            return self._beside(predication) or self._spoken_of(predication.trigger)
        return ()

    def behind(self, token: Token, depth: int = 0) -> tuple[str, ...]:
        """The agreements that the word stands for: itself, its antecedent, or what it is a part of."""
        found = self.instruments.of(token)
        if found or depth > DEEPEST:
            return found
        if token.lower in ("whose", "which", "that") and (described := _described(token)) is not None:
            return self.behind(described, depth + 1)
        if token.lemma in self.transparent or token.lower in self.transparent:
            for part in _parts(token, self.through):
                if below := self.behind(part, depth + 1):
                    return below
        return ()

    def _is_other(self, token: Token) -> bool:
        """Whether the word names something else than an agreement ("signed a decree")."""
        if token.pos not in ("NOUN", "PROPN", "NUM") or token.entity in ("DATE", "TIME", "GPE"):
            return False
        return token.lemma not in self.transparent and not self.cast.who(token)

    def _beside(self, predication: Predication) -> tuple[str, ...]:
        """An agreement below the trigger, outside its roles ("voted 92 to 1 in favour of ratifying the treaty")."""
        below = (t for t in predication.trigger.subtree() if t.i > predication.trigger.i)
        return next((found for t in below if (found := self.instruments.of(t))), ())

    def _spoken_of(self, trigger: Token) -> tuple[str, ...]:
        found = self.instruments.last_before(trigger.start, within=REACH)
        return (found,) if found else ()


def _tokens(predication: Predication, roles: str) -> Iterator[tuple[Token, ...]]:
    names = roles.split("|")
    if predication.kind == "noun":
        names += ["of", "patient", "agent"]
    for name in dict.fromkeys(names):
        if name != "content" and (found := predication.role(name)):
            yield found


def _described(token: Token) -> Token | None:
    """The noun that the relative clause around this word describes."""
    return next((a.head for a in token.ancestors() if a.dep == "relcl"), None)


def _parts(token: Token, through: frozenset[str]) -> Iterator[Token]:
    for child in token.children:
        if child.dep == "prep" and child.lower in through:
            yield from child.kids("pobj")
        elif child.dep in ("poss", "compound", "nmod"):
            yield child
