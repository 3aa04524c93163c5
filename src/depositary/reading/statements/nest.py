"""Nesting: which proposal stands in the words of which other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from depositary.reading.statements.proposal import Proposal


class Nest:
    """Proposals by the words they hold."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self._rows = sorted(
            (content.start, content.end, number) for number, p in enumerate(proposals) for content in p.content
        )  # fmt: skip
        self._starts = [start for start, _, _ in self._rows]
        self._longest = max((end - start for start, end, _ in self._rows), default=0)
        self._proposals = proposals
        self._cues = {p.cue: p for p in reversed(proposals) if p.cue is not None}

    def around(self, proposal: Proposal) -> Proposal | None:
        """The narrowest other proposal whose content holds this one's cue; of two in the same words the later."""
        anchor = proposal.cue or proposal.content[0]
        best: tuple[int, int] | None = None
        at = bisect_right(self._starts, anchor.start)
        while at > 0 and self._starts[at - 1] >= anchor.end - self._longest:
            at -= 1
            start, end, number = self._rows[at]
            key = (end - start, -number)
            if (
                end >= anchor.end
                and (best is None or key < best)
                and not self._mutual(proposal, self._proposals[number])
            ):
                best = key
        return self._proposals[-best[1]] if best is not None else None

    def citing(self, proposal: Proposal) -> Proposal | None:
        """The proposal that hands this one on."""
        return self._cues.get(proposal.through) if proposal.through is not None else None

    @staticmethod
    def _mutual(outer: Proposal, inner: Proposal) -> bool:
        """Whether they are one, or each holds the cue of the other: then neither is within the other."""
        anchor = inner.cue or inner.content[0]
        return outer is inner or any(c.start <= anchor.start and anchor.end <= c.end for c in outer.content)
