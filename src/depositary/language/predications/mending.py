"""Mending a parse before predications are built from it, where the parser is known to err."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language.parse import Sentence, Token
from depositary.language.predications.arguments import VERBAL, is_finite
from depositary.language.predications.grammar import Grammar

_PRESENT = frozenset({"VBZ", "VBP"})
_APART = frozenset({"ROOT", "advcl", "conj", "parataxis"})
_QUOTES = ('"', "“", "”", "''", "``")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def mend(sentence: Sentence, grammar: Grammar) -> None:
    """Hang verbs where they belong. The tree is changed in place; words and offsets are not."""
    for token in sentence.tokens:
        _mend_word(token, sentence, grammar)
    for token in sentence.tokens:
        if token.dep == "ccomp" and token.pos in VERBAL:
            _mend_clause(token, sentence, grammar)
        elif token.pos in VERBAL:
            _mend_verb(token, sentence, grammar)


def _mend_word(token: Token, sentence: Sentence, grammar: Grammar) -> None:
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
    elif token.lower == "null" and token.dep in ("dobj", "ccomp", "oprd", "xcomp"):
        _annulled(token)


def _mend_verb(token: Token, sentence: Sentence, grammar: Grammar) -> None:
    if token.dep == "conj":
        _speaks_on(token, grammar)
    elif token.tag == "VBG" and token.dep in ("advcl", "acl"):
        _comes_before(token)
        _adds(token, sentence, grammar)
    elif token.dep in ("relcl", "acl"):
        _expected(token)
        _told(token, grammar)
        _goes_on(token, sentence)
    elif token.dep in ("advcl", "csubj"):
        _reported(token, grammar)


def _mend_clause(token: Token, sentence: Sentence, grammar: Grammar) -> None:
    if _opens(token, grammar):
        token.dep, token.tag = "advcl", "VBN"
    elif _runs_on(token, sentence):
        _straighten(token)
    else:
        _handed_back(token, sentence, grammar)
        _stands_apart(token, sentence)


def _joined(hyphen: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "go-ahead", "go-between": one noun, which the parser has in three pieces."""
    at = hyphen.i - sentence.tokens[0].i
    if not 0 < at < len(sentence.tokens) - 1:
        return
    first, last = sentence.tokens[at - 1], sentence.tokens[at + 1]
    whole = f"{first.lower}-{last.lemma}"
    if whole in grammar.nouns and first.head is last and last.pos != "VERB":
        last.lemma, last.pos, last.tag = whole, "NOUN", "NN"


def _opens(verb: Token, grammar: Grammar) -> bool:
    """ "First agreed in May and twice rolled over, the truce gave …": a participle before its subject."""
    head = verb.head
    bare = verb.tag in ("VBD", "VBN") and not any(
        c.dep in (*_SUBJECTS, "aux", "auxpass", "mark", "dobj") or c.text in _QUOTES for c in verb.children
    )
    return (
        bare and verb.i < head.i and head.lemma not in grammar.report and head.child("nsubj", "nsubjpass") is not None
    )


def _runs_on(verb: Token, sentence: Sentence) -> bool:
    """ "The text agreed in 2019 was never signed": the parser has it agree that something was signed."""
    first = verb.head
    own = first.child("nsubj")
    helped = any(c.dep in ("aux", "auxpass") for c in verb.children) and is_finite(verb)
    alone = not any(c.dep in (*_SUBJECTS, "mark") for c in verb.children)
    past = first.tag == "VBD" and not any(c.dep in ("aux", "auxpass", "dobj") for c in first.children)
    if own is None or not (helped and alone and past and own.i < first.i < verb.i):
        return False
    between = sentence.tokens[first.i + 1 - sentence.tokens[0].i : verb.i - sentence.tokens[0].i]
    return not any(t.text in (",", ";", ":", *_QUOTES) for t in between)


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
        _hang(moved, verb, moved.dep)
    own.dep = "nsubjpass" if any(c.dep == "auxpass" for c in verb.children) else "nsubj"
    first.head, first.dep, first.tag = own, "acl", "VBN"
    own.children = sorted([*own.children, first], key=lambda t: t.i)


def _speaks(verb: Token, grammar: Grammar) -> bool:
    return verb.lemma in grammar.report or _asks(verb, grammar)


def _asks(verb: Token, grammar: Grammar) -> bool:
    return grammar.modality.get(("verb", verb.lemma)) == "proposed"


def _speaks_on(verb: Token, grammar: Grammar) -> None:
    """ "said that food had run out, and called on both to leave": it is not the food that called."""
    if not _speaks(verb, grammar) or not is_finite(verb) or any(c.dep in _SUBJECTS for c in verb.children):
        return
    reporter = next((a for a in _reporters(verb, grammar) if _same_tense(a, verb)), None)
    if reporter is not None and reporter.i < verb.head.i:
        _hang(verb, reporter, "conj")


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
        _hang(verb, target, "advcl")


def _comes_before(verb: Token) -> None:
    """ "reported, citing the ministry, that it was void": what stands before "that" is the reporter's doing."""
    clause = verb.head
    mark = clause.child("mark")
    if clause.dep == "ccomp" and mark is not None and verb.i < mark.i and clause.head.i < verb.i:
        _hang(verb, clause.head, "advcl")


def _handed_back(verb: Token, sentence: Sentence, grammar: Grammar) -> None:
    """ "reported, citing the ministry, that it was void": reported, where the parser has it cited."""
    citing, mark = verb.head, verb.child("mark")
    between = citing.tag == "VBG" and citing.dep == "advcl" and citing.child("dobj") is not None
    if mark is None or mark.lower != "that" or not between:
        return
    reporter = citing.head
    comma = sentence.tokens[mark.i - 1 - sentence.tokens[0].i].text == ","
    if comma and reporter.lemma in grammar.report and reporter.i < citing.i and reporter.child("ccomp") is None:
        _hang(verb, reporter, "ccomp")


def _told(verb: Token, grammar: Grammar) -> None:
    """ "told reporters at the close of the meeting that it was over": told, not a clause on the meeting."""
    mark = next((c for c in verb.children if c.lower == "that" and c.dep in ("mark", "advmod")), None)
    own = verb.child(*_SUBJECTS)
    if mark is None or own is None or own.i < mark.i:
        return
    noun = verb.head
    above = next((a for a in noun.ancestors() if a.pos in VERBAL), None)
    if above is None or above.lemma not in grammar.report or above.i > noun.i or above.child("ccomp") is not None:
        return
    if verb.dep == "relcl" or noun.pos in ("PROPN", "PRON") or _is_setting(noun):
        mark.dep = "mark"
        _hang(verb, above, "ccomp")


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
    if verb.child(*_SUBJECTS) is None or head.child("ccomp") is not None:
        return
    if verb.dep == "advcl" and mark is not None and mark.lower == "for" and _asks(head, grammar) and head.i < verb.i:
        verb.dep = "ccomp"  # "called for the judges to step down"
        return
    ahead = (
        verb.dep == "advcl" and mark is None and verb.i < head.i and head.lemma in grammar.report and is_finite(verb)
    )
    clear = verb.dep == "csubj" and mark is not None and mark.lower == "that" and head.pos == "ADJ" and head.i < verb.i
    if (ahead and not any(c.dep == "advmod" and c.tag == "WRB" for c in verb.children)) or clear:
        verb.dep = "ccomp"


def _stands_apart(verb: Token, sentence: Sentence) -> None:
    """ "X said that it agreed; Y said that it would wait": the first half is no part of what Y said."""
    head = verb.head
    if verb.i > head.i:
        return
    start = sentence.tokens[0].i
    words = [t for t in verb.subtree() if t.i < head.i]
    between = sentence.tokens[words[-1].i + 1 - start : head.i - start]
    stop = next((t for t in (*words[-1:], *between) if t.text == ";"), None)
    quoted = any(t.text in ('"', "“", "”", "''") for t in words)
    if stop is not None and not quoted:
        head.children.remove(verb)
        verb.head, verb.dep = verb, "ROOT"


def _misread(word: Token, grammar: Grammar) -> None:
    """ "Lima retorts that it is void": a verb, where the parser has a noun in the plural and no other verb."""
    that = next((c for c in word.children if c.i > word.i and c.pos in VERBAL and _has_that(c, word)), None)
    subject = next((c for c in reversed(word.children) if c.i < word.i and c.dep in ("compound", *_SUBJECTS)), None)
    if that is None or subject is None or not _speaks(word, grammar) or word.lower != f"{word.lemma}s":
        return
    word.pos, word.tag = "VERB", "VBZ"
    subject.dep, that.dep = "nsubj", "ccomp"
    for child in [c for c in word.children if c.i < subject.i and c.dep in ("det", "amod", "compound", "poss")]:
        _hang(child, subject, child.dep)


def _has_that(clause: Token, word: Token) -> bool:
    """Whether the clause begins with "that" right behind the word."""
    that = clause.subtree()[0]
    if that.lower != "that" or that.i != word.i + 1:
        return False
    if that.dep == "nsubj":
        _introduces(that)
    return that.dep == "mark"


def _expected(verb: Token) -> None:
    """ "expects the deal to take effect": the deal is to take effect; a deal that takes effect is not expected."""
    noun = verb.head
    to = verb.child("aux")
    if noun.dep == "dobj" and noun.head.lemma == "expect" and to is not None and to.lower == "to":
        above = noun.head
        _hang(verb, above, "ccomp")
        _hang(noun, verb, "nsubj")


def _judges(prep: Token, grammar: Grammar) -> None:
    """ "described the accord as a trick", "accused the militia of theft": the phrase is the verb's."""
    noun = prep.head
    while (
        prep.lower == "as" and noun.dep == "pobj" and noun.head.dep == "prep"
    ):  # "dismissed reports of a raid as lies"
        noun = noun.head.head
    verb = noun.head
    if noun.dep == "dobj" and prep.lower in grammar.judging.get(verb.lemma, ()) and verb.i < prep.i:
        _hang(prep, verb, "prep")


def _judged(as_: Token, grammar: Grammar) -> None:
    """ "described the text as balanced": an adjective behind "as" that the parser has for a clause of its own."""
    word = as_.head
    verb = word.head
    if word.pos != "ADJ" or word.dep not in ("advcl", "amod", "ccomp", "advmod") or as_.i + 1 != word.subtree()[1].i:
        return
    if "as" in grammar.judging.get(verb.lemma, ()) and verb.i < as_.i and verb.child("dobj", "nsubjpass") is not None:
        _hang(as_, verb, "prep")
        _hang(word, as_, "pobj")


def _annulled(null: Token) -> None:
    """ "declared the deal null and void": the parser has "the deal null" for a thing."""
    verb = null.head
    noun = next((c for c in reversed(null.children) if c.i < null.i and c.dep in ("compound", "nsubj")), None)
    if (
        noun is None
        or verb.pos not in VERBAL
        or verb.i > noun.i
        or (verb.child("dobj") is not None and null.dep != "dobj")
    ):
        return
    null.pos, null.tag, null.dep = "ADJ", "JJ", "oprd"
    for child in [c for c in null.children if c.i < noun.i and c.dep in ("det", "amod", "compound", "poss")]:
        _hang(child, noun, child.dep)
    _hang(noun, verb, "dobj")


def _introduces(that: Token) -> None:
    """ "reported, citing the staff, that shelling had resumed": a clause with a subject of its own behind "that"."""
    own = [c for c in that.head.children if c.dep in ("nsubj", "nsubjpass", "expl") and c is not that]
    if own and that.i < own[0].i < that.head.i:
        that.dep, that.pos, that.tag = "mark", "SCONJ", "IN"


def _hang(word: Token, head: Token, dep: str) -> None:
    """Hang the word, and the conjunction and comma before it, below another."""
    old = word.head
    moved = [c for c in old.children if c.dep in ("cc", "punct") and old.i < c.i < word.i and word.i - c.i <= 2]
    for token in (*moved, word):
        old.children.remove(token)
        token.head = head
        head.children.append(token)
    word.dep = dep
    head.children.sort(key=lambda t: t.i)
