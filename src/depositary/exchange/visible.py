"""Text that is safe to show: what would steer a terminal or turn the reading order is written out instead."""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL and C1; line and paragraph separators; the embeddings, overrides and isolates of bidi.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""The text with every control character and bidi override written out, so that it can be seen and does nothing.

    >>> visible("a\x1b[31mred")
    'a␛[31mred'
    """
    return _STEERING.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures ␀ … ␟
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"
