"""Binding: what is so by the text: "as the treaty lays down", "foreseen in it", "signatories must"."""

from __future__ import annotations

from depositary.language import Predication, Token
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.speaking import Speaking
from depositary.record import Provision


class Binding:
    """Reads provisions that point to the text from beside it."""

    def __init__(self, ground: Ground, drafting: Drafting, speaking: Speaking) -> None:
        self.words, self.instruments, self.drafting, self.speaking = (
            ground.words,
            ground.instruments,
            drafting,
            speaking,
        )

    def provisions(self, predication: Predication) -> list[Provision]:
        """What is so by the agreement that this predication points to."""
        return self._nothing(predication) or self._laid(predication) or self._owed(predication)

    def told_as(self, predication: Predication) -> list[Provision]:
        """What is so as the agreement has it: "ships may pass, as the treaty lays down"."""
        main = predication.within
        if main is not None and predication.passive and predication.marker == "as":
            agreement = self._laying(predication)
            return [self.drafting.clause(main, agreement, basis="as", force="shall")] if agreement is not None else []
        telling = predication.marker == "as" and not predication.patient and not predication.content
        if main is None or main.kind != "verb" or not telling or predication.passive:
            return []
        if any(t.lower in self.words["measuring"] for t in _adverbs(main, predication)):
            return []  # "as long as the treaty lives"
        agreement = self.speaking.of(predication.agent, pronoun=False)
        return [self.drafting.clause(main, agreement, basis="as", force="shall")] if agreement is not None else []

    def _nothing(self, predication: Predication) -> list[Provision]:
        """ "Nothing in the treaty affects the rights of others"."""
        if not any(t.lower in ("nothing", "none") for t in (*predication.agent, *predication.patient)):
            return []
        if predication.lemma in self.words["judging"]:
            return []
        words = [*(t for p, t in predication.obliques if p in ("in", "of"))]
        words += [o for a in predication.agent for c in a.kids("prep") for o in c.kids("pobj")]
        agreement = self.speaking.of(tuple(words), pronoun=True)
        return [self.drafting.clause(predication, agreement, basis="nothing", force="shall")] if agreement else []

    def _laid(self, predication: Predication) -> list[Provision]:
        """What is laid down in the agreement: "inspections are foreseen in the treaty", "the body set up under it"."""
        agreement = self._laying(predication)
        if agreement is None or predication.helpers & self.words["happened"]:
            return []
        return [self.drafting.clause(predication, agreement, basis="laid-down", force="shall")]

    def _laying(self, predication: Predication) -> str | None:
        """The agreement in which it is laid down."""
        if not predication.passive or predication.lemma not in self.words["provided"]:
            return None
        words = [t for p, t in predication.obliques if p in ("by", "in", "under")]
        return self.speaking.of(tuple(words), pronoun=True)

    def _owed(self, predication: Predication) -> list[Provision]:
        """What those bound must or may do: "signatories have to report", "parties to the pact may not test"."""
        binding = predication.helpers & self.words["bound"] or any(
            predication.lemma in ("be", "have") and c.link == "control" for c in predication.content
        )
        if not binding or predication.modality == "conditional":
            return []
        agreement = next((a for t in predication.agent if (a := self._party_of(t)) is not None), None)
        return [self.drafting.clause(predication, agreement, basis="owed")] if agreement is not None else []

    def _party_of(self, word: Token) -> str | None:
        """The agreement that "parties to the pact", "its signatories" are bound by."""
        if word.lemma not in self.words["party"]:
            return None
        owners = [o for c in word.children for o in (c.kids("pobj") if c.dep == "prep" else [c])]
        return next((a for o in owners for a in self.instruments.of(o)), None)


def _adverbs(main: Predication, below: Predication) -> list[Token]:
    """The adverbs of both clauses."""
    return [*main.trigger.kids("advmod"), *below.trigger.kids("advmod")]
