"""Parses built by hand."""

from __future__ import annotations

from depositary.language.parse import Token


def hand(words: str, *, pos: str, tags: str, deps: str, heads: str) -> list[Token]:
    """The tokens of a sentence; heads are indices."""
    start, tokens = 0, []
    for i, (text, p, tag, dep) in enumerate(zip(words.split(), pos.split(), tags.split(), deps.split(), strict=True)):
        tokens.append(Token(i, text, start=start, lemma=text.lower(), pos=p, tag=tag, dep=dep))
        start += len(text) + 1
    for token, head in zip(tokens, heads.split(), strict=True):
        token.head = tokens[int(head)]
        if token.head is not token:
            token.head.children.append(token)
    return tokens
