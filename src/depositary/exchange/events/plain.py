"""Events as plain rows, for reading and for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from depositary.exchange.events.coding import CodedEvent
from depositary.vocabulary.terms import terms

HEADINGS = (
    "id", "date", "type", "mode", "modality", "source", "source_country", "source_sector", "target", "target_country",
    "target_sector", "place", "place_country", "latitude", "longitude", "contexts", "dead", "injured", "arrested",
    "size", "intensity", "chain", "words", "start", "end", "report", "url", "reports",
)  # fmt: skip
COUNTS = ("dead", "injured", "arrested", "size")
SHOWN = ("date", "type", "mode", "modality", "source", "target", "place", "chain", "words")  # at a terminal


def rows(events: Iterable[CodedEvent]) -> Iterator[dict[str, Any]]:
    """A row for each event."""
    for coded in events:
        event = coded.event
        yield {
            "id": coded.id,
            "date": coded.date,
            "type": event.type,
            "mode": event.mode,
            "modality": event.modality,
            "source": [code.phrase for code in coded.sources],
            "source_country": [code.country for code in coded.sources],
            "source_sector": [code.sector for code in coded.sources],
            "target": [code.phrase for code in coded.targets],
            "target_country": [code.country for code in coded.targets],
            "target_sector": [code.sector for code in coded.targets],
            "place": coded.place.raw if coded.place else None,
            "place_country": coded.place.country if coded.place else None,
            "latitude": coded.place.latitude if coded.place else None,
            "longitude": coded.place.longitude if coded.place else None,
            "contexts": coded.contexts,
            **{field: coded.count(field) for field in COUNTS},
            "intensity": terms("plover")[event.type].intensity,
            "chain": coded.chain(),
            "words": event.evidence.text,
            "start": event.evidence.start,
            "end": event.evidence.end,
            "report": coded.record.report.id,
            "url": coded.record.report.url,
            "reports": len({told.record.report.id for told in coded.told}),
        }
