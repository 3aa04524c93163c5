"""How far a clause or a noun phrase reaches in the text: the words that a finding rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.language.parse import Parse, Token
from depositary.language.predications.model import Predication
from depositary.record import Span

# What hangs on a word but is told for itself: other clauses, and the marks and joints between them.
APART = frozenset(
    {"advcl", "relcl", "ccomp", "parataxis", "conj", "cc", "punct", "mark", "meta", "intj", "preconj", "dep"}
)
# A noun keeps what is coordinated with it and the participle that describes it.
APART_OF_NOUN = frozenset({"relcl", "parataxis", "appos"})
FARTHEST = 30  # words between a trigger and an argument that still belong in one span


def clause(parse: Parse, predication: Predication, *, shared: bool = True) -> Span:
    """The trigger with its arguments; of a noun that a light verb carries, the verb's clause.

    `shared` takes in arguments that hang on another word: the subject of a coordinated verb, the noun that a relative
    clause describes.
    """
    carrier = predication.light if predication.light is not None and predication.kind != "verb" else predication
    words = list(_below(carrier.trigger))
    if carrier is not predication:
        words += _below(predication.trigger)
    if shared:
        words += _outside(carrier, words)
    return cover(parse, words)


def action(parse: Parse, predication: Predication, *, subject: bool = False) -> Span:
    """What is done, from the verb on with all that hangs on it ("withdraw by May"); or with its `subject`."""
    trigger = predication.trigger
    words = [trigger]
    for child in trigger.children:
        led = child.i < trigger.i and not subject and child.dep in ("nsubj", "nsubjpass", "aux", "advmod")
        if child.dep not in ("cc", "conj", "punct", "mark", "parataxis") and not led:
            words += child.subtree()
    return cover(parse, words)


def coordinated(parse: Parse, first: Predication) -> list[Predication]:
    """The clause and the infinitives beside it, also where a parser hangs them below it: "to sign, to publish"."""
    hung = first.trigger.kids("advcl", "xcomp", "ccomp", "conj", "acl")
    below = [c for t in hung if (c := parse.clauses.at(t)) is not None and c.kind == "verb"]
    return [first, *(d for c in below if _is_beside(parse, c) for d in coordinated(parse, c))]


def upto(parse: Parse, told: Span, apart: Iterable[Predication]) -> Span:
    """These words up to the first of the clauses that are told apart."""
    starts = [min(t.start for t in c.trigger.subtree()) for c in apart]
    end = min((s for s in starts if told.start < s < told.end), default=told.end)
    words = list(parse.between(told.start, end))
    while words and end < told.end and words[-1].pos in ("PUNCT", "CCONJ", "SCONJ"):
        words.pop()
    return cover(parse, words) if words else told


def phrase(parse: Parse, noun: Token) -> Span:
    """The noun with its modifiers and of-phrases, without what is coordinated with it or told of it."""
    kept = [t for c in noun.children if c.dep not in APART_OF_NOUN | {"conj", "cc", "punct"} for t in _within_noun(c)]
    return cover(parse, [noun, *kept])


def cover(parse: Parse, words: Iterable[Token]) -> Span:
    """The text from the first of these words to the last."""
    ordered = sorted(words, key=lambda t: t.i)
    first, last = ordered[0], ordered[-1]
    while last is not first and last.pos == "PUNCT" and last.text not in ')]"”’':
        last = parse.tokens[last.i - 1]
    return parse.span(first, last)


def _is_beside(parse: Parse, clause: Predication) -> bool:
    """Whether a comma or "and" stands before the infinitive."""
    mark = next((t for t in clause.trigger.kids("aux") if t.lower == "to"), None)
    return mark is not None and mark.i > 0 and parse.tokens[mark.i - 1].lower in (",", "and", "or", ";")


def _below(trigger: Token) -> Iterator[Token]:
    """The words of the clause: all below the trigger that is not a clause of its own."""
    yield trigger
    for child in trigger.children:
        if child.dep not in APART or (child.dep == "conj" and trigger.pos not in ("VERB", "AUX")):
            yield from _within_noun(child) if child.pos not in ("VERB", "AUX") else _below(child)


def _within_noun(top: Token) -> Iterator[Token]:
    yield top
    for child in top.children:
        if child.dep not in APART_OF_NOUN and not (child.dep == "punct" and child.i > top.i):
            yield from _within_noun(child)


def _outside(predication: Predication, words: list[Token]) -> Iterator[Token]:
    known = {t.i for t in words}
    for _, token in predication.arguments():
        near = abs(token.i - predication.trigger.i) <= FARTHEST and token.sentence == predication.trigger.sentence
        if token.i not in known and near:
            yield token
            yield from (t for c in token.children if c.i < token.i and c.dep != "punct" for t in _within_noun(c))
