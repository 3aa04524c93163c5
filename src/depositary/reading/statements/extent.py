"""Extents: from words of the tree to the spans of text that they cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from depositary.language import Parse, Token
from depositary.language.predications import Predication
from depositary.record import Span

_SILENT = frozenset({"PUNCT", "SPACE"})
_NEAR = 4  # words between a cue and the comma behind it
QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»"})
_LEADING = frozenset({"mark", "cc"})  # joins the content to its cue: "that", "and"
_NAMING = frozenset(
    {"det", "compound", "amod", "poss", "nummod", "nmod", "predet", "quantmod", "prep", "case", "flat", "conj"}
)


def whole(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """All words below these, in text order, each once."""
    found = {word.i: word for token in tokens for word in token.subtree()}
    return tuple(found[i] for i in sorted(found))


def clause(cue: Predication, content: Predication) -> Token:
    """The word that all of the content hangs on: the one right below the cue, or the head of the clause around it."""
    above = content.trigger
    if above.dep == "conj":
        return above
    for head in content.trigger.ancestors():
        if head is cue.trigger:
            return above
        above = head
    return _clause_head(content.trigger)


def _clause_head(token: Token) -> Token:
    """The verb of a clause whose predication is a noun or adjective ("is illegal"), else the word itself."""
    while token.dep in ("acomp", "attr", "oprd") and token.head is not token:
        token = token.head
    return token


def content_words(cue: Predication, content: Predication) -> tuple[Token, ...]:
    """The words of an embedded clause without those of the cue and its own, should it stand inside."""
    top = clause(cue, content)
    words = whole((top,))
    if any(word is cue.trigger for word in words):
        inside = {word.i for word in cue.trigger.subtree()}
        words = tuple(word for word in words if word.i not in inside)
    return words


def spans(parse: Parse, words: Sequence[Token], *, bar: frozenset[int] = frozenset()) -> tuple[Span, ...]:
    """The words as spans: one for each run that only punctuation interrupts, without signs and "that" at its ends.

    `bar` are indices of words that cut a run.
    """
    return tuple(span for run in _runs(parse, words, bar) if (span := _trimmed(parse, run)))


def _runs(parse: Parse, words: Sequence[Token], bar: frozenset[int]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for word in words:
        if run and not all(t.pos in _SILENT and t.i not in bar for t in parse.tokens[run[-1].i + 1 : word.i]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _trimmed(parse: Parse, run: list[Token]) -> Span | None:
    while run and (run[0].pos in _SILENT or not any(c.isalnum() for c in run[0].text)):
        run = run[1:]
    while run and (run[-1].pos in _SILENT or not any(c.isalnum() for c in run[-1].text)) and run[-1].text not in "%$€£":
        run = run[:-1]
    if len(run) > 1 and run[0].dep in _LEADING and run[0].lower in ("that", "and", "but"):
        run = run[1:]
    return parse.span(run[0], run[-1]) if run else None


def naming(parse: Parse, heads: Sequence[Token]) -> Span | None:
    """The words that name somebody: the heads with titles, determiners, of-phrases; no clauses, no appositions."""
    if not heads:
        return None
    words = [word for head in heads for word in (*_named(head), *_titled(head))]
    first, last = min(words, key=lambda t: t.i), max(words, key=lambda t: t.i)
    while last.i + 1 < len(parse.tokens) and _goes_on(last, parse.tokens[last.i + 1]):
        last = parse.tokens[last.i + 1]
    return parse.span(first, last)


def _goes_on(last: Token, word: Token) -> bool:
    """Whether a name goes on: "said WHO chief Jane Doe", where the parser stopped at the first noun."""
    name = last.pos == "PROPN" or last.text.isupper()  # an acronym may look like a pronoun: WHO
    goes_on = word.pos == "PROPN" or (word.pos == "NOUN" and name)
    return word.sentence == last.sentence and (name or last.pos == "NOUN") and goes_on


def _named(head: Token) -> Iterator[Token]:
    yield head
    reach = head.i
    for child in head.children:
        if child.i < head.i and child.dep in _NAMING:
            yield from (word for word in child.subtree())
        elif child.i > head.i and child.dep in ("prep", "case", "compound", "flat") and child.i == reach + 1:
            words = child.subtree()
            stop = next(
                (n for n, word in enumerate(words) if word.pos == "PUNCT" or word.dep in ("relcl", "acl")), len(words)
            )
            yield from words[:stop]
            reach = words[stop - 1].i if stop else reach


def _titled(head: Token) -> Iterator[Token]:
    """The name behind an office: "the Minister of Affairs, Jane Doe"."""
    name = head.child("appos")
    if head.pos != "PROPN" and name is not None and name.pos == "PROPN" and name.i > head.i:
        yield from _named(name)


def part_subject(parse: Parse, words: Sequence[Token], cue: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """(content, subject) of "the road is closed, the ministry said" where the parser has the subject in the content.

    The subject is what stands between the last comma and the cue, if no verb is in it.
    """
    inside = {word.i for word in words}
    comma = cue.i - 1
    while comma in inside and parse.tokens[comma].text != ",":
        comma -= 1
    subject = tuple(parse.tokens[comma + 1 : cue.i])
    while subject and subject[-1].pos in ("AUX", "ADV", "PUNCT"):
        subject = subject[:-1]
    named = any(t.pos in ("NOUN", "PROPN", "PRON") for t in subject)
    if comma not in inside or not named or any(t.pos in ("VERB", "AUX") for t in subject):
        return tuple(words), ()
    return tuple(word for word in words if word.i < comma), subject


def after_stop(cue: Token, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words behind a colon or semicolon ahead of the cue: "He was blunt: the road, he said, was closed"."""
    quoted = any(word.text in QUOTES for word in words)
    stops = [n for n, word in enumerate(words) if word.text in (":", ";") and word.i < cue.i]
    return words[stops[-1] + 1 :] if stops and not quoted else words


def without_tail(parse: Parse, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of a clause without what the report adds to it behind a comma: ", which …", ", after …"."""
    inside = {word.i for word in words}
    for at, word in enumerate(words[3:], 3):
        if word.text != "," or word.i + 1 not in inside:
            continue
        after = parse.tokens[word.i + 1]
        top = next(
            (t for t in (after, *after.ancestors()) if t.dep in ("relcl", "advcl") and t.subtree()[0] is after), None
        )
        if top is not None and top.subtree()[-1].i >= words[-1].i - 1 and top.head.i < word.i:
            return words[:at]
    return words


def beside_comma(parse: Parse, cue: Predication) -> tuple[Token, ...]:
    """What stands before "…, the ministry said" at the end of a sentence, or around "…, the ministry said, …" in it,
    where the tree has it otherwise. Without quotation marks: those are tied by their place.
    """
    subject = cue.trigger.child("nsubj")
    if any(word.pos == "NOUN" and word.tag == "NN" for word in cue.patient):  # "concluded a contract": nobody is told
        return ()
    if subject is None or cue.tense not in ("past", "present") or subject.i > cue.trigger.i:
        return ()
    tokens = parse.sentence(cue.trigger).tokens
    base = tokens[0].i
    comma = min(t.i for t in subject.subtree()) - 1 - base
    if comma < 1 or tokens[comma].text != "," or any(t.text in QUOTES for t in tokens):
        return ()
    ahead, behind = tokens[:comma], tokens[cue.trigger.i + 1 - base :]
    if ahead[0].tag in ("VBG", "VBN"):  # "Asked if the ports would reopen, the admiral answered with a smile"
        return ()
    close = next((n for n, t in enumerate(behind) if t.text == ","), -1)
    if 0 <= close <= _NEAR and _finite(behind[close + 1 :]) and not _finite(behind[:close]):
        return (*ahead, *behind[close + 1 :])
    short = len(behind) <= 2 * _NEAR and not _finite(behind)
    return ahead if short and _finite(ahead) and ahead[0].pos != "SCONJ" and ahead[0].tag != "WRB" else ()


def _finite(words: Sequence[Token]) -> bool:
    return any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in words)
