"""Findings as rows that are kept ready for lists: small, and with what they can be chosen by."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from depositary.record import Record, Report, Span
from depositary.record.date import bounds, valid
from depositary.register.identity.finding import identify
from depositary.register.judgement import Mark
from depositary.register.view.rows import Reading, Row, Sort
from depositary.register.view.saying import quoted

Names = Mapping[str, tuple[str, str]]  # of a finding of an agreement: the dossier it is in, and its name


class Kept(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """A row without what its report and its dossier tell; `finding` is the agreement that it is of, and so is `of` in a
    relation."""

    finding: str | None
    what: str
    start: int
    end: int
    who: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    words: str | None = None
    date: str | None = None
    modality: str | None = None
    via: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    judged: tuple[Mark, ...] = ()


class Home(NamedTuple):
    """Stands for the dossier of a finding until it is known which that is."""

    id: str
    name: str


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one sort in one report, and what a list goes by to pass over them: their traits, the first day that
    one begins on and the last that one ends with, the first of who they are about and of what."""

    sort: Sort
    rows: tuple[Kept, ...]
    traits: str
    low: str | None
    high: str | None
    who: str
    what: str


_DECODER = msgspec.msgpack.Decoder(list[Kept])


def shelves(record: Record) -> Iterator[Shelf]:
    """The findings of a record, as the judgements leave it, by their sorts; none of a sort that it has not."""
    report = record.report.id
    homes = {(report, a.id): Home(identify(report, a.id), identify(report, a.id)) for a in record.agreements}
    held: dict[Sort, list[Row]] = {}
    for row in Reading(record, homes).rows():
        held.setdefault(row.sort, []).append(row)
    for sort, rows in held.items():
        days = [bounds(day) for row in rows if valid(day := row.date or row.evidence.published or "")]
        yield Shelf(
            sort=sort,
            rows=tuple(map(_kept, rows)),
            traits=traits(_traits(rows)),
            low=min(first for first, _ in days).isoformat() if days else None,
            high=max(after for _, after in days).isoformat() if days else None,
            who=min((" ".join(row.who).casefold() for row in rows), key=last),
            what=min((row.what.casefold() for row in rows), key=last),
        )


def last(word: str) -> tuple[bool, str]:
    """A key by which the empty word comes last."""
    return not word, word


def traits(held: Iterable[str]) -> str:
    """Each once, between line ends, so that one can be sought as a whole."""
    return "\n" + "".join(f"{trait}\n" for trait in sorted(set(held)))


def pack(rows: Sequence[Kept]) -> bytes:
    """The rows as bytes."""
    return zlib.compress(msgspec.msgpack.encode(rows))


def unpack(data: bytes, sort: Sort, report: Report, names: Names) -> Iterator[Row]:
    """The rows of these bytes, which are of this sort and report, as `rows` gives them."""
    for held in _DECODER.decode(zlib.decompress(data)):
        home = names.get(held.finding) if held.finding else None
        of = tuple(names[ref][1] for ref in held.of if ref in names) if sort == "relation" else held.of
        yield Row(
            sort=sort,
            dossier=home[0] if home else None,
            agreement=home[1] if home else None,
            who=held.who,
            sides=held.sides,
            of=of,
            what=held.what,
            words=held.words,
            date=held.date,
            modality=held.modality,
            evidence=quoted(report, Span.of(report.text, held.start, held.end), via=held.via, told=held.told),
            judged=held.judged,
            ids=held.ids,
            to=held.to,
        )


def findings(data: bytes) -> Iterator[str]:
    """The agreements that these rows name."""
    for held in _DECODER.decode(zlib.decompress(data)):
        if held.finding:
            yield held.finding


def _kept(row: Row) -> Kept:
    said = row.evidence
    return Kept(
        row.dossier, row.what, said.start, said.end, row.who, row.sides, row.of, row.words, row.date, row.modality,
        said.via, said.told, row.ids, row.to, row.judged,
    )  # fmt: skip


def _traits(rows: Iterable[Row]) -> Iterator[str]:
    """Whose they are, and of which kind; other names by which words can find them."""
    for row in rows:
        yield f"k:{row.what.casefold().replace(' ', '_').replace('-', '_')}"
        yield from (f"s:{name.casefold()}" for name in (*row.sides, *row.who))
        yield from (f"o:{name.casefold()}" for name in row.of if row.sort != "relation")
