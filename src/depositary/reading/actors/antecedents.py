"""Whom a pronoun stands for, given who was spoken of before."""

from __future__ import annotations

from depositary.language import Token
from depositary.reading.actors.entity import INSTITUTIONS, Entity, Ledger
from depositary.reading.actors.frame import Frame
from depositary.reading.actors.mention import Mention

PERSONAL = frozenset({"person", "office"})
MANY = frozenset({"armed_group", "people", "collective"})


def pronoun(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """The actors that a pronoun stands for."""
    head = mention.head
    if mention.lemma == "he":
        return he(ledger, head.sentence, mention.gender)
    if mention.lemma in frame.lexicon.pronouns.order:
        return one_of_two(ledger, head.sentence, frame.lexicon.pronouns.order[mention.lemma])
    if mention.lemma == "it":
        return it(ledger, frame, head, sure=mention.definite)
    return they(ledger, head.sentence)


def ahead(word: Token | None) -> Token | None:
    """The subject that a possessive pronoun before it points to: "In a note read by his aide, President X said"."""
    if word is None or word.tag != "PRP$":
        return None
    for above in word.ancestors():
        if above.dep in ("prep", "advcl") and above.head.pos in ("VERB", "AUX"):
            subject = next((c for c in above.head.kids("nsubj") if c.i > word.i), None)
            if subject is not None and above.i < subject.i and subject.pos in ("NOUN", "PROPN"):
                return subject
    return None


def he(ledger: Ledger, sentence: int, gender: str) -> list[Entity]:
    """The person spoken of last, subjects before others, who can be a he or a she."""
    best: Entity | None = None
    score = 0.0
    for rank, seen in enumerate(reversed(ledger.seen)):
        if sentence - seen.sentence > 4 or rank > 60:
            break
        entity = seen.entity
        if entity.sort not in PERSONAL or entity.plural or (entity.gender and entity.gender != gender):
            continue
        value = (3.0 if seen.subject else 1.0) + (1.0 if entity.sort == "person" else 0.0)
        value += (0.5 if seen.pronoun else 0.0) - 1.5 * (sentence - seen.sentence) - 0.01 * rank
        if best is None or value > score:
            best, score = entity, value
    if best is None:
        return []
    best.gender = best.gender or gender
    return [best]


def one_of_two(ledger: Ledger, sentence: int, place: int) -> list[Entity]:
    """The first (0) or last (-1) of the two joined last, in this sentence or the one before."""
    near = [s for s in ledger.seen if sentence - s.sentence <= 1]
    at, group = ledger.groups[-1] if ledger.groups else (-1, ())
    return [group[place]] if len(group) == 2 and near and at >= near[0].token else []


def it(ledger: Ledger, frame: Frame, token: Token, *, sure: bool) -> list[Entity]:
    """The institution that was the last subject, or else was spoken of last in this sentence or the one before.

    `sure` says that only an institution can do what it does; else the last subject has to be one.
    """
    spoken = [s for s in ledger.seen if token.sentence - s.sentence <= 1 and s.token < token.i]
    near = [s for s in spoken if s.entity.kind in INSTITUTIONS and not s.entity.plural]
    if not near or not (sure or _is_topic(ledger, frame, token)):
        return []
    subjects = [s for s in near if s.sentence == token.sentence and s.subject] or [s for s in near if s.subject]
    return [(subjects or near)[-1].entity]


def _is_topic(ledger: Ledger, frame: Frame, token: Token) -> bool:
    """Whether the last noun that was subject before this word is an institution, so that an "it" can be that."""
    before = [t for t in frame.tokens if t.i < token.i and t.dep == "nsubj" and t.pos in ("NOUN", "PROPN")]
    if not before:
        return bool(ledger.topic)
    return any(e.kind in INSTITUTIONS for e in ledger.by_head.get(before[-1].i, ()))


def they(ledger: Ledger, sentence: int) -> list[Entity]:
    """The actors joined last, or the plural spoken of last, in this sentence or the one before."""
    near = [s for s in ledger.seen if sentence - s.sentence <= 1]
    plural = [s for s in near if s.entity.plural or s.entity.kind in MANY]
    last = ([s for s in plural if s.subject] or plural)[-1:]
    groups = [(at, group) for at, group in ledger.groups if near and at >= near[0].token]
    if groups and (not last or groups[-1][0] >= last[0].token):
        return list(groups[-1][1])
    return [s.entity for s in last]
