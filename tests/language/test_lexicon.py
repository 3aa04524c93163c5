"""Every entry of the lexicon matches its `yes` sentences and none of its `no` sentences."""

from __future__ import annotations

from functools import cache

import pytest

from depositary.errors import BadLexicon
from depositary.language import Entry, Language, Parse, Table, Token
from depositary.language.language import TABLES
from depositary.language.lexicon import lint


@cache
def language() -> Language:
    """One language for all the cases: the pipeline loads once."""
    return Language()


@cache
def parsed(sentence: str) -> Parse:
    """The sentence as the program reads it."""
    return language().analyse(sentence)


AGREEMENTS = {
    "accord",
    "pact",
    "treaty",
    "deal",
    "agreement",
    "truce",
    "framework",
    "text",
    "draft",
    "extension",
    "signing",
}


def is_a(word: Token, kind: str) -> bool:
    """Stands in for the stages: in the examples an agreement is what such a noun names."""
    return word.lemma in AGREEMENTS if kind == "agreement" else True


def matches(entry: Entry, sentence: str) -> bool:
    """Whether some predication of the sentence is worded as the entry has it."""
    alone = Table("alone", (entry,))
    return any(list(alone.match(predication, is_a)) for predication in parsed(sentence).clauses)


ENTRIES = [(name, entry) for name in TABLES for entry in language().table(name).entries]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[f"{name}/{entry.name}" for name, entry in ENTRIES])
def test_entry_matches_its_examples(name: str, entry: Entry) -> None:
    for sentence in entry.yes:
        assert matches(entry, sentence), f"{sentence!r}: {list(parsed(sentence).clauses)}"
    for sentence in entry.no:
        assert not matches(entry, sentence), f"{sentence!r}: {list(parsed(sentence).clauses)}"


@pytest.mark.parametrize("name", TABLES)
def test_table_is_sound(name: str) -> None:
    assert lint(language().table(name)) == []


def test_lint_tells_what_is_wrong() -> None:
    table = Table.of("x", [{"name": "a", "verb": ["Sign"]}, {"name": "a", "yes": ["Y."], "no": ["N."]}])
    faults = "\n".join(lint(table))
    for fault in ("stands twice", "not a lemma in lower case", "no verb, noun, adjective or idiom", "wants a `yes`"):
        assert fault in faults


@pytest.mark.parametrize("rows", [{"name": "a"}, [{"name": "a", "verbs": ["sign"]}], [{"verb": ["sign"]}], [3]])
def test_malformed_table_says_where(rows: object) -> None:
    with pytest.raises(BadLexicon, match=r"x\.yaml"):
        Table.of("x", rows)
