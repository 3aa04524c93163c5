"""The events of a record as event data has them: an id, one day, coded actors, and every sentence that tells them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depositary.exchange.quotes import names_of
from depositary.reading.coding import Coded, Coder, code_actor
from depositary.record import Event, Record
from depositary.vocabulary.terms import terms

HAPPENED = frozenset({"occurred", "ongoing"})
DAY = len("2024-01-31")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event of one report; `told` are the findings that tell it, the first of them the fullest.

    `date` is the day of the event, that of the publication where the report gives none, and less than a day ("2024-05")
    where it gives no more.
    """

    id: str
    record: Record
    told: tuple[Event, ...]
    sources: tuple[Coded, ...]
    targets: tuple[Coded, ...]
    date: str | None
    place: Coded | None
    quad: str

    @property
    def event(self) -> Event:
        """The finding that stands for all."""
        return self.told[0]

    def raw(self, refs: Iterable[str]) -> list[str]:
        """The actors in the words of the report: the mention in the evidence, else the first one."""
        found = []
        for actor in (self.record.actor(ref) for ref in refs):
            if actor is not None:
                near = [m for m in actor.mentions if m.inside(self.event.evidence)]
                found.append(max(near or actor.mentions, key=len).text)
        return found

    def chain(self) -> list[str]:
        """Through whom it reaches us, the outermost first."""
        return names_of(self.record, self.event.via)


def coded(records: Iterable[Record], coder: Coder, *, every: bool = False) -> Iterator[CodedEvent]:
    """The coded events of each record in text order: what happened or goes on, and with `every` what was planned,
    ordered, threatened, denied as well. What several sentences tell of one act is one event."""
    quads = {name: term.quad or "" for name, term in terms("plover").items()}
    for record in records:
        codes = {actor.id: code_actor(actor, coder) for actor in record.actors}
        for told in joined(event for event in record.events if every or event.modality in HAPPENED):
            first = told[0]
            yield CodedEvent(
                id=identify(record, first),
                record=record,
                told=told,
                sources=tuple(codes[ref] for ref in first.sources if ref in codes),
                targets=tuple(codes[ref] for ref in first.targets if ref in codes),
                date=day(first.date, record.report.published),
                place=coder.code(first.place) if first.place else None,
                quad=quads[first.type],
            )


def joined(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Findings of one act together: of one type and manner, between the same sides, with no other date or mode."""
    groups: list[list[Event]] = []
    for event in events:
        group = next((g for g in groups if all(_same(event, other) for other in g)), None)
        if group is None:
            groups.append([event])
        else:
            group.append(event)
    return [tuple(sorted(g, key=lambda e: (e.date is None, e.mode is None, e.evidence.start))) for g in groups]


def _same(one: Event, other: Event) -> bool:
    sides = (one.sources, one.targets) == (other.sources, other.targets) and bool(one.sources and one.targets)
    manner = (one.type, one.modality) == (other.type, other.modality)
    return (
        sides
        and manner
        and all(
            a is None or b is None or a == b
            for a, b in ((one.date, other.date), (one.mode, other.mode), (one.place, other.place))
        )
    )


def identify(record: Record, event: Event) -> str:
    """An id computed from the report and the place of the words, the same on every run."""
    words = f"{record.report.id} {event.trigger.start} {event.type} {event.modality}"
    return "DEP-" + hashlib.sha256(words.encode()).hexdigest()[:16].upper()


def day(date: str | None, published: str | None) -> str | None:
    """The day of an EDTF date, the first of an interval; the publication's where there is none."""
    text = (date or published or "").strip("[]{}").split("/")[0].split(",")[0].split("..")[0].rstrip("?~%")
    return text[:DAY] or None
