"""From mentions to actors, in text order: who is meant, given who was spoken of before."""

from __future__ import annotations

import itertools

from depositary.language import Token
from depositary.reading.actors import people
from depositary.reading.actors.antecedents import ahead, pronoun
from depositary.reading.actors.bodies import body
from depositary.reading.actors.entity import INSTITUTIONS, STATES, Entity, Focus, Ledger
from depositary.reading.actors.focus import give_side, statelike
from depositary.reading.actors.frame import Frame
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.several import gone_between, holders, several
from depositary.reading.actors.sheets import grouped, listed, state


class Resolver:
    """Resolves the mentions of one report after the other into its ledger."""

    def __init__(self, focus: Focus) -> None:
        self.ledger = Ledger(focus)

    def sentence(self, frame: Frame, mentions: list[Mention]) -> None:
        """Resolve the mentions of a sentence and note which of them are coordinated."""
        heads = {mention.head.i: mention for mention in mentions}
        done: dict[int, list[Entity]] = {}
        noted: set[int] = set()
        for at, mention in enumerate(mentions):
            if mention.sort == "several":
                self._groups(frame, mentions[:at])
            subject = ahead(mention.owner)
            if subject is not None and subject.i in heads:
                mention.owner = subject
            bearer = mention.owner or frame.sides.get(mention.head.i)
            owner = heads.get(bearer.i) if bearer is not None else None
            for each in (owner, mention):
                if each is not None and id(each) not in noted:
                    self._settle(frame, each, done, noted)
        self._groups(frame, mentions)
        subject = next((t for t in reversed(frame.tokens) if t.dep == "nsubj" and t.pos in ("NOUN", "PROPN")), None)
        if subject is not None:
            self.ledger.topic = any(e.kind in INSTITUTIONS for e in self.ledger.by_head.get(subject.i, ()))

    def _settle(self, frame: Frame, mention: Mention, done: dict[int, list[Entity]], noted: set[int]) -> None:
        found = done.get(id(mention)) or self.resolve(frame, mention, done)
        self._note(frame, mention, found, noted)
        for other in mention.beside if len(mention.beside) == 1 else ():
            if id(other) not in noted:
                people.learn(self.ledger, found, other)
                self._note(frame, other, found, noted)

    def resolve(self, frame: Frame, mention: Mention, done: dict[int, list[Entity]]) -> list[Entity]:
        """The actors that a mention stands for; none where nobody clear is meant."""
        if mention.plural and len(mention.beside) > 1:
            return [entity for name in mention.beside for entity in done.setdefault(id(name), self._one(frame, name))]
        names = ("named", "listed") if mention.sort == "collective" else ("person", "listed")
        name = next((m for m in mention.beside if m.sort in names), None)
        if name is not None and mention.sort not in names:
            found = self._one(frame, name)
            people.learn(self.ledger, found, mention)
            return found
        return self._one(frame, mention)

    def _one(self, frame: Frame, mention: Mention) -> list[Entity]:
        ledger = self.ledger
        match mention.sort:
            case "territory":
                return [state(ledger, mention.key or "", mention)]
            case "listed":
                return grouped(ledger, mention) or [listed(ledger, mention)]
            case "person":
                return [self._person(frame, mention)]
            case "people":
                return [people.nation(ledger, mention)]
            case "office":
                return holders(ledger, frame, mention)
            case "pronoun":
                return pronoun(ledger, frame, mention)
            case "several":
                return several(ledger, frame, mention)
            case "state":
                return statelike(ledger, frame, mention)
        return gone_between(ledger, frame, mention) or body(ledger, frame, mention)

    def _person(self, frame: Frame, mention: Mention) -> Entity:
        """The person of a name, with what the words beside it say of office and side."""
        if not (mention.sides or mention.belongs):
            mention.owner = mention.owner or frame.sides.get(mention.head.i)
        give_side(self.ledger, frame, mention)
        entity = people.person(self.ledger, mention)
        for other in mention.beside:
            give_side(self.ledger, frame, other)
            people.learn(self.ledger, [entity], other)
        for told in (mention, *mention.beside):
            people.place(self.ledger, frame, told, entity)
        return entity

    def _note(self, frame: Frame, mention: Mention, found: list[Entity], noted: set[int]) -> None:
        noted.add(id(mention))
        for entity in found:
            if mention.inner is not None:
                entity.spans[mention.inner.start, mention.last.end] = None
            self._part(frame.between.get(mention.head.i), entity)
            self.ledger.note(
                entity, mention.head, (mention.first.start, (mention.end or mention.last).end),
                paragraph=frame.sentence.paragraph, subject=mention.is_subject, pronoun=mention.sort == "pronoun",
            )  # fmt: skip

    def _part(self, part: str | None, entity: Entity) -> None:
        """Note that an actor, or the state it acts for, mediates, hosts or stands surety."""
        if part is not None and entity.kind != "media":
            actor = state(self.ledger, entity.territory) if entity.territory else entity
            known = self.ledger.between.setdefault(part, [])
            if actor not in known and actor.kind in INSTITUTIONS:
                known.append(actor)

    def _groups(self, frame: Frame, mentions: list[Mention]) -> None:
        """Actors that a sentence joins: by "and", by a hyphen, or as the two sides of a "between" or "with"."""
        by_head = self.ledger.by_head
        for mention in mentions:
            heads: list[Token] = mention.head.conjuncts() if mention.head.dep != "conj" else []
            found = list(dict.fromkeys(e for h in heads for e in by_head.get(h.i, ())))
            if len(found) > 1:
                self.ledger.groups.append((mention.head.i, tuple(found)))
        states = [m for m in mentions if m.sort == "territory"]
        for one, other in itertools.pairwise(states):
            gap = frame.tokens[frame.at(one.last) + 1 : frame.at(other.first)]
            if len(gap) == 1 and gap[0].text in ("-", "–", "/"):
                pair = tuple(dict.fromkeys([*by_head[one.head.i], *by_head[other.head.i]]))
                pair = tuple(e for e in pair if e.kind in STATES)
                if len(pair) > 1:
                    self.ledger.groups.append((other.head.i, pair))
