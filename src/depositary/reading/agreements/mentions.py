"""Noun phrases that can stand for an instrument, with what their own words say about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from depositary.language import Parse, Token
from depositary.reading.agreements.lexis import Lexis, Noun
from depositary.reading.agreements.sides import Sides
from depositary.record import Span

YEAR = re.compile(r"^(?:1[6-9]|20)\d\d$")
BEFORE = frozenset({"det", "predet", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "punct", "case", "npadvmod"})
CLAUSES = frozenset({"acl", "relcl"})


@dataclass(slots=True)
class Mention:
    """A noun phrase. `first` to `last` are its words without clauses, `widest` ends it with them.

    `years` and `sides` (ids of contracting actors) are those that the phrase itself gives; `topic` are its telling
    words, `proper` the capitalised ones among them; `other` says that it means another instrument than the one
    spoken of; `modifier` that it stands before another noun ("truce talks").
    """

    head: Token
    first: Token
    last: Token
    widest: Token
    noun: Noun
    definite: str
    plural: bool = False
    years: frozenset[str] = frozenset()
    sides: tuple[str, ...] = ()
    topic: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    modifier: bool = False
    predicate: bool = False
    known: str = ""
    against: int = 0
    topics: int = 0
    alias: str = ""
    several: bool = False
    described: bool = False
    year_words: tuple[int, ...] = ()
    words: list[Token] = field(default_factory=list)

    @property
    def telling(self) -> bool:
        """Whether its words say more than the bare noun does."""
        return bool(self.topic or self.years or self.proper or self.sides or self.described)

    def span(self, parse: Parse, *, wide: bool = False) -> Span:
        """The words of the mention; with its clauses if `wide`."""
        return parse.span(self.first, self.widest if wide else self.last)


def candidates(parse: Parse, words: Lexis, sides: Sides) -> Iterator[Mention]:
    """The mentions that a report may have, in text order."""
    found = sorted(_all(parse, words, sides), key=lambda m: (m.first.i, -m.last.i))
    yield from sorted(_nested(found), key=lambda m: m.head.i)


def _all(parse: Parse, words: Lexis, sides: Sides) -> Iterator[Mention]:
    after = 0
    for token in parse.tokens:
        if token.i < after:
            continue
        if known := _known(parse, token, words):
            after = known.head.i + 1
            yield known
        elif token.pos in ("NOUN", "PROPN") and (noun := _noun(parse, token, words)):
            mention = _settle(_mention(parse, token, noun, words, sides), words)
            if mention:
                yield mention


def _known(parse: Parse, token: Token, words: Lexis) -> Mention | None:
    """An instrument by a name of its own ("New START")."""
    for name, kind in words.known.get(token.text, ()):
        found = parse.tokens[token.i : token.i + len(name)]
        if tuple(t.text for t in found) == name and words.noun(parse.tokens[min(found[-1].i + 1, len(parse.tokens) - 1)]) is None:
            head = next((t for t in found if t.head not in found), found[-1])
            if words.noun(head.head) and head.dep in ("compound", "nmod", "amod"):
                return None
            noun = Noun(kind if kind in ("treaty", "convention") else "generic", kind, "strong")
            joined = " ".join(name)
            first = token.child("det") or token
            return Mention(head, first if first.i == token.i - 1 else token, found[-1], found[-1], noun, "the", known=joined, proper=frozenset({joined.lower()}))
    return None


def _noun(parse: Parse, token: Token, words: Lexis) -> Noun | None:
    if token.lower == "fire" and token.i > 1 and parse.tokens[token.i - 2].lower == "cease":
        return words.nouns["ceasefire"]
    for phrase in words.phrases.get(token.lemma, ()):
        if phrase.after:
            below = [c for p in token.kids("prep") if p.lower == phrase.after for c in p.kids("pobj")]
        else:
            below = [*token.kids("compound", "amod"), *(c for p in token.kids("prep") if p.lower == "of" for o in p.kids("pobj") for c in o.conjuncts())]
        if any(t.lemma in phrase.below for t in below):
            return phrase.noun
    return words.noun(token)


def _mention(parse: Parse, head: Token, noun: Noun, words: Lexis, sides: Sides) -> Mention:
    before = _before(head)
    first = before[0] if before else head
    after = list(_after(head, words))
    clauses = [t for c in head.children if c.dep in CLAUSES and c.i > head.i for t in c.subtree()]
    last = after[-1] if after else head
    widest = max((last, *clauses), key=lambda t: t.i) if clauses else last
    own = [t for t in before if t.pos not in ("DET", "PUNCT", "PRON")]
    refined = next((words.refined[t.lemma] for t in own if t.lemma in words.refined), None)
    if refined and noun.strength != "named" and not (noun.group == "treaty" and refined[1] == "ceasefire"):
        group, kind = refined
        group = noun.group if group == "generic" else group
        kind = noun.kind if noun.kind == "treaty" else kind
        noun = Noun(group, kind, "strong" if kind == "ceasefire" else "fair" if noun.strength == "weak" else noun.strength)
    inside = [*own, *(t for t in after if t.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"))]
    telling = [t for t in inside if t.pos in ("NOUN", "PROPN", "ADJ", "VERB") and not sides.names(t) and t.lemma not in words.sets["empty"]]
    years = _year_words(head, words)
    mention = Mention(
        head, first, last, _trim(widest), noun, _definite(head, before, words),
        plural=head.tag in ("NNS", "NNPS"),
        years=frozenset(t.text for t in years),
        year_words=tuple(t.i for t in years),
        described=bool(after or clauses),
        sides=sides.of_phrase(head),
        topic=frozenset(t.lemma for t in telling if t.lemma not in words.sets["other"]),
        proper=frozenset(t.lower for t in telling if t.pos == "PROPN" or (t.text[:1].isupper() and t.i > parse.sentence(t).tokens[0].i)) if head.text[:1].isupper() or any(t.pos == "PROPN" for t in own) else frozenset(),
        other=frozenset(t.lower for t in before if words.has("other", t)),
        modifier=head.dep in ("compound", "nmod") and head.head.i > head.i,
        predicate=head.dep in ("attr", "oprd", "appos"),
        against=sum(words.has("against/strong", t) for t in own),
        topics=sum(words.has("topics", t) for t in inside),
        several=any(words.has("several", t) for t in before) or _partitive(head, words),
        words=inside,
    )  # fmt: skip
    mention.alias = _alias(parse, mention)
    return mention


def _before(head: Token) -> list[Token]:
    """The words of the phrase that stand before its head, without a gap."""
    found = sorted((t for c in head.children if c.i < head.i and c.dep in BEFORE for t in c.subtree()), key=lambda t: t.i)
    run: list[Token] = []
    for token in reversed(found):
        if token.i == (run[-1].i if run else head.i) - 1:
            run.append(token)
    run.reverse()
    while run and (run[0].pos == "PUNCT" and run[0].text not in "“\"'‘(" or run[0].dep == "advmod" and run[0].lower != "so"):
        run.pop(0)
    return run


def _after(head: Token, words: Lexis) -> Iterator[Token]:
    """The words of the phrases with a preposition that follow the head, without a gap."""
    at = head.i
    for child in head.children:
        if child.i > head.i and child.dep == "prep" and child.lower not in ("after", "before", "since", "during", "until", "despite"):
            tree = child.subtree()
            tree = [t for t in tree if t.i > head.i]
            if not tree or tree[0].i > at + 1:
                return
            cut = next((n for n, t in enumerate(tree) if t.dep in CLAUSES and t.i > child.i), len(tree))
            for token in tree[:cut]:
                if token.i != at + 1 or token.text in ",;:–—(":
                    return
                at = token.i
                yield token
            if cut < len(tree):
                return


def _trim(token: Token) -> Token:
    return token if token.pos != "PUNCT" or token.text in ")\"”'’" else token


def _year_words(head: Token, words: Lexis) -> list[Token]:
    """The years in the phrase and its clauses that no other instrument stands nearer to."""
    return [t for t in head.subtree() if YEAR.match(t.text) and _nearest(t, head, words)]


def _nearest(token: Token, head: Token, words: Lexis) -> bool:
    """Whether no other instrument stands between the two."""
    for above in token.ancestors():
        if above is head:
            return True
        if above.pos in ("NOUN", "PROPN") and (noun := words.noun(above)) and noun.strength in ("strong", "fair", "weak"):
            return False
    return False


def _definite(head: Token, before: list[Token], words: Lexis) -> str:
    """"the", "this" (demonstrative), "whose" (a possessor), "such" (any, no, every), "a", or "" for none."""
    for token in before:
        if token.head is head or token.dep in ("det", "poss"):
            if token.lower in ("this", "that", "these", "those"):
                return "this"
            if token.dep == "det" and token.lower in ("the",):
                return "the"
            if token.dep == "predet" and token.lower in ("both",):
                return "both"
            if token.lower == "both":
                return "both"
            if token.dep == "poss":
                return "whose"
            if words.has("such", token) and token.dep in ("det", "predet", "amod"):
                return "no" if token.lower == "no" else "such"
            if token.lower in ("a", "an") and token.dep == "det":
                return "a"
    return ""


def _partitive(head: Token, words: Lexis) -> bool:
    """"dozens of such papers"."""
    return head.dep == "pobj" and head.head.lower == "of" and words.has("several", head.head.head)


def _alias(parse: Parse, mention: Mention) -> str:
    """The short name that follows in brackets or after "or" ("(CEPA)")."""
    at = mention.last.i + 1
    following = parse.tokens[at : at + 3]
    for at in (mention.last.i + 1, mention.head.i + 1):
        following = parse.tokens[at : at + 3]
        if len(following) == 3 and following[0].text == "(" and following[2].text == ")" and _acronym(following[1].text):
            return following[1].text
    inside = [t for t in parse.tokens[mention.first.i : mention.last.i + 1] if t.text != "("]
    for one, two in zip(inside, inside[1:], strict=False):
        if two.text == ")" and _acronym(one.text):
            return one.text
    if len(following) >= 3 and following[0].text == "," and following[1].lower == "or":
        name = parse.tokens[following[1].i + 1 : following[1].i + 3]
        picked = next((t.text for t in name if _acronym(t.text)), "")
        return picked
    return ""


def _acronym(text: str) -> bool:
    return 2 <= len(text) <= 10 and text[0].isupper() and sum(c.isupper() for c in text) >= 2 and text.isalnum()


def _settle(mention: Mention, words: Lexis) -> Mention | None:
    """The mention if the phrase can be an instrument at all; without a title, a noun like "declaration" only echoes."""
    noun, head = mention.noun, mention.head
    if mention.modifier and head.head.pos in ("NOUN", "PROPN") and words.noun(head.head):
        return None
    if noun.strength == "named" and not mention.modifier:
        titled = head.text[:1].isupper() and bool(mention.proper)
        if titled or any(t.lemma in noun.needs for t in mention.words):
            return mention
    if noun.strength == "named":
        mention.noun = Noun(noun.group, noun.kind, "echo")
    if mention.noun.strength == "echo" and mention.definite not in ("the", "this", "both", "whose", "such", "no"):
        return mention if mention.sides and mention.definite == "a" else None
    return mention


def _nested(mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions without those that are words of another's title; a known name in another becomes its alias."""
    outer: Mention | None = None
    for mention in mentions:
        if outer is not None and mention.head.i <= outer.last.i + 3 and mention.head is not outer.head:
            inside = mention.head.i <= outer.last.i
            bracket = mention.known and mention.first.i > 0 and mention.first.i - outer.last.i <= 2
            if mention.known and (inside or bracket):
                outer.alias = mention.known
                continue
            if inside and (mention.noun.strength in ("named", "echo") or mention.definite == "" and outer.proper):
                continue
        yield mention
        if outer is None or mention.last.i > outer.last.i:
            outer = mention
