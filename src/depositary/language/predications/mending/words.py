"""Single words that the parser takes for another part of speech, or hangs on the noun beside the verb."""

from __future__ import annotations

from depositary.language.parse import Sentence, Token
from depositary.language.predications.arguments import VERBAL
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.mending.tree import SUBJECTS, hang, speaks


def mend_word(token: Token, sentence: Sentence, grammar: Grammar) -> None:
    if token.lemma == "hop" and token.lower in grammar.hoping:
        token.lemma = "hope"
    if token.text == "-":
        _joined(token, sentence, grammar)
    elif token.dep == "prep":
        _judges(token, grammar)
    elif token.tag == "NNS" and token.head is token:
        _misread(token, grammar)
    elif token.lower == "that" and token.dep == "nsubj":
        _introduces(token)
    elif token.lower == "as" and token.dep in ("advmod", "mark"):
        _judged(token, grammar)


def _joined(hyphen: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "go-ahead", "go-between": one noun, which the parser has in three pieces."""
    at = hyphen.i - sentence.tokens[0].i
    if not 0 < at < len(sentence.tokens) - 1:
        return
    first, last = sentence.tokens[at - 1], sentence.tokens[at + 1]
    whole = f"{first.lower}-{last.lemma}"
    if whole in grammar.nouns and first.head is last and last.pos != "VERB":
        last.lemma, last.pos, last.tag = whole, "NOUN", "NN"


def _misread(word: Token, grammar: Grammar) -> None:
    """ "Lima retorts that it is void": a verb, where the parser has a noun in the plural and no other verb."""
    that = next((c for c in word.children if c.i > word.i and c.pos in VERBAL and _has_that(c, word)), None)
    subject = next((c for c in reversed(word.children) if c.i < word.i and c.dep in ("compound", *SUBJECTS)), None)
    if that is None or subject is None or not speaks(word, grammar) or word.lower != f"{word.lemma}s":
        return
    word.pos, word.tag = "VERB", "VBZ"
    subject.dep, that.dep = "nsubj", "ccomp"
    for child in [c for c in word.children if c.i < subject.i and c.dep in ("det", "amod", "compound", "poss")]:
        hang(child, subject, child.dep)


def _has_that(clause: Token, word: Token) -> bool:
    """Whether the clause begins with "that" right behind the word."""
    that = clause.subtree()[0]
    if that.lower != "that" or that.i != word.i + 1:
        return False
    if that.dep == "nsubj":
        _introduces(that)
    return that.dep == "mark"


def _introduces(that: Token) -> None:
    """ "reported, citing the staff, that shelling had resumed": a clause with a subject of its own behind "that"."""
    own = [c for c in that.head.children if c.dep in ("nsubj", "nsubjpass", "expl") and c is not that]
    if own and that.i < own[0].i < that.head.i:
        that.dep, that.pos, that.tag = "mark", "SCONJ", "IN"


def _judges(prep: Token, grammar: Grammar) -> None:
    """ "described the accord as a trick", "accused the militia of theft": the phrase is the verb's."""
    noun = prep.head
    while (
        prep.lower == "as" and noun.dep == "pobj" and noun.head.dep == "prep"
    ):  # "dismissed reports of a raid as lies"
        noun = noun.head.head
    verb = noun.head
    if noun.dep == "dobj" and prep.lower in grammar.judging.get(verb.lemma, ()) and verb.i < prep.i:
        hang(prep, verb, "prep")


def _judged(as_: Token, grammar: Grammar) -> None:
    """ "described the text as balanced": an adjective behind "as" that the parser has for a clause of its own."""
    word = as_.head
    verb = word.head
    if word.pos != "ADJ" or word.dep not in ("advcl", "amod", "ccomp", "advmod") or as_.i + 1 != word.subtree()[1].i:
        return
    if "as" in grammar.judging.get(verb.lemma, ()) and verb.i < as_.i and verb.child("dobj", "nsubjpass") is not None:
        hang(as_, verb, "prep")
        hang(word, as_, "pobj")
