"""One event of several reports: of one type, between the same sides, on the same day, in no two places or modes.

A report that gives no day of its own is taken to tell of the day on which it was published or of the day before, and
joins an event that another report dates so. The result does not depend on the order of the reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from depositary.exchange.events.coding import DAY, CodedEvent
from depositary.reading.coding import Coded


class Side(NamedTuple):
    """What makes two actors the same across reports: their codes, and where these say little, their name."""

    country: str | None
    sector: str | None
    name: str


class Key(NamedTuple):
    """What two events must have in common."""

    type: str
    modality: str
    sources: tuple[Side, ...]
    targets: tuple[Side, ...]


def merged(events: Iterable[CodedEvent]) -> list[CodedEvent]:
    """The events with those of several reports joined, by date and id. Holds them all in memory."""
    apart: list[CodedEvent] = []
    alike: defaultdict[Key, list[CodedEvent]] = defaultdict(list)
    for event in events:
        if event.sources and event.targets and event.date and len(event.date) == DAY:
            alike[_key(event)].append(event)
        else:
            apart.append(event)
    found = [*apart, *(one for group in alike.values() for one in _joined(group))]
    return sorted(found, key=lambda e: (e.date or "", e.id))


def _key(event: CodedEvent) -> Key:
    return Key(event.event.type, event.event.modality, _sides(event.sources), _sides(event.targets))


def _sides(codes: Iterable[Coded]) -> tuple[Side, ...]:
    """The sides in an order of their own; a state is known by its code, others also by their name."""
    found = {Side(c.country, c.sector, "" if c.country and c.sector in (None, "GOV") else c.phrase) for c in codes}
    return tuple(sorted(found, key=lambda side: tuple(part or "" for part in side)))


def _joined(events: list[CodedEvent]) -> Iterator[CodedEvent]:
    """The events of one key, by the days that reports give, then those that only their publication dates."""
    groups: list[list[CodedEvent]] = []
    for event in sorted(events, key=lambda e: (not e.dated, e.date, e.record.report.published or "", e.id)):
        group = next((g for g in groups if _fits(event, g)), None)
        if group is None:
            groups.append([event])
        else:
            group.append(event)
    yield from (_one(group) for group in groups)


def _fits(event: CodedEvent, group: list[CodedEvent]) -> bool:
    days = {event.date} if event.dated or not group[0].dated else {event.date, _before(event.date)}
    return group[0].date in days and all(_agree(event, other) for other in group)


def _before(day: str | None) -> str | None:
    try:
        return (date.fromisoformat(day or "") - timedelta(days=1)).isoformat()
    except ValueError:  # a day that no calendar has
        return None


def _agree(one: CodedEvent, other: CodedEvent) -> bool:
    places = (one.place.name if one.place else None, other.place.name if other.place else None)
    modes = (one.event.mode, other.event.mode)
    return all(a is None or b is None or a == b for a, b in (places, modes))


def _one(group: list[CodedEvent]) -> CodedEvent:
    """The event that they tell together, in the words of the fullest telling."""
    if len(group) == 1:
        return group[0]
    first = min(group, key=lambda e: (not e.dated, e.event.mode is None, e.record.report.published or "", e.id))
    rest = [event for event in group if event is not first]
    told = tuple(telling for event in (first, *rest) for telling in event.told)
    place = next((event.place for event in (first, *rest) if event.place), None)
    return replace(first, told=told, place=place)
