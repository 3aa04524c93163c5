"""The events of records as event data has them: an id, one day, coded actors and place, all that tell them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from depositary.exchange.quotes import names_of
from depositary.reading.coding import Coded, Coder, Located, Locator, code_actor
from depositary.record import Event, Record
from depositary.record.words import Modality
from depositary.vocabulary.terms import terms

HAPPENED = frozenset({"occurred", "ongoing"})
DAY = len("2024-01-31")
YEAR = len("2024")
# The contexts of PLOVER that are a matter of grammar, by modality.
AUXILIARY: dict[Modality, str] = {
    "ordered": "future", "planned": "future", "proposed": "hypothetical", "possible": "hypothetical",
    "conditional": "hypothetical", "denied": "negation",
}  # fmt: skip
HISTORICAL = "historical"


class Telling(NamedTuple):
    """A finding that tells an event, and the record that it stands in."""

    record: Record
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event; `told` are the findings that tell it, the first of them the fullest of the earliest report.

    `date` is the day of the event, that of the publication where the report gives none (`dated` is False), and less
    than a day ("2024-05") where it gives no more.
    """

    id: str
    told: tuple[Telling, ...]
    sources: tuple[Coded, ...]
    targets: tuple[Coded, ...]
    date: str | None
    dated: bool
    place: Located | None
    quad: str

    @property
    def record(self) -> Record:
        """The record of the finding that stands for all."""
        return self.told[0].record

    @property
    def event(self) -> Event:
        """The finding that stands for all."""
        return self.told[0].event

    @property
    def contexts(self) -> list[str]:
        """What it is about, by any of its findings, and its grammatical contexts."""
        named = dict.fromkeys(context for told in self.told for context in told.event.contexts)
        return [*named, *self._auxiliary()]

    def _auxiliary(self) -> Iterator[str]:
        if self.event.modality in AUXILIARY:
            yield AUXILIARY[self.event.modality]
        published = self.record.report.published
        if self.dated and self.date and published and int(self.date[:YEAR]) < int(published[:YEAR]) - 1:
            yield HISTORICAL

    def count(self, field: str) -> int | None:
        """The number of people in this field (dead, injured, arrested, size): the first that a finding gives."""
        return next((n for told in self.told if (n := getattr(told.event, field)) is not None), None)

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
    locator = Locator(coder)
    for record in records:
        codes = {actor.id: code_actor(actor, coder) for actor in record.actors}
        for told in joined(event for event in record.events if every or event.modality in HAPPENED):
            first = told[0]
            sources = tuple(codes[ref] for ref in first.sources if ref in codes)
            targets = tuple(codes[ref] for ref in first.targets if ref in codes)
            near = dict.fromkeys(code.country for code in (*targets, *sources, *codes.values()) if code.country)
            place = next((event.place for event in told if event.place), None)
            yield CodedEvent(
                id=identify(record, first),
                told=tuple(Telling(record, event) for event in told),
                sources=sources,
                targets=targets,
                date=day(first.date, record.report.published),
                dated=first.date is not None,
                place=locator.locate(place, near=near) if place else None,
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
