"""Quotation marks: where a report sets words between them, whatever marks it uses and however badly they balance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n\x0b\x0c\x85\u2028\u2029]+")
_MARK = re.compile(r"''|``|,,(?=\w)|[\"“”„‟«»‘’‚‹›`']")
_DOUBLE = frozenset(["''", "``", ",,", '"', "“", "”", "„", "‟", "«", "»"])
_ONLY_OPEN = frozenset(["“", "„", "«", "``", ",,", "‟"])
_ONLY_CLOSE = frozenset(["”", "»"])


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between marks: `start` to `end` without them, `left` to `right` with them.

    `runs_on` says that no mark closes them in their paragraph and that the next paragraph begins with a mark again.
    """

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    opens: bool
    closes: bool

    @property
    def double(self) -> bool:
        return self.sign in _DOUBLE


def find_quotes(text: str) -> list[Quote]:
    """The outermost quotations of a report in text order; a quotation inside another is part of it."""
    quotes: list[Quote] = []
    paragraphs = list(_PARAGRAPH.finditer(text))
    for number, paragraph in enumerate(paragraphs):
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        again = after is not None and _begins_with_mark(text, after.start())
        quotes += _pair(text, paragraph.start(), paragraph.end(), number, again=again)
    return quotes


def _begins_with_mark(text: str, start: int) -> bool:
    found = re.compile(r"\s*").match(text, start)
    mark = _MARK.match(text, found.end() if found else start)
    return mark is not None and mark.group() in _DOUBLE


def _pair(text: str, start: int, end: int, number: int, *, again: bool) -> Iterator[Quote]:
    """Pair the marks of one paragraph. An open mark that meets the next one ends with the sentence before it."""
    marks = [_judge(text, found, start, end) for found in _MARK.finditer(text, start, end)]
    doubles = [m for m in marks if m.double]
    opened: _Mark | None = None
    free, depth = start, 0
    for at, mark in enumerate(doubles):
        if opened is None:
            if mark.opens:
                opened = mark
            elif mark.sign in _ONLY_CLOSE:
                yield from _headless(text, free, mark, number)
                free = mark.end
        elif mark.sign in _ONLY_OPEN and not mark.closes:
            if _nested(doubles, at):
                depth += 1
            else:
                yield from _cut(text, opened, mark.start, number)
                opened = mark
        elif mark.closes and depth:
            depth -= 1
        elif mark.closes and _fits(opened, mark):
            yield from _quote(text, opened.end, mark.start, opened.start, mark.end, number)
            opened, free = None, mark.end
    if opened is not None:
        yield from _quote(text, opened.end, end, opened.start, end, number, runs_on=again)
    yield from _singles(text, marks, doubles, number)


def _nested(doubles: list[_Mark], at: int) -> bool:
    """Whether a second opening mark has a closing mark of its own beside that of the first."""
    depth = 1
    for mark in doubles[at:]:
        depth += 1 if mark.sign in _ONLY_OPEN else -1 if mark.closes else 0
        if depth == 0:
            return True
    return False


def _judge(text: str, found: re.Match[str], start: int, end: int) -> _Mark:
    """Whether the mark can open and can close, by what stands on both sides of it."""
    sign = found.group()
    left = text[found.start() - 1] if found.start() > start else " "
    right = text[found.end()] if found.end() < end else " "
    before = left.isspace() or left in "([{—–-/:\"“‘'"
    after = not right.isspace()
    if sign in _ONLY_OPEN:
        return _Mark(found.start(), found.end(), sign, opens=True, closes=sign in "“«" and not before and not after)
    if sign in _ONLY_CLOSE:
        return _Mark(found.start(), found.end(), sign, opens=before and right.isalnum(), closes=True)
    if left.isdigit() and sign in ("''", '"') and not right.isspace() and right not in ",.;":
        return _Mark(found.start(), found.end(), sign, opens=False, closes=False)
    return _Mark(found.start(), found.end(), sign, opens=before and after, closes=not left.isspace() or not after)


def _fits(opened: _Mark, mark: _Mark) -> bool:
    """Whether this mark closes that one: guillemets by guillemets, all others by any."""
    if opened.sign in "«»":
        return mark.sign in "«»"
    return mark.sign not in "«»"


def _quote(
    text: str, start: int, end: int, left: int, right: int, number: int, *, runs_on: bool = False
) -> Iterator[Quote]:
    """The quotation without white space at its ends, if there is a word in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(sign.isalnum() for sign in text[start:end]):
        yield Quote(start, end, left, right, number, runs_on)


def _cut(text: str, opened: _Mark, limit: int, number: int) -> Iterator[Quote]:
    """A quotation that meets the next opening mark: up to that mark where a sentence ends before it (the mark is set
    again at what was a paragraph), else up to its first full stop.
    """
    between = text[opened.end : limit]
    stops = [found.end() for found in re.finditer(r"[.?!…]", between)]
    again = between.rstrip()[-1:] in (".", "?", "!", "…")
    end = opened.end + stops[0] if stops and not again else limit
    yield from _quote(text, opened.end, end, opened.start, end, number)


def _headless(text: str, free: int, mark: _Mark, number: int) -> Iterator[Quote]:
    """A quotation that was never opened: from the beginning of its sentence."""
    begins = [found.end() for found in re.finditer(r"[.?!…]\s", text[free : mark.start - 1])]
    start = free + (begins[-1] if begins else 0)
    yield from _quote(text, start, mark.start, start, mark.end, number)


def _singles(text: str, marks: list[_Mark], doubles: list[_Mark], number: int) -> Iterator[Quote]:
    """Quotations between single marks, where no double marks are in use around them; apostrophes are none."""
    if doubles:
        return
    at = 0
    while at < len(marks):
        opened = marks[at]
        closing = _closing(text, marks, at) if _opens_single(text, opened) else None
        if closing is None:
            at += 1
            continue
        yield from _quote(text, opened.end, marks[closing].start, opened.start, marks[closing].end, number)
        at = closing + 1


def _opens_single(text: str, mark: _Mark) -> bool:
    return mark.opens and mark.sign != "’" and text[mark.end : mark.end + 1].isalpha()


def _closing(text: str, marks: list[_Mark], at: int) -> int | None:
    """The mark that closes a single one: best after punctuation, then not after an s, which may be a possessive."""
    able = [
        n for n in range(at + 1, len(marks))
        if marks[n].closes and marks[n].sign in "’'›" and not text[marks[n].end : marks[n].end + 1].isalnum()
    ]  # fmt: skip
    limit = next(
        (n for n in range(at + 1, len(marks)) if _opens_single(text, marks[n]) and not marks[n].closes), len(marks)
    )
    able = [n for n in able if n < limit] or able[:1]
    stopped = [n for n in able if text[marks[n].start - 1] in ",.?!…"]
    clear = [n for n in able if text[marks[n].start - 1].lower() != "s"]
    best = stopped or clear or able
    return best[0] if best else None
