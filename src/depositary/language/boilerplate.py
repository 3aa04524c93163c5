"""Lines of a report that nobody says, who wrote it by its by-line, and where and when by its dateline.

The patterns stand in `LANGUAGE/boilerplate.yaml`. Such lines stay in the text; stages pass over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from depositary.errors import BadLexicon
from depositary.language.calendar import calendar
from depositary.record import Span

LONGEST = 400  # characters; what is longer is no boilerplate
NEAR = 8  # lines from either end within which a by-line names the authors
_LINE = re.compile(r"[^\n]+")
_AROUND = " \t\xa0*_•#>|"
_NAMES = re.compile(r",?[ ]and[ ]|[ ]&[ ]|,[ ]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, by which agency, and when: month and day, with the year if given. `span` runs up to the report's words."""

    span: Span
    places: tuple[str, ...]
    agency: str | None
    month: int | None = None
    day: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Patterns:
    """What `boilerplate.yaml` lists, compiled."""

    raw: dict[str, Any]
    lines: tuple[_Line, ...]
    inside: re.Pattern[str]
    byline: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]


@cache
def patterns(code: str = "en") -> Patterns:
    """The patterns of a language, compiled once. Raises BadLexicon."""
    source = files("depositary.language") / code / "boilerplate.yaml"
    try:
        raw = yaml.safe_load(source.read_text(encoding="utf-8"))
        return _compiled(raw, code)
    except (OSError, yaml.YAMLError, KeyError, re.error) as error:
        raise BadLexicon(str(error), where=f"language/{code}/boilerplate.yaml") from error


def spans(text: str, *, code: str = "en") -> tuple[Span, ...]:
    """The boilerplate of a text, in its order, none overlapping: whole lines, credits in brackets, web addresses."""
    return tuple(_spans(text, patterns(code)))


def kinds(line: str, *, code: str = "en") -> tuple[str, ...]:
    """The names of the patterns that this one line matches."""
    bare = _bare(line)
    return tuple(p.name for p in patterns(code).lines if _is(bare, p)) if 0 < len(bare) <= LONGEST else ()


def authors(text: str, *, code: str = "en") -> tuple[str, ...]:
    """Who wrote it, by the first by-line near the start or the end. "By Ana Kovac and Jan Meer" → both names."""
    lines = [_bare(m[0]) for m in _LINE.finditer(text) if m[0].strip()]
    for line in lines[:NEAR] + lines[NEAR:][-NEAR:]:
        found = _authors(line, patterns(code)) if len(line) <= LONGEST else ()
        if found:
            return found
    return ()


def dateline(text: str, *, code: str = "en") -> Dateline | None:
    """The dateline at the head of one of the first paragraphs, or None."""
    for number, line in enumerate(_LINE.finditer(text)):
        if number >= NEAR:
            return None
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        for pattern in patterns(code).datelines:
            match = pattern.match(text, start, min(len(text), start + 160))
            if match and _plausible(match, text):
                return _dateline(text, match)
    return None


def _spans(text: str, known: Patterns) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        bare = _bare(line[0])
        if not bare:
            continue
        start = line.start() + line[0].index(bare)
        if len(bare) <= LONGEST and any(_is(bare, p) for p in known.lines):
            yield Span.of(text, start, start + len(bare))
        else:
            for match in known.inside.finditer(text, start, start + len(bare)):
                yield Span.of(text, *match.span())


def _bare(line: str) -> str:
    """The line without what decorates it; decoration alone stays."""
    return line.strip(_AROUND) or line.strip()


def _is(line: str, pattern: _Line) -> bool:
    return bool(pattern.pattern.fullmatch(line)) and not (pattern.unless and pattern.unless.search(line))


def _authors(line: str, known: Patterns) -> tuple[str, ...]:
    match = known.byline.match(line)
    if not match or not any(p.name == "byline" and _is(line, p) for p in known.lines):
        return ()
    return tuple(name.rstrip(".,") for name in _NAMES.split(match["names"]))


def _dateline(text: str, match: re.Match[str]) -> Dateline:
    month = match["m1"] or match["m2"]
    return Dateline(
        span=Span.of(text, *match.span()),
        places=tuple(p.strip() for p in re.split(r"[ ]?/[ ]?|[ ][–-][ ]", match["places"])),
        agency=match["a1"] or match["a2"],
        month=calendar().month(month) if month else None,
        day=int(match["d1"] or match["d2"]) if month else None,
        year=int(match["y"]) if match["y"] else None,
    )


def _compiled(raw: dict[str, Any], code: str) -> Patterns:
    macros = {name: pattern.format() for name, pattern in raw["macros"].items()}
    lines = tuple(
        _Line(
            row["name"],
            re.compile(row["pattern"].format(**macros), 0 if row.get("case") else re.IGNORECASE),
            re.compile(row["unless"]) if "unless" in row else None,
        )
        for row in raw["lines"]
    )
    inside = "|".join(row["pattern"].format(**macros) for row in raw["inside"])
    name = macros["name"]
    byline = (
        rf"(?:[A-Z]?[a-z]+[ ])?(?:[Bb]y|BY|[Aa]uthors?)[: ]+(?P<names>{name}(?:(?:,|[ ]and|[ ]&|,[ ]and)[ ]{name})*)"
    )
    return Patterns(raw, lines, re.compile(inside, re.IGNORECASE), re.compile(byline), _datelines(raw, code))


def _datelines(raw: dict[str, Any], code: str) -> tuple[re.Pattern[str], ...]:
    """Places in capitals, or in words; `_plausible` tells which of what they match are datelines."""
    row, agency = raw["dateline"], raw["macros"]["agency"].format()
    names = sorted(calendar(code).months, key=lambda n: (-len(n), n))
    month = "(?:" + "|".join(f"{n.capitalize()}|{n.upper()}" for n in names) + r")\.?"
    date = rf"(?:(?:,[ ]|[ ]\(){row['date'].format(month=month)}\)?)?"
    source = rf"(?:[ ]\((?P<a1>{agency}|[A-Z][\w .-]{{1,30}})\)|\.?[ ]/(?P<a2>{agency})/)?"
    land, end = row["land"].format(), row["end"]
    return tuple(
        re.compile(f"{row[form].format()}{land}{date}{source}(?P<end>{end})") for form in ("capitals", "words")
    )


def _plausible(match: re.Match[str], text: str) -> bool:
    """Whether it is one: a place in capitals before a dash and a sentence, any place before a date or an agency."""
    if match["m1"] or match["m2"] or match["a1"] or match["a2"]:
        return True
    begins = text[match.end() : match.end() + 1]
    dash = match["end"].strip() not in (".", ":")
    return dash and match["places"].isupper() and (begins.isupper() or begins.isdigit() or begins in '“"‘')
