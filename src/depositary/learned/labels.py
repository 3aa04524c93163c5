"""The tags of the statement tagger and which may follow which."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))


def role_of(label: int) -> str | None:
    """The role that a tag gives, `None` for a word outside all."""
    return None if label == 0 else ROLES[(label - 1) // 2]


def begins(label: int) -> bool:
    """Whether a tag begins a span."""
    return label % 2 == 1


def may_follow(before: int, after: int) -> bool:
    """A span must begin before it goes on. A paragraph starts as if after `O`."""
    return after == 0 or begins(after) or (before != 0 and role_of(before) == role_of(after))
