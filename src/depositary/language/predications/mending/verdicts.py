"""What something is called, where the parser hangs it on the thing: "labelled the accord 'a fraud'"."""

from __future__ import annotations

from depositary.language.parse import Token
from depositary.language.predications.arguments import VERBAL, is_finite, is_infinitive
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.mending.tree import QUOTES, SUBJECTS, hang

NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def mend_verdict(token: Token, grammar: Grammar) -> None:
    """Hang what a thing is called on the verb that calls it so. The tree is changed in place."""
    match token.dep:
        case "appos":
            _called(token, grammar)
        case "dobj" if token.lower in grammar.verdicts:
            _judged(token, grammar)
        case "ccomp" | "oprd" | "xcomp" if token.lower in grammar.verdicts and token.child("compound") is not None:
            _judged(token, grammar)
        case "amod" if token.lower in grammar.verdicts:
            _left_behind(token, grammar)
        case "dobj" if token.head.child("auxpass") is not None:
            _branded(token, grammar)
        case "ccomp" if token.pos == "NOUN":
            _considered(token, grammar)
        case "relcl":
            _calls_for(token, grammar)
        case "npadvmod" | "dep":
            _acts(token)
        case "advmod" if token.lower == "aside" and token.head.i == token.i - 1 and token.head.pos in VERBAL:
            token.dep = "prt"


def _called(name: Token, grammar: Grammar) -> None:
    """ "Labelled the accord "a fraud"": no second name of the accord."""
    noun, verb = name.head, name.head.head
    quoted = any(c.text in QUOTES for c in (*name.children, *noun.children))
    if (
        noun.dep == "dobj"
        and verb.lemma in grammar.naming
        and (quoted or any(c.lower in ("a", "an") for c in name.children))
    ):
        hang(name, verb, "oprd")


def _branded(name: Token, grammar: Grammar) -> None:
    """ "Was branded a fraud by critics": what it is called, and who calls it so."""
    verb = name.head
    if verb.lemma not in grammar.naming:
        return
    name.dep = "oprd"
    for by in [c for c in name.kids("prep") if c.lower == "by"]:
        hang(by, verb, "agent")


def _considered(name: Token, grammar: Grammar) -> None:
    """ "Considers the accord an unfriendly act": one thing and what it is taken for."""
    noun, verb = name.child("nsubj"), name.head
    if noun is None or verb.lemma not in grammar.naming or not verb.i < noun.i < name.i:
        return
    hang(noun, verb, "dobj")
    name.dep = "oprd"


def _judged(word: Token, grammar: Grammar) -> None:
    """ "Declared the accord unconstitutional": the parser has "the accord unconstitutional" for a thing."""
    verb = word.head
    noun = next((c for c in reversed(word.children) if c.i < word.i and c.dep in ("compound", "nsubj")), None)
    if noun is None or verb.lemma not in grammar.naming:
        return
    word.pos, word.tag, word.dep = "ADJ", "JJ", "oprd"
    for child in [c for c in word.children if c.i < noun.i and c.dep in ("det", "amod", "compound", "poss")]:
        hang(child, noun, child.dep)
    hang(noun, verb, "dobj")


def _left_behind(word: Token, grammar: Grammar) -> None:
    """ "Finds the clause on water unacceptable": an adjective that stands behind its noun is a verdict."""
    verb = next((a for a in word.ancestors() if a.pos in VERBAL), None)
    if verb is not None and verb.lemma in grammar.naming and verb.i < word.head.i < word.i:
        hang(word, verb, "oprd")


def _calls_for(verb: Token, grammar: Grammar) -> None:
    """ "No reason to reject it", "time to ratify it": what the noun is for, not a clause on it."""
    open_to = is_infinitive(verb) and not any(c.dep in SUBJECTS or c.tag in ("WDT", "WP", "WRB") for c in verb.children)
    if open_to and verb.head.lemma in grammar.calling and not any(p.tag in ("WDT", "WP") for p in verb.subtree()):
        verb.dep = "acl"


def _acts(name: Token) -> None:
    """ "Ana Paz, once an opponent, now supports it": the name in front of a verb without a subject is the subject."""
    verb = name.head
    bare = verb.pos in VERBAL and is_finite(verb) and not any(c.dep in SUBJECTS for c in verb.children)
    if bare and name.pos == "PROPN" and name.entity in NAMED and name.i < verb.i:
        name.dep = "nsubj"
