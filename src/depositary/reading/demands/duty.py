"""Duty: what a speaker says that another side must, should or has to do."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Parse, Predication
from depositary.language.extent import action
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.record import Demand

DUTY = frozenset({"must", "should", "ought", "shall"})


class Duty:
    """Reads demands off modal verbs in statements."""

    def __init__(self, parse: Parse, cast: Cast, instruments: Instruments, attribution: Attribution) -> None:
        self.parse, self.cast, self.instruments, self.attribution = parse, cast, instruments, attribution

    def demands(self, predication: Predication) -> Iterator[Demand]:
        """The demands of a clause such as "Chile must withdraw" inside somebody's statement."""
        if not _is_duty(predication):
            return
        duty = action(self.parse, predication, subject=True)
        statement = self.attribution.around(duty)
        if statement is None or statement.speaker is None:
            return
        by = statement.speaker
        asked = predication.patient if predication.passive and not predication.agent else predication.agent
        others = [a for a in self.cast.all_of(asked) if a != by and not self.cast.same_side(a, by)]
        via, inner = self.attribution.outside(duty, by)
        for of in others:
            yield Demand(
                by=by, of=of, action=duty, under=next(iter(self.instruments.within(duty)), None),
                via=via, statement=inner, evidence=duty, basis="demands/duty",
            )  # fmt: skip


def _is_duty(predication: Predication) -> bool:
    """Whether the clause says what somebody must do, and is no question or condition."""
    if predication.kind != "verb" or predication.question or predication.link == "condition":
        return False
    return bool(predication.helpers & DUTY) and (predication.lemma != "be" or "must" in predication.helpers)
