"""Events as PLOVER's JSON, one event a line: the codes, the words they rest on (`text_info`) and where these stand
(`cite_info`).

Source: Open Event Data Alliance, "PLOVER Coding Framework", section on the data format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from depositary import __version__
from depositary.exchange.events.coding import CodedEvent
from depositary.exchange.quotes import names_of
from depositary.reading.coding import Coded
from depositary.record import Event


def lines(events: Iterable[CodedEvent]) -> Iterator[bytes]:
    """One JSON object a line."""
    for event in events:
        yield msgspec.json.encode(row(event)) + b"\n"


def row(coded: CodedEvent) -> dict[str, Any]:
    """One event; spans are {"start", "end", "text"}, counted in code points of the report."""
    event, report = coded.event, coded.record.report
    return {
        "id": coded.id,
        "date": coded.date,
        "type": event.type,
        "mode": event.mode,
        "context": [],
        "quad": coded.quad,
        "modality": event.modality,
        "source": _side(coded.sources, event.sources, coded),
        "target": _side(coded.targets, event.targets, coded),
        "location": _location(coded),
        "text_info": [_told(told, coded) for told in coded.told],
        "cite_info": {
            "report": report.id,
            "title": report.title,
            "url": report.url,
            "publisher": report.publisher,
            "published": report.published,
            "language": report.language,
            "coder": f"depositary {__version__}",
        },
    }


def _side(codes: tuple[Coded, ...], refs: tuple[str, ...], coded: CodedEvent) -> list[dict[str, Any]]:
    raw = coded.raw(refs)
    return [
        {
            "actor": code.country,
            "cow": code.cow,
            "sector": code.sector,
            "sectors": code.sectors,
            "title": code.role,
            "name": code.phrase,
            "text": text,
        }
        for code, text in zip(codes, raw, strict=True)
    ]


def _location(coded: CodedEvent) -> dict[str, Any] | None:
    if coded.event.place is None:
        return None
    return {"name": coded.event.place, "country": coded.place.country if coded.place else None}


def _told(event: Event, coded: CodedEvent) -> dict[str, Any]:
    return {
        "event": msgspec.to_builtins(event.trigger),
        "text": msgspec.to_builtins(event.evidence),
        "chain": names_of(coded.record, event.via),
        "statement": event.statement,
        "basis": event.basis,
    }
