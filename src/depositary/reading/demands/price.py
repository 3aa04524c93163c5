"""Price: what somebody makes his own step hang on: "made its consent dependent on a refund"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Predication, Token
from depositary.language.extent import phrase
from depositary.reading.demands.condition import Condition
from depositary.record import Demand


class Price(Condition):
    """Reads demands off words of what one thing hangs on."""

    def demands(self, predication: Predication) -> Iterator[Demand]:
        """The demand in "conditioned its vote on a refund by Chile", "made its consent dependent on it"."""
        if predication.negated or predication.modality in self.words["unasked"]:
            return
        for by in self.cast.all_of(self._setters(predication))[:1]:
            for thing in self._things(predication):
                wanted = phrase(self.parse, thing)
                for of in self.inside((thing,), by) or (None,):
                    yield self._demand(wanted, by=by, of=of)

    def _setters(self, predication: Predication) -> tuple[Token, ...]:
        """Who sets the price: the subject, where it is his own step that hangs on it."""
        above = predication.within
        if predication.kind == "adjective" and predication.lemma in self.words["dependent"]:
            making = above is not None and above.kind == "verb" and above.lemma in self.words["making"]
            return above.agent if above is not None and making else ()
        if predication.kind == "verb" and predication.lemma in self.words["tying"] and not predication.passive:
            return predication.agent
        return ()

    def _things(self, predication: Predication) -> list[Token]:
        """What it hangs on; some parsers hang it on the step: "its approval on the release"."""
        told = predication.role("on|upon|to")
        nouns = (self.parse.clauses.at(t) for t in predication.patient)
        told = told or tuple(t for n in nouns if n is not None for t in n.role("on|upon|to"))
        if not told and predication.kind == "adjective" and predication.within is not None:
            told = predication.within.role("on|upon|to")
        return [t for t in told if t.pos in ("NOUN", "PROPN") and not self.cast.who(t) and t.entity != "DATE"]
