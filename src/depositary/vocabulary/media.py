"""News agencies, broadcasters, papers and online media, which speak in reports as sources."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from depositary.vocabulary.roster import Roster
from depositary.vocabulary.sheets import rows

ROLES = {"names": "name"}


class Medium(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of media.yaml, whose head explains the fields."""

    id: str
    kind: Literal["agency", "broadcaster", "paper", "online"]
    territory: str
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name that readers are shown."""
        return self.names[0]


@cache
def media() -> Roster[Medium]:
    """The media of the sheet, read once."""
    return Roster("media", rows("media", Medium), roles=ROLES)
