"""Every date of a report, in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from depositary.language.language import Language
from depositary.language.parse import Parse
from depositary.reading.dates.clock import Clock
from depositary.reading.dates.rules import Rule, Rules, rules
from depositary.reading.dates.ways import Found
from depositary.record import Report, Span
from depositary.record.date import valid
from depositary.record.mention import DateMention

_BEFORE_NOUN = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]his|[Tt]hat|[Ww]hose|[Uu]nder|[Oo]ur)|['’]s?)\s+(?:[a-z]+\s+)?$")
_OF = re.compile(r"\b(?:of|dated)\s+$")
_NOUN = re.compile(r"[ -](?:[A-Z]\w+|(?!(?:the|an?|in|on|at|by|and|or|but|to|of|for|with|when|after|as|was|were|is|are|has|had|will|would|that|which|who|from|until|it|he|she|they|we|his|her|its|their|under|between|before|during)\b)[a-z]\w+)")  # noqa: E501


def find(parse: Parse, language: Language, *, report: Report) -> Iterator[DateMention]:
    """The dates of the text, none overlapping, each EDTF date one that the calendar has.

    Needs of the parse only its text, which is the report's.
    """
    return read(report.text, published=report.published, code=language.code)


def read(text: str, *, published: str | None, code: str = "en") -> Iterator[DateMention]:
    """The dates of a text published then."""
    book = rules(code)
    clock = Clock(text, published, book)
    at = 0
    for low, high in book.starts(text):
        at = max(at, low)
        while hit := book.any.search(text, at, min(len(text), high + 80)):
            if hit.start() >= high:
                break
            mention = _mention(clock, book, hit.start())
            if mention:
                clock.seen.append(mention)
                yield mention
            at = mention.span.end if mention else hit.start() + 1


def _mention(clock: Clock, book: Rules, at: int) -> DateMention | None:
    for rule in book.rules:
        read_ = rule.read(clock, at)
        if read_:
            return _made(clock.text, rule, *read_)
    return None


def _made(text: str, rule: Rule, match: re.Match[str], found: Found) -> DateMention | None:
    start, end = match.span("x") if "x" in match.re.groupindex else match.span()
    if found.edtf is not None and not valid(found.edtf):
        return None
    return DateMention(
        span=Span.of(text, start, end), edtf=found.edtf, kind=rule.kind or found.kind, anchor=found.anchor,
        role=_role(text, start, end), rule=rule.name,
    )  # fmt: skip


def _role(text: str, start: int, end: int) -> Literal["free", "modifier"]:
    """Whether the date belongs to a noun beside it: "the 2008 pact", "Monday's talks", "the order of 14 March"."""
    left = text[max(0, start - 24) : start]
    if re.match(r"['’]s?\s", text[end : end + 3]) or _OF.search(left):
        return "modifier"
    if left.endswith("(") and re.search(r"\d\s*\($", left):
        return "modifier"
    return "modifier" if _BEFORE_NOUN.search(left) and _NOUN.match(text, end) else "free"
