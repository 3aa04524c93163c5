"""What a clause bears by itself: whether it is negated, its tense, and its mode before anything governs it."""

from __future__ import annotations

from depositary.language.parse import Token
from depositary.language.predications.arguments import is_infinitive
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.model import Tense
from depositary.record.words import Modality

PLANNED = frozenset({"will", "shall", "'ll", "wo", "sha", "’ll"})
POSSIBLE = frozenset({"may", "might", "can", "could", "ca"})
PROPOSED = frozenset({"should", "must", "ought"})
NEGATIONS = frozenset({"never", "n't", "not", "neither", "hardly", "scarcely"})
APART = frozenset({",", "(", "-", "–", "—"})
CONDITIONS = frozenset({"if", "unless", "provided", "providing"})
AWAITED = frozenset({"once", "when", "after", "until", "unless", "if"})


def is_negated(verb: Token, grammar: Grammar) -> bool:
    """Not, never, no longer; or an argument that denies: "no deal was signed", "neither side signed"."""
    near = [c for c in verb.children if c.i <= verb.i + 2 and c.lower != "either"]
    if any(c.dep == "neg" or c.lower in NEGATIONS for c in near):
        return True
    if any(c.lower == "longer" and any(g.lower == "no" for g in c.children) for c in verb.children):
        return True
    if _is_yet_to(verb):
        return True
    if verb.dep == "conj" and any(c.lower == "nor" and c.i < verb.i for c in verb.head.children):
        return True
    if any(c.lower == "nor" and c.i < verb.i for c in verb.children):
        return True  # "Nor will it sign"
    if _shares(verb) and any(c.lower == "or" for c in verb.head.children):
        return is_negated(verb.head, grammar)
    arguments = [c for c in verb.children if c.dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl")]
    return any(has_none(noun, grammar) for noun in arguments)


def _is_yet_to(verb: Token) -> bool:
    """ "the only state yet to ratify"."""
    to = next((c for c in verb.children if c.lower == "to" and c.dep in ("aux", "mark")), None)
    around = (*verb.children, *verb.head.children)
    describes = verb.dep in ("relcl", "acl")
    return describes and to is not None and any(c.lower == "yet" and c.i == to.i - 1 for c in around)


def _shares(verb: Token) -> bool:
    """Whether a coordinated verb has the helpers of the verb before it: "shall be translated and signed"."""
    own = any(c.dep in ("aux", "auxpass", "nsubj", "nsubjpass", "mark") for c in verb.children)
    alike = verb.tag in ("VB", "VBN", "VBG") and verb.head.tag == verb.tag
    return verb.dep == "conj" and alike and not own and verb.head is not verb


def _helped(verb: Token) -> Token:
    """The verb whose helpers count for this one: itself, or the first of those that it is coordinated with."""
    while _shares(verb):
        verb = verb.head
    return verb


def has_none(noun: Token, grammar: Grammar) -> bool:
    """Whether the noun phrase denies: "no agreement", "none", "neither side"."""
    if noun.lower in grammar.none and noun.lower != "no":  # "voted no" is a vote
        return True
    before = [c for c in noun.children if c.i < noun.i]
    if any(c.dep == "nummod" and any(n.lower == "not" for n in c.children) for c in before):
        return True  # "not one metre"
    return any(c.dep in ("det", "neg", "preconj") and c.lower in ("no", "neither", "not") for c in noun.children)


def tense_of(verb: Token) -> Tense:
    """Past, present or future from the verb and its auxiliaries; none for infinitives and participles alone."""
    helpers = [c for c in _helped(verb).children if c.dep in ("aux", "auxpass")]
    if any(h.lower in PLANNED for h in helpers):
        return "future"
    tags = {h.tag for h in helpers} or {verb.tag}
    if "VBD" in tags:
        return "past"
    if tags & {"VBP", "VBZ"}:
        return "present"
    return "past" if verb.tag == "VBD" else "none"


def own_modality(verb: Token, *, past_report: bool, free: bool) -> Modality:
    """The mode that the verb itself bears. `past_report`: what stands inside "said that", where "would" is "will";
    `free`: nothing governs it, so that an infinitive is a headline's future ("Peru to sign pact").
    """
    helpers = {c.lower for c in _helped(verb).children if c.dep == "aux"}
    if helpers & PLANNED:
        return "conditional" if _depends(_helped(verb)) else "planned"
    if "would" in helpers or "'d" in helpers:
        return "planned" if past_report else "conditional"
    if helpers & POSSIBLE:
        return "conditional" if _is_deferred(verb) else "possible"
    if helpers & PROPOSED:
        return "proposed"
    if _is_deferred(verb) or awaits(verb):
        return "conditional"
    if _is_imperative(verb, helpers):
        return "proposed"
    if verb.tag == "VBG" and any(c.lemma == "be" for c in _helped(verb).children if c.dep == "aux"):
        going = verb.lower == "going" and any(c.dep == "xcomp" for c in verb.children)
        return "planned" if going else "ongoing"
    if verb.tag == "VBN" and any(c.dep == "auxpass" and c.lower == "being" for c in _helped(verb).children):
        return "ongoing"
    if (free and is_infinitive(verb) and verb.tag == "VB") or _is_ahead(verb):
        return "planned"
    return "occurred"


def _is_imperative(verb: Token, helpers: set[str]) -> bool:
    """ "Tear up that paper!": a bare verb that nobody is the subject of."""
    bare = verb.tag == "VB" and not helpers and verb.dep in ("ROOT", "ccomp", "parataxis")
    if not bare or any(c.i < verb.i and c.dep not in ("punct", "advmod", "intj", "neg") for c in verb.children):
        return False
    return not any(t.pos in ("NOUN", "PROPN", "PRON") and t.i < verb.i for t in verb.subtree())


def _is_ahead(verb: Token) -> bool:
    """ "the pact, to be signed next week"; not "the first pact to be signed"."""
    to = next((c for c in verb.children if c.lower == "to" and c.dep == "aux"), None)
    passive = any(c.dep == "auxpass" and c.lower == "be" for c in verb.children)
    around = (*verb.head.children, *verb.children)
    apart = to is not None and any(c.text in APART and c.i == to.i - 1 for c in around)
    return passive and apart and verb.dep in ("relcl", "acl", "ccomp", "advcl", "amod", "parataxis")


def _is_deferred(verb: Token) -> bool:
    """ "Only after all have notified does it take effect", "only then can they sign": inverted behind "only"."""
    first = verb.subtree()[0].lower
    own = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    helper = next((c for c in verb.children if c.dep == "aux" and c.lower in ("do", "does", "can", "may")), None)
    return own is not None and helper is not None and first in ("only", "not") and helper.i < own.i


def _depends(verb: Token) -> bool:
    """ "It will sign if the ports open", "should they open, it will sign", "only then will it sign"; not "even if"."""
    if any(c.lower == "then" and any(g.lower == "only" for g in c.children) for c in verb.kids("advmod")):
        return True
    return any(_is_condition(clause) for clause in verb.kids("advcl"))


def _is_condition(clause: Token) -> bool:
    marks = [c for c in clause.children if c.dep in ("mark", "prep", "advmod") and c.i < clause.i]
    if any(m.lower in CONDITIONS for m in marks):
        return not any(c.lower == "even" for m in (clause, *marks) for c in m.children)
    helper = next((c for c in clause.children if c.dep == "aux"), None)
    own = next((c for c in clause.children if c.dep in ("nsubj", "nsubjpass")), None)
    return helper is not None and own is not None and helper.lower == "should" and helper.i < own.i


def awaits(verb: Token) -> bool:
    """ "It takes effect once both have ratified": what is told in the present comes only when that is done."""
    if tense_of(verb) != "present" or verb.tag not in ("VBZ", "VBP"):
        return False
    clauses = [c for c in verb.kids("advcl") if any(m.lower in AWAITED for m in c.kids("mark", "advmod"))]
    return any(tense_of(c) == "present" and c.i > verb.i for c in clauses)
