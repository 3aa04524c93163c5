"""An actor in the making, and the ledger of all of a report, with who was spoken of when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from depositary.language import Token
from depositary.record.words import ActorKind

# Whoever an "it" can be.
INSTITUTIONS: frozenset[str] = frozenset(
    ("state", "de_facto_authority", "government", "government_body", "igo", "armed_group", "armed_forces", "ngo")
)
STATES = frozenset({"state", "de_facto_authority"})


@dataclass(slots=True, eq=False)
class Entity:
    """One actor: what is known of it so far, and the places of its mentions (start, end, head)."""

    sort: str
    kind: ActorKind
    name: str
    territory: str | None = None
    belongs: str | None = None
    role: str | None = None
    lemmas: set[str] = field(default_factory=set)
    topic: frozenset[str] = frozenset()
    gender: str = ""
    plural: bool = False
    label: str = ""
    ref: str = ""
    wikidata: str | None = None
    words: tuple[str, ...] = ()
    spans: dict[tuple[int, int], None] = field(default_factory=dict)
    proper: bool = False


class Seen(NamedTuple):
    """That an actor was spoken of: by which word, where, as subject or not."""

    entity: Entity
    token: int
    sentence: int
    paragraph: int
    subject: bool
    pronoun: bool


class Focus(NamedTuple):
    """Where a report is at home: the publisher's country, its weight against what was spoken of, whether a body of that
    state publishes it; how often each territory is named, as a share of the one named most, and so each union."""

    home: str | None = None
    weight: float = 0.0
    official: bool = False
    shares: Mapping[str, float] = MappingProxyType({})
    unions: Mapping[str, float] = MappingProxyType({})


class Ledger:
    """The actors of a report and the order in which they are spoken of."""

    def __init__(self, focus: Focus) -> None:
        self.home, self.weight, self.official, self.shares, self.unions = focus
        self.entities: list[Entity] = []
        self.keyed: dict[tuple[object, ...], Entity] = {}
        self.seen: list[Seen] = []
        self.topic = False  # whether the last subject of the sentence before is an institution
        self.by_head: dict[int, list[Entity]] = {}
        self.groups: list[tuple[int, tuple[Entity, ...]]] = []
        self.between: dict[str, list[Entity]] = {}  # who mediates, hosts, stands surety

    def add(self, entity: Entity, key: tuple[object, ...] | None = None) -> Entity:
        """Enter a new actor."""
        self.entities.append(entity)
        if key is not None:
            self.keyed[key] = entity
        return entity

    def note(
        self, entity: Entity, head: Token, span: tuple[int, int], *, paragraph: int, subject: bool, pronoun: bool
    ) -> None:
        """Enter a mention of an actor."""
        entity.spans[span] = None
        self.by_head.setdefault(head.i, []).append(entity)
        self.seen.append(Seen(entity, head.i, head.sentence, paragraph, subject, pronoun))

    def recent(self, fits: Callable[[Entity], bool], *, since: int = 0) -> Iterator[Entity]:
        """Actors that fit, those spoken of last first, each once; none before the sentence `since`."""
        done: list[Entity] = []
        for seen in reversed(self.seen):
            if seen.sentence < since:
                return
            if seen.entity not in done and fits(seen.entity):
                done.append(seen.entity)
                yield seen.entity

    def merge(self, kept: Entity, gone: Entity) -> None:
        """Give all mentions of one actor to another."""
        kept.spans.update(gone.spans)
        kept.territory = kept.territory or gone.territory
        kept.role = kept.role or gone.role
        kept.lemmas |= gone.lemmas
        self.entities.remove(gone)
        self.seen = [s._replace(entity=kept) if s.entity is gone else s for s in self.seen]
        for entities in self.by_head.values():
            if gone in entities:
                entities[entities.index(gone)] = kept
        for key, entity in self.keyed.items():
            if entity is gone:
                self.keyed[key] = kept
