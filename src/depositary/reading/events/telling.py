"""Each event once: a verb and its noun tell the same act, and so do two verbs of one type between the same sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.language import Parse, Predication
from depositary.record import Event

Told = tuple[Predication, Event]


def once(found: Iterable[Told], parse: Parse) -> Iterator[Event]:
    """The events in text order without those that another of their sentence tells as fully."""
    group: list[Told] = []
    for told in found:
        if group and group[0][0].trigger.sentence != told[0].trigger.sentence:
            yield from _sifted(group)
            group = []
        group.append(told)
    yield from _sifted(group)


def _sifted(group: list[Told]) -> Iterator[Event]:
    kept: list[Told] = []
    for told in sorted(group, key=lambda t: (_named(t[1]) < 2, t[0].kind != "verb")):
        if not any(_same(told, other) for other in kept):
            kept.append(told)
    yield from (event for _, event in sorted(kept, key=lambda t: t[0].trigger.i))


def _named(event: Event) -> int:
    """How many of its two sides are named."""
    return bool(event.sources) + bool(event.targets)


def _same(one: Told, other: Told) -> bool:
    """Whether `one` tells nothing that `other` does not: same type, and no side that the other has not."""
    (inner, event), (outer, known) = one, other
    if event.type != known.type or (inner is outer and event.modality != known.modality):
        return False
    held = set(event.sources) <= {*known.sources, *known.targets} and set(event.targets) <= {*known.targets, *known.sources}
    return (held and event.modality in (known.modality, "occurred")) or inner.light is outer
