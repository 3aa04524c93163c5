"""A proposal: the words that say who speaks, how, and what, before it is settled who that is and of what kind it is.

The rules of this folder and a learned tagger both end here, and go the same way from here on (`settling`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from depositary.language import Token
from depositary.record import Span
from depositary.record.words import StatementKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """Spans of source, cue and content (in pieces, text order), and what the one who proposes it knows beyond them.

    speakers   the head words that name the speaker; empty: those of the actors named in `source`
    addressees the head words that may name who is told
    kind       None: what the lexicon says of the cue's words, else "claim"
    held       the tokens of the cue's clause outside the content, where its date may stand
    direct     whether the content is a verbatim quotation
    outermost  whether it counts only where no other statement holds it
    goes_on    whether it goes on with a quotation whose source and cue stand before
    through    the cue of the statement that hands this one on: "Tass reported, citing the ministry, that …"
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    basis: str
    kind: StatementKind | None = None
    direct: bool = False
    speakers: tuple[Token, ...] = ()
    addressees: tuple[Token, ...] = ()
    outermost: bool = False
    goes_on: bool = False
    through: Span | None = None
    held: tuple[Token, ...] = field(default=(), repr=False)

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(span.start for span in self._spans())

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return max(span.end for span in self._spans())

    def _spans(self) -> list[Span]:
        named = () if self.goes_on else (self.source, self.cue)
        return [span for span in (*named, *self.content) if span is not None]
