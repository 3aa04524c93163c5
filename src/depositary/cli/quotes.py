"""`depositary quotes`: who said what, one statement a line."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from depositary import __version__
from depositary.cli import options
from depositary.cli.exits import EPILOG
from depositary.cli.kept import running
from depositary.cli.outlet import Outlet, writable
from depositary.cli.sheet import write
from depositary.cli.source import taken
from depositary.record import Record

__all__ = ["EPILOG", "run"]


class Form(StrEnum):
    """What statements can be written as."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    STUDIO = "label-studio"


Forms = Annotated[
    Form,
    typer.Option(
        "--format",
        "-f",
        help="table for reading, json (an array), jsonl (one object a line), csv, or tasks to correct in Label Studio.",
    ),
]


def run(  # noqa: PLR0913  # the arguments of a verb are its options
    paths: options.Paths,
    format: Forms = Form.TABLE,
    output: options.Output = None,
    title: options.Title = None,
    publisher: options.Publisher = None,
    published: options.Published = None,
    author: options.Authors = None,
    url: options.Url = None,
    language: options.Language = None,
    text: options.TextColumn = "text",
    pipeline: options.Pipeline = None,
    engine: options.Statements = options.Engine.RULES,
    quiet: options.Quiet = False,
) -> None:
    """Read reports and show who said what: speaker, role, side, cue, words, and through whom it reaches us."""
    target = writable(output, inputs=paths)
    items = taken(
        paths,
        title=title,
        publisher=publisher,
        published=published,
        authors=tuple(author or ()),
        url=url,
        language=language,
        column=text,
    )
    frame = running(items, target, total=len(paths), pipeline=pipeline, engine=engine.value, quiet=quiet)
    with frame as (records, outlet, _):
        _write(records, outlet, format=format, engine=engine.value)


def _write(records: Iterator[Record], outlet: Outlet, *, format: Form, engine: str) -> None:
    from depositary.exchange import quotes, rows, studio  # not before it is needed: `--help` must be quick
    from depositary.reading.coding import Coder

    if format is Form.STUDIO:
        version = f"depositary {__version__} {engine}"
        for piece in rows.array(studio.task(record, version=version) for record in records):
            outlet.write(piece)
        return
    headings = quotes.SHOWN if format is Form.TABLE else quotes.HEADINGS
    write(quotes.rows(records, Coder()), outlet, format=options.Rows(format.value), headings=headings)
