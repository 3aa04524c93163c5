"""Building the predications of a parse: triggers, arguments, embedding, mode, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.language.parse import Sentence, Token
from depositary.language.predications import embedding, nominals
from depositary.language.predications.arguments import (
    agents,
    is_infinitive,
    is_passive,
    is_verb,
    objects,
    obliques,
    subject,
)
from depositary.language.predications.bearing import is_negated, own_modality, tense_of
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.mending import mend
from depositary.language.predications.modality import settle
from depositary.language.predications.model import Predication, Predications
from depositary.record.words import Modality

PARTICLES = frozenset({"off", "out", "up", "down", "back", "away", "over"})


def build(sentences: Iterable[Sentence], grammar: Grammar) -> Predications:
    """All predications of these sentences in text order."""
    found: list[Predication] = []
    for sentence in sentences:
        found += _of_sentence(sentence, grammar)
    return Predications(tuple(found), {p.trigger.i: p for p in found})


def _of_sentence(sentence: Sentence, grammar: Grammar) -> list[Predication]:
    mend(sentence, grammar)
    found = {token.i: p for token in sentence.tokens if (p := _predication(token, grammar))}
    ordered = [found[i] for i in sorted(found)]
    question = any(t.lower == "?" for t in sentence.tokens[-2:])
    for predication in ordered:
        embedding.embed(predication, found, grammar)
        predication.question = question
    for predication in ordered:
        nominals.complete(predication, found, grammar)
    for predication in ordered:
        _content(predication)
        _mode(predication, grammar)
    settled: dict[int, Modality] = {}
    modes = [settle(predication, grammar, settled) for predication in ordered]
    for predication, mode in zip(ordered, modes, strict=True):
        predication.modality = "possible" if question and mode == "occurred" and not predication.within else mode
    return ordered


def _predication(token: Token, grammar: Grammar) -> Predication | None:
    says = token.tag == "VBG" and token.dep == "pcomp" and token.lemma in grammar.report
    if token.pos in ("VERB", "AUX") and (says or not nominals.is_predicative(token)):
        return _of_verb(token, grammar) if is_verb(token) else None
    if token.pos in ("NOUN", "PROPN") and token.lemma in grammar.nouns:
        return nominals.of_noun(token, grammar)
    if nominals.is_predicative(token) or (token.pos == "ADJ" and token.lemma in grammar.adjectives):
        return nominals.of_adjective(token, grammar)
    return None


def _particle(verb: Token) -> Token | None:
    """ "call off", also where the parser has the particle as a bare preposition ("calls off talks") or adverb."""
    own = verb.child("prt")
    if own is not None:
        return own
    for child in verb.children:
        bare = child.i == verb.i + 1 and child.lower in PARTICLES and not child.children
        if bare and child.dep in ("prep", "advmod") and verb.child("dobj", "obj") is not None:
            return child
    return None


def _of_verb(verb: Token, grammar: Grammar) -> Predication:
    passive = is_passive(verb)
    above = subject(verb, grammar)
    particle = _particle(verb)
    attribute = tuple(n for c in verb.kids("attr", "acomp", "oprd") for n in c.conjuncts())
    # "named Minister to the post": in a passive the object that is left is what the subject is named.
    direct = objects(verb, grammar)
    return Predication(
        trigger=verb,
        kind="verb",
        lemma=f"{verb.lemma} {particle.lower}" if particle is not None else verb.lemma,
        agent=agents(verb, grammar) if passive else above,
        patient=(above or direct) if passive else direct,
        recipient=_recipient(verb),
        attribute=attribute,
        obliques=_with_patient(obliques(verb, grammar), direct, grammar),
        negated=is_negated(verb, grammar),
        passive=passive,
        tense=tense_of(verb),
    )


def _recipient(verb: Token) -> tuple[Token, ...]:
    """The indirect object, or whom an embedded infinitive is asked of ("told X to sign")."""
    for child in verb.kids("dative"):
        noun = child.child("pobj") if child.pos == "ADP" else child
        if noun is not None:
            return tuple(noun.conjuncts())
    for clause in verb.kids("ccomp"):
        own = clause.child("nsubj")
        if is_infinitive(clause) and own is not None:
            return tuple(own.conjuncts())
    direct = verb.child("dobj")
    if direct is not None and any(is_infinitive(c) for c in verb.kids("xcomp")):
        return tuple(direct.conjuncts())
    return ()


def _with_patient(
    own: tuple[tuple[str, Token], ...], direct: tuple[Token, ...], grammar: Grammar
) -> tuple[tuple[str, Token], ...]:
    """The verb's obliques, and those of its object that speak of the act ("sign a pact with Iran on X's behalf")."""
    if not direct:
        return own
    held = [(name, noun) for name, noun in obliques(direct[-1], grammar) if name == "with" or " " in name]
    return own + tuple(pair for pair in held if pair not in own)


def _content(predication: Predication) -> None:
    above = predication.within
    if above is not None and predication.link in ("content", "control") and predication not in above.content:
        above.content.append(predication)


def _mode(predication: Predication, grammar: Grammar) -> None:
    """The mode that the predication bears by itself; what governs it comes after."""
    if predication.kind == "verb":
        judged = predication.within is not None and predication.within.lemma in grammar.holding
        predication.modality = own_modality(
            predication.trigger,
            past_report=_reported(predication, grammar),
            free=predication.link in ("", "conjunct", "content") and not judged,
        )
    else:
        predication.modality = nominals.own_modality(predication, grammar)


def _reported(predication: Predication, grammar: Grammar) -> bool:
    return any(p.link == "content" for p in _chain(predication)) or any(
        p.lemma in grammar.report for p in predication.outer()
    )


def _chain(predication: Predication) -> Iterator[Predication]:
    yield predication
    yield from predication.outer()
