"""docs/cli.md names every verb and option, and its examples are such that the command line would take."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
import typer
from tests.cli.running import run

from depositary.cli import COMMANDS, build
from depositary.cli.exits import Exit

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
APP = typer.main.get_command(build())


def section(verb: str) -> str:
    """What the page says under the heading of a verb."""
    match = re.search(rf"^## {verb}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert match, f"docs/cli.md has no section on {verb}"
    return match[1]


def spellings(verb: str) -> set[str]:
    """Every option of a verb, in all its spellings."""
    parameters = APP.commands[verb].params  # type: ignore[attr-defined]
    return {name for p in parameters if p.param_type_name == "option" for name in p.opts} - {"--help", "-h"}


def examples() -> Iterator[list[str]]:
    """The words of every call of depositary in an example, pipes taken apart."""
    for line in re.findall(r"^\$ (.+)$", PAGE, re.MULTILINE):
        words = shlex.shlex(line, posix=True, punctuation_chars="|")
        for pipe, command in groupby(words, "|".__eq__):
            name, *rest = command
            if not pipe and name == "depositary":
                yield rest


@pytest.mark.parametrize("verb", [name for name, *_ in COMMANDS])
def test_page_names_every_option_of_the_verb(verb: str) -> None:
    documented = set(re.findall(r"`(--?[a-z][a-z-]*)`", section(verb)))
    assert spellings(verb) - documented == set()


@pytest.mark.parametrize("verb", [name for name, *_ in COMMANDS])
def test_page_lists_the_verb_and_shows_it(verb: str) -> None:
    assert f"[`{verb}`](#{verb})" in PAGE
    assert verb in {words[0] for words in examples()}


def test_page_names_no_option_that_does_not_exist() -> None:
    known = set.union(*(spellings(name) for name, *_ in COMMANDS)) | {name for p in APP.params for name in p.opts}
    assert set(re.findall(r"`(--[a-z][a-z-]*)`", PAGE)) - known - {"--help"} == set()


@pytest.mark.parametrize("words", list(examples()), ids=" ".join)
def test_example_uses_only_what_exists(words: list[str]) -> None:
    verb, *rest = words
    given = {word.partition("=")[0] for word in rest if word.startswith("-") and word != "-"}
    assert given <= spellings(verb)


def test_page_lists_every_exit_code() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)}
    assert listed == {int(code) for code in Exit}


@pytest.mark.slow
def test_shown_output_is_what_the_command_prints() -> None:
    call, *shown = (re.findall(r"```console\n\$ depositary (read .*?)```", PAGE, re.DOTALL)[0]).splitlines()
    root = Path(__file__).parents[2]
    printed = run(*(str(root / word) if word.startswith("docs/") else word for word in shlex.split(call))).out
    assert [line for line in shown if line != "…" and line not in printed.splitlines()] == []
