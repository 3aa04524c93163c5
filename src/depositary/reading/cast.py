"""The cast of a report: whom a word stands for, so that stages can ask by the head word of an argument."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from depositary.language import Parse, Token
from depositary.record import Actor, Span

# Kinds that can be party to an agreement; a person, paper or people is not.
CONTRACTING = frozenset({"state", "de_facto_authority", "government", "armed_group", "igo", "armed_forces"})


class Cast:
    """Actors by the head words of their mentions."""

    def __init__(self, actors: Iterable[Actor], parse: Parse) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self._heads: dict[int, list[str]] = defaultdict(list)
        self._states: dict[str, str] = {}
        for actor in self.actors.values():
            if actor.kind in ("state", "de_facto_authority") and actor.territory:
                self._states.setdefault(actor.territory, actor.id)
            for mention in actor.mentions:
                head = head_of(parse, mention)
                if head is not None and actor.id not in self._heads[head.i]:
                    self._heads[head.i].append(actor.id)

    def who(self, token: Token) -> tuple[str, ...]:
        """The ids of the actors that this word heads a mention of: none, one, or several ("both countries")."""
        return tuple(self._heads.get(token.i, ()))

    def all_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The actors of several words, each once, in text order."""
        return tuple(dict.fromkeys(actor for token in tokens for actor in self.who(token)))

    def territory(self, actor: str | None) -> str | None:
        """The state or de facto entity that the actor speaks or acts for."""
        return self.actors[actor].territory if actor in self.actors else None

    def state(self, actor: str) -> str | None:
        """The actor that can contract for this one: itself, or the state it speaks for where the report names it."""
        if self.actors[actor].kind in CONTRACTING:
            return actor
        territory = self.actors[actor].territory
        return self._states.get(territory) if territory else None

    def same_side(self, one: str, other: str) -> bool:
        """Whether both are the same actor or speak for the same territory."""
        side = self.territory(one)
        return one == other or (side is not None and side == self.territory(other))


def head_of(parse: Parse, span: Span) -> Token | None:
    """The word of the span that the others hang on: the first whose head stands outside."""
    words = parse.between(span.start, span.end)
    inside = {word.i for word in words}
    return next((w for w in words if w.head.i not in inside or w.head is w), None)
