"""Mending a parse before predications are built from it, where the parser is known to err.

One module for each class of error; `mend` says in which order. The tree is changed in place; words and offsets are not.
"""

from __future__ import annotations

from depositary.language.parse import Sentence
from depositary.language.predications.arguments import VERBAL
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.mending.clauses import mend_clause
from depositary.language.predications.mending.headlines import mend_headline
from depositary.language.predications.mending.participles import mend_participles
from depositary.language.predications.mending.subjects import mend_subject
from depositary.language.predications.mending.verbs import mend_verb
from depositary.language.predications.mending.verdicts import mend_verdict
from depositary.language.predications.mending.words import mend_word

__all__ = ["mend"]


def mend(sentence: Sentence, grammar: Grammar) -> None:
    """Words first, then where verbs and clauses belong, the verb of a headline, participles that look like verbs."""
    for token in sentence.tokens:
        mend_word(token, sentence, grammar)
        mend_verdict(token, grammar)
    for token in sentence.tokens:
        if token.dep == "ccomp" and token.pos in VERBAL:
            mend_clause(token, sentence, grammar)
        elif token.pos in VERBAL:
            mend_verb(token, sentence, grammar)
    for token in sentence.tokens:
        mend_subject(token, sentence)
    mend_headline(sentence.tokens, grammar)
    mend_participles(sentence.tokens, grammar)
