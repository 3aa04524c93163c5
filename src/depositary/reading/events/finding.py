"""From predications to events: the words of `en/events/` with the actors that they are said of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depositary.language import Entry, Language, Parse, Predication, Table
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.events.participants import Participants
from depositary.reading.events.telling import once
from depositary.reading.events.times import Times
from depositary.reading.events.turning import Turn, turn
from depositary.record import Event, Span
from depositary.record.mention import DateMention


def find(
    parse: Parse, language: Language, *, cast: Cast, dates: Iterable[DateMention], attribution: Attribution
) -> Iterator[Event]:
    """The events of the report in text order, each told once a sentence."""
    if not cast.actors:
        return
    words = language.words("participants")
    reader = Reader(
        parse=parse,
        table=language.table("events"),
        cast=cast,
        participants=Participants(parse, cast, {name: frozenset(listed) for name, listed in words.items()}),
        times=Times.of(dates, parse),
        attribution=attribution,
    )
    yield from once(reader.all(), parse)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the events of one report."""

    parse: Parse
    table: Table
    cast: Cast
    participants: Participants
    times: Times
    attribution: Attribution

    def all(self) -> Iterator[tuple[Predication, Event]]:
        """Each event with the predication that tells it, in text order."""
        for predication in self.parse.clauses:
            yield from ((predication, event) for event in self.read(predication))

    def read(self, predication: Predication) -> Iterator[Event]:
        """The event that the predication reports by the first entry that fits, and what its mode makes of it."""
        for entry in self.table.match(predication, self.participants.is_a):
            sides = self.participants.of(predication, entry.gives)
            if sides is None:
                continue
            for told in turn(predication, entry.gives, self.participants, sides):
                yield self._event(predication, entry, told)
            return
        duty = self.participants.duty(predication)
        if duty is not None:
            yield self._event(predication, None, Turn("REQUEST", None, duty, "occurred", "duty"))

    def _event(self, predication: Predication, entry: Entry | None, told: Turn) -> Event:
        evidence = clause(self.parse, predication)
        via, statement = self._via(evidence, told.sides[0])
        name = entry.name if entry is not None else ""
        return Event(
            type=told.type,
            mode=told.mode,
            sources=told.sides[0],
            targets=told.sides[1],
            date=self.times.when(predication),
            place=self._place(predication),
            modality=told.modality,
            via=via,
            statement=statement,
            trigger=self.parse.span(predication.trigger),
            evidence=evidence,
            basis="events/" + "-".join(part for part in (name, told.rule) if part),
        )

    def _via(self, evidence: Span, sources: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
        """The chain by which it comes to us; what a source says of itself is its own act, not hearsay."""
        if len(sources) == 1:
            return self.attribution.outside(evidence, sources[0])
        return self.attribution.via(evidence)

    def _place(self, predication: Predication) -> str | None:
        for _, token in (pair for pair in predication.obliques if pair[0] in ("in", "at", "near")):
            if token.entity in ("GPE", "LOC", "FAC"):
                first = min((c.i for c in token.kids("compound")), default=token.i)
                return self.parse.span(self.parse.tokens[first], token).text
        return None


