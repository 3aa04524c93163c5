"""Pronouns that can stand for an actor."""

from __future__ import annotations

from depositary.language import Token
from depositary.reading.actors.frame import NOUNS, Frame, lemma_in
from depositary.reading.actors.mention import Mention

ARGUMENTS = ("dobj", "pobj", "nsubj", "conj", "nsubjpass")


def pronoun(frame: Frame, token: Token) -> Mention | None:
    """The mention that a pronoun is; an "it" that is empty or stands for a text is none."""
    words = frame.lexicon.pronouns
    lower = token.lower
    if lower in words.persons:
        return Mention("pronoun", token, token, token, lemma="he", gender=words.persons[lower])
    if lower in words.groups:
        return Mention("pronoun", token, token, token, lemma="they", plural=True)
    if lower in words.things:
        sure = _agentive(frame, token)
        doing = token.dep == "nsubj" and token.head.lemma not in words.empty and token.head.pos == "VERB"
        return Mention("pronoun", token, token, token, lemma="it", definite=sure) if sure or doing else None
    return _ordered(frame, token) or _count(frame, token)


def ordered(frame: Frame, token: Token) -> bool:
    """Whether the word is a "former" or "latter" that stands alone for one of two named before."""
    before = frame.before(frame.at(token))
    alone = token.dep in ARGUMENTS and not (token.head.pos in NOUNS and token.head.i > token.i)
    return token.lower in frame.lexicon.pronouns.order and alone and before is not None and before.lower == "the"


def _ordered(frame: Frame, token: Token) -> Mention | None:
    if not ordered(frame, token):
        return None
    first = frame.before(frame.at(token)) or token
    return Mention("pronoun", token, first, token, lemma=token.lower)


def _agentive(frame: Frame, token: Token) -> bool:
    groups = frame.lexicon.groups
    if token.dep == "poss":
        owned = token.head
        speaks = (groups.bodies, groups.forces, groups.statelike, frame.lexicon.offices.offices)
        return any(lemma_in(owned, words) for words in speaks) or owned.dep in ARGUMENTS
    if token.dep in ("nsubj", "nsubjpass"):
        return token.head.lemma in frame.lexicon.pronouns.agentive and token.dep == "nsubj"
    return token.dep == "pobj" and token.head.lower in ("with", "by", "against", "between")


def _count(frame: Frame, token: Token) -> Mention | None:
    """ "the two signed", "neither has": a number that stands for those named before."""
    counts = frame.lexicon.groups.counts
    if not counts.get(token.lower):
        return None
    if token.dep not in ("nsubj", "nsubjpass", "pobj", "dobj", "appos") or token.kids("prep", "compound"):
        return None
    before = frame.before(frame.at(token))
    article = before is not None and before.lower == "the"
    if not article and token.lower not in ("both", "neither"):
        return None
    first = before if article and before is not None else token
    return Mention("several", token, first, token, plural=True, count=counts[token.lower])
