"""Participles that the parser takes for verbs of a subject: "wants it scrapped", "to be worked out and ratified"."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.language.parse import Token
from depositary.language.predications.grammar import Grammar


def mend_participles(tokens: Iterable[Token], grammar: Grammar) -> None:
    """Read them as what is done to a thing. The tree is changed in place."""
    for token in tokens:
        if token.dep == "ccomp" and token.tag == "VBD" and token.head.lemma in grammar.wanting:
            _undergone(token)
        elif token.dep == "conj" and token.tag == "VBD":
            _beside(token)


def _beside(verb: Token) -> None:
    """ "will have to be worked out and ratified": behind a modal the second is a participle too."""
    first = verb.head
    helped = [c for c in first.children if c.dep in ("aux", "auxpass") and (c.tag in ("MD", "VB") or c.lower == "to")]
    own = any(c.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in verb.children)
    if first.tag == "VBN" and helped and not own:
        verb.tag = "VBN"


def _undergone(verb: Token) -> None:
    """ "wants it scrapped": it is not what scraps."""
    own = verb.child("nsubj")
    if own is not None and not any(c.dep in ("aux", "auxpass", "mark", "dobj") for c in verb.children):
        verb.tag, own.dep = "VBN", "nsubjpass"
