"""Condition: what somebody makes the other side do first: "will not sign until Chile hands over the maps"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Predication
from depositary.language.extent import action
from depositary.reading.demands.ground import Ground
from depositary.record import Demand, Span


class Condition(Ground):
    """Reads demands off what somebody refuses to do before another side has done something."""

    def demands(self, predication: Predication) -> Iterator[Demand]:
        """The demand in a clause with "until", "unless" or "only if" below something refused."""
        main = predication.within
        if main is None or predication.kind != "verb" or not self._is_set(predication, main):
            return
        wanted = action(self.parse, predication, subject=True)
        asked = self.cast.all_of(predication.agent)
        for by in self._askers(main, wanted):
            for of in asked[:1]:
                if not self.cast.same_side(of, by):
                    yield self._demand(wanted, by=by, of=of)

    def _is_set(self, predication: Predication, main: Predication) -> bool:
        """Whether the main clause is refused for as long, or promised only then."""
        if predication.marker not in self.words["condition"]:
            return False
        only = any(t.lower == "only" for t in (*predication.trigger.children, *main.trigger.children))
        refusing = any(c.link == "control" and c.modality == "denied" for c in (main, *main.content))
        ahead = bool(main.helpers & self.words["ahead"])
        if predication.marker in self.words["given"]:
            return only and ahead
        return refusing or (ahead and (main.negated or main.modality == "denied"))

    def _askers(self, main: Predication, wanted: Span) -> tuple[str, ...]:
        refusing = self.cast.all_of(main.agent)
        return refusing[:1] or self.attribution.speaker(wanted)

    def _demand(self, wanted: Span, *, by: str, of: str) -> Demand:
        via, statement = self.attribution.outside(wanted, by)
        return Demand(
            by=by, of=of, action=wanted, under=next(iter(self.instruments.within(wanted)), None),
            via=via, statement=statement, evidence=wanted, basis="demands/condition",
        )  # fmt: skip
