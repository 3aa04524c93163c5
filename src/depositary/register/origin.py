"""Where a report was found: what its versions have in common."""

from __future__ import annotations

import re

import msgspec

ALIKE = 0.5  # of the words of the shorter text: so many must two versions of one file share


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The `place` (a URL, or the path of a file) and the SHA-256 of the bytes that were read there.

    A URL stands for one report whatever it says. A file may be written over with another report (`loose`): it is a new
    version only where it has enough words of the one before. Without a place a report has no versions.
    """

    place: str | None = None
    digest: str | None = None
    loose: bool = False


def alike(left: str, right: str) -> bool:
    """Whether one text can be a version of the other.

    >>> alike("The treaty was signed on Monday.", "The treaty was signed on Tuesday.")
    True
    """
    a, b = (set(re.findall(r"\w+", text.lower())) for text in (left, right))
    return len(a & b) >= ALIKE * max(1, min(len(a), len(b)))
