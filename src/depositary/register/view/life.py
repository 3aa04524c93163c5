"""The life of an agreement over many reports: its stages in order, the status they come to, and what contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from depositary.record import Record, Step
from depositary.record import date as days
from depositary.register.identity import Finding
from depositary.register.view.dossier import Conflict, Stage
from depositary.register.view.saying import said

HAPPENED = ("occurred", "ongoing")
ONCE = ("sign", "initial", "adopt", "enter_into_force", "terminate", "expire")  # acts that have one day
STATUS = {
    "propose": "proposed", "draft": "proposed", "negotiate": "negotiating", "mediate": "negotiating",
    "authorise": "authorised", "agree": "agreed", "initial": "initialled", "adopt": "agreed", "sign": "signed",
    "ratify": "ratified", "enter_into_force": "in_force", "implement": "in_force",
    "reject": "rejected", "suspend": "suspended", "terminate": "terminated", "withdraw": "terminated",
    "expire": "expired",
}  # fmt: skip
LINE = (
    "proposed", "negotiating", "authorised", "agreed", "initialled", "signed", "ratified", "in_force",
    "rejected", "suspended", "expired", "terminated",
)  # fmt: skip


def stages(members: Sequence[tuple[Finding, Record]]) -> tuple[Stage, ...]:
    """The steps of all members; those of one act, day and mode are one stage. By date, the undated at the end."""
    held: dict[tuple[str, str, str], list[tuple[Step, Record]]] = {}
    for finding, record in members:
        for step in record.steps:
            if step.agreement == finding.ref:
                held.setdefault((step.date or "9999", step.act, step.modality), []).append((step, record))
    return tuple(_stage(told) for _, told in sorted(held.items(), key=lambda item: item[0]))


def status(life: Sequence[Stage]) -> tuple[str, tuple[Stage, ...]]:
    """The status that the stages come to, furthest on the line, and the stages that it follows from."""
    reached = [(STATUS[s.act], s) for s in life if s.act in STATUS and s.modality in HAPPENED]
    if not reached:
        return "mentioned", ()
    furthest = max((word for word, _ in reached), key=LINE.index)
    return furthest, tuple(stage for word, stage in reached if word == furthest)


def conflicts(life: Sequence[Stage]) -> tuple[Conflict, ...]:
    """Two days for an act that has one day; an act that happened to some and was denied by others."""
    found = []
    for left, right in combinations(life, 2):
        if left.act != right.act:
            continue
        pair = {left.modality, right.modality}
        if pair <= set(HAPPENED) and left.act in ONCE and _apart(left.date, right.date):
            found.append(Conflict(what="two dates for one act", left=left, right=right))
        elif "denied" in pair and pair & set(HAPPENED) and not _apart(left.date, right.date):
            found.append(Conflict(what="told as done, and denied", left=left, right=right))
    return tuple(found)


def _stage(told: Sequence[tuple[Step, Record]]) -> Stage:
    step = told[0][0]
    by = dict.fromkeys(name for s, record in told for name in _names(record, (*s.by, *s.with_)))
    return Stage(
        act=step.act,
        date=step.date,
        modality=step.modality,
        by=tuple(by),
        place=next((s.place for s, _ in told if s.place), None),
        evidence=tuple(said(record, s.evidence, s.via, s.statement) for s, record in told),
    )


def _names(record: Record, refs: Sequence[str]) -> list[str]:
    return [actor.name for actor in map(record.actor, refs) if actor]


def _apart(left: str | None, right: str | None) -> bool:
    """Whether the two dates share no day."""
    if not left or not right:
        return False
    (a, b), (c, d) = days.bounds(left), days.bounds(right)
    return b <= c or d <= a
