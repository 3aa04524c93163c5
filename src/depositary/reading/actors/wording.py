"""The words of a stretch of tokens, as they are written and as they name."""

from __future__ import annotations

from depositary.reading.actors.frame import Frame

COUNTING = ("DT", "PDT", "PRP$", "CD", "RB", "RBR", "RBS", "IN", "WP$", "HYPH", ",", "``", "''")


def text(frame: Frame, first: int, last: int) -> str:
    """The tokens from `first` to `last` (both included) with the spaces that the report has between them."""
    words = ""
    for at in range(first, last + 1):
        words += ("" if at == first or frame.glued(at) else " ") + frame.tokens[at].text
    return words


def phrase(frame: Frame, edge: int, at: int) -> str:
    """The noun phrase as a name: without articles, numbers and other words of quantity before it."""
    words = ""
    for place in range(edge, at + 1):
        token = frame.tokens[place]
        counting = token.tag in COUNTING or token.lower in frame.lexicon.groups.quantities
        if not words and place < at and counting and place not in frame.names:
            continue
        words += (" " if words and not frame.glued(place) else "") + token.text
    return words
