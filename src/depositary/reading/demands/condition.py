"""Condition: what somebody makes the other side do first: "will not sign until Chile hands over the maps"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Predication, Token
from depositary.language.extent import action, phrase
from depositary.reading.demands.addressee import Addressee
from depositary.record import Demand, Span


class Condition(Addressee):
    """Reads demands off what somebody refuses to do before another side has done something."""

    def demands(self, predication: Predication) -> Iterator[Demand]:
        """The demand in a clause with "until", "unless" or "only if" below something refused, or in "without"."""
        yield from self._without(predication)
        main = self._main(predication)
        if main is None or predication.kind != "verb" or not self._is_set(predication, main):
            return
        wanted = action(self.parse, predication, subject=True)
        doing = predication.patient if predication.passive and not predication.agent else predication.agent
        for by in self._askers(main, wanted):
            asked = [a for a in self.cast.all_of(doing) if self.is_foreign(a, by)]
            for of in asked[:1] or (() if self.cast.all_of(doing) else self.inside(doing, by)):
                yield self._demand(wanted, by=by, of=of)

    def _main(self, predication: Predication) -> Predication | None:
        """What hangs on the condition; "she said" may stand between both, and "provided" is a verb to some parsers."""
        main = predication.within
        if main is not None and main.trigger.dep == "prep":
            main = self.parse.clauses.around(main.trigger.head)
        while main is not None and main.lemma in self.words["saying"] and main.within is not None:
            main = main.within
        return main

    def _without(self, predication: Predication) -> Iterator[Demand]:
        """ "Without a withdrawal by Chile there will be no talks"."""
        refused = predication.negated or predication.modality == "denied"
        if predication.kind != "verb" or not refused or not predication.helpers & self.words["ahead"]:
            return
        before = [t for t in predication.role("before|until|pending") if self.parse.clauses.at(t) is not None]
        for thing in (*predication.role("without"), *(t for t in before if t.entity != "DATE")):
            wanted = phrase(self.parse, thing)
            for by in self._askers(predication, wanted):
                above = predication.within if predication.link == "content" else None
                told = self.cast.all_of((*above.patient, *above.recipient)) if above is not None else ()
                for of in self.inside((thing,), by) or tuple(a for a in told if not self.cast.same_side(a, by))[:1]:
                    yield self._demand(wanted, by=by, of=of)

    def _is_set(self, predication: Predication, main: Predication) -> bool:
        """Whether the main clause is refused or withheld for as long, or promised only then."""
        if predication.marker not in self.words["condition"]:
            return False
        only = any(t.lower == "only" for t in (*predication.trigger.children, *main.trigger.children))
        refusing = any(c.link == "control" and c.modality == "denied" for c in (main, *main.content))
        refusing = refusing and not (main.within is not None and set(main.agent) - set(main.within.agent))
        ahead = bool(main.helpers & self.words["ahead"])
        withheld = main.lemma in self.words["withheld"] or any(t.lemma == "hold" for t in main.role("on"))
        withheld = withheld or any(t.lower in self.words["at rest"] for t in main.attribute)
        open_to = ahead or "may" in main.helpers
        if predication.marker in self.words["given"]:
            threat = predication.marker == "if" and predication.negated and (ahead or self._is_threat(main))
            return threat or ((only or predication.marker == "provided") and open_to)
        if predication.marker == "unless" and self._is_threat(main):
            return True
        return withheld or refusing or (ahead and (main.negated or main.modality == "denied"))

    def _is_threat(self, main: Predication) -> bool:
        """ "Threatened to leave": what is said to come if the other side does not move."""
        above = main.within
        return main.lemma in self.words["threatening"] or (
            above is not None and above.lemma in self.words["threatening"]
        )

    def _askers(self, main: Predication, wanted: Span) -> tuple[str, ...]:
        refusing: tuple[Token, ...] = main.agent
        said = self.attribution.speaker(wanted) or self.attribution.speaker(self.parse.span(main.trigger))
        return self.cast.all_of(refusing)[:1] or said

    def _demand(self, wanted: Span, *, by: str, of: str | None) -> Demand:
        via, statement = self.attribution.outside(wanted, by)
        return Demand(
            by=by, of=of, action=wanted, under=next(iter(self.instruments.within(wanted)), None),
            via=via, statement=statement, evidence=wanted, basis="demands/condition",
        )  # fmt: skip
