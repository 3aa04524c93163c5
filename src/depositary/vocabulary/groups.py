"""Armed groups, movements and the parties that take part in peace processes."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from depositary.vocabulary.roster import Roster
from depositary.vocabulary.sheets import rows

ROLES = {"names": "name", "acronyms": "acronym", "adjectives": "adjective"}


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of groups.yaml, whose head explains the fields."""

    id: str
    label: str
    kind: Literal["armed_group", "party"]
    territory: str | None = None
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@cache
def groups() -> Roster[Group]:
    """The groups of the sheet, read once."""
    return Roster("groups", rows("groups", Group), roles=ROLES)
