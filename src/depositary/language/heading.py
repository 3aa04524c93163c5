"""Dates that head a paragraph, as in a chronology: "17 June 2018. The pact is signed"."""

from __future__ import annotations

MARKS = (".", ":", "–", "—", "-")


def heads(text: str, start: int, end: int) -> bool:
    """Whether what stands from start to end opens its line, and a mark or nothing else stands behind it."""
    first, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    behind = text[end : stop if stop >= 0 else len(text)].lstrip()
    return not text[first:start].strip() and (not behind or behind.startswith(MARKS))
