"""A language: its parser, its grammar and its words, as one value that the stages are handed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol

import yaml

from depositary.errors import BadLexicon
from depositary.language.lexicon import Table
from depositary.language.parse import Parse
from depositary.language.parsing import DEFAULT, Parser
from depositary.language.predications import Grammar, build

# Lexicons of entries (see lexicon.py), one for each stage that looks predications up.
TABLES = ("acts", "speech", "stances", "demands", "provisions", "relations", "events")


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML in which "yes", "no", "on", "off", "null" are words; only true and false are truth values."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] not in ("bool", "null")]
    for first, found in Loader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^~?$"), ["~", ""])


class Parses(Protocol):
    """What parses a text: `parsing.Parser`, or `parsing.Parsed` where that is done already."""

    name: str

    def parse(self, text: str) -> Parse:
        """The parse, without predications."""
        ...


class Language:
    """English. Loads nothing before it is needed.

    `pipeline` names an installed English spaCy pipeline; `parser` parses in its place.
    """

    code = "en"

    def __init__(self, pipeline: str = DEFAULT, *, parser: Parses | None = None) -> None:
        self.parser: Parses = parser or Parser(pipeline)
        self._words: dict[str, Any] = {}
        self._tables: dict[str, Table] = {}

    @cached_property
    def grammar(self) -> Grammar:
        """The words that the grammar turns on, and the nouns and adjectives that can be predications."""
        tables = [self.table(name) for name in TABLES]
        return Grammar.of(
            self.words("grammar"),
            nouns=frozenset().union(*(t.lemmas("noun") for t in tables)),
            adjectives=frozenset().union(*(t.lemmas("adjective") for t in tables)),
        )

    def words(self, name: str) -> Any:
        """What `en/NAME.yaml` holds, or all files of the folder `en/NAME` one after the other. Raises BadLexicon."""
        if name not in self._words:
            self._words[name] = _load(self.code, name)
        return self._words[name]

    def table(self, name: str) -> Table:
        """The lexicon of entries `en/NAME.yaml`. Raises BadLexicon."""
        if name not in self._tables:
            self._tables[name] = Table.of(name, self.words(name))
        return self._tables[name]

    def analyse(self, text: str) -> Parse:
        """The parse of a report with its predications."""
        parse = self.parser.parse(text)
        return replace(parse, predications=build(parse.sentences, self.grammar))


def _load(code: str, name: str) -> Any:
    """The rows of one file, or those of a folder's files in the order of their names (lexicons of entries)."""
    source = files("depositary.language") / code
    folder = source / name
    if folder.is_dir():
        sheets = sorted(sheet.name for sheet in folder.iterdir() if sheet.name.endswith(".yaml"))
        return [row for sheet in sheets for row in _rows(folder / sheet, f"{code}/{name}/{sheet}")]
    return _rows(source / f"{name}.yaml", f"{code}/{name}.yaml")


def _rows(source: Traversable, where: str) -> Any:
    try:
        return yaml.load(source.read_text(encoding="utf-8"), Loader=Loader)
    except (OSError, yaml.YAMLError) as error:
        raise BadLexicon(str(error), where=f"language/{where}") from error
