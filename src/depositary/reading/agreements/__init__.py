"""Finds the instruments of a report: treaties, ceasefires, memoranda … between states, armed groups, organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.language import Language, Parse
from depositary.reading.agreements import making
from depositary.reading.agreements.instrument import Instrument
from depositary.reading.agreements.lexis import Lexis, lexis
from depositary.reading.agreements.linking import Linker
from depositary.reading.agreements.naming import kind_of, name_of
from depositary.reading.agreements.parties import Makers, Parties
from depositary.reading.agreements.sides import Sides
from depositary.reading.agreements.sifting import candidates
from depositary.reading.agreements.weighing import ENOUGH, company, weigh
from depositary.reading.cast import Cast
from depositary.record import Agreement, Report, Span, Statement
from depositary.record.mention import DateMention


def find(
    parse: Parse,
    language: Language,
    *,
    cast: Cast,
    dates: Sequence[DateMention] = (),
    statements: Sequence[Statement] = (),
    report: Report | None = None,
) -> Iterator[Agreement]:
    """The instruments that a report speaks of, in the order of their first mention, ids a1, a2 …

    Status, date of signature and relations are left open: they follow from the steps.
    """
    words = lexis(language)
    sides = Sides(cast, words)
    relating = language.table("relations").lemmas("verb")
    makers = Makers(parse, words, sides)
    spoken = [span for statement in statements if statement.direct for span in statement.content]
    mentions = candidates(parse, words, sides, relating=relating)
    making.date(parse, mentions, dates, words)
    found = Linker(parse, words, spoken).link(mentions)
    parties = Parties(parse, words, sides, makers=makers, title=(report.title or "") if report else "")
    kept = _kept(found, parties, parse=parse, words=words, sides=sides)
    for number, instrument in enumerate(kept, 1):
        yield Agreement(
            id=f"a{number}",
            name=name_of(instrument, parse),
            kind=kind_of(instrument, words),
            parties=parties.all_of(instrument, main=number == 1),
            series=instrument.series,
            mentions=_spans(instrument, parse),
        )


def _kept(found: list[Instrument], parties: Parties, *, parse: Parse, words: Lexis, sides: Sides) -> list[Instrument]:
    """The instruments for which enough speaks, in the order of their first mention."""
    weights = [weigh(i, parties.named(i), made=parties.made(i), parse=parse, words=words, sides=sides) for i in found]
    surest = max(weights, default=0.0)
    kept = [i for i, weight in zip(found, weights, strict=True) if weight + company(i, surest, words) >= ENOUGH]
    return sorted(kept, key=lambda i: i.mentions[0].head.i)


def _spans(instrument: Instrument, parse: Parse) -> tuple[Span, ...]:
    return tuple(sorted({m.span(parse) for m in instrument.mentions}))
