"""Organisations of states and others, and groups of states that news treat as one actor."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from depositary.vocabulary.roster import Roster
from depositary.vocabulary.sheets import rows

ROLES = {"names": "name", "acronyms": "acronym", "adjectives": "adjective", "seats": "seat"}


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of organisations.yaml, whose head explains the fields."""

    id: str
    label: str
    kind: Literal["igo", "ngo", "collective", "people"]
    of: str | None = None
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@cache
def organisations() -> Roster[Organisation]:
    """The organisations of the sheet, read once."""
    return Roster("organisations", rows("organisations", Organisation), roles=ROLES)
