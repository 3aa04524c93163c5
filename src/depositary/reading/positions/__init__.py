"""Positions: the stance that somebody takes towards an agreement, in words or by what they ask to be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.language import Language, Parse
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.reading.positions.dealing import Dealing
from depositary.reading.positions.holding import Holding
from depositary.reading.positions.judging import Judging
from depositary.reading.positions.regarding import Regarding
from depositary.reading.positions.stating import Stating
from depositary.reading.positions.towards import Towards
from depositary.reading.positions.wishing import Wishing
from depositary.record import Position, Step


def find(
    parse: Parse,
    language: Language,
    *,
    cast: Cast,
    instruments: Instruments,
    attribution: Attribution,
    steps: Iterable[Step] = (),
) -> Iterator[Position]:
    """The positions of a report in text order; a holder takes the same stance to one agreement once."""
    towards = Towards(parse, language, cast=cast, instruments=instruments, steps=steps)
    holding = Holding(parse, language.table("stances"), cast=cast, attribution=attribution, towards=towards)
    judging = Judging(parse, language, cast=cast, attribution=attribution, towards=towards)
    wishing = Wishing(parse, language.table("acts"), cast=cast, attribution=attribution, towards=towards)
    regarding = Regarding(parse, language, cast=cast, attribution=attribution, towards=towards, judging=judging)
    dealing = Dealing(parse, language, cast=cast, attribution=attribution, towards=towards)
    ways = (holding, wishing, judging, regarding, dealing)
    seen: set[tuple[str, str, str | None]] = set()
    held: list[Position] = []
    for predication in parse.clauses:
        found = next((f for way in ways if (f := list(way.positions(predication)))), [])
        for position in found:
            key = position.holder, position.stance, position.agreement
            if key not in seen and not any(_is_same(position, other) for other in held):
                seen.add(key)
                held.append(position)
    stating = Stating(parse, cast=cast, instruments=instruments, attribution=attribution, judging=judging)
    held += stating.positions(held)
    yield from sorted(held, key=lambda p: (p.evidence.start, p.evidence.end))


def _is_same(one: Position, other: Position) -> bool:
    """Whether both tell in the same words what one holder thinks of an agreement: "denounced it as a surrender"."""
    same = (one.holder, one.agreement) == (other.holder, other.agreement)
    return same and one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end
