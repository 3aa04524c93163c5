"""Companies, services, forces, movements and persons by name, with country and sector."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from depositary.vocabulary.phrases import key
from depositary.vocabulary.sheets import rows


class Notables(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of notables.yaml, whose head explains the fields."""

    side: str
    sector: str
    names: tuple[str, ...]


class Notable(NamedTuple):
    """Of a name: the state, group or organisation that it belongs to, and its sector."""

    side: str
    sector: str


@cache
def notables() -> dict[tuple[str, ...], Notable]:
    """Side and sector by the words of a name (phrases.key); the first row that has a name counts."""
    found: dict[tuple[str, ...], Notable] = {}
    for row in rows("notables", Notables):
        for name in row.names:
            found.setdefault(key(name), Notable(row.side, row.sector))
    return found
