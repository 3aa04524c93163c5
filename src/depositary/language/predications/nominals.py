"""Nouns and adjectives as predications: "the signing of X by Y", "gave its approval", "X is illegal"."""

from __future__ import annotations

from collections.abc import Mapping

from depositary.language.parse import Token
from depositary.language.predications.arguments import obliques
from depositary.language.predications.bearing import has_none
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.model import Predication
from depositary.record.words import Modality

Found = Mapping[int, Predication]
# Compounds and adjectives that say what the act is done to, or by whom: the stage tells which, by what they stand for.
MODIFIERS = frozenset({"compound", "amod", "nmod"})


def of_noun(noun: Token, grammar: Grammar) -> Predication:
    """The noun with its possessor or by-phrase as agent, of-phrase or compound as patient."""
    hung = obliques(noun, grammar)
    by = tuple(token for name, token in hung if name == "by")
    of = tuple(token for name, token in hung if name == "of")
    between = tuple(token for name, token in hung if name == "between")
    owner = tuple(n for c in noun.kids("poss") for n in c.conjuncts())
    modifiers = tuple(c for c in noun.kids(*MODIFIERS) if c.pos in ("PROPN", "NOUN") or c.tag == "JJ")
    agent = by or owner or between or tuple(m for m in modifiers if m.pos in ("PROPN", "ADJ"))
    patient = of or tuple(m for m in modifiers if m.pos in ("NOUN", "PROPN"))
    return Predication(
        trigger=noun, kind="noun", lemma=noun.lemma, agent=agent, patient=patient, obliques=hung,
        negated=has_none(noun, grammar),
    )  # fmt: skip


def is_predicative(word: Token) -> bool:
    """Whether an adjective (or noun or participle in its place) is said of something: "is void", "called it historic",
    "considers the pact illegal" (a clause without a verb), "described it as binding"; also the second of two.
    """
    first = word
    while first.dep == "conj" and first.head.pos == word.pos:
        first = first.head
    if first.dep in ("acomp", "oprd"):
        return word.pos in ("ADJ", "ADV", "VERB") or (word.pos == "NOUN" and first.dep == "oprd")
    if first.pos == "ADJ" and first.dep == "ccomp":
        return any(c.dep == "nsubj" for c in first.children)
    return (
        first.dep in ("amod", "pcomp", "pobj")
        and first.head.lower == "as"
        and word.pos in ("ADJ", "VERB")
        and not speaks(word)
    )


def speaks(word: Token) -> bool:
    """ "was quoted as saying that": a verb with something to say, not a quality."""
    return word.tag == "VBG" and any(c.dep in ("ccomp", "dobj", "xcomp") for c in word.children)


def of_adjective(word: Token, grammar: Grammar) -> Predication:
    """The adjective with what it is said of as agent; before a noun it is said of that noun."""
    own = word.child("nsubj")
    described = (word.head,) if word.dep == "amod" and word.head.pos != "ADP" else ()
    return Predication(
        trigger=word,
        kind="adjective",
        lemma=word.lower if word.pos == "VERB" else word.lemma,
        agent=tuple(own.conjuncts()) if own is not None else described,
        obliques=obliques(word, grammar),
        negated=any(c.dep == "neg" for c in word.children),
    )


def complete(predication: Predication, found: Found, grammar: Grammar) -> None:
    """What a noun or adjective takes from the verb that carries it: subject, obliques, mode."""
    if predication.kind == "verb":
        return
    token, above = predication.trigger, predication.within
    if above is None or above.kind != "verb":
        return
    if token.dep == "ccomp":
        predication.link = "content"
    elif predication.marker == "as" and above.patient and token.head.head in (above.trigger, *above.patient):
        predication.link = "content"
        predication.agent = above.patient
    elif token in above.attribute or token.dep in ("acomp", "oprd", "attr"):
        _predicated(predication, above, grammar)
    elif predication.kind == "noun" and token in above.patient and _is_light(above, grammar):
        _carried(predication, above)
    elif predication.kind == "noun" and _subject_of(token, above) and above.lemma.split()[0] in grammar.happen:
        _happening(predication, above)


def _is_light(verb: Predication, grammar: Grammar) -> bool:
    return verb.lemma in grammar.light or verb.lemma.split()[0] in grammar.light


def _subject_of(token: Token, verb: Predication) -> bool:
    return token in (verb.patient if verb.passive else verb.agent)


def _predicated(predication: Predication, above: Predication, grammar: Grammar) -> None:
    """ "X is illegal", "considers X illegal", "X was called a breach": said of the object, else of the subject."""
    said_of = above.patient or above.agent
    if predication.trigger in said_of:
        said_of = above.agent
    own = predication.agent
    predication.agent = own if predication.trigger.child("nsubj") is not None else said_of or own
    if predication.kind == "noun" and own and own is not predication.agent and not predication.patient:
        predication.obliques += tuple(("whose", token) for token in own)
    predication.obliques += tuple(pair for pair in above.obliques if pair not in predication.obliques)
    if above.lemma in grammar.copular:
        predication.light = above
        predication.tense = above.tense
        predication.negated = predication.negated or above.negated


def _carried(predication: Predication, above: Predication) -> None:
    """ "parliament gave its approval to the treaty": the verb's subject acts, its obliques are the noun's."""
    modifiers = [t for t in predication.agent if t.dep in MODIFIERS or t.dep == "poss"]
    if not predication.agent or len(modifiers) == len(predication.agent):
        predication.agent = above.agent or predication.agent
    predication.recipient = predication.recipient or tuple(t for t in above.recipient if t is not predication.trigger)
    _lend(predication, above)


def _happening(predication: Predication, above: Predication) -> None:
    """ "the signing took place in Moscow", "talks were held by X": the noun is what happens."""
    if above.passive and above.agent and not predication.agent:
        predication.agent = above.agent
    _lend(predication, above)


def _lend(predication: Predication, above: Predication) -> None:
    predication.obliques += tuple(pair for pair in above.obliques if pair not in predication.obliques)
    predication.light = above
    predication.tense = above.tense
    predication.negated = predication.negated or above.negated


def own_modality(predication: Predication, grammar: Grammar) -> Modality:
    """The mode that its own modifiers give a noun: "the planned signing", "possible withdrawal"."""
    if predication.kind == "adjective":
        return "occurred"
    for modifier in predication.trigger.kids("amod"):
        mode = grammar.modality.get(("adjective", modifier.lemma)) or grammar.modality.get(
            ("adjective", modifier.lower)
        )
        if mode in ("planned", "possible", "proposed", "denied"):
            return mode
    return "occurred"
