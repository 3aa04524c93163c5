"""Statements with the speaker before a colon: transcripts ("SMITH: …") and headlines ("Minister: Deal is off")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.language import Language, Parse, Sentence, Token
from depositary.reading.cast import Cast
from depositary.reading.statements.proposal import Proposal
from depositary.record import Span

LONGEST = 6  # words of a name before the colon
LEAST = 3  # words behind it


def head(parse: Parse, language: Language, *, cast: Cast) -> Iterator[Proposal]:
    """Proposals of paragraphs that begin with a name and a colon."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in parse.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    asking = frozenset(language.words("citing")["asking"])
    found: list[Proposal] = []
    for number, sentences in paragraphs.items():
        tokens = [token for sentence in sentences for token in sentence.tokens]
        colon = next((n for n, token in enumerate(tokens[: LONGEST + 1]) if token.text == ":"), None)
        if not colon or len(tokens) - colon <= LEAST or tokens[colon - 1].lower in asking:
            continue
        name, rest = tokens[:colon], tokens[colon + 1 :]
        rule = _rule(name, rest, cast, first=number == 0)
        if rule and not _quoted(parse, rest):
            found.append(_proposal(parse, name, tokens[colon], rest, rule))
    # One line in capitals before a colon is the place where the report was written, two are a conversation.
    talkers = [proposal.source.text for proposal in found if proposal.source and proposal.basis == "transcript"]
    capitals = sum(talker.isupper() for talker in talkers) > 1
    for proposal in found:
        talker = proposal.source.text if proposal.source else ""
        if proposal.basis != "transcript" or (talker.isupper() and capitals) or talkers.count(talker) > 1:
            yield proposal


def _rule(name: Sequence[Token], rest: Sequence[Token], cast: Cast, *, first: bool) -> str:
    """Why this is a name: all in capitals (transcript), or an actor at the head of the report."""
    words = [token for token in name if any(c.isalpha() for c in token.text)]
    if not words:
        return ""
    if all(token.text[0].isupper() for token in words) and len(words) < LONGEST and not rest[0].text.islower():
        capitals = all(token.text.isupper() for token in words)
        return "headline" if first and not capitals and any(cast.who(token) for token in words) else "transcript"
    actor = any(cast.who(token) for token in words)
    verb = any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in rest)
    clause = any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in name)
    return "headline" if first and actor and verb and not clause else ""


def _quoted(parse: Parse, rest: Sequence[Token]) -> bool:
    return parse.text[rest[0].start] in "\"“«'‘"


def _proposal(parse: Parse, name: Sequence[Token], colon: Token, rest: Sequence[Token], rule: str) -> Proposal:
    last = next((token for token in reversed(rest) if token.pos != "PUNCT"), rest[-1])
    first = next((token for token in rest if token.pos != "PUNCT"), rest[0])
    content: tuple[Span, ...] = (parse.span(first, max(last, first, key=lambda t: t.i)),)
    return Proposal(
        source=parse.span(name[0], name[-1]), cue=parse.span(colon), content=content, basis=rule, kind="claim",
        direct=rule == "transcript", speakers=tuple(name),
    )  # fmt: skip
