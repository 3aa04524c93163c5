"""From predications to events: the words of `en/events/` with the actors that they are said of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from depositary.language import Entry, Language, Parse, Predication, Table, Token
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.events.contexts import Contexts, index
from depositary.reading.events.counting import Counting
from depositary.reading.events.participants import Participants
from depositary.reading.events.telling import once
from depositary.reading.events.times import Times
from depositary.reading.events.turning import Turn, turn
from depositary.record import Event, Span
from depositary.record.mention import DateMention
from depositary.vocabulary.places import divisions
from depositary.vocabulary.territories import territories

WHERE, PLACES = frozenset({"in", "at", "near"}), frozenset({"GPE", "LOC", "FAC"})
# Sectors whose nouns name people or bodies of people.
HUMAN = (
    "GOV", "REB", "OPP", "PTY", "COP", "SPY", "JUD", "LEG", "REF", "LAB", "EDU", "MED", "REL", "CVL", "AGR", "CRM",
    "HRI", "ENV", "WOM",
)  # fmt: skip
TOWNS = frozenset({"capital", "seat", "place"})
# Acts that are done where the one is to whom they are done.
BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})


def find(
    parse: Parse, language: Language, *, cast: Cast, dates: Iterable[DateMention], attribution: Attribution
) -> Iterator[Event]:
    """The events of the report in text order, each told once a sentence."""
    if not cast.actors:
        return
    reader = Reader(
        parse=parse,
        table=language.table("events"),
        participants=Participants(parse, cast, _classes(language), attribution=attribution),
        times=Times.of(dates, parse),
        contexts=Contexts(parse, index(language)),
        counting=Counting(parse, language.words("counting")),
        attribution=attribution,
    )
    yield from once(reader.all())


@lru_cache(maxsize=4)
def _classes(language: Language) -> dict[str, frozenset[str]]:
    """The word classes of `en/participants.yaml`, people with all whom `en/sectors.yaml` names; once a language."""
    classes = {name: frozenset(listed) for name, listed in language.words("participants").items()}
    sectors = language.words("sectors")["sectors"]
    return classes | {"people": classes["people"].union(*(sectors[code] for code in HUMAN))}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the events of one report; `absorbed` are nouns that an entry has told with its verb."""

    parse: Parse
    table: Table
    participants: Participants
    times: Times
    contexts: Contexts
    counting: Counting
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
            contexts=self.contexts.of(predication.trigger),
            **self.counting.of(predication, told.type),
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
        """The place named beside the act or beside another act joined to it ("killed two and wounded ten in Goma").

        Where force is used, also that of its object ("raided a camp in Goma") and of who uses it ("police in Kano
        fired"), and the town that is attacked itself.
        """
        for at in (predication, *self._joined(predication)):
            beside = (*at.obliques, *(_hung(at.patient) if bodily else ()))
            token = next((t for preposition, t in beside if preposition in WHERE and self._is_place(t)), None)
            if token is not None:
                return self._named(token)
        hung = _hung(predication.agent) if bodily else ()
        at_home = (t for preposition, t in hung if preposition in WHERE and self._is_place(t))
        attacked = (t for t in predication.patient if bodily and self._is_place(t))
        towns = (place for t in (*attacked, *at_home) if not _state(place := self._named(t)))
        return next(towns, None)

    def _joined(self, predication: Predication) -> Iterator[Predication]:
        """The acts of the same sentence that are coordinated with this one."""
        for other in self.parse.clauses:
            pair = other.within is predication or predication.within is other
            if pair and "conjunct" in (other.link, predication.link):
                yield other

    def _is_place(self, token: Token) -> bool:
        """Whether the parser takes it for a place, or it is a name of one that the vocabulary knows."""
        if token.entity in PLACES:
            return True
        return token.pos == "PROPN" and (
            (name := self._named(token)) in divisions() or bool(territories().lookup(name))
        )

    def _named(self, token: Token) -> str:
        """The place with the words of its name: "New York"."""
        first = min((c.i for c in token.kids("compound")), default=token.i)
        return self.parse.span(self.parse.tokens[first], token).text


def _state(name: str) -> bool:
    """Whether it is the name of a state or de facto entity, or of its people."""
    return any(sense.role not in TOWNS for sense in territories().lookup(name))


def _hung(words: Iterable[Token]) -> Iterator[tuple[str, Token]]:
    """What hangs on the words, with its preposition, and on what these are ("in the city of Kano")."""
    for word in words:
        for prep in word.kids("prep"):
            for noun in prep.kids("pobj"):
                yield prep.lower, noun
                for of in noun.kids("prep"):
                    yield from ((prep.lower, name) for name in of.kids("pobj") if of.lower == "of")
