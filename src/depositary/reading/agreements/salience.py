"""How near to hand an instrument is where a mention stands: named last, named often, named in the title."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.language import Parse
from depositary.reading.agreements.instrument import Instrument
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.mentions import Mention

LEAD = 6  # sentences below the title in which the first instrument is the one that it names
NAMING = 3  # sentences after which a title is no longer that of a thing brought in without one


class Salience:
    """What speaks for an instrument by its place in the report alone."""

    def __init__(self, parse: Parse, words: Lexis) -> None:
        self._parse, self._words = parse, words
        self._title = _length_of_title(parse)

    def of(self, mention: Mention, instrument: Instrument, found: Sequence[Instrument]) -> float:
        """The sum of recency, frequency, place; "that text" and "the latter" mean what was named last."""
        gap = mention.head.sentence - instrument.mentions[-1].head.sentence
        recency = 0.45 / (1 + 0.7 * gap) * (1.5 if mention.definite == "this" else 1.0)
        if mention.distant and self.last(found) <= instrument.mentions[-1].head.i:
            recency += 0.7 if gap <= 1 else 0.0
        first = self.is_first(instrument, found)
        back = first and len(found) > 1 and bool(mention.other & self._words.sets["backward"])
        headline = 1.0 if self.retells(mention, instrument, found) else 0.0
        frequent = 0.06 * min(len(instrument.mentions), 5)
        return recency + frequent + headline + 0.2 * first - 0.6 * back

    def retells(self, mention: Mention, instrument: Instrument, found: Sequence[Instrument]) -> bool:
        """Whether it stands in the first sentences below the title, which tell again what the title alone has named."""
        below = mention.head.sentence - self._title
        return 0 <= below < (LEAD if self._bare(found) else 2) and self._in_title(instrument)

    def _bare(self, found: Sequence[Instrument]) -> bool:
        """Whether the text below the title has named no instrument yet."""
        return all(self._in_title(i) for i in found)

    def names(self, mention: Mention, instrument: Instrument, found: Sequence[Instrument]) -> bool:
        """Whether it is the official title of what was brought in a moment ago: "a deal … The X Agreement on Y …"."""
        bare = self._is_bare(instrument) and mention.telling and not mention.place
        if mention.definite != "the" or instrument.years or not (bare or (mention.titled and not mention.years)):
            return False
        if instrument.proper or instrument.titles or instrument.aliases or self.is_of_many(mention):
            return False
        if any(i is not instrument and not i.series for i in found):
            return False
        begun = next(
            (m.head.sentence for m in instrument.mentions if m.head.sentence >= self._title), mention.head.sentence
        )
        return mention.head.sentence - begun <= NAMING

    @staticmethod
    def _is_bare(instrument: Instrument) -> bool:
        """Whether it is "the treaty" so far, of which the report has still to tell which it is."""
        first = instrument.mentions[0]
        return first.definite == "the" and not any(m.telling for m in instrument.mentions)

    def is_of_many(self, mention: Mention) -> bool:
        """Whether it is the name of an instrument open to many: "the Law of | the Sea convention"."""
        begin = max(mention.first.i - 3, self._parse.sentence(mention.head).tokens[0].i)
        name = " ".join(t.text for t in self._parse.tokens[begin : mention.last.i + 1]).replace(" - ", "-")
        return any(known in name for known in self._words.sets["multilateral"])

    @staticmethod
    def last(found: Sequence[Instrument]) -> int:
        """The word that heads the latest mention of a single instrument."""
        return max((i.mentions[-1].head.i for i in found if not i.series), default=-1)

    @staticmethod
    def is_first(instrument: Instrument, found: Sequence[Instrument]) -> bool:
        """Whether it is the first single instrument of the report that is not part of another's name."""
        return instrument is next((i for i in found if not i.series and i.mentions[0].outer is None), None)

    def _in_title(self, instrument: Instrument) -> bool:
        """Whether it was named in the title alone."""
        return all(m.head.sentence < self._title for m in instrument.mentions)


def _length_of_title(parse: Parse) -> int:
    """How many sentences the title has: the first paragraph, where it ends without a full stop."""
    above = [s for s in parse.sentences if s.paragraph == 0]
    plain = bool(above) and above[-1].tokens[-1].text not in (".", "!", '."')
    return len(above) if plain and len(above) < len(parse.sentences) else 0
