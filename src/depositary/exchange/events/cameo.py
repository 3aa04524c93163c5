"""Events with CAMEO codes, a row for each pair of actors, and counts of them by pair of countries and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, NamedTuple

from depositary.exchange.events.coding import CodedEvent
from depositary.exchange.rows import sheet
from depositary.reading.coding import Coded
from depositary.vocabulary.cameo import cameo
from depositary.vocabulary.terms import terms

COLUMNS = (
    "event_id", "date", "source", "target", "cameo", "root", "type", "mode", "modality", "url", "report",
)  # fmt: skip
MONTH = len("2024-01")
NOBODY = "---"  # as CAMEO data writes a side that is not named


class Pair(NamedTuple):
    """Who to whom in which month, by the codes of countries."""

    month: str
    source: str
    target: str


def table(events: Iterable[CodedEvent]) -> Iterator[bytes]:
    """CSV, a row for each pair of source and target."""
    return sheet((row for event in events for row in rows(event)), headings=COLUMNS)


def rows(coded: CodedEvent) -> Iterator[dict[str, Any]]:
    """The rows of one event; those who act on one another come in both directions."""
    code = cameo(coded.event.type, coded.event.mode)
    for source, target in pairs(coded):
        yield {
            "event_id": coded.id,
            "date": coded.date,
            "source": _code(source),
            "target": _code(target),
            "cameo": code,
            "root": code[:2],
            "type": coded.event.type,
            "mode": coded.event.mode,
            "modality": coded.event.modality,
            "url": coded.record.report.url,
            "report": coded.record.report.id,
        }


def pairs(coded: CodedEvent) -> Iterator[tuple[Coded | None, Coded | None]]:
    """Every source with every target, nobody with himself; None for a side that is not named."""
    for source, target in product(coded.sources or (None,), coded.targets or (None,)):
        if source is None or source is not target:
            yield source, target


def _code(actor: Coded | None) -> str:
    if actor is None:
        return NOBODY
    sector = "" if actor.sector in (None, actor.country) else actor.sector
    return f"{actor.country or NOBODY}{sector}"


def dyads(events: Iterable[CodedEvent]) -> Iterator[bytes]:
    """CSV of counts: a row for each pair of countries and month, a column for each type, quad class and all.

    Left out are events without a month or with no country on one side; two countries of one name are domestic events.
    """
    types = list(terms("plover"))
    quads = list(dict.fromkeys(term.quad or "" for term in terms("plover").values()))
    counts: dict[Pair, Counter[str]] = {}
    for coded in events:
        for pair in sorted(set(_months(coded))):
            counts.setdefault(pair, Counter()).update([coded.event.type, coded.quad, "events"])
    headings = ("month", "source", "target", *types, *(quad.replace(" ", "_") for quad in quads), "events")
    columns = {**dict(zip(headings, headings, strict=True)), **{quad.replace(" ", "_"): quad for quad in quads}}
    lines = (
        {**pair._asdict(), **{name: counts[pair][columns[name]] for name in headings[3:]}} for pair in sorted(counts)
    )
    yield from sheet(lines, headings=headings)


def _months(coded: CodedEvent) -> Iterator[Pair]:
    if coded.date is None or len(coded.date) < MONTH:
        return
    for source, target in pairs(coded):
        if source is not None and target is not None and source.country and target.country:
            yield Pair(coded.date[:MONTH], source.country, target.country)
