"""Noun phrases that can stand for an instrument, with what their own words say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depositary.language import Parse, Token
from depositary.reading.agreements.lexis import Lexis, Noun
from depositary.reading.agreements.phrase import (
    Phrase,
    alias,
    definite,
    describing,
    lettered,
    passing_years,
    phrase_of,
    year_words,
)
from depositary.reading.agreements.sides import Sides
from depositary.record import Span

EMPTY: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Mention:
    """A noun phrase. `first` to `last` are its words without clauses, `widest` ends it with them.

    `years` and `sides` (ids of contracting actors) are those that the phrase itself gives, `later` the years of a
    clause behind a comma; `topic` are its telling words, `subject` those of them that follow the noun, `proper` the
    capitalised ones; `other` says that it means another instrument than the one spoken of; `modifier` that it stands
    before another noun ("truce talks"); `distant` that it points back at what was named last ("that text"); `same` is
    the word whose instrument it must be ("X is a treaty"); `outer` the mention that it is part of; `each` the two
    parties of two agreements named at once; `made` the year in which its clause has it concluded; `beside` the words
    for instruments in its clause, which a pronoun does not mean.
    """

    head: Token
    first: Token
    last: Token
    widest: Token
    noun: Noun
    definite: str = "the"
    plural: bool = False
    years: frozenset[str] = EMPTY
    later: frozenset[str] = EMPTY
    year_words: tuple[int, ...] = ()
    sides: tuple[str, ...] = ()
    topic: frozenset[str] = EMPTY
    subject: frozenset[str] = EMPTY
    proper: frozenset[str] = EMPTY
    place: bool = False
    titled: bool = False
    other: frozenset[str] = EMPTY
    modifier: bool = False
    predicate: bool = False
    same: Token | None = None
    outer: Mention | None = None
    numbered: bool = False
    pronoun: bool = False
    superlative: bool = False
    distant: bool = False
    capital: bool = False
    each: tuple[str, ...] = ()
    beside: frozenset[int] = frozenset()
    known: str = ""
    alias: str = ""
    against: int = 0
    topics: int = 0
    several: bool = False
    open_with: bool = False
    described: bool = False
    made: frozenset[str] = EMPTY
    words: tuple[Token, ...] = ()

    @property
    def telling(self) -> bool:
        """Whether its words say more than the bare noun does."""
        return bool(self.topic or self.years or self.proper or self.sides or self.described)

    def span(self, parse: Parse, *, wide: bool = False) -> Span:
        """The words of the mention; with its clauses if `wide`."""
        return parse.span(self.first, self.widest if wide else self.last)


def mentions_in(parse: Parse, words: Lexis, sides: Sides) -> Iterator[Mention]:
    """Every noun phrase headed by a noun of instruments, and every name of a known one."""
    after = 0
    for token in parse.tokens:
        if token.i < after:
            continue
        if token.text in words.known and (known := _known(parse, token, words)):
            known.sides = sides.merge(s for c in words.between.get(known.known, ()) if (s := sides.of_territory(c)))
            after = known.last.i + 1
            yield known
        elif token.pos in ("NOUN", "PROPN") and (noun := _noun(parse, token, words)):
            yield _mention(parse, token, noun, words=words, sides=sides)


def _known(parse: Parse, token: Token, words: Lexis) -> Mention | None:
    """An instrument by a name of its own ("New START"); "the NPT treaty" is left to its noun."""
    for name, kind in words.known[token.text]:
        found = parse.tokens[token.i : token.i + len(name)]
        if tuple(t.text for t in found) != name:
            continue
        head = next((t for t in found if t.head not in found or t.head is t), found[-1])
        if words.noun(head.head) and head.dep in ("compound", "nmod", "amod"):
            return None
        return named(parse, found, head, Noun(_group(kind), kind, "strong"), " ".join(name))
    return None


def _group(kind: str) -> str:
    return kind if kind in ("treaty", "convention", "protocol") else "generic"


def named(parse: Parse, found: tuple[Token, ...], head: Token, noun: Noun, name: str) -> Mention:
    """The mention of an instrument by a name without a noun."""
    article = parse.tokens[found[0].i - 1] if found[0].i else found[0]
    first = article if article.lower == "the" and article.sentence == head.sentence else found[0]
    return Mention(head, first, found[-1], found[-1], noun, known=name, proper=frozenset({name.lower()}))


def _noun(parse: Parse, token: Token, words: Lexis) -> Noun | None:
    if token.lower == "fire" and token.i > 1 and parse.tokens[token.i - 2].lower == "cease":
        return words.nouns["ceasefire"]
    for phrase in words.phrases.get(token.lemma, ()):
        of = phrase.after or "of"
        below = [c for p in token.kids("prep") if p.lower == of for o in p.kids("pobj") for c in o.conjuncts()]
        if any(t.lemma in phrase.below for t in (*below, *(() if phrase.after else token.kids("compound", "amod")))):
            return phrase.noun
    return words.noun(token)


def _mention(parse: Parse, token: Token, noun: Noun, *, words: Lexis, sides: Sides) -> Mention:
    phrase = phrase_of(token, words)
    head = phrase.head
    content = phrase.content
    telling = [t for t in content if _tells(t, phrase, words) and not sides.names(t)]
    telling += [t for t in phrase.own if t not in telling and _is_staged(t, token, words)]
    years = year_words(phrase, words)
    passing = passing_years(phrase)
    later = frozenset(t.text for t in years if t in phrase.loose or t.i in passing)
    proper = _proper(parse, phrase, telling)
    titled = _titled(parse, phrase, proper, token)
    return Mention(
        head, phrase.first, phrase.last, phrase.widest, _refine(noun, phrase.own, words), definite(phrase, words),
        plural=head.tag in ("NNS", "NNPS") and head.lemma not in words.sets["pluralia"],
        years=frozenset(t.text for t in years) - later,
        later=later,
        year_words=tuple(t.i for t in years),
        described=describing(phrase, words),
        distant=_distant(phrase, words),
        superlative=any(t.lower in words.sets["superlative"] or t.tag == "JJS" for t in phrase.own),
        sides=sides.of_phrase(head),
        topic=frozenset(t.lemma for t in (*telling, *_done(head)) if t.lemma not in words.sets["other"]),
        subject=frozenset(t.lemma for t in telling if t.i > head.i),
        proper=frozenset(t.lower for t in proper),
        place=bool(proper) and all(sides.is_place(t) for t in proper),
        titled=titled,
        numbered=_numbered(parse, token),
        other=_other(phrase, words),
        modifier=head.dep in ("compound", "nmod") and head.head.i > head.i and not lettered(head),
        against=0 if titled else _against(phrase, telling, words),
        topics=sum(words.has("topics", t) for t in content),
        several=_several(phrase, words),
        capital=token.text[:1].isupper() and not token.text.isupper() and token.i > parse.sentence(token).tokens[0].i,
        each=sides.each_with(head) if head.tag in ("NNS", "NNPS") else (),
        open_with=sides.is_open(head),
        words=tuple(content),
        alias=alias(parse, phrase),
    )  # fmt: skip


def _other(phrase: Phrase, words: Lexis) -> frozenset[str]:
    """The words that say that another is meant: "another truce", "a first truce" (but "the first treaty to …")."""
    found = frozenset(t.lower for t in phrase.before if words.has("other", t))
    counted = frozenset(t.lower for t in phrase.before if t.lower in words.sets["counted"])
    return found | counted if definite(phrase, words) == "a" else found


def _against(phrase: Phrase, telling: list[Token], words: Lexis) -> int:
    """How many words make it a contract, a coalition or a wage deal."""
    behind = [t for t in telling if t.i > phrase.head.i and not words.has("against/before", t)]
    return sum(words.has("against/strong", t) for t in (*phrase.own, *behind))


def _distant(phrase: Phrase, words: Lexis) -> bool:
    """ "that text", "the latter accord", "any such deal": what was named last, not what the report is about."""
    return any(t.lower in words.sets["distant"] for t in phrase.before)


def _done(head: Token) -> list[Token]:
    """What "a deal integrating the forces" tells of its subject: the participle and what it is done to."""
    acts = [c for c in head.children if c.dep == "acl" and c.tag == "VBG" and c.i > head.i]
    return [t for act in acts for t in (act, *act.kids("dobj"))]


def _refine(noun: Noun, own: list[Token], words: Lexis) -> Noun:
    """The noun with what a word before it makes of it: "ceasefire agreement", "peace deal"."""
    found = next((words.refined[t.lemma] for t in own if t.lemma in words.refined), None)
    if found is None or noun.strength == "echo" or (noun.group not in ("generic", "plan") and found[1] == "ceasefire"):
        return noun
    group, kind = found
    if kind == "ceasefire":
        return Noun(group, kind, "strong")
    if noun.group == "generic":
        return Noun(group, kind, "fair" if noun.strength == "weak" else noun.strength)
    return noun


def _tells(token: Token, phrase: Phrase, words: Lexis) -> bool:
    """Whether the word says what the instrument is about, or how it is called."""
    head = phrase.head
    if (
        token.pos not in ("NOUN", "PROPN", "ADJ", "VERB")
        or token.entity == "DATE"
        or token.lemma in words.sets["empty"]
    ):
        return False
    if token.i < head.i:
        return True
    own = next((a for a in token.ancestors() if a.dep == "prep" and a.head is head), phrase.after[0])
    return own.lower in words.sets["subject_prepositions"]


def _is_staged(word: Token, noun: Token, words: Lexis) -> bool:
    """ "Interim" of "the Interim Accord", which is a name where it is written large."""
    return word.text[:1].isupper() and noun.text[:1].isupper() and word.lower in words.sets["staged"]


def _proper(parse: Parse, phrase: Phrase, telling: list[Token]) -> list[Token]:
    """The capitalised words of a name or title."""
    if not phrase.head.text[:1].isupper() and not any(t.pos == "PROPN" for t in phrase.own):
        return []
    begin = parse.sentence(phrase.head).tokens[0].i
    return [t for t in telling if t.text[:1].isupper() and (t.pos == "PROPN" or t.i > begin)]


def _titled(parse: Parse, phrase: Phrase, proper: list[Token], noun: Token) -> bool:
    """Whether the phrase is written as a title: "the Joint Statement of 3 May", not "JOINT STATEMENT"."""
    if not noun.text[:1].isupper() or noun.text.isupper() or noun.i == parse.sentence(noun).tokens[0].i:
        return False
    return bool(proper or any(t.text[:1].isupper() for t in phrase.own) or phrase.after) or _numbered(parse, noun)


def _numbered(parse: Parse, noun: Token) -> bool:
    """ "Convention 108", "Protocol No. 15"."""
    following = next((t.text for t in parse.tokens[noun.i + 1 : noun.i + 2]), "")
    number = following[:1].isdigit() or following in ("No", "No.") or (len(following) == 1 and following.isupper())
    return number and noun.text[:1].isupper()


def _several(phrase: Phrase, words: Lexis) -> bool:
    """Whether a class is meant: "several deals", "every deal", "dozens of such deals"."""
    every = any(t.lower in words.sets["every"] for t in phrase.before)
    many = phrase.head.tag in ("NNS", "NNPS") and any(words.has("several", t) for t in phrase.before)
    return every or many or _partitive(phrase.head, words)


def _partitive(head: Token, words: Lexis) -> bool:
    """ "dozens of such papers"."""
    return head.dep == "pobj" and head.head.lower == "of" and words.has("several", head.head.head)
