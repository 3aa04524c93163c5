"""The noun phrase around the noun of an instrument: its words, its clauses, its determiner, its short name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from depositary.language import Parse, Token
from depositary.reading.agreements.lexis import Lexis

YEAR = re.compile(r"^(?:1[6-9]|20)\d\d$")
BEFORE = frozenset({"det", "predet", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "punct"})
BEFORE |= {"case", "npadvmod", "prep"}
TITLE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "DET", "NUM"})  # parts of speech in a title
CLAUSES = frozenset({"acl", "relcl"})
LOOSE, LOOSE_POS = ("that", "which"), ("PUNCT", "ADP", "CCONJ", "DET")  # what no phrase ends with
OPENING = "“\"'‘("
CLOSING = "”\"'’)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """`before` the head and `after` it (phrases with a preposition), without a gap; then the clauses.

    `restrictive` clauses say which instrument is meant, `loose` ones (behind a comma) say more about it.
    """

    before: tuple[Token, ...]
    head: Token
    after: tuple[Token, ...]
    restrictive: tuple[Token, ...]
    loose: tuple[Token, ...]

    @property
    def first(self) -> Token:
        """The first word."""
        return self.before[0] if self.before else self.head

    @property
    def last(self) -> Token:
        """The last word, clauses left out."""
        return self.after[-1] if self.after else self.head

    @property
    def widest(self) -> Token:
        """The last word with clauses that join without a comma."""
        words = [t for t in self.restrictive if t.pos != "PUNCT"]
        return max((self.last, *words), key=lambda t: t.i)

    @property
    def own(self) -> list[Token]:
        """The words before the head that are no article, sign or pronoun."""
        return [t for t in self.before if t.pos not in ("DET", "PUNCT", "PRON", "PART", "ADP")]

    @property
    def content(self) -> list[Token]:
        """The words with meaning of their own, the head left out."""
        return [*self.own, *(t for t in self.after if t.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"))]


def phrase_of(head: Token, words: Lexis) -> Phrase:
    """The phrase that this noun heads."""
    if lettered(head):
        whole = _phrase(head.head, words)
        before = tuple(t for t in whole.before if t.i < head.i)
        return Phrase(before, head, (head.head, *whole.after), whole.restrictive, whole.loose)
    inner = _phrase(head, words)
    if top := _title_top(head):
        return Phrase(_before(top), top, (*_between(top, head), head, *inner.after), inner.restrictive, inner.loose)
    return inner


def lettered(head: Token) -> bool:
    """ "Annex C": the letter heads the phrase, and is no thing of its own."""
    return (
        head.text[:1].isupper() and head.head.i == head.i + 1 and len(head.head.text) == 1 and head.head.text.isalpha()
    )


def _phrase(head: Token, words: Lexis) -> Phrase:
    clauses = [c for c in head.children if c.dep in CLAUSES and c.i > head.i]
    loose = [c for c in clauses if _parted(c, head)]
    return Phrase(
        _before(head),
        head,
        _after(head, words),
        tuple(t for c in clauses if c not in loose for t in c.subtree()),
        tuple(t for c in loose for t in c.subtree()),
    )


def _title_top(head: Token) -> Token | None:
    """ "Security" of "the General Security of Military Information Agreement": the word that heads the whole title."""
    if not head.text[:1].isupper() or _has_article(head):
        return None
    if head.dep == "appos":  # "the Cessation of Hostilities | Agreement"
        name = [t for p in head.head.kids("prep") if p.lower == "of" for t in p.subtree()]
        whole = bool(name) and name[-1].i == head.i - 1 and name[-1].pos == "PROPN" and head.head.pos == "PROPN"
        return head.head if whole else None
    if head.dep != "pobj" or head.head.lower != "of":
        return None
    top = head.head.head
    capital = top.text[:1].isupper() and top.pos == "PROPN" and top.i == head.head.i - 1
    return top if capital and all(t.text[:1].isupper() for t in _before(head)) else None


def _has_article(head: Token) -> bool:
    return head.child("det") is not None


def _between(top: Token, head: Token) -> tuple[Token, ...]:
    return tuple(t for t in top.subtree() if top.i < t.i < head.i)


def _parted(clause: Token, head: Token) -> bool:
    """Whether a comma stands right before the clause."""
    start = clause.subtree()[0].i
    below = (d for c in head.children for d in c.subtree() if d.i < start)
    return any(t.i == start - 1 and t.text in ",–—" for t in (*head.children, *head.head.children, *below))


def _before(head: Token) -> tuple[Token, ...]:
    below = (t for c in head.children if c.i < head.i and c.dep in BEFORE for t in c.subtree())
    found = sorted(below, key=lambda t: t.i)
    run: list[Token] = []
    for token in reversed(found):
        if token.i == (run[-1].i if run else head.i) - 1:
            run.append(token)
    run.reverse()
    article = next((n for n, t in enumerate(run) if n and t.lower in ("the", "a", "an") and t.head is head), 0)
    if article and run[0].dep != "predet":  # "in full | the agreement"
        run = run[article:]
    while run and _idle_start(run[0]):
        run.pop(0)
    return tuple(run)


def _idle_start(token: Token) -> bool:
    """Whether no phrase begins with this word: a sign, an adverb save "so-called"."""
    sign = token.pos == "PUNCT" and token.text not in OPENING
    return sign or (token.dep in ("advmod", "prep") and token.lower != "so")


def _after(head: Token, words: Lexis) -> tuple[Token, ...]:
    run: list[Token] = []
    for child in head.children:
        if child.i <= head.i or child.dep != "prep" or child.lower not in words.sets["inside"]:
            continue
        away = words.sets["aside"] | (words.sets["idle"] if child.lower == "with" else frozenset())  # "with effect"
        if any(noun.lemma in away for noun in child.kids("pobj")):
            continue
        if child.lower == "in" and any(words.noun(noun) for noun in child.kids("pobj")):
            continue  # "renewed the pact | in a memorandum"
        at = run[-1].i if run else head.i
        for token in (t for t in child.subtree() if t.i > head.i):
            parted = token.text in ",;:–—(" and not _lists(token)
            if token.i != at + 1 or parted or token.dep in CLAUSES or _begins(token, words):
                return tuple(_closed(run))
            run.append(token)
            at = token.i
    run += _second(head, run, words)
    return tuple(_closed(run)) if run or not head.text[:1].isupper() else _title(head, words)


def _lists(comma: Token) -> bool:
    """Whether the comma stands in a list of names: "a deal between Peru, Chile and Bolivia"."""
    before, after = comma.head, next(iter(comma.head.kids("conj")), None)
    if comma.text != "," or after is None or before.pos != "PROPN" or after.pos != "PROPN":
        return False
    return before.i < comma.i < after.i and after.subtree()[0].i == comma.i + 1


def _second(head: Token, run: list[Token], words: Lexis) -> list[Token]:
    """ "… and Good Neighbourliness" behind "the Treaty of Friendship": a title whose second half hangs on top."""
    at = run[-1].i if run else -1
    cc = next((c for c in head.kids("cc") if c.i == at + 1), None)
    half = next((c for c in head.kids("conj") if cc is not None and c.i > cc.i), None)
    if cc is None or half is None or not head.text[:1].isupper() or half.pos != "PROPN" or words.noun(half):
        return []
    whole = half.subtree()
    plain = half.child("det") is None and not any(t.dep in CLAUSES or t.text in ",;:–—(" for t in whole)
    return [cc, *whole] if plain and [t.i for t in whole] == list(range(cc.i + 1, cc.i + 1 + len(whole))) else []


def _begins(token: Token, words: Lexis) -> bool:
    """Whether another instrument begins here: "a convention with Malta | and a treaty with Peru"."""
    joined = token.head.kids("conj") if token.dep == "cc" else ()
    below = [o for t in joined for o in (t.kids("pobj") if t.pos == "ADP" else (t,))]
    ones = any(t.lower == "one" and t.child("det", "amod") is not None for t in below)
    return ones or any(words.noun(t) and t.child("det") is not None for t in below if t.pos in ("NOUN", "PROPN"))


def _title(head: Token, words: Lexis) -> tuple[Token, ...]:
    """The rest of a title that the parse has torn off: "the Convention | on preventing and combating …"."""
    run: list[Token] = []
    for token in _line(head):
        if token.i <= head.i:
            continue
        opens = not run and token.lower in words.sets["inside"] and token.lower not in ("in", "to", "over")
        goes = bool(run) and (token.pos in TITLE or token.tag == "VBG" or token.text == "-")
        if token.i != head.i + len(run) + 1 or not (opens or goes) or len(run) > 14:
            break
        run.append(token)
    return tuple(_closed(run))


def _line(head: Token) -> list[Token]:
    root = head
    while root.head is not root:
        root = root.head
    return root.subtree()


def _closed(run: list[Token]) -> list[Token]:
    while run and (run[-1].lower in LOOSE or (run[-1].pos in LOOSE_POS and run[-1].text not in CLOSING)):
        run = run[:-1]
    return run


def definite(phrase: Phrase, words: Lexis) -> str:
    """ "the", "this" (demonstrative), "both", "whose" (a possessor), "such" (any, every), "no", "a", or "" for none."""
    for token in phrase.before:
        if token.head is not phrase.head and token.dep not in ("det", "poss"):
            continue
        if token.lower in ("this", "that", "these", "those"):
            return "this"
        if token.lower in ("the", "both", "no"):
            return token.lower
        if token.dep == "poss" and token.head is phrase.head:
            return "whose"
        if words.has("such", token):
            return "such"
        if token.lower in ("a", "an"):
            return "such" if any(t.lower == "single" and t.head is phrase.head for t in phrase.before) else "a"
    return ""


def describing(phrase: Phrase, words: Lexis) -> bool:
    """Whether what follows the noun says which instrument it is, and not when or where something is done with it."""
    preposition = phrase.after[0] if phrase.after else None
    if phrase.restrictive or preposition is None:
        return bool(phrase.restrictive)
    last = preposition.child("pobj", "pcomp")
    lasting = preposition.lower == "of" and last is not None and any(last.kids("nummod"))  # "a protocol of four years"
    idle = last is not None and last.lemma in words.sets["idle"] and not lasting
    return (
        not idle
        and (preposition.lower not in ("in", "on", "with", "for") or not _dated(preposition))
        and preposition.lower != "in"
        and (preposition.lower != "to" or phrase.head.lemma in words.sets["parts"])
    )


def _dated(preposition: Token) -> bool:
    below = preposition.child("pobj")
    return below is not None and below.entity in ("DATE", "TIME")


def passing_years(phrase: Phrase) -> set[int]:
    """The words of "in 2017", "on 3 March 2017" behind the noun: they may date the verb as well."""
    return {t.i for p in phrase.head.kids("prep") if p.lower in ("in", "on") and _dated(p) for t in p.subtree()}


def year_words(phrase: Phrase, words: Lexis) -> list[Token]:
    """The years below the head that no other instrument stands nearer to."""
    return [t for t in phrase.head.subtree() if YEAR.match(t.text) and _nearest(t, phrase.head, words)]


def _nearest(token: Token, head: Token, words: Lexis) -> bool:
    for above in token.ancestors():
        if above is head:
            return True
        noun = words.noun(above) if above.pos in ("NOUN", "PROPN") and above.dep != "compound" else None
        if noun is not None and noun.strength in ("strong", "fair", "weak"):
            return False
    return False


def alias(parse: Parse, phrase: Phrase) -> str:
    """The short name that follows the name in brackets, after "or", or after "known as"."""
    for last in dict.fromkeys((phrase.last.i, phrase.head.i, phrase.widest.i)):
        following = [t.text for t in parse.tokens[last + 1 : last + 6]]
        if found := _bracket(following, loose=last != phrase.widest.i or not phrase.restrictive):
            return found
    before = [t.text for t in parse.tokens[max(phrase.head.i - 4, 0) : phrase.head.i]]
    inside = [t.text for t in parse.tokens[phrase.head.i : phrase.last.i + 1]]
    texts = [*before, *(inside if phrase.head.text[:1].isupper() else ())]
    return next((found for at in range(len(texts)) if (found := _bracket(texts[at:], loose=False))), "")


def _bracket(texts: Sequence[str], *, loose: bool) -> str:
    """The acronym at the start of these words; `loose`: "or X" and "known as X" count as "(X)" does."""
    if len(texts) > 2 and texts[0] == "(" and texts[2] == ")" and _acronym(texts[1]):
        return texts[1]
    if not loose:
        return ""
    while texts and texts[0] == ",":
        texts = texts[1:]
    if len(texts) > 1 and texts[0] == "or":
        return next((t for t in texts[1:3] if _acronym(t)), "")
    if len(texts) > 2 and texts[0] == "known" and texts[1] == "as":
        return next((t for t in texts[2:4] if _acronym(t)), "")
    return ""


def _acronym(text: str) -> bool:
    return 2 <= len(text) <= 10 and text[0].isupper() and sum(c.isupper() for c in text) >= 2 and text.isalnum()
