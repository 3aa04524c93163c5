"""Small clauses that a parser takes apart: "declared the accord null and void", "wants it scrapped"."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.language.parse import Token
from depositary.language.predications.grammar import Grammar


def mend_small(tokens: Iterable[Token], grammar: Grammar) -> None:
    """Hang what is said of an object on the verb, and the object beside it. The tree is changed in place."""
    for token in tokens:
        if token.lower == "null":
            _void(token)
        elif token.dep == "ccomp" and token.tag == "VBD" and token.head.lemma in grammar.wanting:
            _undergone(token)
        elif token.dep == "conj" and token.tag == "VBD":
            _beside(token)


def _void(null: Token) -> None:
    """ "null" is no noun that the accord would modify: it is what the accord is called."""
    null.pos, null.tag = "ADJ", "JJ"
    named = null.child("compound", "nmod")
    if null.dep not in ("oprd", "dobj") or named is None:
        return
    verb = null.head
    for child in [c for c in null.children if c.i <= named.i]:
        null.children.remove(child)
        child.head = verb if child is named else named
        child.head.children.append(child)
        child.head.children.sort(key=lambda t: t.i)
    named.dep, null.dep = "dobj", "oprd"


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
