"""Events as the table of POLECAT, and the words that each rests on in a second table with the same event ids.

Where POLECAT has several actors in one event, names and codes stand in the same order, parted by "; ". Intensity is
the score of the PLOVER manual by type of event. Empty are Wikipedia ids and the district; coordinates, city and
GeoNames ids are filled where the gazetteer is installed (extra `places`) and knows the place.

Source: Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT" (2023): the header of the weekly files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from depositary import __version__
from depositary.exchange.events.coding import CodedEvent
from depositary.exchange.quotes import names_of
from depositary.exchange.rows import sheet
from depositary.reading.coding import Coded
from depositary.record import Record
from depositary.vocabulary.terms import terms

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
CITATIONS = (
    "Event ID", "Report", "Title", "URL", "Publisher", "Publication Date", "Modality", "Statement", "Chain",
    "Trigger", "Trigger Start", "Trigger End", "Evidence", "Evidence Start", "Evidence End", "Basis",
)  # fmt: skip
PEOPLE = frozenset({"person"})
LOCATIONS = frozenset({"state", "de_facto_authority"})
TAB = "\t"


def table(events: Iterable[CodedEvent]) -> Iterator[bytes]:
    """The lines of the table of events, with the header."""
    return sheet((row(event) for event in events), headings=COLUMNS, delimiter=TAB)


def citations(events: Iterable[CodedEvent]) -> Iterator[bytes]:
    """The lines of the table of words: one for each sentence that tells an event."""
    return sheet((cited for event in events for cited in cite(event)), headings=CITATIONS, delimiter=TAB)


def row(coded: CodedEvent) -> dict[str, Any]:
    """One event by the names of the columns."""
    event, report = coded.event, coded.record.report
    return {
        "Event ID": coded.id,
        "Event Date": coded.date,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": terms("plover")[event.type].intensity,
        "Quad Code": coded.quad.upper(),
        "Contexts": coded.contexts,
        **_actors("Actor", coded.sources, coded.raw(event.sources)),
        **_actors("Recipient", coded.targets, coded.raw(event.targets)),
        **_place(coded),
        "Source": report.publisher,
        "Publication Date": report.published,
        **_story(coded.record),
        "Language": report.language,
        "Version": f"depositary {__version__}",
    }


def _actors(side: str, codes: tuple[Coded, ...], raw: list[str]) -> dict[str, Any]:
    return {
        f"{side} Name": [code.phrase for code in codes],
        f"{side} Country": [code.country for code in codes],
        f"{side} COW": [code.cow for code in codes],
        f"Primary {side} Sector": [code.sector for code in codes],
        f"{side} Sectors": [",".join(code.sectors) for code in codes],
        f"{side} Title": [code.role for code in codes],
        f"{side} Name Raw": raw,
    }


def _place(coded: CodedEvent) -> dict[str, Any]:
    place = coded.place
    if place is None:
        return {}
    return {
        "Placename": place.name,
        "City": place.city,
        "Province": place.province,
        "Country": place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": place.geoname,
        "Raw Placename": place.raw,
        "Feature Type": place.feature,
    }


def _story(record: Record) -> dict[str, list[str]]:
    people = [a.name for a in record.actors if a.kind in PEOPLE]
    locations = [a.name for a in record.actors if a.kind in LOCATIONS]
    others = [a.name for a in record.actors if a.kind not in PEOPLE | LOCATIONS]
    return {"Story People": people, "Story Organizations": others, "Story Locations": locations}


def cite(coded: CodedEvent) -> Iterator[dict[str, Any]]:
    """A row for each finding that tells the event."""
    for record, event in coded.told:
        report = record.report
        yield {
            "Event ID": coded.id,
            "Report": report.id,
            "Title": report.title,
            "URL": report.url,
            "Publisher": report.publisher,
            "Publication Date": report.published,
            "Modality": event.modality,
            "Statement": event.statement,
            "Chain": names_of(record, event.via),
            "Trigger": event.trigger.text,
            "Trigger Start": event.trigger.start,
            "Trigger End": event.trigger.end,
            "Evidence": event.evidence.text,
            "Evidence Start": event.evidence.start,
            "Evidence End": event.evidence.end,
            "Basis": event.basis,
        }
