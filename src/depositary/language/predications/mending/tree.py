"""What all repairs of a parse share: moving a word below another, and who asks or speaks."""

from __future__ import annotations

from depositary.language.parse import Token
from depositary.language.predications.grammar import Grammar

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
QUOTES = ('"', "“", "”", "''", "``")


def hang(word: Token, head: Token, dep: str) -> None:
    """Hang the word, and the conjunction and comma before it, below another."""
    old = word.head
    moved = [c for c in old.children if c.dep in ("cc", "punct") and old.i < c.i < word.i and word.i - c.i <= 2]
    for token in (*moved, word):
        old.children.remove(token)
        token.head = head
        head.children.append(token)
    word.dep = dep
    head.children.sort(key=lambda t: t.i)


def speaks(verb: Token, grammar: Grammar) -> bool:
    return verb.lemma in grammar.report or asks(verb, grammar)


def asks(verb: Token, grammar: Grammar) -> bool:
    return grammar.modality.get(("verb", verb.lemma)) == "proposed"
