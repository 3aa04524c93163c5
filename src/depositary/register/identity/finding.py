"""What identity compares: an agreement as one report knows it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from depositary.record import Actor, Agreement, Record
from depositary.register.identity.lexis import lexis, plain, telling, tokens
from depositary.register.identity.naming import naming
from depositary.vocabulary.names import names

GROUPS = ("armed_group", "ngo", "party", "company")  # they act for themselves, whatever their territory
CITY = ("capital", "place")
DIGITS = 12
MONTH = 7  # characters of a date that has one
LONGEST = 160  # characters of a first line that may be a headline


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement of one record, with what tells it from others.

    `sides` are territory codes, or ids of those without one; `parties` are the pairs of them (or the one side), by
    which findings are found for comparison. `dates` are (act, EDTF date) of steps that occurred. `parents` are the
    findings of the same report that it implements, amends, replaces …; `main` is what the report is mostly about.
    `words`, `titles`, `initials` and `versions` are what its names say (see `naming`); `status` is what it has come to.
    `around` are the sides that the report names at all, who may be parties that it does not call so; `soft` are sides
    that may only be hosts or mediators: those whose cities stand in the titles, who mediated, organisations beside
    two others; `groups` are armed groups and others without a territory, `bands` those without a name ("rebels").
    """

    id: str
    report: str
    ref: str
    name: str
    kind: str
    series: bool = False
    sides: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    status: str = "mentioned"
    signed: str | None = None
    published: str | None = None
    years: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()
    titles: tuple[tuple[str, ...], ...] = ()
    initials: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    main: bool = False
    parents: tuple[tuple[str, ...], ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """Keys of a block: each pair of sides, or the one side there is; each side in the month that it is about."""
        pairs = tuple("|".join(pair) for pair in combinations(self.sides, 2)) or self.sides
        month = (self.signed or (self.published if self.main else None) or "")[:MONTH]
        return (*pairs, *(f"{side}@{month}" for side in self.sides if len(month) == MONTH))

    @property
    def blocking(self) -> tuple[str, ...]:
        """Keys of a block: the words of its names, their initials, the places where something was done."""
        places = (plain(word) for place in self.places for word in tokens(place))
        return tuple(dict.fromkeys((*self.proper, *self.words, *self.initials, *places)))


def draw(record: Record) -> Iterator[Finding]:
    """The agreements of a record, a class of instruments ("dozens of deals") too."""
    held = {a.id: a for a in record.agreements}
    for agreement in record.agreements:
        yield _finding(record, agreement, held)


def identify(report: str, ref: str) -> str:
    """The id of a finding: `a` and hexadecimal digits, enough of them that of a million no two have the same; to type,
    the first letters do."""
    return "a" + hashlib.sha256(f"{report}/{ref}".encode()).hexdigest()[:DIGITS]


def side(actor: Actor) -> str:
    """The territory that it acts for, or its own id."""
    return actor.territory if actor.territory and actor.kind not in GROUPS else actor.id


def _finding(record: Record, agreement: Agreement, held: dict[str, Agreement]) -> Finding:
    actors = [actor for actor in map(record.actor, agreement.parties) if actor]
    steps = [s for s in record.steps if s.agreement == agreement.id and s.modality in ("occurred", "ongoing")]
    texts = [agreement.name, *(m.text for m in agreement.mentions)]
    related = [held[r.to] for r in agreement.relations if r.to in held]
    called = naming(agreement.mentions, headline=_headline(record), drop=_drop(record, actors))
    return Finding(
        id=identify(record.report.id, agreement.id),
        report=record.report.id,
        ref=agreement.id,
        name=agreement.name,
        kind=agreement.kind,
        series=agreement.series,
        sides=tuple(sorted({side(actor) for actor in actors})),
        soft=tuple(sorted(_soft(record, actors, called.titles, agreement.id))),
        groups=tuple(sorted({side(a) for a in actors if a.kind in GROUPS})),
        bands=tuple(sorted({side(a) for a in actors if a.kind in GROUPS and _nameless(a)})),
        around=tuple(sorted({side(actor) for actor in record.actors if _contracts(actor)})),
        status=agreement.status,
        signed=agreement.signed,
        published=record.report.published,
        years=tuple(sorted({y for text in texts for y in re.findall(r"\b(?:19|20)\d\d\b", text)})),
        dates=tuple(sorted({(s.act, s.date) for s in steps if s.date})),
        places=tuple(sorted({s.place for s in steps if s.place})),
        words=called.words,
        proper=tuple(sorted({word for title in called.titles for word in title[1:]})),
        titles=called.titles,
        initials=called.initials,
        versions=called.versions,
        main=agreement.id == _main(record),
        parents=tuple(tuple(sorted({plain(w) for w in telling(p.name)})) for p in related),
    )


def _main(record: Record) -> str | None:
    """The agreement that is mentioned most; of equals, the first."""
    single = [a for a in record.agreements if not a.series]
    return max(single, key=lambda a: len(a.mentions)).id if single else None


def _headline(record: Record) -> int:
    """Where the headline ends; 0 where the first line is no headline but a paragraph."""
    end = record.report.text.find("\n")
    return end if record.report.title or 0 < end < LONGEST else 0


def _drop(record: Record, parties: list[Actor]) -> frozenset[str]:
    """The words for the parties, and the names of persons: they say whose agreement it is, not which."""
    told = {plain(w) for actor in parties for m in actor.mentions for w in tokens(m.text)}
    people = {plain(w) for actor in record.actors if actor.kind == "person" for w in tokens(actor.name)}
    return frozenset(told | people | {side(actor) for actor in parties})


def _soft(record: Record, parties: list[Actor], titles: Iterable[tuple[str, ...]], ref: str) -> set[str]:
    """Sides that the reading may have taken for parties and that only hosted or mediated."""
    sides = {side(actor) for actor in parties}
    steps = (s for s in record.steps if s.agreement == ref and s.act == "mediate")
    mediators = {side(actor) for s in steps for actor in map(record.actor, s.by) if actor}
    bodies = {side(actor) for actor in parties if actor.kind == "igo"}
    return sides & (hosts(titles) | mediators | (bodies if len(sides - bodies) > 1 else set()))


def _nameless(actor: Actor) -> bool:
    """Whether it goes by a plural for armed people of any kind."""
    return actor.name.split()[-1] in lexis().bands


def hosts(titles: Iterable[tuple[str, ...]]) -> set[str]:
    """Codes of the territories whose cities the agreement is named after: where it was made."""
    senses = (sense for title in titles for word in title[1:] for sense in names().lookup(word.capitalize()))
    return {sense.id for sense in senses if sense.id and sense.role in CITY}


def _contracts(actor: Actor) -> bool:
    """Whether it is, or acts for, somebody who may be a party."""
    return actor.kind != "media" and bool(actor.territory or actor.kind in (*GROUPS, "igo", "people", "government"))
