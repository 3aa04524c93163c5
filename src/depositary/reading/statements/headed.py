"""Statements with the speaker before a colon: transcripts ("SMITH: …") and headlines ("Minister: Deal is off")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from depositary.language import Language, Parse, Token
from depositary.reading.cast import Cast
from depositary.reading.statements.proposal import Proposal

LONGEST = 6  # words of a name before the colon
LEAST = 3  # words behind it
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOPICS = frozenset({"state", "territory", "people"})  # "Norway: road closed" tells where, not who says so


def head(parse: Parse, language: Language, *, cast: Cast) -> Iterator[Proposal]:
    """Proposals of paragraphs that begin with a name and a colon."""
    asking = frozenset(language.words("citing")["asking"])
    found: list[list[Proposal]] = []
    for number, sentences in groupby(parse.sentences, key=lambda sentence: sentence.paragraph):
        tokens = [token for sentence in sentences for token in sentence.tokens]
        colon = next((n for n, token in enumerate(tokens[: LONGEST + 1]) if token.text == ":"), None)
        if not colon or len(tokens) - colon <= LEAST or tokens[colon - 1].lower in asking:
            continue
        name, rest = tokens[:colon], tokens[colon + 1 :]
        rule = _rule(name, rest, cast, first=number == 0)
        if rule and not _quoted(parse, rest):
            found.append(list(_proposals(parse, name, tokens[colon], rest, rule)))
    # One line in capitals before a colon is the place where the report was written, two are a conversation.
    talkers = [first.source.text for first, *_ in found if first.source and first.basis == "transcript"]
    capitals = sum(talker.isupper() for talker in talkers) > 1
    for first, *others in found:
        talker = first.source.text if first.source else ""
        if first.basis != "transcript" or (talker.isupper() and capitals) or talkers.count(talker) > 1:
            yield from (first, *others)


def _rule(name: Sequence[Token], rest: Sequence[Token], cast: Cast, *, first: bool) -> str:
    """Why this is a name: all in capitals (transcript), or an actor at the head of the report."""
    words = [token for token in name if any(c.isalpha() for c in token.text)]
    if not words:
        return ""
    kinds = {cast.actors[actor].kind for token in words for actor in cast.who(token)}
    speaks = bool(kinds - _TOPICS)
    if all(token.text[0].isupper() for token in words) and len(words) < LONGEST and not rest[0].text.islower():
        if first and kinds and not all(token.text.isupper() for token in words):
            return "headline" if speaks else ""
        return "transcript"
    verb = any(token.tag in _FINITE for token in rest)
    clause = any(token.tag in _FINITE for token in name)
    return "headline" if first and speaks and verb and not clause else ""


def _quoted(parse: Parse, rest: Sequence[Token]) -> bool:
    return parse.text[rest[0].start] in "\"“«'‘"


def _proposals(
    parse: Parse, name: Sequence[Token], colon: Token, rest: Sequence[Token], rule: str
) -> Iterator[Proposal]:
    """One for a headline; of a transcript one for each sentence, the later ones going on with the first."""
    source, cue = parse.span(name[0], name[-1]), parse.span(colon)
    whole = Proposal(
        source=source, cue=cue, content=(), basis=rule, kind="claim", direct=rule == "transcript", speakers=tuple(name)
    )
    sentences = [list(rest)] if rule == "headline" else [list(g) for _, g in groupby(rest, key=lambda t: t.sentence)]
    bare = [words for sentence in sentences if (words := [token for token in sentence if token.pos != "PUNCT"])]
    for words in [words for words in bare if len(words) >= LEAST] or bare[:1]:  # "No.", "Certainly." only alone
        yield replace(whole, content=(parse.span(words[0], words[-1]),))
        whole = replace(whole, goes_on=True, basis=f"{rule}-continued")
