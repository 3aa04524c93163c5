"""A dossier: all that the reports of a register say about one agreement."""

from __future__ import annotations

from typing import Literal

import msgspec

from depositary.register.judgement.judgement import Mark


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a report that something rests on; `via` names who said so, the outermost first, and `told` to
    whom each of them said it ("" where the report does not tell)."""

    report: str
    publisher: str | None = None
    published: str | None = None
    via: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    start: int
    end: int
    text: str


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A party: its territory, or its own id, the name that most reports give it, and how many sources say so."""

    id: str
    name: str
    reports: int


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement of one record that belongs to the dossier. `id` is its id in the register."""

    id: str
    report: str
    agreement: str
    name: str


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """A step in the life of the agreement, with all reports that tell it."""

    act: str
    date: str | None = None
    modality: str
    by: tuple[str, ...] = ()
    place: str | None = None
    evidence: tuple[Said, ...]
    judged: tuple[Mark, ...] = ()


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """What another agreement is to this one; `to` is its dossier."""

    type: str
    to: str
    name: str
    evidence: Said
    judged: tuple[Mark, ...] = ()


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a demand: it was fulfilled, promised, refused or repeated, when, and in which words."""

    kind: Literal["fulfilled", "promised", "refused", "repeated"]
    date: str | None = None
    evidence: Said


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A position, provision or demand: whose, of which sort, in which words; and of a demand, what became of it."""

    sort: str
    who: str | None = None
    of: str | None = None
    evidence: Said
    judged: tuple[Mark, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that somebody rejected: it stands in no other place of the dossier. `value` is what was read."""

    sort: str
    value: str
    evidence: Said
    judged: tuple[Mark, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Two accounts that cannot both be true, each with its evidence; of two counts of parties, `act` says how many."""

    what: str
    left: Stage
    right: Stage


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement. `status` follows from the stages `since`; conflicts are shown, never settled.

    `judged` are judgements on the agreement itself, `rejected` says whether it was rejected as a whole, and
    `rejections` are its findings that were. `sources` counts its reports, those that print one story once;
    `syndicated` are the ids of such reports, the first published first.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    series: bool = False
    parties: tuple[Side, ...] = ()
    status: str = "mentioned"
    since: tuple[Stage, ...] = ()
    signed: tuple[str, ...] = ()
    life: tuple[Stage, ...] = ()
    relations: tuple[Tie, ...] = ()
    provisions: tuple[View, ...] = ()
    positions: tuple[View, ...] = ()
    demands: tuple[View, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    members: tuple[Member, ...] = ()
    sources: int = 0
    syndicated: tuple[tuple[str, ...], ...] = ()
    judged: tuple[Mark, ...] = ()
    rejected: bool = False
    rejections: tuple[Rejection, ...] = ()


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why two members are one: a judgement, or the reasons of the comparison with their scores, and their words."""

    left: Said
    right: Said
    score: float
    reasons: tuple[str, ...]
    judged: str | None = None
