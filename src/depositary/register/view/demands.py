"""What became of a demand: a later step that fulfils, promises or refuses what is asked, or the demand made again.

Nothing is guessed: what is asked must be an act in the life of an agreement, and the same side must have done it, or
said that it will or will not, on a later day, in words of a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec

from depositary.record import Demand, Record, Step
from depositary.record.date import bounds
from depositary.register.identity import Finding
from depositary.register.identity.finding import side
from depositary.register.view.dossier import Outcome
from depositary.register.view.saying import said
from depositary.vocabulary.terms import terms

ASKED = ("proposed", "ordered")  # how a report tells the act that somebody asks for
FATES: dict[str, Literal["fulfilled", "promised", "refused"]] = {
    "occurred": "fulfilled", "ongoing": "fulfilled", "planned": "promised", "denied": "refused",
}  # fmt: skip
Held = Sequence[tuple[Finding, Record]]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A demand by what it comes to: the act that is asked, by which side of which (None where nobody is named)."""

    record: Record
    demand: Demand
    act: str
    by: str | None
    of: str | None
    day: date | None


def outcomes(members: Held) -> dict[tuple[str, Demand], tuple[Outcome, ...]]:
    """For each demand, by report and finding, what became of it, the earliest first."""
    asked = [one for finding, record in members for one in _asked(finding, record)]
    found = {}
    for one in asked:
        fates = [*_steps(one, members), *_again(one, asked)]
        fates.sort(key=lambda fate: (fate.date or fate.evidence.published or "9999", fate.kind, fate.evidence.report))
        found[one.record.report.id, one.demand] = tuple(fates)
    return found


def _asked(finding: Finding, record: Record) -> Iterator[Asked]:
    """The demands of a member that ask for an act."""
    for demand in record.demands:
        act = _act(finding, record, demand) if demand.under == finding.ref else None
        if act:
            day = demand.date or record.report.published
            yield Asked(
                record=record, demand=demand, act=act, by=_side(record, demand.by), of=_side(record, demand.of),
                day=bounds(day)[0] if day else None,
            )  # fmt: skip


def _act(finding: Finding, record: Record, demand: Demand) -> str | None:
    """The act that is asked for: as the same words are told as a step, or by its own verb."""
    for step in record.steps:
        near = step.evidence.overlaps(demand.action) or step.evidence.overlaps(demand.evidence)
        if step.agreement == finding.ref and step.modality in ASKED and near:
            return step.act
    verb = demand.action.text.split()[0].lower()
    return verb if verb in terms("acts") else None


def _steps(asked: Asked, members: Held) -> Iterator[Outcome]:
    for finding, record in members:
        for step in record.steps:
            if step.agreement == finding.ref and step.act == asked.act and _answers(asked, step, record):
                words = said(record, step.evidence, step.via, step.statement)
                yield Outcome(kind=FATES[step.modality], date=step.date, evidence=words)


def _answers(asked: Asked, step: Step, record: Record) -> bool:
    """Whether the step is a later answer of the side that was asked."""
    by = {side(actor) for actor in map(record.actor, step.by) if actor}
    return step.modality in FATES and asked.of in by and _later(step.date, record, asked)


def _again(asked: Asked, every: Sequence[Asked]) -> Iterator[Outcome]:
    """The same demand of the same side in later reports."""
    for other in every:
        same = (other.act, other.by, other.of) == (asked.act, asked.by, asked.of)
        elsewhere = other.record.report.id != asked.record.report.id
        if same and asked.by and elsewhere and _later(other.demand.date, other.record, asked):
            demand = other.demand
            words = said(other.record, demand.evidence, demand.via, demand.statement)
            yield Outcome(kind="repeated", date=demand.date, evidence=words)


def _later(day: str | None, record: Record, asked: Asked) -> bool:
    """Whether it lies wholly after the day of the demand; without a date, whether its report does."""
    told = day or record.report.published
    return bool(told and asked.day and bounds(told)[0] > asked.day)


def _side(record: Record, ref: str | None) -> str | None:
    actor = record.actor(ref) if ref else None
    return side(actor) if actor else None
