"""`depositary code`: political events, coded, for those who count them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depositary.cli import options
from depositary.cli.exits import EPILOG
from depositary.cli.kept import running
from depositary.cli.outlet import Outlet, writable
from depositary.cli.sheet import write
from depositary.cli.source import taken

if TYPE_CHECKING:
    from depositary.exchange.events import CodedEvent

__all__ = ["EPILOG", "run"]


class Form(StrEnum):
    """What events can be written as."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    POLECAT = "polecat"
    PLOVER = "plover"
    CAMEO = "cameo"
    DYADS = "dyads"


Forms = Annotated[
    Form,
    typer.Option(
        "--format",
        "-f",
        help="table for reading, jsonl and csv (rows), polecat (its table), plover (its JSON, one event a line), "
        "cameo (codes by pair), dyads (counts by month and pair of countries).",
    ),
]
Citations = Annotated[
    Path | None,
    typer.Option(
        "--citations", metavar="FILE", help="With polecat: the words of each event, by its id.", show_default=False
    ),
]
Every = Annotated[bool, typer.Option("--every", help="Also what was planned, proposed, ordered, possible or denied.")]

Joined = Annotated[
    bool,
    typer.Option("--join", help="What several reports tell of one event is one event; holds them all in memory."),
]


def run(  # noqa: PLR0913  # the arguments of a verb are its options
    paths: options.Paths,
    format: Forms = Form.TABLE,
    output: options.Output = None,
    citations: Citations = None,
    every: Every = False,
    join: Joined = False,
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
    """Code the political events of stories or sentences: who did what to whom, by the PLOVER scheme."""
    if citations is not None and format is not Form.POLECAT:
        raise typer.BadParameter("goes with --format polecat only", param_hint="--citations")
    target, words = writable(output, inputs=paths), writable(citations, inputs=paths)
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
    with ExitStack() as stack:
        beside_it = stack.enter_context(Outlet(words)) if words else None
        records, outlet, _ = stack.enter_context(frame)
        from depositary.exchange.events import coded, merged  # not before it is needed: `--help` must be quick
        from depositary.reading.coding import Coder

        events = coded(records, Coder(), every=every)
        events = iter(merged(events)) if join else events
        _write(_cited(events, beside_it) if beside_it else events, outlet, format=format)


def _write(events: Iterator[CodedEvent], outlet: Outlet, *, format: Form) -> None:
    from depositary.exchange.events import cameo, plain, plover, polecat

    forms = {
        Form.POLECAT: polecat.table,
        Form.PLOVER: plover.lines,
        Form.CAMEO: cameo.table,
        Form.DYADS: cameo.dyads,
    }
    if format in forms:
        for piece in forms[format](events):
            outlet.write(piece)
        return
    headings = plain.SHOWN if format is Form.TABLE else plain.HEADINGS
    write(plain.rows(events), outlet, format=options.Rows(format.value), headings=headings)


def _cited(events: Iterator[CodedEvent], outlet: Outlet) -> Iterator[CodedEvent]:
    """The events, their words written to the second table as they pass."""
    from depositary.exchange.events.polecat import citations

    first = True
    for event in events:
        for number, line in enumerate(citations([event])):
            if number or first:  # the header once
                outlet.write(line)
        first = False
        yield event
    if first:
        for line in citations([]):
            outlet.write(line)
