"""A report of a few sentences with its actors and agreements pointed out, for the stages that build on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from depositary.language import Language, Parse
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.dates import find as find_dates
from depositary.reading.instruments import Instruments
from depositary.record import Actor, Agreement, Report, Span
from depositary.record.mention import DateMention
from depositary.record.words import ActorKind, AgreementKind

PUBLISHED = "2024-05-15"  # a Wednesday


@cache
def language() -> Language:
    """English, loaded once for all tests."""
    return Language()


@dataclass(frozen=True)
class Scene:
    """What the stages before have found."""

    parse: Parse
    cast: Cast
    instruments: Instruments
    attribution: Attribution
    dates: tuple[DateMention, ...]


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Every place where one of these words stands."""
    found = (re.finditer(rf"(?<!\w){re.escape(w)}(?!\w)", text) for w in words)
    return tuple(sorted(Span.of(text, *m.span()) for places in found for m in places))


def actor(text: str, name: str, *words: str, kind: ActorKind = "state", territory: str | None = None) -> Actor:
    """An actor with all its mentions; a state's territory is its name in short."""
    side = territory or (name[:2].lower() if kind == "state" else None)
    return Actor(id=name.lower(), name=name, kind=kind, territory=side, mentions=spans(text, name, *words))


def agreement(text: str, *words: str, kind: AgreementKind = "treaty", parties: tuple[str, ...] = ()) -> Agreement:
    """The agreement that these words name; its id is the last of them."""
    return Agreement(id=words[-1], name=words[0], kind=kind, parties=parties, mentions=spans(text, *words))


def scene(text: str, *agreements: Agreement, actors: tuple[Actor, ...] = ()) -> Scene:
    """The text analysed, with Peru, Chile and Bolivia known."""
    parse = language().analyse(text)
    states = tuple(a for name in ("Peru", "Chile", "Bolivia") if (a := actor(text, name)).mentions)
    report = Report.of(text, published=PUBLISHED)
    return Scene(
        parse=parse,
        cast=Cast((*states, *actors), parse),
        instruments=Instruments(agreements, parse),
        attribution=Attribution(()),
        dates=tuple(find_dates(parse, language(), report=report)),
    )
