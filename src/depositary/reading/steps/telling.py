"""A step told twice is one: which tellings add nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from depositary.record import Step
from depositary.record.words import Act

# An act that is already said by a weightier one: who signed agreed.
SAID_BY: Mapping[Act, tuple[Act, ...]] = {"agree": ("sign", "initial", "adopt")}


def once(steps: Iterable[Step]) -> Iterator[Step]:
    """Each step where it is first told: told again without a new date, actor or principal it is the same."""
    told: dict[tuple[str, Act, str], list[Step]] = {}
    for step in steps:
        acts = (step.act, *SAID_BY.get(step.act, ()))
        before = [earlier for act in acts for earlier in told.get((step.agreement, act, step.modality), ())]
        if not any(_adds_nothing(step, earlier) for earlier in before):
            told.setdefault((step.agreement, step.act, step.modality), []).append(step)
            yield step


def _adds_nothing(step: Step, earlier: Step) -> bool:
    dated = step.date is None or step.date == earlier.date
    behalf = step.on_behalf_of is None or step.on_behalf_of == earlier.on_behalf_of
    return dated and behalf and set(step.by) <= set(earlier.by)
