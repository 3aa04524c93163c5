"""`depositary code-actor`: country, sector and role of actors, by the words that name them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from depositary.cli import options
from depositary.cli.exits import EPILOG
from depositary.cli.outlet import Outlet, writable
from depositary.cli.sheet import write
from depositary.errors import IntakeError

__all__ = ["EPILOG", "run"]

Phrases = Annotated[
    list[str],
    typer.Argument(
        metavar="PHRASES",
        help="Words that name an actor; a file has one phrase a line; - is standard input.",
        show_default=False,
    ),
]
HEADINGS = (
    "phrase", "country", "alpha2", "cow", "gw", "territory", "sector", "sectors", "role", "organisation",
)  # fmt: skip


def run(phrases: Phrases, format: options.RowFormat = options.Rows.TABLE, output: options.Output = None) -> None:
    """Code actors: country (ISO, COW, Gleditsch-Ward), sector and role, also of unnamed ones."""
    import msgspec

    from depositary.reading.coding import Coder  # not before it is needed: `--help` must be quick

    target = writable(output, inputs=phrases)
    coder = Coder()
    found = (msgspec.structs.asdict(coder.code(phrase)) for phrase in taken(phrases))
    with Outlet(target) as outlet:
        write(found, outlet, format=format, headings=HEADINGS)


def taken(arguments: list[str]) -> Iterator[str]:
    """The phrases themselves, and those of the files named, a line each; empty lines are passed over."""
    for argument in arguments:
        if argument == "-":
            yield from _lines(sys.stdin.read())
        elif _is_file(argument):
            try:
                yield from _lines(Path(argument).read_text(encoding="utf-8-sig"))
            except UnicodeDecodeError as error:
                raise IntakeError("not UTF-8", where=argument, hint="save it as UTF-8") from error
        elif argument.strip():
            yield argument.strip()


def _is_file(argument: str) -> bool:
    try:
        return Path(argument).is_file()
    except (OSError, ValueError):  # too long for a path
        return False


def _lines(text: str) -> Iterator[str]:
    yield from (line.strip() for line in text.splitlines() if line.strip())
