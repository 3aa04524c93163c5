"""Mentions that say what another thing is: "X is a treaty", "called it a deal", "X, a treaty"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from depositary.language import Parse, Token
from depositary.language.predications.model import Predication
from depositary.reading.agreements.lexis import Lexis, Noun
from depositary.reading.agreements.mentions import Mention

MEANS = ("in", "through", "via", "by")


def mark(parse: Parse, mentions: Sequence[Mention], words: Lexis) -> None:
    """Tie each such mention to the word it speaks of (`same`); alone it brings no instrument."""
    heads = {m.head.i: m for m in mentions}
    for predication in parse.clauses:
        _by_attribute(predication, heads)
        _by_announcement(predication, heads, words)
        _by_sealing(predication, heads, words)
        _by_judgement(predication, heads, words)
    for mention in mentions:
        _by_place(mention, heads, words)
        _by_prospect(mention, words)


def part(parse: Parse, mentions: Sequence[Mention], words: Lexis, relating: frozenset[str]) -> None:
    """Keep apart the two ends of a tie: "The memorandum flows from the framework agreement" speaks of two."""
    heads = {m.head.i: m for m in mentions if not m.plural and not m.predicate}
    for mention in heads.values():  # "neither the pact nor the accord" are two
        mention.beside |= {t.i for t in mention.head.conjuncts() if t is not mention.head and t.i in heads}
    for predication in parse.clauses:
        relates = predication.lemma.split()[0] in relating
        to = any(t.i in heads and t.lemma in words.sets["parts"] for t in predication.patient)
        tied = [t for p, t in predication.obliques if p in words.links or relates or (to and p == "to")]
        tied += predication.patient if relates and predication.agent else ()
        tied += [o for t in tied for p in t.kids("prep") if relates and t.i not in heads for o in p.kids("pobj")]
        for subject in (_whole(t, heads) for t in (*predication.agent, *predication.patient)):
            for other in tied:
                if subject.i in heads and other.i in heads and other is not subject:
                    for one, two in ((subject, other), (other, subject)):
                        heads[one.i].beside |= {two.i}
    for mention in heads.values():
        law = mention.head.lemma in words.sets["domestic"]  # of one state: "the 2007 anti-terror act"
        if mention.beside and mention.noun.strength == "echo" and mention.noun.group != "echo" and not law:
            mention.noun = Noun(mention.noun.group, mention.noun.kind, "weak")
    for predication in parse.clauses:
        _part_arguments(predication, heads, words)


def _whole(word: Token, heads: Mapping[int, Mention]) -> Token:
    """ "The exchange" of "the exchange of letters amending …", where the parser has the letters amend."""
    above = word.head.head
    return above if word.dep == "pobj" and word.i not in heads and above.i in heads else word


def _part_arguments(predication: Predication, heads: dict[int, Mention], words: Lexis) -> None:
    """Who does and what is done to are two, unless the verb says that they are one."""
    if predication.kind != "verb" or predication.attribute or predication.lemma in words.sets["verbs/naming"]:
        return
    for one in predication.agent:
        for other in predication.patient:
            if one.i in heads and other.i in heads and one is not other:
                heads[one.i].beside |= {other.i}
                heads[other.i].beside |= {one.i}


def _by_attribute(predication: Predication, heads: dict[int, Mention]) -> None:
    subject = next(iter((*predication.patient, *predication.agent)), None)
    for token in predication.attribute:
        if token.i in heads and subject is not None and subject is not token:
            _tie(heads[token.i], subject if not predication.negated else None)


def _by_announcement(predication: Predication, heads: dict[int, Mention], words: Lexis) -> None:
    """ "The accord was made public in a joint statement": the statement is the accord."""
    for preposition, token in predication.obliques:
        if preposition not in MEANS or token.i not in heads or token.lemma not in words.sets["faint"]:
            continue
        told = next((t for t in (*predication.patient, *predication.agent) if t.i in heads), None)
        if told is not None and heads[token.i].definite == "a":
            _tie(heads[token.i], told)


def _by_sealing(predication: Predication, heads: dict[int, Mention], words: Lexis) -> None:
    """ "They signed the accord, laying down in a text what …": the text is the accord."""
    above = predication.within
    if (
        predication.link not in ("adverbial", "gerund")
        or above is None
        or not predication.trigger.tag.startswith("VBG")
    ):
        return
    signed = next((t for t in above.patient if t.i in heads), None)
    for preposition, token in predication.obliques:
        written = token.i in heads and token.lemma in words.sets["writing"] and heads[token.i].definite == "a"
        if signed is not None and written and preposition in MEANS:
            _tie(heads[token.i], signed)


def _by_judgement(predication: Predication, heads: dict[int, Mention], words: Lexis) -> None:
    """ "The minister welcomed an accord that brings peace": the accord that is spoken of."""
    if predication.lemma.split()[0] not in words.sets["verbs/judging"]:
        return
    for token in (*predication.patient, *(t for p, t in predication.obliques if p in ("of", "over"))):
        mention = heads.get(token.i)
        if mention is None or mention.definite != "a" or mention.noun.strength == "echo":
            continue
        if mention.described and not (mention.sides or mention.years or mention.topic or mention.other):
            mention.definite, mention.distant = "this", True


def _by_prospect(mention: Mention, words: Lexis) -> None:
    """ "Close to a deal", "the outlines of a deal": one that is spoken of already, or none."""
    above = mention.head.head
    bare = mention.definite == "a" and not mention.telling and not mention.plural
    if bare and mention.head.dep == "pobj" and above.head.lemma in words.sets["prospects"]:
        mention.definite = "such"


def _by_place(mention: Mention, heads: dict[int, Mention], words: Lexis) -> None:
    """Where the predications say nothing: apposition, "as a treaty", the object of "dub"."""
    head = mention.head
    if head.dep == "appos" and head.head.i in heads:
        _tie(mention, _beside(mention, heads))
    elif _is_label(mention, words):
        mention.predicate = True
    elif head.dep in ("attr", "oprd") and not _free(head) and mention.same is None:
        mention.predicate = True
        mention.same = head.head.child("nsubj", "nsubjpass", "dobj")


def _beside(mention: Mention, heads: dict[int, Mention]) -> Token:
    """ "the declaration and the Ottawa Convention, the 1997 treaty": of two joined words the one that stands nearer."""
    joined = [t for t in mention.head.head.conjuncts() if t.i in heads and t.i < mention.first.i]
    return joined[-1] if joined else mention.head.head


def _free(head: Token) -> bool:
    """ "signed what was called a declaration of intent": a free relative speaks of nothing else."""
    subjects = head.head.kids("nsubj", "nsubjpass") if head.dep in ("attr", "oprd") else ()
    return any(s.lower == "what" for s in subjects) and head.head.dep in ("pobj", "dobj", "ccomp", "pcomp")


def _tie(mention: Mention, subject: Token | None) -> None:
    """What is said of a thing; what it is said not to be brings nothing."""
    mention.predicate, mention.same = True, subject


def _is_label(mention: Mention, words: Lexis) -> bool:
    """ "as a treaty", "dubbed it a 'sell-out pact'"."""
    above = mention.head.head
    if above.pos == "NOUN" or _free(mention.head):
        return False
    if mention.head.dep == "pobj" and above.lower == "as":
        return True
    return mention.definite == "a" and above.lemma in words.sets["verbs/naming"]
