"""Clauses that the parser takes for the content of another: two verbs in a row, a participle before its subject."""

from __future__ import annotations

from depositary.language.parse import Sentence, Token
from depositary.language.predications.arguments import is_finite
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.mending.tree import QUOTES, SUBJECTS, hang


def mend_clause(token: Token, sentence: Sentence, grammar: Grammar) -> None:
    if _opens(token, grammar):
        token.dep, token.tag = "advcl", "VBN"
    elif _runs_on(token, sentence):
        _straighten(token)
    else:
        _handed_back(token, sentence, grammar)
        _stands_apart(token, sentence, grammar)


def _opens(verb: Token, grammar: Grammar) -> bool:
    """ "First agreed in May and twice rolled over, the truce gave …": a participle before its subject."""
    head = verb.head
    bare = verb.tag in ("VBD", "VBN") and not any(
        c.dep in (*SUBJECTS, "aux", "auxpass", "mark", "dobj") or c.text in QUOTES for c in verb.children
    )
    return (
        bare and verb.i < head.i and head.lemma not in grammar.report and head.child("nsubj", "nsubjpass") is not None
    )


def _runs_on(verb: Token, sentence: Sentence) -> bool:
    """ "The text agreed in 2019 was never signed": the parser has it agree that something was signed."""
    first = verb.head
    own = first.child("nsubj")
    helped = any(c.dep in ("aux", "auxpass") for c in verb.children) and is_finite(verb)
    alone = not any(c.dep in (*SUBJECTS, "mark") for c in verb.children)
    past = first.tag == "VBD" and not any(c.dep in ("aux", "auxpass", "dobj") for c in first.children)
    if own is None or not (helped and alone and past and own.i < first.i < verb.i):
        return False
    between = sentence.tokens[first.i + 1 - sentence.tokens[0].i : verb.i - sentence.tokens[0].i]
    return not any(t.text in (",", ";", ":", *QUOTES) for t in between)


def _straighten(verb: Token) -> None:
    """Make the second verb the one of the clause, and the first a participle on their subject."""
    first = verb.head
    own = first.child("nsubj")
    assert own is not None
    first.children.remove(verb)
    top = first.head
    verb.dep, verb.head = first.dep, verb if top is first else top
    if top is not first:
        top.children[top.children.index(first)] = verb
    for moved in [own, *(c for c in first.children if c.dep == "punct" or c.i > verb.i)]:
        hang(moved, verb, moved.dep)
    own.dep = "nsubjpass" if any(c.dep == "auxpass" for c in verb.children) else "nsubj"
    first.head, first.dep, first.tag = own, "acl", "VBN"
    own.children = sorted([*own.children, first], key=lambda t: t.i)


def _handed_back(verb: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "reported, citing the ministry, that it was void": reported, where the parser has it cited."""
    citing, mark = verb.head, verb.child("mark")
    between = citing.tag == "VBG" and citing.dep == "advcl" and citing.child("dobj") is not None
    if mark is None or mark.lower != "that" or not between:
        return
    reporter = citing.head
    comma = sentence.tokens[mark.i - 1 - sentence.tokens[0].i].text == ","
    if comma and reporter.lemma in grammar.report and reporter.i < citing.i and reporter.child("ccomp") is None:
        hang(verb, reporter, "ccomp")


def _stands_apart(verb: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "X said that it agreed; Y said that it would wait": the first half is no part of what Y said.
    So is what a colon parts from a clause that reports nothing: "Both keep to it: no shot was heard".
    """
    head = verb.head
    if verb.i > head.i:
        return
    start = sentence.tokens[0].i
    words = [t for t in verb.subtree() if t.i < head.i]
    between = sentence.tokens[words[-1].i + 1 - start : head.i - start]
    stops = (";",) if head.lemma in grammar.report else (";", ":")
    stop = next((t for t in (*words[-1:], *between) if t.text in stops), None)
    quoted = any(t.text in ('"', "“", "”", "''") for t in words)
    if stop is not None and not quoted:
        head.children.remove(verb)
        verb.head, verb.dep = verb, "ROOT"
