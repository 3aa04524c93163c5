"""Who does an act: the agent of the clause, of the clause that governs it, or the parties where nobody is named."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.language import Predication
from depositary.reading.cast import Cast
from depositary.record import Agreement

# Links over which the agent of the outer clause acts in the inner: "passed a law ratifying", "refused to sign".
GOVERNED = frozenset({"control", "gerund", "purpose", "argument", "relative"})
CONTRACTING = 6  # a treaty of more parties is not signed by "its parties"


@dataclass(frozen=True, slots=True)
class Doers:
    """Answers for one report."""

    cast: Cast
    agreements: dict[str, Agreement]

    def by(self, predication: Predication, roles: str) -> tuple[str, ...]:
        """The actors in the role, or those of the governing clause where the own agent is none."""
        found = self.cast.all_of(predication.role(roles))
        if found or predication.passive:
            return found
        for inner, outer in zip((predication, *predication.outer()), predication.outer(), strict=False):
            if inner.link not in GOVERNED or (inner.link == "argument" and outer.passive and not outer.agent):
                return ()
            if found := self.cast.all_of(outer.agent):
                return found
        return ()

    def parties(self, agreement: str) -> tuple[str, ...]:
        """The parties, where they are few enough that "was signed" means that they signed."""
        found = self.agreements[agreement].parties
        return found if 2 <= len(found) <= CONTRACTING else ()

    def is_party(self, actor: str, agreement: str) -> bool:
        """Whether the actor speaks for a party; True where no party is known."""
        parties = self.agreements[agreement].parties
        return not parties or any(self.cast.same_side(actor, party) for party in parties)

    def behalf(self, predication: Predication) -> str | None:
        """The one in whose name it is done."""
        found = self.cast.all_of(predication.role("on behalf of|in the name of|for"))
        return self.cast.state(found[0]) or found[0] if found else None
