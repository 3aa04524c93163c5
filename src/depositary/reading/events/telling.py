"""Each event once: a verb and its noun tell the same act, and so do two verbs of one type between the same sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from depositary.language import Predication
from depositary.record import Event

Told = tuple[Predication, Event]


def once(found: Iterable[Told]) -> Iterator[Event]:
    """The events in text order without those that another of their sentence tells as fully."""
    for _, group in groupby(found, key=lambda told: told[0].trigger.sentence):
        yield from _sifted(list(group))


def _sifted(group: list[Told]) -> Iterator[Event]:
    kept: list[Told] = []
    for told in sorted(group, key=lambda t: (_named(t[1]) < 2, t[0].kind != "verb")):
        if not any(_same(told, other) for other in kept):
            kept.append(told)
    yield from (event for _, event in sorted(kept, key=lambda t: (t[0].trigger.i, group.index(t))))


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
