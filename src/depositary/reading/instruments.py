"""The instruments of a report: which agreement a word stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from depositary.language import Parse, Token
from depositary.reading.cast import head_of
from depositary.record import Agreement, Span


class Instruments:
    """Agreements by the head words of their mentions."""

    def __init__(self, agreements: Iterable[Agreement], parse: Parse) -> None:
        self.agreements = {agreement.id: agreement for agreement in agreements}
        self._heads: dict[int, list[str]] = {}
        self._mentions: list[tuple[Span, str]] = []
        for agreement in self.agreements.values():
            for mention in agreement.mentions:
                self._mentions.append((mention, agreement.id))
                head = head_of(parse, mention)
                if head is not None:
                    self._heads.setdefault(head.i, []).append(agreement.id)
        self._mentions.sort()

    def of(self, token: Token) -> tuple[str, ...]:
        """The agreements that this word heads a mention of; several for "both protocols"."""
        return tuple(self._heads.get(token.i, ()))

    def naming(self, token: Token) -> tuple[str, ...]:
        """The agreement whose name the word is part of, wherever in it; of the shortest such mention."""
        found = [(len(m), a) for m, a in self._mentions if m.start <= token.start and token.end <= m.end]
        return (min(found)[1],) if found else ()

    def last_before(self, offset: int, *, within: int | None = None) -> str | None:
        """The agreement mentioned last before this place, at most `within` characters back: what the text is about."""
        found = None
        for mention, agreement in self._mentions:
            if mention.start >= offset:
                break
            if within is None or mention.end >= offset - within:
                found = agreement
        return found

    @property
    def main(self) -> str | None:
        """The agreement that the report is about: the one it mentions most, the first of equals."""
        counted = Counter(agreement for _, agreement in self._mentions if not self.agreements[agreement].series)
        return max(counted, key=lambda a: (counted[a], -list(self.agreements).index(a)), default=None)

    def within(self, span: Span) -> tuple[str, ...]:
        """The agreements mentioned inside these words, in text order, each once."""
        return tuple(dict.fromkeys(a for mention, a in self._mentions if mention.inside(span)))
