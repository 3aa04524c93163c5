"""A report from its text and what is known about it."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from depositary.errors import BadRow, Empty, IntakeError, TooLarge
from depositary.intake import published, tongue
from depositary.intake.decoding import plain
from depositary.intake.options import Options
from depositary.language import boilerplate
from depositary.record import Report
from depositary.record.date import valid

TITLE = 200  # characters of the longest title
HEAD = 8  # lines at the start in which a line of publication is looked for
TAIL = 3  # and at the end
_ENDED = re.compile(r"[.!?;:,…][\"”’)\]]*$")
_SENTENCE = re.compile(r"[.!?][\"”’)\]]*(?:\s|$)")
_PUBLISHED = re.compile(r"(?i)(?:first )?(?:published|posted|issued|date|publication date)\b")
_CHANGED = re.compile(r"(?i)(?:last )?(?:updated|modified|created)\b")


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says about its report. `published` as it stands there."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: Any = None
    language: str | None = None


def compose(text: str, *, options: Options, about: About | None = None, where: str = "text") -> Report:
    """The report of this text: verbatim but for line ends, its title set before it where it does not begin with it.

    The options outrank what the source says; what neither says is taken from an explicit by-line, dateline or line of
    publication, or stays None. Raises Empty, TooLarge, BadRow.
    """
    about = about or About()
    body = plain(text)
    if not body.strip():
        raise Empty("there is no text in it", where=where)
    if len(body) > options.longest:
        raise TooLarge(
            f"a text of {len(body):,} characters, over the limit of {options.longest:,}",
            where=where, hint="split it into its reports, one a row or a file",
        )  # fmt: skip
    given = _line(options.title) or _line(about.title)
    whole = body if not given or body.lstrip().startswith(given) else f"{given}\n\n{body}"
    return Report.of(
        whole,
        title=given or headline(body),
        url=_line(options.url) or _line(about.url),
        publisher=_line(options.publisher) or _line(about.publisher),
        authors=options.authors or about.authors or boilerplate.authors(body),
        published=_day(options, about, where) or stated_day(body),
        language=tongue.code(options.language) or tongue.code(about.language) or tongue.told(whole),
    )


def headline(text: str) -> str | None:
    """The first line where it looks like a title: short, no sentence, before a longer text."""
    first, _, rest = text.lstrip().partition("\n")
    first, rest = first.strip(), rest.strip()
    if not 2 <= len(first.split()) <= 30 or len(first) > TITLE or _ENDED.search(first):
        return None
    if len(rest) < 2 * len(first) or not _SENTENCE.search(rest) or boilerplate.kinds(first):
        return None
    line = boilerplate.dateline(first)
    return None if line and line.span.start == 0 else first


def stated_day(text: str) -> str | None:
    """The day that a line of publication or a dateline gives in full; None where two lines differ."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    near = lines[:HEAD] + lines[HEAD:][-TAIL:]
    days = [(_PUBLISHED.match(line), day) for line in near if (day := _publication(line))]
    named = {day for label, day in days if label} or {day for _, day in days}
    if named:
        return named.pop() if len(named) == 1 else None
    line = boilerplate.dateline(text)
    day = f"{line.year}-{line.month:02}-{line.day:02}" if line and line.year else ""
    return day if valid(day) else None


def _publication(line: str) -> str | None:
    if "publication" not in boilerplate.kinds(line) or _CHANGED.match(line):
        return None
    try:
        return published.day(re.split(r"(?i)\b(?:last )?(?:updated|modified)\b", line)[0])
    except ValueError:
        return None


def _day(options: Options, about: About, where: str) -> str | None:
    try:
        return option_day(options) or published.day(about.published)
    except (ValueError, OverflowError, OSError) as error:
        raise BadRow(f"the day of publication: {error}", where=where, hint="write it as 2017-03-15") from error


def option_day(options: Options) -> str | None:
    """The day of publication that was said for all. Raises IntakeError."""
    try:
        return published.day(options.published)
    except (ValueError, OverflowError, OSError) as error:
        raise IntakeError(f"the day of publication: {error}", hint="write it as 2017-03-15") from error


def _line(value: str | None) -> str | None:
    """The value as one line, or None for nothing."""
    return " ".join(plain(value).split()) or None if value else None
