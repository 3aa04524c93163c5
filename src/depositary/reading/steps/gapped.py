"""Steps whose verb is left out: "Chad ratified it on 8 April and Mali on 21 January"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from depositary.language import Parse, Predication, Token
from depositary.reading.cast import Cast
from depositary.reading.steps.times import Times
from depositary.record import Span, Step

JOINTS = frozenset({",", ";", "and", "but", "while", "–", "—", "then"})
LEADING = frozenset({"by", "the", "for", "only", "in", "on"})
CLOSING = frozenset({",", ";", ".", "and", "but", ")", "–", "—", '"', "”", ":"})
BETWEEN = frozenset({",", "on", "in", "as", "only", "not", "until", "early", "late", "at", "since", "just", "already"})
BARE_DATE = 3  # words between the one who does it and the date
VERBAL = frozenset({"VERB", "AUX"})


def gapped(parse: Parse, cast: Cast, times: Times, *, predication: Predication, step: Step) -> Iterator[Step]:
    """What the clause says of others: for each one named behind it with nothing but a date, the same step."""
    if predication.kind != "verb" or step.date is None:
        return
    own = {t.i for _, t in predication.arguments() if not cast.who(t)}
    known = set(step.by)
    tokens = parse.sentence(predication.trigger).tokens
    last = tokens[-1].i
    for token in tokens:
        actors = cast.who(token)
        if token.i <= predication.trigger.i or token.i in own or len(actors) != 1 or actors[0] in known:
            continue
        if not cast.territory(actors[0]) or _acts(token, predication) or not _opens(parse, token, predication):
            continue
        found = _dated(parse, times, token, last)
        if found is not None:
            evidence, date = found
            known.add(actors[0])
            yield msgspec.structs.replace(
                step, by=actors, with_=(), to=(), date=date, place=None, evidence=evidence, basis="steps/gapped"
            )


def _acts(token: Token, predication: Predication) -> bool:
    """Whether the one named has a verb of its own."""
    return token.dep in ("nsubj", "nsubjpass") and token.head is not predication.trigger and token.head.pos in VERBAL


def _opens(parse: Parse, token: Token, predication: Predication) -> bool:
    """Whether "and", a comma, or such a mark stands before the name."""
    at = token.i - 1
    while at > predication.trigger.i and (
        parse.tokens[at].lower in LEADING or parse.tokens[at].dep in ("compound", "amod")
    ):
        at -= 1
    return at > predication.trigger.i and parse.tokens[at].lower in JOINTS


def _dated(parse: Parse, times: Times, token: Token, last: int) -> tuple[Span, str] | None:
    """The date that follows the name at once and closes what is said of it, with the words of both."""
    for at in range(token.i + 1, min(token.i + 1 + BARE_DATE, last) + 1):
        found = times.at(parse.tokens[at].start)
        if found is not None:
            end, date = found
            behind = next((t for t in parse.tokens[at : last + 1] if t.start >= end), None)
            closed = behind is None or behind.lower in CLOSING
            return (parse.span(token, _before(parse, at, end, last)), date) if closed else None
        if parse.tokens[at].lower not in BETWEEN:
            return None
    return None


def _before(parse: Parse, at: int, end: int, last: int) -> Token:
    """The last word that ends by this offset."""
    return next((t for t in reversed(parse.tokens[at : last + 1]) if t.end <= end), parse.tokens[at])
