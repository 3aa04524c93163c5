"""A record as the judgements leave it: without what was rejected, with what was edited, and marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from depositary.record import Agreement, Record, Step
from depositary.register.identity.finding import side
from depositary.register.judgement.anchor import Placed, findings
from depositary.register.judgement.judgement import Judgement, Mark

# What an edit may change of a finding, the first where no field is named, and what of a whole agreement.
FIELDS = {
    "step": ("date", "act", "modality", "place"),
    "provision": ("force",),
    "position": ("stance", "date"),
    "demand": ("date",),
    "relation": ("type",),
    "agreement": ("name", "kind", "status", "signed"),
}
LISTS = {"step": "steps", "provision": "provisions", "position": "positions", "demand": "demands"}
PARTY = "party"  # the field of an agreement by which one of its parties is judged
Judged = Mapping[str, Sequence[Judgement]]  # by the place of the finding, the latest last


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that somebody rejected, as it was read, and the agreement that it is of."""

    sort: str
    finding: Any
    agreement: str
    marks: tuple[Mark, ...]


class Heard(Record, frozen=True, kw_only=True):
    """The record that is left; `marked` are its findings that somebody accepted or edited, with what was decided."""

    marked: dict[tuple[str, Any], tuple[Mark, ...]] = {}  # noqa: RUF012  # msgspec makes each record its own
    rejected: tuple[Rejected, ...] = ()


def hear(record: Record, judged: Judged) -> Record:
    """The record as these judgements leave it; the record itself where none of them is about it."""
    if not judged:
        return record
    left: dict[str, list[Any]] = {name: [] for name in LISTS.values()}
    marked: dict[tuple[str, Any], tuple[Mark, ...]] = {}
    rejected: list[Rejected] = []
    agreements: dict[str, Agreement] = {a.id: msgspec.structs.replace(a, relations=()) for a in record.agreements}
    for placed in findings(record):
        made = judged.get(placed.place, ())
        if placed.sort == "agreement":
            agreements[placed.finding.id] = _agreement(record, agreements[placed.finding.id], made, rejected)
            marked[placed.sort, placed.finding.id] = marks(made)
            continue
        whole = placed.agreement.id if placed.agreement else ""
        if refused(made):
            rejected.append(_rejected(placed, made))
            continue
        finding = edited(placed.finding, made)
        if shown := marks(made):
            marked[placed.sort, finding] = shown
        if placed.sort == "relation":
            agreements[whole] = msgspec.structs.replace(
                agreements[whole], relations=(*agreements[whole].relations, finding)
            )
        else:
            left[LISTS[placed.sort]].append(finding)
    for ref, agreement in agreements.items():
        agreements[ref] = _signed(agreement, record.steps, left["steps"])
    kept = {name: getattr(record, name) for name in Record.__struct_fields__ if name not in (*left, "agreements")}
    lists: Any = {name: tuple(held) for name, held in left.items()}
    return Heard(**kept, **lists, agreements=tuple(agreements.values()), marked=marked, rejected=tuple(rejected))


def marks_of(record: Record, sort: str, finding: Any) -> tuple[Mark, ...]:
    """What people decided on this finding of the record; an agreement goes by its id there."""
    return record.marked.get((sort, finding), ()) if isinstance(record, Heard) else ()


def refused(made: Iterable[Judgement]) -> bool:
    """Whether the latest that accepts or rejects rejects."""
    verdicts = [j.kind for j in made if j.kind in ("accept", "reject") and j.field is None]
    return bool(verdicts) and verdicts[-1] == "reject"


def marks(made: Iterable[Judgement]) -> tuple[Mark, ...]:
    """Those that hold: the latest verdict, and the latest edit of each field."""
    last: dict[tuple[str, str | None, str | None], Mark] = {}
    for judgement in made:
        sort = "edit" if judgement.kind == "edit" else "verdict"
        key = (sort, judgement.field, judgement.value if judgement.field == PARTY else None)
        last.pop(key, None)
        last[key] = judgement.mark
    return tuple(last.values())


def edited(finding: Any, made: Iterable[Judgement]) -> Any:
    """The finding with the judge's values."""
    changes = {j.field: j.value for j in made if j.kind == "edit" and j.field}
    return msgspec.structs.replace(finding, **changes) if changes else finding


def _agreement(record: Record, agreement: Agreement, made: Sequence[Judgement], rejected: list[Rejected]) -> Agreement:
    """The agreement without parties that were rejected; its own edits are those of the dossier (see `building`)."""
    sides = {j.value for j in made if j.field == PARTY}
    gone = {s for s in sides if _verdict(made, s) == "reject"}
    if not gone:
        return agreement
    out = {a.id for a in record.actors if a.id in agreement.parties and side(a) in gone}
    for actor in sorted(out):
        told = tuple(j.mark for j in made if j.field == PARTY and j.kind == "reject")
        rejected.append(Rejected(sort=PARTY, finding=record.actor(actor), agreement=agreement.id, marks=told[-1:]))
    return msgspec.structs.replace(agreement, parties=tuple(p for p in agreement.parties if p not in out))


def _signed(agreement: Agreement, read: Iterable[Step], left: Iterable[Step]) -> Agreement:
    """The agreement without a day of signature that rested on a step which has another now, or is rejected."""
    days = [[s.date for s in steps if (s.agreement, s.act) == (agreement.id, "sign")] for steps in (read, left)]
    if agreement.signed is None or agreement.signed not in days[0] or agreement.signed in days[1]:
        return agreement
    other = next((day for day in days[1] if day), None)
    return msgspec.structs.replace(agreement, signed=other)


def _verdict(made: Iterable[Judgement], value: str | None) -> str | None:
    return next((j.kind for j in reversed(list(made)) if j.field == PARTY and j.value == value), None)


def _rejected(placed: Placed, made: Sequence[Judgement]) -> Rejected:
    whole = placed.agreement.id if placed.agreement else ""
    told = tuple(m for m in marks(made) if m.kind == "reject")
    return Rejected(sort=placed.sort, finding=placed.finding, agreement=whole, marks=told)
