"""Names of days, months, years and times counted from them, as `LANGUAGE/dates.yaml` lists them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from depositary.errors import BadLexicon


class Calendar:
    """The names of a language, lower case, with their numbers; January and Monday are 1 and 0."""

    def __init__(self, raw: dict[str, Any]) -> None:
        words = raw["words"]
        self.raw = raw
        self.months = {name.lower(): n for n, names in enumerate(words["months"], 1) for name in names}
        self.weekdays = {name.lower(): n for n, name in enumerate(words["weekdays"])}
        self.numbers: dict[str, int] = words["numbers"]
        self.ordinals: dict[str, int] = words["ordinals"]
        self.words: dict[str, Any] = words

    def month(self, name: str) -> int:
        """1 to 12 for a name or its abbreviation, with or without its stop."""
        return self.months[name.lower().rstrip(".")]

    def weekday(self, name: str) -> int:
        """0 for Monday to 6 for Sunday."""
        return self.weekdays[name.lower()]

    def number(self, word: str) -> int | None:
        """The number that a word or digits stand for."""
        return int(word) if word.isdigit() else self.numbers.get(word.lower())

    def ordinal(self, word: str) -> int:
        """1 for "first"."""
        return self.ordinals[word.lower()]


@cache
def calendar(code: str = "en") -> Calendar:
    """The calendar of a language, read once. Raises BadLexicon."""
    source = files("depositary.language") / code / "dates.yaml"
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return Calendar(yaml.load(source.read_text(encoding="utf-8"), Loader=loader))
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise BadLexicon(str(error), where=f"language/{code}/dates.yaml") from error
