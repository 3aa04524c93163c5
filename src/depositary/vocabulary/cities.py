"""Large cities by name, each with its country: for actor phrases whose place no other list holds."""

from __future__ import annotations

from functools import cache

import msgspec

from depositary.vocabulary.phrases import key
from depositary.vocabulary.sheets import rows


class Cities(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of cities.yaml, whose head explains the fields."""

    territory: str
    names: tuple[str, ...]


@cache
def cities() -> dict[tuple[str, ...], str]:
    """Territory code by the words of a city's name (phrases.key)."""
    return {key(name): row.territory for row in rows("cities", Cities) for name in row.names}
