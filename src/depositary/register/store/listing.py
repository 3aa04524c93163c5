"""Lists from what is kept ready: agreements by their entries, findings by the shelves that may hold what is asked for.

What is asked in SQL is never stricter than the filter; each item is held against the filter itself before it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, false, func, or_, select

from depositary.record import Record, Report
from depositary.record.date import bounds
from depositary.register.identity.finding import identify
from depositary.register.store import fulltext
from depositary.register.store.deriving import cells
from depositary.register.store.portions import portions
from depositary.register.store.schema import AGREEMENTS, DOSSIERS, FINDINGS, MEMBERS, REPORTS, ROWS
from depositary.register.store.telling import Names, names_of, remake
from depositary.register.view import kept
from depositary.register.view.choosing import Filter, key_of, meant, passes, plain, sought, words
from depositary.register.view.entry import Entry
from depositary.register.view.rows import SORTS, Row, Sort, told

APART: tuple[Sort, ...] = ("statement", "event")  # they are of no agreement
BATCH = 100  # reports whose findings are looked at together, at first; twice as many each time that was not enough
LARGEST = 3200
FEW = 2000  # agreements whose reports are sought one by one
MANY = 20_000  # reports with a word; where there are more, it is quicker to look at all in turn
Place = tuple[str, str]  # day and report: where a shelf stands


def entries(connection: Connection, where: Filter, *, sort: str | None, limit: int | None) -> list[Entry]:
    """The agreements that pass the filter, in the order asked for: at most so many."""
    late = connection.execute(select(DOSSIERS.c.id).where(DOSSIERS.c.stale)).scalars().all()
    anew = [cells(made) for made in remake(connection, late)]
    found = [held for held in anew if _fits(held, where)]
    rows = connection.execute(_chosen(where).order_by(*_ordered(connection, sort))).mappings()
    found += islice((held for held in map(dict, rows) if _fits(held, where)), limit)
    if anew:
        found.sort(key=lambda held: (_order(held, sort), held["id"]))
    return [msgspec.json.decode(held["body"], type=Entry) for held in found[:limit]]


def _ordered(connection: Connection, sort: str | None) -> list[Any]:
    """What to order the agreements by in SQL; the first of `names` is the name, in lower case."""
    names = DOSSIERS.c.names
    if connection.dialect.name == "sqlite":
        name = func.substr(names, 1, func.instr(names, "\n") - 1)
    else:
        name = func.split_part(names, "\n", 1)
    first: dict[str | None, list[Any]] = {
        "date": [DOSSIERS.c.low.is_(None), DOSSIERS.c.low],
        "reports": [DOSSIERS.c.reports.desc()],
        "kind": [DOSSIERS.c.kind],
        None: [],
    }
    return [*first.get(sort, [name]), DOSSIERS.c.id]


def _chosen(where: Filter) -> Select[Any]:
    """The agreements that may pass."""
    columns = [
        DOSSIERS.c[n] for n in ("id", "kind", "status", "traits", "names", "low", "high", "rejected", "reports", "body")
    ]
    query = select(*columns).where(~DOSSIERS.c.rejected, ~DOSSIERS.c.stale)
    if where.party is not None:
        query = query.where(_any(DOSSIERS.c.traits, (f"p:{word}" for word in meant(where.party))))
    for word in words(where.text or ""):
        query = query.where(_in(DOSSIERS.c.names, word))
    for column, wanted in ((DOSSIERS.c.kind, where.kind), (DOSSIERS.c.status, where.status)):
        query = query if wanted is None else query.where(column == plain(wanted))
    return _within(query, DOSSIERS.c.low, DOSSIERS.c.high, where)


def _fits(held: Mapping[str, Any], where: Filter) -> bool:
    """Whether an agreement passes."""
    wanted = [f"\np:{word}\n" for word in meant(where.party or "")]
    return not held["rejected"] and all(
        (
            where.party is None or any(word in held["traits"] for word in wanted),
            where.kind is None or plain(held["kind"]) == plain(where.kind),
            where.status is None or plain(held["status"]) == plain(where.status),
            where.since is None or (held["high"] or "") > bounds(where.since)[0].isoformat(),
            where.until is None or (held["low"] or "9999") < bounds(where.until)[1].isoformat(),
            where.text is None or sought(where.text, held["names"]),
        )
    )


def _order(held: Mapping[str, Any], sort: str | None) -> tuple[Any, ...]:
    """As `choosing.key_of` orders dossiers."""
    if sort == "date":
        return (held["low"] is None, held["low"] or "")
    if sort == "reports":
        return (-held["reports"],)
    if sort == "kind":
        return (held["kind"],)
    return (held["names"].partition("\n")[0],) if sort else ()


def findings(connection: Connection, sort_of: Sort, where: Filter, *, sort: str | None, limit: int | None) -> list[Row]:
    """The findings of this sort that pass the filter, in the order asked for: at most so many."""
    return _Findings(connection, sort_of, where).ordered(sort, limit)


class _Findings:
    """One question for findings."""

    def __init__(self, connection: Connection, sort_of: Sort, where: Filter) -> None:
        self._connection = connection
        self._sort: Sort = sort_of
        self._where = msgspec.structs.replace(where, party=None)
        self._party = _of_party(connection, where.party)
        self._reports: set[str] | None = None
        self._reports = self._candidates()

    def ordered(self, sort: str | None, limit: int | None) -> list[Row]:
        """The rows, at most so many."""
        if limit == 0 or (self._sort in APART and self._party is not None):
            return []
        if sort == "name" and self._sort not in APART:
            return self._by_name(limit)
        column = {"date": FINDINGS.c.low, "who": FINDINGS.c.who, "kind": FINDINGS.c.what}.get(sort or "")
        found: list[tuple[Any, Place, int, Row]] = []
        for first, places in self._shelves(column):
            if limit is not None and len(found) >= limit:
                found.sort(key=_position)
                del found[limit:]
                if column is None or found[-1][:2] < (first, places[0]):  # nothing before it is to come
                    break
            found += [(_key(row, sort), place, at, row) for place, at, row in self._rows(places)]
        return [row for *_, row in sorted(found, key=_position)[:limit]]

    def _shelves(self, column: Any) -> Iterator[tuple[tuple[Any, ...], list[Place]]]:
        """The shelves in the order of the column: batch by batch, each with the key of its first."""
        query = self._query()
        if column is not None:
            query = query.add_columns(column.label("key")).order_by(*_empty_last(column))
        query = query.order_by(FINDINGS.c.day, FINDINGS.c.report)
        rows = iter(self._connection.execute(query))
        size = BATCH
        while batch := _take(rows, size, self._reports):
            first = (batch[0][2] is None or batch[0][2] == "", batch[0][2] or "") if column is not None else ()
            yield first, [(day, report) for day, report, *_ in batch]
            size = min(2 * size, LARGEST)

    def _by_name(self, limit: int | None) -> list[Row]:
        """In the order of the names of their agreements; those of none come last."""
        query = select(DOSSIERS.c.id, DOSSIERS.c.name, DOSSIERS.c.stale).where(~DOSSIERS.c.rejected | DOSSIERS.c.stale)
        named = [(name.casefold(), ref, late) for ref, name, late in self._connection.execute(query)]
        made = {m.entry.id: m.entry.name for m in remake(self._connection, [ref for _, ref, late in named if late])}
        named = sorted((made.get(ref, name).casefold(), ref, late) for name, ref, late in named)
        if self._party is not None:
            named = [one for one in named if one[1] in self._party]
        found: list[tuple[Any, Place, int, Row]] = []
        for some in _chunks(named):
            wanted = {ref for _, ref, _ in some}
            near = sorted(self._near(wanted))
            rows = self._rows(place for place in near if self._reports is None or place[1] in self._reports)
            found += [(_key(row, "name"), place, at, row) for place, at, row in rows if row.dossier in wanted]
            if limit is not None and len(found) >= limit:
                break
        else:
            for _, places in self._shelves(None):
                rows = self._rows(places)
                found += [(_key(row, "name"), place, at, row) for place, at, row in rows if row.dossier is None]
        return [row for *_, row in sorted(found, key=_position)[:limit]]

    def _query(self) -> Select[Any]:
        """The shelves that may hold what is asked for."""
        where = self._where
        query: Select[Any] = select(FINDINGS.c.day, FINDINGS.c.report).where(FINDINGS.c.sort == self._sort)
        if where.side is not None:
            query = query.where(_any(FINDINGS.c.traits, (f"s:{word}" for word in meant(where.side))))
        for wanted in (where.kind, where.stance):
            query = query if wanted is None else query.where(_any(FINDINGS.c.traits, [f"k:{plain(wanted)}"]))
        query = _within(query, FINDINGS.c.low, FINDINGS.c.high, where)
        if self._reports is not None and len(self._reports) <= FEW:
            query = query.where(or_(*(FINDINGS.c.report.in_(some) for some in portions(self._reports)), false()))
        return query

    def _candidates(self) -> set[str] | None:
        """The reports that can have what is asked for; None where that is not known."""
        found: set[str] | None = None
        if self._party is not None and len(self._party) <= FEW:
            found = {report for _, report in self._near(self._party)}
        for word in words(self._where.text or ""):
            named = self._with(word)
            if named is not None:
                found = named if found is None else found & named
        return found

    def _with(self, word: str) -> set[str] | None:
        """The reports that have the word in their text, or in a name in one of their findings."""
        found = fulltext.beginning(self._connection, word, most=MANY)
        if found is None:
            return None
        named = select(FINDINGS.c.report).where(FINDINGS.c.sort == self._sort, _in(FINDINGS.c.traits, word))
        of = select(DOSSIERS.c.id).where(or_(_in(DOSSIERS.c.names, word), DOSSIERS.c.stale))
        found.update(self._connection.execute(named).scalars())
        dossiers = set(self._connection.execute(of).scalars())
        if len(dossiers) > FEW:
            return None
        return found | {report for _, report in self._near(dossiers)}

    def _near(self, dossiers: Iterable[str]) -> set[Place]:
        """The reports of these dossiers, with their days."""
        query = select(func.coalesce(REPORTS.c.published, ""), REPORTS.c.id)
        query = query.join(AGREEMENTS, AGREEMENTS.c.report == REPORTS.c.id)
        query = query.join(MEMBERS, MEMBERS.c.finding == AGREEMENTS.c.id)
        found: set[Place] = set()
        for some in portions(dossiers):
            rows = self._connection.execute(query.where(MEMBERS.c.dossier.in_(some))).all()
            found.update((day, report) for day, report in rows)
        return found

    def _rows(self, places: Iterable[Place]) -> Iterator[tuple[Place, int, Row]]:
        """The findings on these shelves that pass, with their places."""
        places = list(places)
        held = shelved(self._connection, [report for _, report in places], sort=self._sort)
        for day, report in places:
            for at, row in enumerate(held.get(report, ())):
                if self._passes(row):
                    yield (day, report), at, row

    def _passes(self, row: Row) -> bool:
        ours = self._party is None or row.dossier in self._party
        return ours and passes(row, self._where, {})


def every(
    connection: Connection, reports: Sequence[str], records: Mapping[str, Record], *, rejected: bool
) -> Iterator[Row]:
    """The findings of these reports in turn, from their `records` where those are given."""
    held = shelved(connection, [ref for ref in reports if ref not in records], rejected=rejected)
    refs = {identify(ref, a.id): (ref, a.id) for ref, record in records.items() for a in record.agreements}
    homes = {refs[ref]: kept.Home(*home) for ref, home in _alive(connection, refs, rejected=rejected).items()}
    for ref in reports:
        if ref in records:
            yield from told(records[ref], homes, rejected=rejected)
        else:
            yield from sorted(held.get(ref, ()), key=lambda row: SORTS.index(row.sort))


def shelved(
    connection: Connection, reports: Iterable[str], *, sort: Sort | None = None, rejected: bool = False
) -> dict[str, list[Row]]:
    """The findings of these reports, or those of one sort, by report; in no order of the sorts."""
    columns = REPORTS.c.id, REPORTS.c.publisher, REPORTS.c.published, REPORTS.c.text, ROWS.c.sort, ROWS.c.body
    query = select(*columns).join(ROWS, ROWS.c.report == REPORTS.c.id)
    query = query if sort is None else query.where(ROWS.c.sort == sort)
    found = [held for some in portions(reports) for held in connection.execute(query.where(REPORTS.c.id.in_(some)))]
    names = _alive(connection, {ref for *_, body in found for ref in kept.findings(body)}, rejected=rejected)
    rows: dict[str, list[Row]] = {}
    for ref, publisher, published, text, of, body in found:
        report = Report(id=ref, text=text, publisher=publisher, published=published)
        rows.setdefault(ref, []).extend(kept.unpack(body, of, report, names))
    return rows


def _alive(connection: Connection, findings: Iterable[str], *, rejected: bool) -> Names:
    """The dossiers of these findings; those that were rejected only if asked for."""
    names = names_of(connection, findings)
    if rejected:
        return names
    gone: set[str] = set()
    for some in portions({dossier for dossier, _ in names.values()}):
        query = select(DOSSIERS.c.id).where(DOSSIERS.c.id.in_(some), DOSSIERS.c.rejected)
        gone.update(connection.execute(query).scalars())
    return {ref: home for ref, home in names.items() if home[0] not in gone}


def _of_party(connection: Connection, party: str | None) -> set[str] | None:
    """The dossiers that have this party; None where none is asked for."""
    if party is None:
        return None
    where = Filter(party=party)
    late = connection.execute(select(DOSSIERS.c.id).where(DOSSIERS.c.stale)).scalars().all()
    query = select(DOSSIERS.c.id).where(~DOSSIERS.c.rejected, ~DOSSIERS.c.stale)
    query = query.where(_any(DOSSIERS.c.traits, (f"p:{word}" for word in meant(party))))
    made = {m.entry.id for m in remake(connection, late) if _fits(cells(m), where)}
    return set(connection.execute(query).scalars()) | made


def _any(column: Any, traits: Iterable[str]) -> ColumnElement[bool]:
    """Whether the column has one of these traits."""
    return or_(*(_in(column, f"\n{trait}\n") for trait in sorted(traits)), false())


def _in(column: Any, words: str) -> ColumnElement[bool]:
    """Whether the column has these characters in it, as they stand."""
    found: ColumnElement[bool] = func.replace(column, words, "") != column  # both databases know it
    return found


def _within(query: Select[Any], low: Any, high: Any, where: Filter) -> Select[Any]:
    """What ends after the first day asked for and begins before the last."""
    if where.since is not None:
        query = query.where(high > bounds(where.since)[0].isoformat())
    if where.until is not None:
        query = query.where(low < bounds(where.until)[1].isoformat())
    return query


def _empty_last(column: Any) -> tuple[Any, ...]:
    return (func.coalesce(column, "") == "", column)


def _take(rows: Iterator[Any], size: int, wanted: set[str] | None) -> list[Any]:
    """So many of the rows, of the reports that are wanted."""
    found: list[Any] = []
    for held in rows:
        if wanted is None or held[1] in wanted:
            found.append(held)
            if len(found) == size:
                break
    return found


def _chunks(named: list[tuple[str, str, bool]]) -> Iterator[list[tuple[str, str, bool]]]:
    """The agreements in portions, those of one name together."""
    some: list[tuple[str, str, bool]] = []
    for one in named:
        if len(some) >= BATCH // 4 and one[0] != some[-1][0]:
            yield some
            some = []
        some.append(one)
    if some:
        yield some


def _key(row: Row, sort: str | None) -> tuple[Any, ...]:
    """As `choosing.key_of`, a day as SQL has it."""
    if not sort:
        return ()
    key = tuple(part.isoformat() if isinstance(part, date) else part for part in key_of(row, sort))
    return key if len(key) > 1 or sort == "reports" else (*key, "")


def _position(held: tuple[Any, Place, int, Row]) -> Any:
    return held[:3]
