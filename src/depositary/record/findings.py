"""What a report says: the items of a record, each with its evidence, its chain of attribution and its basis."""

from __future__ import annotations

import msgspec

from depositary.record.date import Edtf
from depositary.record.span import Span
from depositary.record.words import (
    Act,
    ActorKind,
    AgreementKind,
    Context,
    EventType,
    Force,
    Modality,
    RelationType,
    Stance,
    StatementKind,
    Status,
)


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks, acts or is acted upon, with every mention.

    `territory` is the state or de facto entity it speaks or acts for; None for none.
    """

    id: str
    name: str
    kind: ActorKind
    territory: str | None = None
    role: str | None = None
    wikidata: str | None = None
    mentions: tuple[Span, ...]


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """That this agreement implements, amends, replaces … the agreement `to`."""

    type: RelationType
    to: str
    evidence: Span
    via: tuple[str, ...] = ()
    basis: str


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument between states, de facto authorities, armed groups or organisations, as this report knows it.

    `parties` are actor ids of contracting entities, not of the persons who sign. `series` marks a class of
    instruments ("dozens of similar agreements").
    """

    id: str
    name: str
    kind: AgreementKind
    parties: tuple[str, ...] = ()
    status: Status = "mentioned"
    signed: Edtf | None = None
    series: bool = False
    relations: tuple[Relation, ...] = ()
    mentions: tuple[Span, ...]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Words or thoughts that the report attributes to somebody. `within` is the statement that holds this one."""

    id: str
    speaker: str | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    direct: bool
    within: str | None = None
    addressee: str | None = None
    date: Edtf | None = None
    basis: str


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A stage in the life of an agreement: who did it, to or with whom, when, and whether it happened."""

    agreement: str
    act: Act
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    on_behalf_of: str | None = None
    date: Edtf | None = None
    place: str | None = None
    modality: Modality
    via: tuple[str, ...] = ()
    statement: str | None = None
    evidence: Span
    basis: str


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """What an agreement provides, and whom it binds."""

    agreement: str
    obligor: str | None = None
    force: Force
    via: tuple[str, ...] = ()
    statement: str | None = None
    evidence: Span
    basis: str


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """The stance that somebody takes towards an agreement, or towards the `target` where it is something else."""

    holder: str
    stance: Stance
    agreement: str | None = None
    target: Span | None = None
    date: Edtf | None = None
    via: tuple[str, ...] = ()
    statement: str | None = None
    evidence: Span
    basis: str


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asks of somebody, and under which agreement."""

    by: str
    of: str | None = None
    action: Span
    under: str | None = None
    date: Edtf | None = None
    via: tuple[str, ...] = ()
    statement: str | None = None
    evidence: Span
    basis: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A political event in the PLOVER scheme.

    `contexts` are what it is about, by the words of its paragraph. Of people, as its sentence counts them: `dead`,
    `injured`, `arrested`, and `size`, those who took part (of an assault, the dead and injured where they are counted
    together); None where it gives no number.
    """

    type: EventType
    mode: str | None = None
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    date: Edtf | None = None
    place: str | None = None
    contexts: tuple[Context, ...] = ()
    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    size: int | None = None
    modality: Modality
    via: tuple[str, ...] = ()
    statement: str | None = None
    trigger: Span
    evidence: Span
    basis: str


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage gave up on, and why. `evidence` is None where the whole report was given up."""

    stage: str
    evidence: Span | None = None
    why: str
