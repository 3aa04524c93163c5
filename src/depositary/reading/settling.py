"""Settling: what its steps amount to for each agreement (RECORD.md, "Status"), and its relations joined in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from depositary.record import Agreement, Relation, Step
from depositary.record.date import bounds
from depositary.record.words import Act, Status

# The life of an instrument, in order: the latest that happened is its status.
LINE: tuple[Status, ...] = (
    "mentioned", "proposed", "negotiating", "authorised", "agreed", "initialled", "signed", "ratified", "in_force",
)  # fmt: skip
REACHED: Mapping[Act, Status] = {
    "propose": "proposed", "draft": "negotiating", "negotiate": "negotiating", "authorise": "authorised",
    "agree": "agreed", "adopt": "agreed", "approve": "authorised", "submit": "proposed", "initial": "initialled",
    "sign": "signed", "accede": "in_force", "ratify": "ratified", "enter_into_force": "in_force",
    "implement": "agreed", "extend": "in_force",
}  # fmt: skip
# Off the line: what ends an instrument, or lets it rest.
OFF: Mapping[Act, Status] = {
    "reject": "rejected",
    "suspend": "suspended",
    "withdraw": "terminated",
    "terminate": "terminated",
    "expire": "expired",
}
HAPPENED = frozenset({"occurred", "ongoing"})
# Conclusions that are no signing: what is agreed, accepted, announced may be signed later or never.
UNSIGNED = frozenset(
    {"steps/agree", "steps/accept", "steps/announce", "steps/end-of-talks", "steps/agree-to-do", "steps/come-to-terms"}
)
BILATERAL = 2
# Steps that only a party or one who becomes it can take.
BINDING = frozenset({"sign", "ratify", "accede", "withdraw", "initial"})
CONCLUDED = "steps/conclude"  # "concluded on 19 November 1990": dated, it is the signing
REVIVING = frozenset({"extend", "enter_into_force", "implement"})
RESUMED = "steps/resume"  # said of what had been stopped, whenever that was
FINAL = frozenset({"terminated", "expired"})  # behind which a suspension told later was an earlier one
YEAR = 4  # characters of a date that is a year
NAMED = "steps/dated-name"  # tells when an agreement was made, not that the report follows its life


def settle(
    agreements: Iterable[Agreement],
    *,
    steps: Iterable[Step],
    relations: Iterable[tuple[str, Relation]],
    side: Callable[[str], str | None] = lambda actor: None,
) -> tuple[Agreement, ...]:
    """The agreements with parties, status, date of signature and relations.

    `relations` are (id of the agreement, relation); `side` tells for whom an actor can contract.
    """
    taken: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if step.modality in HAPPENED:
            taken[step.agreement].append(step)
    tied: dict[str, list[Relation]] = defaultdict(list)
    for owner, relation in relations:
        tied[owner].append(relation)
    return tuple(
        msgspec.structs.replace(
            agreement,
            parties=joined(agreement, taken[agreement.id], side),
            status=status_of(agreement, told(taken[agreement.id]), side=side),
            signed=signed_on(agreement, taken[agreement.id]),
            relations=(*agreement.relations, *tied[agreement.id]),
        )
        for agreement in agreements
    )


def joined(agreement: Agreement, steps: Iterable[Step], side: Callable[[str], str | None]) -> tuple[str, ...]:
    """The parties; where fewer than two are known, also those who sign, ratify, join or leave it."""
    if len(agreement.parties) >= BILATERAL or agreement.series:
        return agreement.parties
    doers = (side(actor) for step in steps if step.act in BINDING for actor in (*step.by, *step.with_))
    return tuple(dict.fromkeys((*agreement.parties, *(one for one in doers if one))))


def told(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that the report tells, without those that only a name with a bare year implies ("the 1959 accord")."""
    return tuple(s for s in steps if s.basis != NAMED or (s.date is not None and len(s.date) > YEAR))


def status_of(
    agreement: Agreement, steps: Iterable[Step], *, side: Callable[[str], str | None] = lambda actor: None
) -> Status:
    """How far the instrument has come. One party's leaving ends an agreement of two, not one of many."""
    happened = tuple(steps)
    reached: Status = "mentioned"
    ended: Status | None = None
    ended_on: str | None = None
    signed = next((s.date for s in happened if s.act == "sign" and s.date), None)
    for step in happened:
        if step.act in REACHED:
            now = _reached(step, signed)
            if later(now, reached):
                reached = now
            if ended and step.act in REVIVING and (after(step.date, ended_on) or step.basis == RESUMED):
                ended, reached = None, "in_force"
        elif step.act in OFF and step.act != "reject" and ends(step, agreement):
            earlier = ended in FINAL and step.act == "suspend" and not after(step.date, ended_on)
            ended, ended_on = (ended, ended_on) if earlier else (OFF[step.act], step.date)
    if ended is None and not later(reached, "agreed") and any(_refused(s, agreement, side) for s in happened):
        return "rejected"
    return ended or reached


def _reached(step: Step, signed: str | None) -> Status:
    """What the step brings it to; approval after the signature is ratification."""
    if step.basis == CONCLUDED and step.date:
        return "signed"
    return "ratified" if step.act == "approve" and after(step.date, signed) else REACHED[step.act]


def _refused(step: Step, agreement: Agreement, side: Callable[[str], str | None]) -> bool:
    """Whether one who would be a party to it says no; what others think of it leaves it as it is."""
    doers = {side(actor) or actor for actor in step.by}
    return step.act == "reject" and (not agreement.parties or not doers or bool(doers & set(agreement.parties)))


def later(one: Status, other: Status) -> bool:
    """Whether the one comes after the other in the life of an instrument."""
    return LINE.index(one) > LINE.index(other)


def after(date: str | None, other: str | None) -> bool:
    """Whether the one date is known to lie wholly after the other."""
    return date is not None and other is not None and bounds(date)[0] >= bounds(other)[1]


def ends(step: Step, agreement: Agreement) -> bool:
    """Whether the step ends or suspends the whole instrument: one of many parties does not, by itself."""
    if step.act == "withdraw":
        return len(agreement.parties) == BILATERAL and agreement.kind != "convention"
    return len(agreement.parties) <= BILATERAL or len(step.by) != 1


def signed_on(agreement: Agreement, steps: Iterable[Step]) -> str | None:
    """The date of the first signature that the report dates, else of the conclusion.

    That one side of many signed tells when it joined: it counts only where no other date is known.
    """
    known = [step for step in steps if step.date is not None]
    signed = [step for step in known if step.act == "sign"]
    whole = [step for step in signed if len(step.by) != 1 or len(agreement.parties) == BILATERAL]
    concluded = [step for step in known if step.act == "agree" and step.basis not in UNSIGNED]
    declared = [step for step in known if step.act == "adopt" and agreement.kind == "joint_declaration"]
    return next((step.date for step in (*whole, *concluded, *declared, *signed)), None)
