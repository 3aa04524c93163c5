"""The judgements of people, as rows, and the anchors that hold them to the findings they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Select, func, insert, or_, select, update

from depositary.record import Record, decode
from depositary.register.identity.judged import Pair, settle
from depositary.register.judgement import Anchor, Judgement, anchor, locate
from depositary.register.judgement.anchor import findings, owner
from depositary.register.judgement.judgement import PAIRS, SINGLE
from depositary.register.store import versions
from depositary.register.store.portions import portions
from depositary.register.store.schema import ANCHORS, JUDGEMENTS, RECORDS, REPORTS

OLDER = 8  # characters that the id of an agreement had before there were anchors


def held(connection: Connection) -> list[Judgement]:
    """Those that hold, in the order in which they were made, by the ids that their agreements have now."""
    return [judgement for judgement, undone in every(connection) if not undone]


def every(connection: Connection) -> list[tuple[Judgement, bool]]:
    """All, each with whether it is undone."""
    columns = [JUDGEMENTS.c[name] for name in Judgement.__struct_fields__]
    rows = connection.execute(select(*columns, JUDGEMENTS.c.undone).order_by(JUDGEMENTS.c.id)).mappings()
    now = _now(connection)
    return [
        (_present(Judgement(**{k: row[k] for k in Judgement.__struct_fields__}), now), row["undone"]) for row in rows
    ]


def adrift(connection: Connection) -> set[int]:
    """The ids of judgements on findings that no report says any more: one of two agreements, or all that a cell had."""
    pair = JUDGEMENTS.c.kind.in_(PAIRS)
    lost = select(ANCHORS.c.judgement).where(ANCHORS.c.finding.is_(None))
    left = select(ANCHORS.c.judgement).where(ANCHORS.c.finding.is_not(None))
    query = select(JUDGEMENTS.c.id).where(JUDGEMENTS.c.id.in_(lost), or_(pair, JUDGEMENTS.c.id.not_in(left)))
    return set(connection.execute(query).scalars())


def settled(connection: Connection) -> tuple[list[Pair], list[Pair]]:
    """The pairs judged the same and those judged different, contradictions settled."""
    loose = adrift(connection)
    pairs = [j for j in held(connection) if j.kind in PAIRS and j.id not in loose and j.left != j.right]
    return settle((j.kind, j.left, j.right) for j in pairs)


def on(connection: Connection, reports: Iterable[str]) -> dict[str, dict[str, list[Judgement]]]:
    """The judgements on single findings that hold, by report and place there, in the order in which they were made."""
    columns = [JUDGEMENTS.c[name] for name in Judgement.__struct_fields__]
    found: dict[str, dict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for some in portions(reports):
        query = select(ANCHORS.c.place, ANCHORS.c.finding, *columns).join(
            JUDGEMENTS, JUDGEMENTS.c.id == ANCHORS.c.judgement
        )
        query = query.where(ANCHORS.c.place.in_(some), ANCHORS.c.finding.is_not(None), ~JUDGEMENTS.c.undone)
        for row in connection.execute(query.where(JUDGEMENTS.c.kind.in_(SINGLE)).order_by(JUDGEMENTS.c.id)).mappings():
            found[row["place"]][row["finding"]].append(_judgement(row))
    return found


def places(connection: Connection) -> set[str]:
    """The reports that judgements on single findings are about."""
    return set(connection.execute(select(ANCHORS.c.place).where(ANCHORS.c.place.is_not(None))).scalars())


def single(connection: Connection) -> bool:
    """Whether there is any judgement on a single finding."""
    query = select(JUDGEMENTS.c.id).where(JUDGEMENTS.c.kind.in_(SINGLE)).limit(1)
    return connection.execute(query).first() is not None


def keep(
    connection: Connection, judgement: Judgement, anchors: Sequence[tuple[Anchor, str | None]], *, undone: bool = False
) -> int:
    """Keep it with the anchors of its findings and the places where they are now, as the last; gives its id."""
    number = (connection.execute(select(func.max(JUDGEMENTS.c.id))).scalar() or 0) + 1
    values = {**msgspec.structs.asdict(judgement), "id": number}
    connection.execute(insert(JUDGEMENTS).values(**values, undone=undone))
    _anchor(connection, number, anchors)
    return number


def undo(connection: Connection) -> Judgement | None:
    """Take back the last that holds, and give it; it is kept as undone."""
    last = next(reversed(held(connection)), None)
    if last:
        connection.execute(update(JUDGEMENTS).where(JUDGEMENTS.c.id == last.id).values(undone=True))
    return last


def touched(connection: Connection, judgement: int) -> set[str]:
    """The reports whose findings it is about now."""
    query = select(ANCHORS.c.place).where(ANCHORS.c.judgement == judgement, ANCHORS.c.place.is_not(None))
    return set(connection.execute(query).scalars())


def moor(connection: Connection, reports: Iterable[str]) -> set[str]:
    """Look for the findings of judgements on these reports (or on reports whose place they took) again, in the records
    of today; gives the reports that hold or held them."""
    wanted = set(reports)
    for report in list(wanted):
        wanted.update(versions.earlier(connection, report))
    found: set[str] = set()
    for some in portions(wanted):
        query = select(ANCHORS).where(ANCHORS.c.report.in_(some)).order_by(ANCHORS.c.judgement, ANCHORS.c.number)
        for row in list(connection.execute(query).mappings()):
            place, finding = _placed(connection, msgspec.json.decode(row["body"], type=Anchor))
            if (place, finding) != (row["place"], row["finding"]):
                here = (ANCHORS.c.judgement == row["judgement"], ANCHORS.c.number == row["number"])
                connection.execute(update(ANCHORS).where(*here).values(place=place, finding=finding))
            found |= {ref for ref in (place, row["place"]) if ref}
    return found


def moor_all(connection: Connection) -> None:
    """Look for the findings of all judgements again; those of an older register get their anchors first."""
    _anchor_older(connection)
    moor(connection, set(connection.execute(select(ANCHORS.c.report)).scalars()))


def anchors(connection: Connection, judgement: int) -> list[tuple[Anchor, str | None]]:
    """The anchors of a judgement with the places of their findings now."""
    query = select(ANCHORS.c.body, ANCHORS.c.finding).where(ANCHORS.c.judgement == judgement)
    rows = connection.execute(query.order_by(ANCHORS.c.number))
    return [(msgspec.json.decode(body, type=Anchor), place) for body, place in rows]


def _anchor(connection: Connection, number: int, anchors: Sequence[tuple[Anchor, str | None]]) -> None:
    rows = [
        {
            "judgement": number, "number": at, "report": one.report, "body": msgspec.json.encode(one),
            "place": one.report if finding else None, "finding": finding,
        }
        for at, (one, finding) in enumerate(anchors)
    ]  # fmt: skip
    if rows:
        connection.execute(insert(ANCHORS), rows)


def _placed(connection: Connection, wanted: Anchor) -> tuple[str | None, str | None]:
    """The report and place where the finding is now: in its own report while that counts, else in a later version."""
    counts = connection.execute(select(REPORTS.c.counts).where(REPORTS.c.id == wanted.report)).scalar()
    for report in [wanted.report] if counts else versions.later(connection, wanted.report):
        body = connection.execute(select(RECORDS.c.body).where(RECORDS.c.report == report, RECORDS.c.current)).scalar()
        if body and (place := locate(wanted, decode(body))):
            return report, place
    return None, None


def _anchor_older(connection: Connection) -> None:
    """Judgements that were made before there were anchors: on the agreements that had these ids."""
    query = _bare()
    bare = {number: (left, right) for number, left, right in connection.execute(query)}
    refs = {ref for pair in bare.values() for ref in pair}
    if not refs:
        return
    known: dict[str, Anchor] = {}
    lost = Anchor(report="", sort="agreement", words=())  # of which no record knows any more
    for body in connection.execute(select(RECORDS.c.body).where(RECORDS.c.current)).scalars():
        known.update(_anchors(decode(body), refs))
    for number, pair in bare.items():
        _anchor(connection, number, [(known.get(ref, lost), ref if ref in known else None) for ref in pair])


def _anchors(record: Record, refs: set[str]) -> dict[str, Anchor]:
    held = (p for p in findings(record) if p.sort == "agreement" and p.place[:OLDER] in refs)
    return {p.place[:OLDER]: anchor(record, p) for p in held}


def _bare() -> Select[Any]:
    anchored = select(ANCHORS.c.judgement)
    columns = JUDGEMENTS.c.id, JUDGEMENTS.c.left, JUDGEMENTS.c.right
    return select(*columns).where(JUDGEMENTS.c.kind.in_(PAIRS), JUDGEMENTS.c.id.not_in(anchored))


def _now(connection: Connection) -> dict[int, dict[int, str | None]]:
    """The agreements that each judgement is about today, by number of the anchor."""
    query = select(ANCHORS.c.judgement, ANCHORS.c.number, ANCHORS.c.finding).where(ANCHORS.c.number < 2)
    found: dict[int, dict[int, str | None]] = defaultdict(dict)
    for judgement, number, finding in connection.execute(query):
        found[judgement][number] = owner(finding) if finding else None
    return found


def _judgement(row: RowMapping) -> Judgement:
    return Judgement(**{name: row[name] for name in Judgement.__struct_fields__})


def _present(judgement: Judgement, now: dict[int, dict[int, str | None]]) -> Judgement:
    places = now.get(judgement.id, {})
    left = places.get(0) or judgement.left
    right = places.get(1) or judgement.right if judgement.kind in PAIRS else judgement.right
    return msgspec.structs.replace(judgement, left=left, right=right)
