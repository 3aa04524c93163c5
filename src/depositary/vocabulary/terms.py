"""The closed lists of the record format: each value with its definition, treaty-law article and an example."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from depositary.vocabulary.sheets import rows

# The lists by the name of their sheet; `statuses` stands in the order of an instrument's life.
LISTS = (
    "kinds",
    "acts",
    "stances",
    "modalities",
    "statuses",
    "relations",
    "forces",
    "statements",
    "actors",
    "plover",
    "contexts",
)

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A value of a closed list.

    `article`: article of the Vienna Convention on the Law of Treaties (1969), none where it has none. `side`, for
    stances: whether it is for or against the target. `quad`, `modes` and `intensity` (from -10, conflict, to 10,
    cooperation): for the event types of PLOVER. `status` and
    `once`, for acts: what an agreement comes to by it, and whether it has one day.
    """

    name: str
    definition: str
    example: str
    article: str | None = None
    side: Literal["for", "against"] | None = None
    quad: Quad | None = None
    modes: tuple[str, ...] = ()
    intensity: float | None = None
    status: str | None = None
    once: bool = False


@cache
def terms(name: str) -> dict[str, Term]:
    """The terms of one of LISTS by their names, in the order of the sheet; KeyError for any other list."""
    if name not in LISTS:
        raise KeyError(name)
    return {term.name: term for term in rows(name, Term)}
