"""The life of an agreement over many reports: its stages in order, the status they come to, and what contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from depositary.record import Actor, Record, Step
from depositary.record import date as days
from depositary.register.identity import Finding
from depositary.register.identity.finding import side
from depositary.register.judgement import marks_of
from depositary.register.view.dossier import Conflict, Stage
from depositary.register.view.saying import said
from depositary.vocabulary.terms import terms

HAPPENED = ("occurred", "ongoing")
OFF = ("rejected", "suspended", "terminated", "expired")  # statuses off the line of a life
BOUND = "signed"  # from here on a later stage shows that what ended or rested goes on
BILATERAL = 2
Told = tuple[Step, Record]
_Key = tuple[str, str | None, str]  # act, date, modality


def stages(members: Sequence[tuple[Finding, Record]]) -> tuple[Stage, ...]:
    """The steps of all members; those of one act, day and mode are one stage, and so is one that is told less exactly.

    By date, those of one day in the order of a life, the undated at the end.
    """
    held: dict[_Key, list[Told]] = {}
    for finding, record in members:
        for step in record.steps:
            if step.agreement == finding.ref:
                held.setdefault((step.act, step.date, step.modality), []).append((step, record))
    joined = _joined(held)
    return tuple(_stage(joined[key], key[1]) for key in sorted(joined, key=_place))


def status(life: Sequence[Stage], *, parties: int = BILATERAL) -> tuple[str, tuple[Stage, ...]]:
    """The status that the stages come to, furthest on the line, and the stages that it follows from.

    What ended or suspended it holds unless it goes on afterwards; that one of many parties leaves ends nothing.
    """
    line = list(terms("statuses"))
    reached = [(word, s) for s in life if s.modality in HAPPENED and (word := terms("acts")[s.act].status)]
    on = [(word, s) for word, s in reached if word not in OFF]
    furthest = max((word for word, _ in on), key=line.index, default="mentioned")
    ended = [
        (word, s)
        for word, s in reached
        if word in OFF and _ends(s, furthest, parties) and not any(_goes_on(after, w, s) for w, after in on)
    ]
    if ended:
        furthest = max((word for word, _ in ended), key=line.index)
    return furthest, tuple(stage for word, stage in (ended or on) if word == furthest)


def conflicts(life: Sequence[Stage]) -> tuple[Conflict, ...]:
    """Two days for an act that has one day; an act that happened to some and was denied by others."""
    found = []
    for left, right in combinations(life, 2):
        if left.act != right.act:
            continue
        pair = {left.modality, right.modality}
        if pair <= set(HAPPENED) and terms("acts")[left.act].once and _apart(left.date, right.date):
            found.append(Conflict(what="two dates for one act", left=left, right=right))
        elif "denied" in pair and pair & set(HAPPENED) and not _apart(left.date, right.date):
            found.append(Conflict(what="told as done, and denied", left=left, right=right))
    return tuple(found)


def _place(key: _Key) -> tuple[bool, date, int, str]:
    """Where a stage stands in the life line."""
    act, day, mode = key
    return day is None, days.bounds(day)[0] if day else date.max, list(terms("acts")).index(act), mode


def _joined(held: dict[_Key, list[Told]]) -> dict[_Key, list[Told]]:
    """Those told less exactly ("in November", or without a date) joined with the one that they can be."""
    found: dict[_Key, list[Told]] = {}
    for key in sorted(held, key=_exactness):
        whole = next(iter(fits)) if len(fits := _fitting(key, held[key], found)) == 1 else key
        found[whole] = [*found.get(whole, []), *held[key]]
    return found


def _exactness(key: _Key) -> tuple[int, _Key]:
    first, after = days.bounds(key[1]) if key[1] else (date.min, date.max)
    return (after - first).days, (key[0], key[1] or "", key[2])


def _fitting(key: _Key, told: Sequence[Told], found: dict[_Key, list[Told]]) -> list[_Key]:
    """The more exact stages that this one can be: of one act and mode, within its date, by the same side.

    Without a date only what happens once is the same.
    """
    act, day, mode = key
    if (day is None and not terms("acts")[act].once) or mode not in HAPPENED:
        return []
    near = [k for k in found if k[0] == act and k[2] == mode and k[1] and (day is None or days.inside(k[1], day))]
    return [k for k in near if terms("acts")[act].once or _together(told, found[k])]


def _together(left: Sequence[Told], right: Sequence[Told]) -> bool:
    """Whether a side that does it is the same, or one of them names none."""
    a, b = ({side(actor) for step, record in told for actor in _actors(record, step.by)} for told in (left, right))
    return not a or not b or bool(a & b)


def _ends(stage: Stage, reached: str, parties: int) -> bool:
    """Whether it ends the whole: a withdrawal one of two, a rejection what was not yet signed."""
    line = list(terms("statuses"))
    if stage.act == "withdraw":
        return parties <= BILATERAL
    return stage.act != "reject" or line.index(reached) < line.index(BOUND)


def _goes_on(stage: Stage, status: str, end: Stage) -> bool:
    """Whether the stage, of an agreement that is in being, lies after the end."""
    line = list(terms("statuses"))
    return line.index(status) >= line.index(BOUND) and bool(
        stage.date and end.date and days.bounds(stage.date)[0] >= days.bounds(end.date)[1]
    )


def _stage(told: Sequence[Told], day: str | None) -> Stage:
    step = told[0][0]
    by = dict.fromkeys(actor.name for s, record in told for actor in _actors(record, (*s.by, *s.with_)))
    return Stage(
        act=step.act,
        date=day,
        modality=step.modality,
        by=tuple(by),
        place=next((s.place for s, _ in told if s.place), None),
        evidence=tuple(said(record, s.evidence, s.via, s.statement) for s, record in told),
        judged=tuple(dict.fromkeys(mark for s, record in told for mark in marks_of(record, "step", s))),
    )


def _actors(record: Record, refs: Sequence[str]) -> list[Actor]:
    return [actor for actor in map(record.actor, refs) if actor]


def _apart(left: str | None, right: str | None) -> bool:
    """Whether the two dates share no day."""
    if not left or not right:
        return False
    (a, b), (c, d) = days.bounds(left), days.bounds(right)
    return b <= c or d <= a
