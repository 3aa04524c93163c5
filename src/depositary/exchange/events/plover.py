"""Events as PLOVER's JSON, one event a line: the codes, the words they rest on (`text_info`) and where these stand
(`cite_info`).

Field names are those of the specification; `modality` and what else it has no name for stands beside them. `text_info`
and `cite_info` are of the finding that stands for the event; `told` has every finding that tells it, each with both.

Source: Open Event Data Alliance, "PLOVER: Event, Actor and Data Interchange Specification", draft 0.7 (2021), chapter
on JSON data fields; places by the field names of GeoNames, as it asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pycountry

from depositary import __version__
from depositary.exchange.events.coding import CodedEvent, Telling
from depositary.exchange.quotes import names_of
from depositary.reading.coding import Coded
from depositary.record import Report
from depositary.vocabulary.terms import terms

CODEBOOK = "plover-0.7b1"
# The number of each quad class.
QUADS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}


def lines(events: Iterable[CodedEvent]) -> Iterator[bytes]:
    """One JSON object a line."""
    for event in events:
        yield msgspec.json.encode(row(event)) + b"\n"


def row(coded: CodedEvent) -> dict[str, Any]:
    """One event; starts and ends count code points of the report. Those who act on one another are all sources."""
    event = coded.event
    return {
        "id": coded.id,
        "has_event": True,
        "date": coded.date,
        "source": _side(coded.sources, event.sources, coded),
        "recipient": [] if event.sources == event.targets else _side(coded.targets, event.targets, coded),
        "event": [event.type],
        "event_loc": _location(coded),
        "event_text": [telling.event.trigger.text for telling in coded.told],
        "quad_code": QUADS[coded.quad],
        "event_scale": terms("plover")[event.type].intensity,
        "mode": event.mode,
        "context": coded.contexts,
        "modality": event.modality,
        "size_info": {field: coded.count(field) for field in ("dead", "injured", "arrested", "size")},
        "text": event.evidence.text,
        "text_info": _text(coded.told[0]),
        "cite_info": _cited(coded.record.report),
        "told": [{"text_info": _text(told), "cite_info": _cited(told.record.report)} for told in coded.told],
        "coder": f"depositary {__version__}",
    }


def _side(codes: tuple[Coded, ...], refs: tuple[str, ...], coded: CodedEvent) -> list[dict[str, Any]]:
    raw = coded.raw(refs)
    return [
        {
            "code": code.country,
            "cow": code.cow,
            "sector": code.sector,
            "sectors": code.sectors,
            "office": code.role,
            "identifier_text": code.phrase,
            "actor_text": text,
        }
        for code, text in zip(codes, raw, strict=True)
    ]


def _location(coded: CodedEvent) -> dict[str, Any] | None:
    place = coded.place
    if place is None:
        return None
    country = pycountry.countries.get(alpha_3=place.country) if place.country else None
    return {
        "geonameid": place.geoname,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "feature code": place.feature,
        "country code": country.alpha_2 if country else None,
        "cc3": place.country,
        "admin1 name": place.province,
        "place_text": place.raw,
    }


def _text(telling: Telling) -> dict[str, Any]:
    """The words of one finding: those of the evidence, and within them the word that tells the event."""
    record, event = telling
    return {
        "start": event.evidence.start,
        "end": event.evidence.end,
        "text": event.evidence.text,
        "event": msgspec.to_builtins(event.trigger),
        "chain": names_of(record, event.via),
        "statement": event.statement,
        "basis": event.basis,
    }


def _cited(report: Report) -> dict[str, Any]:
    return {
        "citation": report.id,
        "url": report.url,
        "title": report.title,
        "language": report.language,
        "publication": report.publisher,
        "published": report.published,
        "coder": f"depositary {__version__}",
        "codebook": CODEBOOK,
    }
