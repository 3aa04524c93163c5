"""Groups of states by name, and the states they stand for."""

from __future__ import annotations

from functools import cache

import msgspec

from depositary.vocabulary.roster import Roster
from depositary.vocabulary.sheets import rows

ROLES = {"names": "name"}


class Grouping(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of groupings.yaml, whose head explains the fields."""

    id: str
    names: tuple[str, ...] = ()
    states: tuple[str, ...]
    since: str | None = None


@cache
def groupings() -> Roster[Grouping]:
    """The groupings of the sheet, read once."""
    return Roster("groupings", rows("groupings", Grouping), roles=ROLES)


def members(id: str) -> tuple[str, ...]:
    """The territory codes of a grouping, by its own id or by the organisation's of the same id; none for any other."""
    return groupings()[id].states if id in groupings() else ()
