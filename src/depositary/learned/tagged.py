"""What the tagger gives: words of a text with the role they have in a statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Role = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A half-open character range with its role: who says (source), that it is said (cue), what is said (content).

    `score` is how sure the model is, from 0 to 1: the least likely of its words' tags. `links` says for each cue of the
    same paragraph, in text order, how likely this belongs to it; `elsewhere` the same of cues outside the paragraph.
    """

    role: Role
    start: int
    end: int
    score: float
    links: tuple[float, ...] = ()
    elsewhere: float = 0.0

    def shifted(self, by: int) -> Tagged:
        """The same, counted from another place."""
        return replace(self, start=self.start + by, end=self.end + by)
