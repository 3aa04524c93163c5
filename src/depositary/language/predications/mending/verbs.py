"""Verbs behind a conjunction, a comma or a noun that are not what the parser hangs them on."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language.parse import Sentence, Token
from depositary.language.predications.arguments import VERBAL, is_finite, is_infinitive
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.mending.tree import SUBJECTS, asks, hang, speaks

_PRESENT = frozenset({"VBZ", "VBP"})
_APART = frozenset({"ROOT", "advcl", "conj", "parataxis"})


def mend_verb(token: Token, sentence: Sentence, grammar: Grammar) -> None:
    if token.dep == "conj":
        _speaks_on(token, grammar)
    elif token.tag == "VBG" and token.dep in ("advcl", "acl"):
        _comes_before(token)
        _adds(token, sentence, grammar)
    elif token.dep in ("relcl", "acl"):
        _expected(token)
        _named(token, grammar)
        _held(token, grammar)
        _told(token, grammar)
        _goes_on(token, sentence)
    elif token.dep in ("advcl", "csubj"):
        _reported(token, grammar)


def _speaks_on(verb: Token, grammar: Grammar) -> None:
    """ "said that food had run out, and called on both to leave": it is not the food that called."""
    if not speaks(verb, grammar) or not is_finite(verb) or any(c.dep in SUBJECTS for c in verb.children):
        return
    reporter = next((a for a in _reporters(verb, grammar) if _same_tense(a, verb)), None)
    if reporter is not None and reporter.i < verb.head.i:
        hang(verb, reporter, "conj")


def _reporters(verb: Token, grammar: Grammar) -> Iterator[Token]:
    """The verbs of speech or thought above whose embedded clause the word stands in."""
    below = verb.head
    for above in verb.head.ancestors():
        told = above.lemma in grammar.report or any(c.dep == "mark" and c.lower == "that" for c in below.children)
        if below.dep == "ccomp" and told and is_finite(above):
            yield above
        below = above


def _same_tense(one: Token, other: Token) -> bool:
    return one.tag == other.tag or {one.tag, other.tag} <= _PRESENT


def _adds(verb: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "left the deal that let grain out, complaining that …", "said it was void, adding that …": who left."""
    if verb.lemma not in grammar.report and grammar.modality.get(("verb", verb.lemma)) != "proposed":
        return
    first = verb.subtree()[0].i - sentence.tokens[0].i
    if first == 0 or sentence.tokens[first - 1].text != ",":
        return
    target: Token | None = None
    below = verb.head
    while below.dep not in _APART and below.head is not below:
        below = below.head
        if below.pos in VERBAL and below.i < verb.i:
            target = below
    if target is not None and target is not verb.head:
        hang(verb, target, "advcl")


def _comes_before(verb: Token) -> None:
    """ "reported, citing the ministry, that it was void": what stands before "that" is the reporter's doing."""
    clause = verb.head
    mark = clause.child("mark")
    if clause.dep == "ccomp" and mark is not None and verb.i < mark.i and clause.head.i < verb.i:
        hang(verb, clause.head, "advcl")


def _told(verb: Token, grammar: Grammar) -> None:
    """ "told reporters at the close of the meeting that it was over": told, not a clause on the meeting."""
    mark = next((c for c in verb.children if c.lower == "that" and c.dep in ("mark", "advmod")), None)
    own = verb.child(*SUBJECTS)
    if mark is None or own is None or own.i < mark.i:
        return
    noun = verb.head
    above = next((a for a in noun.ancestors() if a.pos in VERBAL), None)
    if above is None or above.lemma not in grammar.report or above.i > noun.i or above.child("ccomp") is not None:
        return
    if verb.dep == "relcl" or noun.pos in ("PROPN", "PRON") or _is_setting(noun):
        mark.dep = "mark"
        hang(verb, above, "ccomp")


def _named(verb: Token, grammar: Grammar) -> None:
    """ "Calling the accord rushed": what it is called, where the parser has an accord that was rushed."""
    noun, judge = verb.head, verb.head.head
    bare = verb.tag in ("VBN", "VBD", "VBG") and not any(c.dep not in ("advmod", "punct") for c in verb.children)
    if verb.dep == "acl" and bare and noun.dep == "dobj" and judge.lemma in grammar.naming and verb.i > noun.i:
        verb.pos, verb.tag, verb.lemma = "ADJ", "JJ", verb.lower
        hang(verb, judge, "oprd")


def _held(verb: Token, grammar: Grammar) -> None:
    """ "Holds the accord to be void": said of the accord, which the parser has as an accord that is to be void."""
    noun, judge = verb.head, verb.head.head
    if verb.lemma == "be" and is_infinitive(verb) and noun.dep == "dobj" and judge.lemma in grammar.holding:
        hang(verb, judge, "ccomp")
        hang(noun, verb, "nsubj")


def _goes_on(verb: Token, sentence: Sentence) -> None:
    """ "The guild, which speaks for 40 firms, called on Oslo to leave": the verb of the guild, not of the firms."""
    noun = next((a for a in verb.ancestors() if a.head is a), verb)
    between = [c for c in noun.kids("relcl", "acl", "appos") if noun.i < c.i < verb.i and c is not verb]
    before = sentence.tokens[verb.i - 1 - sentence.tokens[0].i]
    asks = verb.lemma == "call" and {"prep", "xcomp"} <= {c.dep for c in verb.children if c.i > verb.i}
    resumed = bool(between) and before.text == ","
    if noun.pos not in ("NOUN", "PROPN") or verb.tag not in ("VBD", "VBN") or not (resumed or asks):
        return
    behind = [c for c in verb.children if c.i > verb.i and c.dep in ("prep", "xcomp", "ccomp", "advcl")]
    if verb.dep != "acl" or not behind:
        return
    verb.head.children.remove(verb)
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    noun.head, noun.dep = verb, "nsubj"
    verb.children = [noun, *verb.children]


def _is_setting(noun: Token) -> bool:
    """Whether the noun tells where, when or how something was said: "in a statement", "with regret"."""
    prep = noun.head
    if prep.lower == "of" and prep.head.pos == "NOUN":
        prep = prep.head.head
    return noun.dep == "pobj" and prep.lower in (
        "in", "at", "on", "during", "after", "before", "via", "through", "to", "with",
    )  # fmt: skip


def _reported(verb: Token, grammar: Grammar) -> None:
    """ "Until then all applies, a spokesman pointed out", "made clear that it applies": this is what is said."""
    head = verb.head
    mark = verb.child("mark")
    if verb.child(*SUBJECTS) is None or head.child("ccomp") is not None:
        return
    if verb.dep == "advcl" and mark is not None and mark.lower == "for" and asks(head, grammar) and head.i < verb.i:
        verb.dep = "ccomp"  # "called for the judges to step down"
        return
    ahead = (
        verb.dep == "advcl" and mark is None and verb.i < head.i and head.lemma in grammar.report and is_finite(verb)
    )
    clear = verb.dep == "csubj" and mark is not None and mark.lower == "that" and head.pos == "ADJ" and head.i < verb.i
    if (ahead and not any(c.dep == "advmod" and c.tag == "WRB" for c in verb.children)) or clear:
        verb.dep = "ccomp"


def _expected(verb: Token) -> None:
    """ "expects the deal to take effect": the deal is to take effect; a deal that takes effect is not expected."""
    noun = verb.head
    to = verb.child("aux")
    if noun.dep == "dobj" and noun.head.lemma == "expect" and to is not None and to.lower == "to":
        above = noun.head
        hang(verb, above, "ccomp")
        hang(noun, verb, "nsubj")
