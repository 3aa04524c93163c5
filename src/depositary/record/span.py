"""Words of a report, by place: the evidence every finding rests on."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """`text` is what stands in the report from code point `start` up to, not including, `end`."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`; raises ValueError unless 0 <= start < end <= len(text)."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def inside(self, other: Span) -> bool:
        """Whether `other` holds all of this span."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def before(self, other: Span) -> bool:
        """Whether this span ends before `other` begins."""
        return self.end <= other.start

    def __len__(self) -> int:
        return self.end - self.start
