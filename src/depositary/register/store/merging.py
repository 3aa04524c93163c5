"""Several registers in one: their reports, versions, records, runs and judgements, in whatever order they are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, delete, insert, select, update

from depositary.record import Run, decode
from depositary.register.judgement import Anchor, Judgement
from depositary.register.origin import alike
from depositary.register.store import fulltext, judging, runs, versions
from depositary.register.store.deriving import Deriving
from depositary.register.store.opening import writing
from depositary.register.store.ordering import ordered
from depositary.register.store.schema import ANCHORS, JUDGEMENTS, RECORDS, REPORTS, RUNS, VERSIONS

Chain = list[tuple[str, str | None]]  # reports of a place in their order, with the digests of their bytes
Key = tuple[bytes, int]  # a judgement by its content, and the how-many-th of that content it is in its register


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement as one register keeps it."""

    judgement: Judgement
    anchors: tuple[Anchor, ...]
    undone: bool


class Merging:
    """Brings the `sources` into a register, report by report; what it holds already counts as one more source.

    Each report is brought wholly or not at all, and what is there is not brought again, so that it can be stopped and
    gone on with. `notes` tells afterwards what the registers did not agree on.
    """

    def __init__(self, into: Engine, sources: Sequence[Engine]) -> None:
        self._into, self._every = into, [into, *sources]
        self._deriving = Deriving()
        self.notes: list[str] = []
        self.reports = sorted({ref for engine in sources for ref in _ids(engine)})
        self.runs = self._runs()

    def run(self) -> Iterator[str]:
        """The id of each report once it is there; behind the last, versions and judgements are settled."""
        rank = {run.id: number for number, run in enumerate(self.runs)}
        with writing(self._into) as connection:
            self._deriving.renew(connection)
            _number(connection, self.runs)
        for report in self.reports:
            self._bring(report, rank)
            yield report
        made = self._judgements()
        with writing(self._into) as connection:
            changed = self._versions(connection)
            judged = _rewrite(connection, made)
            if changed or judged:
                self._deriving.everything(connection)
        self._deriving.finish(self._into)

    def _runs(self) -> list[Run]:
        held: dict[str, Run] = {}
        chains = []
        for engine in self._every:
            with engine.connect() as connection:
                found = runs.every(connection)
            chains.append([run.id for run in found])
            for run in found:  # of one that an older register knows by name alone, what others know
                held[run.id] = max(held.get(run.id, run), run, key=lambda r: msgspec.json.encode(r))
        order = ordered(chains, key=lambda ref: (held[ref].version or "", ref))
        if not order.sound:
            self.notes.append("the registers do not agree which run is the later; they are taken by version and name")
        return [held[ref] for ref in order.items]

    def _bring(self, report: str, rank: dict[str, int]) -> None:
        """Every record of the report, and the one that the latest run made as the current one."""
        bodies: dict[str, bytes] = {}
        current = set()
        for engine in self._every:
            with engine.connect() as connection:
                query = select(RECORDS.c.run, RECORDS.c.body, RECORDS.c.current).where(RECORDS.c.report == report)
                for run, body, now in connection.execute(query):
                    bodies[run] = min(bodies.get(run, body), body)
                    current |= {run} if now else set()
        last = max(current, key=rank.__getitem__)
        with writing(self._into) as connection:
            if _differs(connection, report, bodies, last):
                _write(connection, report, bodies, last)
                self._deriving.reports(connection, [report])

    def _versions(self, connection: Connection) -> bool:
        """Settle the versions of each place; gives whether anything changed."""
        days = connection.execute(select(REPORTS.c.id, REPORTS.c.published))
        published = {row.id: row.published for row in days}
        wanted = {}
        for place, chains in sorted(self._places(connection).items()):
            order = ordered(
                [[ref for ref, _ in chain] for chain in chains], key=lambda ref: (published[ref] or "", ref)
            )
            if not (order.told and order.sound):
                self.notes.append(
                    f"{place}: no register tells which text is the later one; they are taken by day of publication"
                )
            digests = {ref: {d for chain in chains for r, d in chain if r == ref and d} for ref in order.items}
            for number, ref in enumerate(order.items, start=1):
                wanted[place, ref] = (number, min(digests[ref], default=None))
        held = {(v.place, v.report): (v.number, v.digest) for v in versions.every(connection)}
        if held == wanted:
            return False
        connection.execute(delete(VERSIONS))
        for (place, ref), (number, digest) in sorted(wanted.items()):
            connection.execute(insert(VERSIONS).values(place=place, report=ref, number=number, digest=digest))
        versions.count(connection, sorted({ref for _, ref in {*wanted, *held}}))
        return True

    def _places(self, connection: Connection) -> dict[str, list[Chain]]:
        """The chains of each place. Files of one name that hold unlike texts are two places."""
        found: dict[str, list[Chain]] = defaultdict(list)
        for engine in self._every:
            held: dict[str, Chain] = defaultdict(list)
            with engine.connect() as other:
                for version in versions.every(connection if engine is self._into else other):
                    held[version.place].append((version.report, version.digest))
            for place, chain in held.items():
                found[place].append(chain)
        apart: dict[str, list[Chain]] = {}
        for place, chains in sorted(found.items()):
            for group in _together(connection, chains) if "://" not in place else [chains]:
                apart[_free(place, {*found, *apart}) if place in apart else place] = group
        return apart

    def _judgements(self) -> list[Made]:
        """The judgements of all registers, each once."""
        chains: list[list[Key]] = []
        held: dict[Key, list[Made]] = defaultdict(list)
        for engine in self._every:
            with engine.connect() as connection:
                chain = [(key, made) for key, made in _keyed(_made(connection))]
            chains.append([key for key, _ in chain])
            for key, made in chain:
                held[key].append(made)
        order = ordered(chains, key=lambda key: (held[key][0].judgement.when or "", *key))
        if not order.sound:
            self.notes.append("the registers do not agree which judgement is the later one; see `list judgements`")
        found = []
        for key in order.items:
            undone = [made.undone for made in held[key]]
            if len(set(undone)) > 1:
                about = held[key][0].judgement
                self.notes.append(f"undone in one register, standing in another, and so standing: {_told(about)}")
            found.append(msgspec.structs.replace(held[key][0], undone=all(undone)))
        return found


def _ids(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(select(REPORTS.c.id)).scalars())


def _number(connection: Connection, every: Sequence[Run]) -> None:
    for number, run in enumerate(every, start=1):
        runs.keep(connection, run)
        values = {name: getattr(run, name) for name in Run.__struct_fields__ if name != "id"}
        connection.execute(update(RUNS).where(RUNS.c.id == run.id).values(number=number, **values))


def _differs(connection: Connection, report: str, bodies: dict[str, bytes], last: str) -> bool:
    query = select(RECORDS.c.run, RECORDS.c.body, RECORDS.c.current).where(RECORDS.c.report == report)
    held = {run: (body, now) for run, body, now in connection.execute(query)}
    return held != {run: (body, run == last) for run, body in bodies.items()}


def _write(connection: Connection, report: str, bodies: dict[str, bytes], last: str) -> None:
    told = decode(bodies[last]).report
    names = ("title", "url", "publisher", "published", "language")
    values: dict[str, Any] = {name: getattr(told, name) for name in names}
    if connection.execute(select(REPORTS.c.id).where(REPORTS.c.id == report)).first():
        connection.execute(update(REPORTS).where(REPORTS.c.id == report).values(**values))
    else:
        connection.execute(insert(REPORTS).values(id=report, text=told.text, counts=True, **values))
        fulltext.keep(connection, told)
    connection.execute(delete(RECORDS).where(RECORDS.c.report == report))
    for run, body in sorted(bodies.items()):
        connection.execute(insert(RECORDS).values(report=report, run=run, body=body, current=run == last))


def _together(connection: Connection, chains: Sequence[Chain]) -> list[list[Chain]]:
    """The chains in groups that share a text or an alike one, in an order that does not go by whose they are."""
    groups: list[list[Chain]] = []
    for chain in sorted(chains, key=lambda held: [ref for ref, _ in held]):
        fits = [group for group in groups if any(_akin(connection, chain, other) for other in group)]
        groups = [group for group in groups if group not in fits]
        groups.append([*(held for group in fits for held in group), chain])
    return sorted(groups, key=lambda group: min(ref for chain in group for ref, _ in chain))


def _akin(connection: Connection, left: Chain, right: Chain) -> bool:
    if {ref for ref, _ in left} & {ref for ref, _ in right}:
        return True
    query = select(REPORTS.c.text)
    a, b = (connection.execute(query.where(REPORTS.c.id == chain[-1][0])).scalar() or "" for chain in (left, right))
    return alike(a, b)


def _free(place: str, taken: set[str]) -> str:
    number = 2
    while f"{place} ({number})" in taken:
        number += 1
    return f"{place} ({number})"


def _made(connection: Connection) -> Iterator[Made]:
    for judgement, undone in judging.every(connection):
        held = tuple(one for one, _ in judging.anchors(connection, judgement.id))
        yield Made(judgement=judgement, anchors=held, undone=undone)


def _keyed(made: Iterator[Made]) -> Iterator[tuple[Key, Made]]:
    """Each with its content, by which another register may have the same."""
    seen: dict[bytes, int] = defaultdict(int)
    for each in made:
        names = [name for name in Judgement.__struct_fields__ if name not in ("id", "left", "right")]
        content = msgspec.json.encode(([getattr(each.judgement, name) for name in names], each.anchors))
        seen[content] += 1
        yield (content, seen[content]), each


def _rewrite(connection: Connection, made: Sequence[Made]) -> bool:
    """Keep these judgements in place of those there are, numbered in their order; gives whether anything changed."""
    held = list(_made(connection))
    if [_plain(each) for each in held] == [_plain(each) for each in made]:
        return False
    connection.execute(delete(ANCHORS))
    connection.execute(delete(JUDGEMENTS))
    for each in made:
        judging.keep(connection, each.judgement, [(one, None) for one in each.anchors], undone=each.undone)
    return True


def _plain(made: Made) -> Made:
    return msgspec.structs.replace(made, judgement=msgspec.structs.replace(made.judgement, id=0, left="", right=""))


def _told(judgement: Judgement) -> str:
    what = judgement.cell or f"{judgement.left} and {judgement.right}"
    return " ".join(filter(None, (judgement.kind, what, judgement.who and f"by {judgement.who}")))
