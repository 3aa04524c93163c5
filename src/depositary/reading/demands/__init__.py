"""Demands: what somebody asks of somebody, and under which agreement.

A demand is a predication of asking (`en/demands.yaml`) with a clause below it ("urged Peru to sign"), a thing asked
for ("demanded an apology"), or, in the mouth of a speaker, what another side must or should do.
"""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Language, Parse
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.demands.condition import Condition
from depositary.reading.demands.duty import Duty
from depositary.reading.demands.price import Price
from depositary.reading.demands.requests import Requests
from depositary.reading.instruments import Instruments
from depositary.record import Demand


def find(
    parse: Parse,
    language: Language,
    *,
    cast: Cast,
    instruments: Instruments,
    attribution: Attribution,
    publisher: str | None = None,
) -> Iterator[Demand]:
    """The demands of a report in text order; one for each thing asked and each side it is asked of.

    `publisher` is who says "we" outside of quotations, where the text names it as an actor.
    """
    table = language.table("demands")
    words = {name: frozenset(listed) for name, listed in language.words("duties").items()}
    requests = Requests(parse, cast, instruments, attribution, words, publisher=publisher)
    duty = Duty(parse, cast, instruments, attribution, words)
    condition = Condition(parse, cast, instruments, attribution, words)
    price = Price(parse, cast, instruments, attribution, words)
    seen: set[tuple[str, str | None, int]] = set()
    for predication in parse.clauses:
        found: list[Demand] = []
        for entry in table.match(predication):
            found += requests.demands(predication, entry)
            if found:
                break
        for demand in found or [
            *duty.demands(predication),
            *condition.demands(predication),
            *price.demands(predication),
        ]:
            key = demand.by, demand.of, demand.action.start
            told = demand.of is not None or instruments.agreements
            if told and key not in seen:
                seen.add(key)
                yield demand
