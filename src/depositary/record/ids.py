"""Ids computed from content, the same on every run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container


def slug(name: str) -> str:
    """A name as an id: lower case, letters and digits joined by hyphens: "The Hague Group" → "the-hague-group".

    Letters outside Latin stay as they are; a name without any letter or digit becomes "unnamed".
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[^\W_]+", plain.lower())) or "unnamed"


def unique(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with -2, -3 … behind it where that is taken."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
