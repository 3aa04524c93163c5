"""What identity compares: an agreement as one report knows it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import combinations

import msgspec

from depositary.record import Actor, Agreement, Record
from depositary.register.identity.lexis import lexis, plain, telling, tokens

GROUPS = ("armed_group", "ngo", "party", "company")  # they act for themselves, whatever their territory


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement of one record, with what tells it from others.

    `sides` are territory codes, or ids of those without one; `parties` are the pairs of them (or the one side), by
    which findings are found for comparison. `dates` are (act, EDTF date) of steps that occurred. `parents` are the
    findings of the same report that it implements, amends, replaces …; `main` is what the report is mostly about.
    `titles` are the capitalised words of each full name, its noun first: ("agreement", "paris").
    """

    id: str
    report: str
    ref: str
    name: str
    kind: str
    series: bool = False
    sides: tuple[str, ...] = ()
    signed: str | None = None
    published: str | None = None
    years: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()
    titles: tuple[tuple[str, ...], ...] = ()
    main: bool = False
    parents: tuple[tuple[str, ...], ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """Keys of a block: each pair of sides, or the one side there is."""
        return tuple("|".join(pair) for pair in combinations(self.sides, 2)) or self.sides

    @property
    def blocking(self) -> tuple[str, ...]:
        """Keys of a block: the words of its names."""
        return tuple(dict.fromkeys((*self.proper, *self.words)))


def draw(record: Record) -> Iterator[Finding]:
    """The agreements of a record, a class of instruments ("dozens of deals") too."""
    held = {a.id: a for a in record.agreements}
    for agreement in record.agreements:
        yield _finding(record, agreement, held)


def identify(report: str, ref: str) -> str:
    """The id of a finding: `a` and hexadecimal digits, short enough to type."""
    return "a" + hashlib.sha256(f"{report}/{ref}".encode()).hexdigest()[:7]


def side(actor: Actor) -> str:
    """The territory that it acts for, or its own id."""
    return actor.territory if actor.territory and actor.kind not in GROUPS else actor.id


def _finding(record: Record, agreement: Agreement, held: dict[str, Agreement]) -> Finding:
    actors = [actor for actor in map(record.actor, agreement.parties) if actor]
    steps = [s for s in record.steps if s.agreement == agreement.id and s.modality in ("occurred", "ongoing")]
    drop = {plain(w) for actor in actors for m in actor.mentions for w in tokens(m.text)}
    texts = [agreement.name, *(m.text for m in agreement.mentions)]
    words = [w for text in texts for w in telling(text) if plain(w) not in drop]
    titles = tuple(sorted(_titles(record, agreement, drop)))
    related = [held[r.to] for r in agreement.relations if r.to in held]
    return Finding(
        id=identify(record.report.id, agreement.id),
        report=record.report.id,
        ref=agreement.id,
        name=agreement.name,
        kind=agreement.kind,
        series=agreement.series,
        sides=tuple(sorted({side(actor) for actor in actors})),
        signed=agreement.signed,
        published=record.report.published,
        years=tuple(sorted({y for text in texts for y in re.findall(r"\b(?:19|20)\d\d\b", text)})),
        dates=tuple(sorted({(s.act, s.date) for s in steps if s.date})),
        places=tuple(sorted({s.place for s in steps if s.place})),
        words=tuple(sorted({plain(w) for w in words})),
        proper=tuple(sorted({word for title in titles for word in title[1:]})),
        titles=titles,
        main=agreement.id == _main(record),
        parents=tuple(tuple(sorted({plain(w) for w in telling(p.name)})) for p in related),
    )


def _main(record: Record) -> str | None:
    """The agreement that is mentioned most; of equals, the first."""
    single = [a for a in record.agreements if not a.series]
    return max(single, key=lambda a: len(a.mentions)).id if single else None


def _titles(record: Record, agreement: Agreement, drop: set[str]) -> Iterator[tuple[str, ...]]:
    """Names with a capital noun, and what else is capital in them; headlines, where all may be, count for nothing."""
    head = record.report.text.find("\n")
    generic = lexis().generic
    found = set()
    for mention in agreement.mentions:
        words = [plain(w) for w in tokens(mention.text) if w[0].isupper()]
        nouns = [w for w in words if w in generic]
        telling_words = {plain(w) for w in telling(mention.text) if w[0].isupper() and plain(w) not in drop}
        if mention.end > head and nouns and telling_words:
            found.add((nouns[0], *sorted(telling_words)))
    yield from found
