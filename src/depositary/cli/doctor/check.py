"""What the doctor looked at, and how it found it."""

from __future__ import annotations

from typing import Literal

import msgspec

State = Literal["ok", "absent", "broken"]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at: `absent` is fine where it is optional, `broken` never is where it is needed.

    `found` are facts (versions, counts), `mend` says what to do.
    """

    name: str
    state: State
    needed: bool = True
    found: dict[str, str | int] = {}
    wrong: str | None = None
    mend: str | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing needs mending for depositary to work."""
        return self.state == "ok" or not self.needed
