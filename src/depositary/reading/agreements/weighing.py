"""Whether what was found is an instrument between states or groups, and no coalition, contract or wage deal."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.language import Parse, Token
from depositary.reading.agreements.instrument import Instrument
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.mentions import Mention
from depositary.reading.agreements.sides import Sides

ENOUGH = 2.0
SURE, COMPANY = 3.0, 1.0  # beside an instrument as sure as this, others of the report count so much more
BESIDE = 1.2  # "a separate understanding" beside such an instrument
OFTEN = 3  # mentions that tell as much of "the deal" as a word on its subject does
OF_STRENGTH = {"strong": 2.0, "fair": 0.9, "weak": 0.4, "named": 1.4, "echo": 0.0}


def weigh(
    instrument: Instrument, parties: Sequence[str], *, made: bool, parse: Parse, words: Lexis, sides: Sides
) -> float:
    """How much speaks for an instrument of international life: 2 is enough. `made`: somebody signs or concludes it."""
    named = [m for m in instrument.mentions if m.noun.strength != "echo"] or instrument.mentions
    score = max(_strength(m, words) for m in named)
    near = len(_around(instrument, parse, sides))
    told = parties or _specific(instrument, words, made=made) or (near > 1 and len(named) >= OFTEN)
    alone = score < OF_STRENGTH["fair"] and not told
    if all(_faint(m, words) and not m.titled for m in named) and not made:
        score -= 2.0
    if len(parties) < 2 and not made and all(m.noun.group == "declaration" and not m.titled for m in named):
        score -= 0.8  # one side's declaration
    score += {0: 0.0, 1: 0.7}.get(len(parties), 2.0)
    score += {0: 0.0, 1: 0.4}.get(near, 1.2)
    score += 1.5 if len(parties) < 2 and any(_between_groups(m, words) for m in named) else 0.0
    score += 0.7 if len(sides.all) > 1 else 0.0
    score += min(0.6 * max(m.topics for m in named), 1.2)
    score += 0.6 if instrument.proper or instrument.aliases else 0.0
    score += (
        1.0 if _legal(instrument, words) or _valid(instrument, words) else 0.8 if _bound(instrument, words) else 0.0
    )
    score += 0.5 if any(m.titled and m.place for m in named) else 0.0
    score += 0.7 if len(parties) < 2 and near < 2 and _paired(instrument, parse, words) else 0.0
    score += 0.8 if any(_placed(m) for m in named) and (instrument.years or _bound(instrument, words)) else 0.0
    public = len(parties) > 1 and (made or any(len(m.sides) > 1 for m in named))
    score -= (1.0 if public else 2.5) * sum(m.against > 0 for m in named) / len(named)
    worldly = min(_worldly(instrument, parse, words, sides), 1.0 if public else 3.0)  # two states may settle wages, too
    score -= worldly if parties else worldly + 1.0 * (worldly > 0)  # business talk, and nobody who could contract
    if any(m.known for m in named):  # a name that has no other meaning
        return max(score, ENOUGH)
    return min(score, ENOUGH - 0.3) if alone else score


def company(instrument: Instrument, others: float, words: Lexis) -> float:
    """What the other instruments of the report, of which the surest weighs `others`, add to this one."""
    if others < SURE:
        return 0.0
    tied = any(m.other & words.sets["beside"] or (m.beside and not m.pronoun) for m in instrument.mentions)
    former = any(m.other & words.sets["backward"] and (instrument.years or m.described) for m in instrument.mentions)
    return COMPANY + (BESIDE if tied or former else 0.0)


def _specific(instrument: Instrument, words: Lexis, *, made: bool) -> bool:
    """Whether anything but its noun tells what it is."""
    if any(m.capital or m.other - words.sets["mild"] for m in instrument.mentions):
        return True
    known = bool(instrument.years or instrument.proper or instrument.aliases)
    return made or known or any(m.topics for m in instrument.mentions)


def _strength(mention: Mention, words: Lexis) -> float:
    """What the noun alone says; a "joint statement" says little, as it is issued oftener than agreed."""
    if _faint(mention, words) and not (mention.titled and (mention.proper or mention.years)):
        return OF_STRENGTH["weak"] - 0.6
    if mention.head.lemma in words.sets["vague"] and not (mention.proper or mention.years or len(mention.sides) > 1):
        return OF_STRENGTH["weak"] - 0.6
    return OF_STRENGTH[mention.noun.strength]


def _faint(mention: Mention, words: Lexis) -> bool:
    """Whether it is oftener said than agreed; letters exchanged between states are agreed."""
    exchanged = mention.noun.group == "notes" and mention.noun.strength == "strong"
    return mention.head.lemma in words.sets["faint"] and not exchanged


def _around(instrument: Instrument, parse: Parse, sides: Sides) -> tuple[str, ...]:
    """The contracting entities in the sentences of the mentions."""
    near = dict.fromkeys(m.head.sentence for m in instrument.mentions)
    return sides.of_all(t for s in near for t in parse.sentences[s].tokens if t.pos in ("PROPN", "ADJ", "NOUN"))


def _legal(instrument: Instrument, words: Lexis) -> bool:
    """Whether a verb of treaty law stands over a mention ("ratified the pact")."""
    return any(a.lemma in words.sets["verbs/strong"] for m in instrument.mentions for a in list(m.head.ancestors())[:2])


def _paired(instrument: Instrument, parse: Parse, words: Lexis) -> bool:
    """Whether "the two governments", "both countries" stand in a sentence of it."""
    near = {m.head.sentence for m in instrument.mentions}
    partners = (t for s in near for t in parse.sentences[s].tokens if t.lemma in words.sets["lands"])
    return any(c.lower in words.sets["pairing"] for t in partners for c in t.kids("nummod", "det", "predet"))


def _valid(instrument: Instrument, words: Lexis) -> bool:
    """Whether it is or comes in force or effect, as a law or treaty does."""
    verbs = [m.head.head for m in instrument.mentions if m.head.dep in ("nsubj", "nsubjpass")]
    below = (o for v in verbs for p in v.kids("prep") for o in p.kids("pobj"))
    return any(o.lemma in words.sets["validity"] for o in below)


def _bound(instrument: Instrument, words: Lexis) -> bool:
    """Whether it is kept or broken, as what binds is: "a breach of the accord", "honoured the accord"."""
    return any(
        a.lemma in words.sets["verbs/keeping"] for m in instrument.mentions for a in list(m.head.ancestors())[:2]
    )


def _placed(mention: Mention) -> bool:
    """Whether a name stands before its noun, as the place where it was made does: "the Lima accord"."""
    names = [t for t in mention.head.kids("compound", "nmod") if t.pos == "PROPN" and t.text[:1].isupper()]
    return mention.definite in ("the", "this") and bool(names) and not mention.sides


def _worldly(instrument: Instrument, parse: Parse, words: Lexis, sides: Sides) -> float:
    """How many words of business, sport, party politics or courts stand around the mentions."""
    near = {m.head.sentence for m in instrument.mentions}
    own = {t.i for m in instrument.mentions for t in m.words}
    against = words.sets["against/sentence"] | words.sets["against/strong"]
    tokens = [t for s in near for t in parse.sentences[s].tokens if t.i not in own and not _armed(t, words)]
    said = {t.lemma for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ") and t.lemma in against and not sides.of(t)}
    done = {t.lemma for t in tokens if t.pos == "VERB" and t.lemma in words.sets["against/verb"]}
    return 0.7 * len(said | done)


def _armed(token: Token, words: Lexis) -> bool:
    """ "An armed coalition", "a rebel union": no party of a parliament, no union of workers."""
    return any(c.lemma in words.sets["armed"] for c in token.kids("amod", "compound", "nmod"))


def _between_groups(mention: Mention, words: Lexis) -> bool:
    """Whether the phrase names two sides of which one is armed, known by name or not: "between a clan and a junta"."""
    rows = (
        list(below.conjuncts())
        for p in mention.head.kids("prep")
        if p.lower in words.sets["parties/between"] | words.sets["parties/with"]
        for below in p.kids("pobj")
    )
    return any(any(t.lemma in words.sets["armed"] or _armed(t, words) for t in row) for row in rows)
