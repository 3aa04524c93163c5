"""A step told twice is one: which tellings add nothing, and what one telling gives to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from depositary.reading.steps.times import DAY, HAPPENED
from depositary.record import Step
from depositary.record.words import Act

CONCLUDING: frozenset[Act] = frozenset({"sign", "agree", "adopt", "initial"})  # by which an agreement comes about
NEAR = 400  # characters from one step to the next that goes on with it
# An act that is already said by a weightier one: who signed agreed.
SAID_BY: Mapping[Act, tuple[Act, ...]] = {"agree": ("sign", "initial", "adopt")}
# Acts that all do at once, whoever is named: their day is one.
JOINT: frozenset[Act] = CONCLUDING | {"enter_into_force", "expire"}


def dated(steps: Iterable[Step], same_side: Callable[[str, str], bool]) -> Iterator[Step]:
    """The steps, those without a date with the one at which the report tells of the same step elsewhere."""
    told = tuple(steps)
    for step in told:
        if step.date is not None or step.modality not in HAPPENED:
            yield step
            continue
        dates = {other.date for other in told if other.date is not None and _is_same(step, other, same_side)}
        dates = dates or {o.date for o in told if o.date is not None and step.act == "sign" and _is_reached(step, o)}
        exact = max(dates, key=len, default=None)
        one = exact is not None and all(exact.startswith(date) for date in dates)
        if one and step.on_behalf_of is None and any(_covers(t, step, exact, same_side) for t in told):
            continue  # the words that tell the day as well stand for both
        yield msgspec.structs.replace(step, date=exact) if one else step


def same_day(steps: Iterable[Step], same_side: Callable[[str, str], bool], joining: frozenset[str]) -> Iterator[Step]:
    """The steps in text order; what the same "also" or "then" concluded takes the day of what they did just before."""
    last: Step | None = None
    for step in steps:
        if last is not None and step.date is None and _goes_on(step, last, same_side, joining):
            step = msgspec.structs.replace(step, date=last.date)
        exact = step.date is not None and len(step.date) == DAY
        last = step if step.act in CONCLUDING and step.modality in HAPPENED and exact else last
        yield step


def _goes_on(step: Step, last: Step, same_side: Callable[[str, str], bool], joining: frozenset[str]) -> bool:
    near = 0 <= step.evidence.start - last.evidence.end < NEAR and step.agreement != last.agreement
    done = step.act in CONCLUDING and step.modality in HAPPENED
    joined = joining & set(step.evidence.text.lower().split())
    return bool(near and done and joined) and any(same_side(one, two) for one in step.by for two in last.by)


def _is_reached(step: Step, other: Step) -> bool:
    """Whether the other tells the day on which what is signed was agreed."""
    exact = other.date is not None and len(other.date) == DAY
    return exact and other.act == "agree" and other.modality in HAPPENED and other.agreement == step.agreement


def _covers(told: Step, step: Step, day: str | None, same_side: Callable[[str, str], bool]) -> bool:
    """Whether another telling has the day and all who did it."""
    return told.date == day and set(step.by) <= set(told.by) and _is_same(step, told, same_side)


def _is_same(step: Step, other: Step, same_side: Callable[[str, str], bool]) -> bool:
    """Whether both tell of the same act on the same agreement, of joint acts whoever is named."""
    if (step.agreement, step.act) != (other.agreement, other.act) or other.modality not in HAPPENED:
        return False
    return step.act in JOINT or any(same_side(one, two) for one in step.by for two in other.by)


def once(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Each step once: told again without a new date, actor or principal it is the same; the fuller telling stays."""
    kept: list[Step] = []
    for step in steps:
        acts = (step.act, *SAID_BY.get(step.act, ()))
        alike = [n for n, s in enumerate(kept) if (s.agreement, s.modality) == (step.agreement, step.modality)]
        before = [n for n in alike if kept[n].act in acts]
        if any(_adds_nothing(step, kept[n]) for n in before):
            continue
        joint = step.act in JOINT
        fuller = [n for n in alike if joint and kept[n].act == step.act and _adds_nothing(kept[n], step)]
        kept = [s for n, s in enumerate(kept) if n not in fuller]
        kept.append(step)
    return tuple(kept)


def _adds_nothing(step: Step, earlier: Step) -> bool:
    dated = step.date is None or step.date == earlier.date
    behalf = step.on_behalf_of is None or step.on_behalf_of == earlier.on_behalf_of
    return dated and behalf and set(step.by) <= set(earlier.by)
