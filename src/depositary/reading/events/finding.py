"""From predications to events: the words of `en/events/` with the actors that they are said of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depositary.language import Entry, Language, Parse, Predication, Table, Token
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.events.participants import Participants
from depositary.reading.events.telling import once
from depositary.reading.events.times import Times
from depositary.reading.events.turning import Turn, turn
from depositary.record import Event, Span
from depositary.record.mention import DateMention

WHERE, PLACES = frozenset({"in", "at", "near"}), frozenset({"GPE", "LOC", "FAC"})
# Acts that are done where the one is to whom they are done.
BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})


def find(
    parse: Parse, language: Language, *, cast: Cast, dates: Iterable[DateMention], attribution: Attribution
) -> Iterator[Event]:
    """The events of the report in text order, each told once a sentence."""
    if not cast.actors:
        return
    words = language.words("participants")
    classes = {name: frozenset(listed) for name, listed in words.items()}
    reader = Reader(
        parse=parse,
        table=language.table("events"),
        participants=Participants(parse, cast, classes, attribution=attribution),
        times=Times.of(dates, parse),
        attribution=attribution,
    )
    yield from once(reader.all())


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the events of one report; `absorbed` are nouns that an entry has told with its verb."""

    parse: Parse
    table: Table
    participants: Participants
    times: Times
    attribution: Attribution
    absorbed: set[int] = field(default_factory=set)

    def all(self) -> list[tuple[Predication, Event]]:
        """Each event with the predication that tells it, in text order; verbs are read before the nouns they absorb."""
        found = [
            (predication, event)
            for predication in sorted(self.parse.clauses, key=lambda p: p.kind == "noun")
            if predication.trigger.i not in self.absorbed
            for event in self.read(predication)
        ]
        return sorted(found, key=lambda told: told[0].trigger.i)

    def read(self, predication: Predication) -> Iterator[Event]:
        """The event that the predication reports by the first entry that fits, and what its mode makes of it."""
        duty = self.participants.duty(predication)
        if duty is not None:
            yield self._event(predication, Turn("REQUEST", None, duty, "occurred", "duty"), "")
        entries = self.table.match(predication, self.participants.is_a)
        for entry in sorted(entries, key=lambda e: not (e.when or e.idiom)):
            sides = self.participants.of(predication, entry.gives)
            if sides is not None:
                self._absorb(predication, entry)
                below = self._below(predication)
                for told in turn(predication, entry.gives, self.participants, sides, below=below):
                    yield self._event(predication, told, entry.name)
                return

    def _below(self, predication: Predication) -> str | None:
        """The type of the act that this one promises, asks for, threatens or refuses."""
        for inner in self.participants.asked(predication):
            entries = self.table.match(inner, self.participants.is_a)
            for entry in sorted(entries, key=lambda e: not (e.when or e.idiom)):
                return str(entry.gives["type"])
        return None

    def _absorb(self, predication: Predication, entry: Entry) -> None:
        """The nouns that are told with the verb: "called off the strike", "imposed sanctions", "began a strike"."""
        wanted = {word for kind in entry.when.values() if isinstance(kind, tuple) for word in kind}
        wanted |= {word for phrase in entry.idiom for word in phrase.split()[1:]}
        absorbs = bool(entry.gives.get("absorbs"))
        for token in predication.patient:
            if absorbs or token.lemma in wanted:
                self.absorbed.add(token.i)
        for _, token in predication.obliques if entry.idiom else ():
            if token.lemma in wanted:
                self.absorbed.add(token.i)

    def _event(self, predication: Predication, told: Turn, name: str) -> Event:
        evidence = clause(self.parse, predication)
        via, statement = self._via(evidence, told.sides[0])
        return Event(
            type=told.type,
            mode=told.mode,
            sources=told.sides[0],
            targets=told.sides[1],
            date=self.times.when(predication),
            place=self._place(predication, bodily=told.type in BODILY),
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

    def _place(self, predication: Predication, *, bodily: bool) -> str | None:
        """The place named beside the act; where force is used, also that of its object ("raided a camp in Goma")."""
        for preposition, token in (*predication.obliques, *(_hung(predication.patient) if bodily else ())):
            if preposition in WHERE and token.entity in PLACES:
                first = min((c.i for c in token.kids("compound")), default=token.i)
                return self.parse.span(self.parse.tokens[first], token).text
        return None


def _hung(words: Iterable[Token]) -> Iterator[tuple[str, Token]]:
    """What hangs on the words, with its preposition."""
    for word in words:
        for prep in word.kids("prep"):
            yield from ((prep.lower, noun) for noun in prep.kids("pobj"))
