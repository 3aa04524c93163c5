"""Mending headlines: sentences without articles and helpers, in which a parser takes the verb for a noun.

A verb that the parser has without a subject takes the noun right before it ("Peruvian army shells village"). Where a
sentence has no finite verb at all, the first word of `headline` (`en/grammar.yaml`) that agrees with the noun before it
is its verb ("Peru summons envoy", "Lima police fire tear gas"); so it is where the parser has the object for the verb
("Peru rejects call to resign").
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.language.parse import Token
from depositary.language.predications.grammar import Grammar

LONGEST = 25  # tokens of a headline
NOUNS = frozenset({"NOUN", "PROPN"})
NAMED = NOUNS | {"ADJ", "NUM", "DET", "PRON"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
TIED = {"ADJ": "amod", "NUM": "nummod", "DET": "det", "PRON": "poss"}


def mend_headline(tokens: Sequence[Token], grammar: Grammar) -> None:
    """Give the headline its verb and the verb its subject; sentences that are none stay as they are."""
    if len(tokens) < 3 or len(tokens) > LONGEST:  # subject, verb, object
        return
    verbs = [t for t in tokens if t.tag in FINITE]
    if not verbs:
        place = next((i for i in range(1, len(tokens) - 1) if _tells(tokens, i, grammar)), None)
        if place is not None:
            _recast(tokens, place)
    elif len(verbs) == 1 and not _swapped(verbs[0], tokens, grammar):
        _lead(verbs[0], tokens)


def _swapped(verb: Token, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Mend "rejects call" where "rejects" stands as the subject of "call"; whether it was so."""
    place = verb.i - tokens[0].i
    subject = verb.child("nsubj")
    if subject is None or subject.i != verb.i - 1 or verb.tag not in ("VBP", "VB") or place < 2:
        return False
    if not _tells(tokens, place - 1, grammar):
        return False
    verb.pos, verb.tag = "NOUN", "NN"
    _recast(tokens, place - 1)
    return True


def _lead(verb: Token, tokens: Sequence[Token]) -> None:
    """The noun before a verb without subject is its subject."""
    place = verb.i - tokens[0].i
    if place == 0 or verb.dep != "ROOT" or any(c.dep in SUBJECTS for c in verb.children):
        return
    noun = tokens[place - 1]
    if noun.head is not verb or noun.pos not in NOUNS or noun.dep not in ("compound", "nmod", "amod", "npadvmod"):
        return
    noun.dep = "nsubj"
    for child in [c for c in verb.children if c.i < noun.i and c.dep in ("compound", "amod", "det", "poss", "nummod")]:
        _move(child, noun, child.dep)


def _tells(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Whether the word can be the verb: of the list, agreeing with the noun before it, with something behind it."""
    word, before, after = tokens[place], tokens[place - 1], tokens[place + 1]
    if word.pos not in NOUNS or word.text != word.lower or before.pos not in NOUNS:
        return False
    listed = place > 2 and tokens[place - 2].text in (",", "and") and tokens[place - 3].pos in NOUNS
    plural = before.tag in ("NNS", "NNPS") or before.lower in grammar.collective or listed
    form = word.lower
    stems = (form,) if plural else (form[:-1], form[:-2], form[:-3] + "y" if form.endswith("ies") else "")
    return any(stem in grammar.headline for stem in stems) and (after.pos in NAMED | {"ADP", "ADV", "PART"})


def _recast(tokens: Sequence[Token], place: int) -> None:
    """Make the word the root of the sentence, the nouns before it its subject, those behind it its object."""
    verb, subject = tokens[place], tokens[place - 1]
    end = place + 1
    while end < len(tokens) and tokens[end].pos in NAMED:
        end += 1
    run = tokens[place + 1 : end]
    thing = next((t for t in reversed(run) if t.pos in NOUNS | {"PRON", "NUM"}), None)
    segments = {t.i: subject for t in tokens[: place - 1] if t.text != ","} | {t.i: thing or verb for t in run}
    for token in tokens:
        _rehang(token, verb, subject, thing, segments)
    verb.pos, verb.tag, verb.dep, verb.head = "VERB", "VBZ", "ROOT", verb
    if verb.lower.endswith("s") and verb.lemma == verb.lower:
        verb.lemma = verb.lower[:-1]
    for token in tokens:
        token.children = sorted((t for t in tokens if t.head is token and t is not token), key=lambda t: t.i)


def _rehang(token: Token, verb: Token, subject: Token, thing: Token | None, segments: dict[int, Token]) -> None:
    if token is verb:
        return
    if token is subject or (token.i == subject.i - 2 and token.pos == "PROPN" and segments.get(subject.i - 1) is None):
        token.head, token.dep = verb, "nsubj"
    elif token is thing:
        token.head, token.dep = verb, "dobj"
    elif token.i in segments:
        inside = segments.get(token.head.i) is segments[token.i] and token.head is not token
        if not inside and token.head is not segments[token.i]:
            token.head, token.dep = segments[token.i], TIED.get(token.pos, "compound")
    elif token.head is token or token.head.i <= verb.i:
        token.head, token.dep = verb, "prep" if token.pos in ("ADP", "PART") else token.dep


def _move(word: Token, head: Token, dep: str) -> None:
    word.head.children.remove(word)
    word.head, word.dep = head, dep
    head.children = sorted([*head.children, word], key=lambda t: t.i)
