"""Every date of a report, in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from depositary.language.language import Language
from depositary.language.parse import Parse
from depositary.reading.dates.clock import Clock
from depositary.reading.dates.found import Found
from depositary.reading.dates.rules import Rule, Rules, rules
from depositary.record import Report, Span
from depositary.record.date import valid
from depositary.record.mention import DateMention

_APPOSED = re.compile(r",\s(?:on\s|in\s)?|\s\(")
_WORD = re.compile(r"(?<!\w)\w")


def find(parse: Parse, language: Language, *, report: Report) -> Iterator[DateMention]:
    """The dates of the text, none overlapping, each EDTF date one that the calendar has.

    Needs of the parse only its text, which is the report's.
    """
    return read(report.text, published=report.published, code=language.code)


def read(text: str, *, published: str | None, code: str = "en") -> Iterator[DateMention]:
    """The dates of a text published then; "three days ago, on 25 January" is one time, and the exact words give it."""
    held: DateMention | None = None
    for mention in _mentions(text, published, code):
        if held:
            yield _explained(held, mention, text)
        held = mention
    if held:
        yield held


def _explained(first: DateMention, second: DateMention, text: str) -> DateMention:
    between = text[first.span.end : second.span.start]
    stands = second.kind in ("absolute", "partial") and second.edtf
    if first.kind == "relative" and stands and _APPOSED.fullmatch(between):
        return structs.replace(first, edtf=second.edtf, anchor=second.anchor)
    return first


def _mentions(text: str, published: str | None, code: str) -> Iterator[DateMention]:
    book = rules(code)
    clock = Clock(text, published, book)
    at = 0
    for low, high in book.starts(text):
        for word in _WORD.finditer(text, max(at, low), high):
            if word.start() < at or not book.any.match(text, word.start()):
                continue
            mention = _mention(clock, book, word.start())
            if mention:
                clock.seen.append(mention)
                at = mention.span.end
                yield mention


def _mention(clock: Clock, book: Rules, at: int) -> DateMention | None:
    for rule in book.rules:
        read_ = rule.read(clock, at)
        if read_:
            return _made(clock.text, book, rule, *read_)
    return None


def _made(text: str, book: Rules, rule: Rule, match: re.Match[str], found: Found) -> DateMention | None:
    start, end = match.span("x") if "x" in match.re.groupindex else match.span()
    if found.edtf is not None and not valid(found.edtf):
        return None
    return DateMention(
        span=Span.of(text, start, end), edtf=found.edtf, kind=rule.kind or found.kind, anchor=found.anchor,
        role="modifier" if book.role.modifies(text, start, end) else "free", rule=rule.name,
    )  # fmt: skip
