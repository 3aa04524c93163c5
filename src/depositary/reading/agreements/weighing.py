"""Whether what was found is an instrument between states or groups, and no coalition, contract or wage deal."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.language import Parse
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.linking import Instrument
from depositary.reading.agreements.sides import Sides

ENOUGH = 2.0
OF_STRENGTH = {"strong": 2.0, "fair": 0.8, "weak": 0.0, "named": 1.5, "echo": -1.0}


def weigh(instrument: Instrument, parties: Sequence[str], *, parse: Parse, words: Lexis, sides: Sides) -> float:
    """How much speaks for an instrument of international life: 2 is enough."""
    score = max(OF_STRENGTH[m.noun.strength] for m in instrument.mentions)
    score += {0: 0.0, 1: 0.7}.get(len(parties), 2.0)
    score += {0: 0.0, 1: 0.5}.get(len(_around(instrument, parse, sides)), 1.5)
    score += min(0.6 * max(m.topics for m in instrument.mentions), 1.2)
    score += 0.5 if instrument.proper or instrument.aliases else 0.0
    score += 1.0 if _legal(instrument, parse, words) else 0.0
    score -= 2.5 * max(m.against for m in instrument.mentions)
    return score - min(_worldly(instrument, parse, words), 3.0)


def _around(instrument: Instrument, parse: Parse, sides: Sides) -> tuple[str, ...]:
    """The contracting entities in the sentences of the mentions."""
    near = dict.fromkeys(m.head.sentence for m in instrument.mentions)
    return sides.of_all(t for s in near for t in parse.sentences[s].tokens if t.pos in ("PROPN", "ADJ", "NOUN"))


def _legal(instrument: Instrument, parse: Parse, words: Lexis) -> bool:
    """Whether a verb of treaty law stands over a mention ("ratified the pact")."""
    return any(a.lemma in words.sets["verbs/strong"] for m in instrument.mentions for a in list(m.head.ancestors())[:2])


def _worldly(instrument: Instrument, parse: Parse, words: Lexis) -> float:
    """How many words of business, sport, party politics or courts stand around the mentions."""
    near = {m.head.sentence for m in instrument.mentions}
    found = {t.lemma for s in near for t in parse.sentences[s].tokens if words.has("against/sentence", t) or words.has("against/strong", t)}
    return 0.7 * len(found)
