"""The rules that name dates, as `dates.yaml` states them, ready to run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from depositary.language.calendar import Calendar, calendar
from depositary.reading.dates import ways
from depositary.reading.dates.clock import Clock
from depositary.reading.dates.found import Found, Way
from depositary.reading.dates.tense import Role, Tense, Years

# A date may run over one line end, never over an empty line.
BLANK = r"(?:[^\S\n]{1,2}\n?|\n)"
# Where a date can begin: not in a word, a price, a longer number.
START = r"(?<!\w)(?<!\d[-.,:/])(?<![$€£¥#])"
# No date without one of these, and few words of a report hold one: the cheap first look.
CORE = re.compile(
    r"\d|J(?:an|u[nl]|A|U)|F[eE][bB]|M[aA][rRyY]|A(?:pr|ug|PR|UG)|S[eE][pP]|O[cC][tT]|N[oO][vV]|D[eE][cC]"
    r"|day|week|month|year|decade|fortnight|quarter|century|to(?:night|morrow)|night|morning|afternoon|evening"
    r"|spring|summer|autumn|fall|winter|date|Year['’]s|Christmas"
)
REACH = 40  # how far before its core a date may begin, in characters


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and the way in which what it matches is resolved."""

    name: str
    pattern: re.Pattern[str]
    way: Way
    kind: Any

    def read(self, clock: Clock, at: int) -> tuple[re.Match[str], Found] | None:
        """What stands at `at`, or None where the rule does not hold there."""
        match = self.pattern.match(clock.text, at)
        if not match:
            return None
        try:
            found = self.way(match, clock)
        except (ValueError, OverflowError):  # a 31 June, a day before the year 1
            return None
        return (match, found) if found else None


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a language, with one pattern that tells where any of them may hold."""

    calendar: Calendar
    rules: tuple[Rule, ...]
    any: re.Pattern[str]
    tense: Tense
    years: Years
    role: Role

    def starts(self, text: str) -> Iterator[tuple[int, int]]:
        """Stretches of the text, half open, in which a date may begin."""
        low = high = -1
        for core in CORE.finditer(text):
            at = core.start()
            if at - REACH > high:
                if high >= 0:
                    yield low, high
                low = max(0, at - REACH)
            high = at + 1
        if high >= 0:
            yield low, min(high, len(text))


@cache
def rules(code: str) -> Rules:
    """The rules of a language, compiled once."""
    names = calendar(code)
    made = tuple(_rule(row, names) for row in names.raw["rules"])
    anyone = "|".join(re.sub(r"\(\?P<\w+>", "(?:", r.pattern.pattern.removeprefix(START)) for r in made)
    return Rules(
        calendar=names, rules=made, any=re.compile(f"{START}(?:{anyone})"),
        tense=Tense.of(names.raw["tense"]), years=Years.of(names.raw["years"]),
        role=Role.of_words(names.raw["role"]),
    )  # fmt: skip


def _rule(row: dict[str, Any], names: Calendar) -> Rule:
    pattern = row["pattern"].format(**_macros(names)).replace("[- ]", "(?:-| )").replace(" ", BLANK)
    return Rule(row["name"], re.compile(START + pattern), ways.WAYS[row["as"]], row.get("kind"))


def _macros(names: Calendar) -> dict[str, str]:
    own = dict(names.raw["macros"])
    own |= {
        "month": _names(n + ("" if n == full[0] else r"\.?") for full in names.words["months"] for n in full),
        "weekday": _names(names.words["weekdays"]),
        "number": "(?:" + "|".join(f"[{n[0].upper()}{n[0]}]{n[1:]}" for n in _longest(names.numbers)) + r")(?!\w)",
        "ordinal": "(?:" + "|".join(_longest(names.ordinals)) + ")",
        "day2": r"(?:[12]\d|3[01]|0?[1-9])",
    }
    return own


def _names(names: Any) -> str:
    """Any of these names, capitalised or in capitals, not run on into a longer word."""
    both = [form for name in _longest(names) for form in (name, name.upper())]
    return "(?:" + "|".join(dict.fromkeys(both)) + r")(?!\w)"


def _longest(names: Any) -> list[str]:
    return sorted(names, key=lambda n: (-len(n), n))
