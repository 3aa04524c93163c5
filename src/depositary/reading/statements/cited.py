"""Citing phrases: "according to X", "in X's view", "as X put it", "reportedly" (`language/en/citing.yaml`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from depositary.language import Language, Parse, Sentence, Token
from depositary.language.predications import Predication
from depositary.reading.cast import Cast
from depositary.reading.statements.extent import naming, spans
from depositary.reading.statements.proposal import Proposal

_OPINING = frozenset({"person", "ngo", "media", "party", "government_body"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MAIN = frozenset({"", "content", "conjunct", "relative"})


def cite(parse: Parse, language: Language, *, cast: Cast) -> Iterator[Proposal]:
    """Proposals of prepositional phrases and adverbs that lend a clause to somebody."""
    words = language.words("citing")
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in words["before"]:
        phrases[phrase.split()[0]].append(tuple(phrase.split()))
    silent = frozenset(words["silent"])
    adverbs = frozenset(words["adverbs"])
    for token in parse.tokens:
        if token.lower in adverbs and token.pos == "ADV":
            yield from _adverb(parse, token)
            continue
        for wording in phrases.get(token.lower, ()):
            window = parse.tokens[token.i : token.i + len(wording)]
            if tuple(t.lower for t in window) == wording:
                yield from _phrase(parse, window, silent)
                break
    yield from _views(parse, frozenset(words["nouns"]))
    for sentence in parse.sentences:
        yield from _for(parse, sentence, cast, frozenset(words["aside"]))


def _adverb(parse: Parse, adverb: Token) -> Iterator[Proposal]:
    content = spans(parse, _clause(parse, adverb, leave=(adverb,)))
    if content:
        yield Proposal(source=None, cue=parse.span(adverb), content=content, basis="adverb", kind="report")


def _phrase(parse: Parse, window: tuple[Token, ...], silent: frozenset[str]) -> Iterator[Proposal]:
    """ "according to X": the source is what the last word governs."""
    source = window[-1].child("pobj") or window[0].child("pobj")
    if source is None:
        yield from _unhung(parse, window, silent)
        return
    if source.pos in ("NUM", "VERB") or source.lemma in silent:
        return
    heads = tuple(source.conjuncts())
    leave = (*window, *source.subtree(), *_told_apart(parse, source))
    content = spans(parse, _clause(parse, window[0], leave=leave))
    named = naming(parse, heads)
    if content and named is not None:
        cue = parse.span(window[0], window[-1])
        yield Proposal(source=named, cue=cue, content=content, basis="according-to", kind="claim", speakers=heads)


def _unhung(parse: Parse, window: tuple[Token, ...], silent: frozenset[str]) -> Iterator[Proposal]:
    """ "According to NAME, …" at the head of a sentence, where the parser has the name for the subject."""
    tokens = parse.sentence(window[0]).tokens
    first = window[-1].i + 1 - tokens[0].i
    comma = next((n for n in range(first, len(tokens)) if tokens[n].text == ","), 0)
    name, rest = tokens[first:comma], tokens[comma + 1 :]
    noun = next((t for t in reversed(name) if t.pos in ("PROPN", "NOUN")), None)
    if window[0] is not tokens[0] or noun is None or noun.lemma in silent or any(t.tag in _FINITE for t in name):
        return
    content = spans(parse, rest)
    if content and any(t.tag in _FINITE for t in rest):
        cue, source = parse.span(window[0], window[-1]), parse.span(name[0], name[-1])
        yield Proposal(source=source, cue=cue, content=content, basis="according-to", kind="claim", speakers=(noun,))


def _told_apart(parse: Parse, source: Token) -> tuple[Token, ...]:
    """ "according to Jane Doe, head of the board, …": who the source is, which the parser hangs elsewhere."""
    tokens = parse.sentence(source).tokens
    start = source.subtree()[-1].i + 1 - tokens[0].i
    if start >= len(tokens) - 1 or tokens[start].text != "," or tokens[start + 1].pos not in ("NOUN", "DET"):
        return ()
    close = next((n for n in range(start + 1, len(tokens)) if tokens[n].text == ","), 0)
    beside = tokens[start + 1 : close]
    plain = beside and not any(t.pos in ("VERB", "AUX", "SCONJ") or t.dep in ("nsubj", "nsubjpass") for t in beside)
    return beside if plain and any(t.tag in _FINITE for t in tokens[close:]) else ()


def _views(parse: Parse, nouns: frozenset[str]) -> Iterator[Proposal]:
    """ "in his words", "in the ministry's view"."""
    for token in parse.tokens:
        if token.lemma in nouns and token.dep == "pobj" and token.head.lower in ("in", "to"):
            owner = token.child("poss")
            if owner is None:
                stated = token.child("det") is not None
                of = next((c for c in token.kids("prep") if c.lower == "of" and stated), None)
                owner = of.child("pobj") if of is not None else None
            if owner is None or token.head.i > token.i:
                continue
            content = spans(parse, _clause(parse, token.head, leave=tuple(token.head.subtree())))
            if content:
                yield Proposal(
                    source=naming(parse, (owner,)), cue=parse.span(token), content=content, basis="in-the-words-of",
                    kind="claim", speakers=(owner,),
                )  # fmt: skip


def _for(parse: Parse, sentence: Sentence, cast: Cast, aside: frozenset[str]) -> Iterator[Proposal]:
    """ "For the envoy, the accord is void": a person's or an organisation's view at the head of a sentence."""
    first = sentence.tokens[0]
    noun = first.child("pobj") if first.lower == "for" else None
    if noun is None or noun.lemma in aside or first.head.i < noun.i:
        return
    kinds = {cast.actors[actor].kind for actor in cast.who(noun)}
    if not kinds & _OPINING:
        return
    content = spans(parse, _clause(parse, first, leave=tuple(first.subtree())))
    if content and content[0].start > noun.end:
        yield Proposal(
            source=naming(parse, (noun,)),
            cue=parse.span(first),
            content=content,
            basis="for",
            kind="claim",
            speakers=(noun,),
        )


def _clause(parse: Parse, token: Token, *, leave: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of the clause that the phrase stands in, without the phrase."""
    top = _top(parse, token)
    left = {t.i for t in leave}
    return tuple(t for t in top.subtree() if t.i not in left)


def _top(parse: Parse, token: Token) -> Token:
    """The head of the nearest main, reported or coordinated clause; the sentence's root where there is none."""
    around: Predication | None = next((p for a in token.ancestors() if (p := parse.clauses.at(a)) is not None), None)
    while around is not None and (around.kind != "verb" or around.link not in _MAIN):
        around = around.within
    return around.trigger if around is not None else parse.sentence(token).root
