"""Each event once: a verb and its noun tell the same act, and so do two verbs of one type between the same sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from depositary.language import Predication
from depositary.record import Event

Told = tuple[Predication, Event]


def once(found: Iterable[Told]) -> Iterator[Event]:
    """The events in text order without those that another of their sentence tells as fully."""
    for _, group in groupby(found, key=lambda told: told[0].trigger.sentence):
        yield from _sifted(list(group))


def _sifted(group: list[Told]) -> Iterator[Event]:
    kept: dict[int, Told] = {}  # by place in the group
    for place, told in sorted(enumerate(group), key=lambda t: (_named(t[1][1]) < 2, t[1][0].kind != "verb")):
        fuller = next((i for i, other in kept.items() if _same(told, other)), None)
        if fuller is None:
            kept[place] = told
        else:
            kept[fuller] = (kept[fuller][0], _filled(kept[fuller][1], told[1]))
    yield from (event for _, (_, event) in sorted(kept.items(), key=lambda held: (held[1][0].trigger.i, held[0])))


def _filled(event: Event, other: Event) -> Event:
    """The event with the place and date of the other telling, where it has none itself."""
    if event.modality != other.modality or (event.place and event.date):
        return event
    return msgspec.structs.replace(event, place=event.place or other.place, date=event.date or other.date)


def _named(event: Event) -> int:
    """How many of its two sides are named."""
    return bool(event.sources) + bool(event.targets)


def _same(one: Told, other: Told) -> bool:
    """Whether `one` tells nothing that `other` does not: same type, and no side that the other has not."""
    (inner, event), (outer, known) = one, other
    if event.type != known.type or (inner is outer and event.modality != known.modality):
        return False
    if inner.light is outer:
        return True
    sides = {*known.sources, *known.targets}
    return {*event.sources, *event.targets} <= sides and event.modality in (known.modality, "occurred")
