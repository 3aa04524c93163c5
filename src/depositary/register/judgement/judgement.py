"""What somebody decided, and what a dossier shows of it."""

from __future__ import annotations

import msgspec

PAIRS = ("same", "different")
SINGLE = ("accept", "reject", "edit")
KINDS = (*PAIRS, *SINGLE)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What a judgement did to a finding: accept, reject, or edit (`field` had `before` and has `value`)."""

    kind: str
    field: str | None = None
    before: str | None = None
    value: str | None = None
    who: str | None = None
    why: str | None = None
    when: str | None = None


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided on two agreement findings (their ids), or on a cell of one (`right` is empty), and why.

    An "edit" says what `value` a `field` has in place of what it had `before`. `when` is what the judge says, in EDTF.
    """

    id: int
    kind: str
    left: str
    right: str
    who: str | None = None
    why: str | None = None
    when: str | None = None
    cell: str | None = None
    field: str | None = None
    before: str | None = None
    value: str | None = None

    @property
    def mark(self) -> Mark:
        """What a dossier shows of it."""
        return Mark(**{name: getattr(self, name) for name in Mark.__struct_fields__})
