"""The mentions that mean one instrument, and what they tell of it together."""

from __future__ import annotations

from dataclasses import dataclass, field

from depositary.language import Parse, Token
from depositary.reading.agreements.mentions import Mention
from depositary.reading.agreements.phrase import YEAR

HEADING = 5  # words of a heading that is a date


def heading(mention: Mention, parse: Parse) -> tuple[Token, ...]:
    """The date that heads the paragraph, as those of chronologies have one: "May 2017. Peru and Chile sign …"."""
    at = parse.sentence(mention.head).index
    paragraph = parse.sentences[at].paragraph
    while at and parse.sentences[at - 1].paragraph == paragraph:
        at -= 1
    first = parse.sentences[at].tokens
    return first if len(first) <= HEADING and all(t.pos != "VERB" for t in first) else ()


@dataclass(slots=True)
class Instrument:
    """The mentions that mean one instrument, in text order."""

    mentions: list[Mention] = field(default_factory=list)
    sides: tuple[str, ...] = ()
    years: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    nearby: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    proper: list[frozenset[str]] = field(default_factory=list)
    titles: list[frozenset[str]] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    series: bool = False
    only: str = ""

    @property
    def groups(self) -> dict[str, None]:
        """The classes of the nouns that name it."""
        named = [m.noun.group for m in self.mentions if m.noun.group != "echo"]
        return dict.fromkeys(g for g in named if g == named[0] or 4 * named.count(g) >= len(named)) or {"echo": None}

    def take(self, mention: Mention) -> None:
        """One more mention that tells nothing, in its place."""
        self.mentions = sorted([*self.mentions, mention], key=lambda m: m.head.i)

    def _sides(self, mention: Mention) -> tuple[str, ...]:
        """The parties that the mention gives; of one of two agreements named at once without the other's."""
        return tuple(s for s in mention.sides if not self.only or s == self.only or s not in mention.each)

    def add(self, mention: Mention, parse: Parse, *, taken: frozenset[int] = frozenset()) -> None:
        """One more mention, and what it tells; `taken` are the words of the years that belong to some mention."""
        self.mentions.append(mention)
        if mention.noun.strength != "echo" or len(self.mentions) == 1:
            self.sides = tuple(dict.fromkeys((*self.sides, *self._sides(mention))))
            self.years |= mention.years | mention.later
            self.topic |= mention.topic
            self.subject |= mention.subject
        self.made |= mention.made
        sentence = parse.sentence(mention.head).tokens
        dated = (*sentence, *heading(mention, parse))
        self.nearby |= {t.text for t in dated if YEAR.match(t.text) and t.i not in taken}
        self.around |= {t.lower for t in sentence if t.pos == "PROPN" and t.i not in taken}
        if mention.proper:
            self.proper.append(mention.proper)
        if mention.subject and (mention.titled or mention.noun.group == "convention"):
            self.titles.append(mention.subject)
        if mention.alias:
            self.aliases.add(mention.alias)
        if mention.known:
            self.aliases.add(mention.known)
