"""The formats of `depositary read`: each writes the records as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from depositary.cli.console import rendered
from depositary.cli.options import Format
from depositary.cli.outlet import Outlet
from depositary.cli.tally import Tally
from depositary.cli.view import show
from depositary.exchange import json, page
from depositary.record import Record

Writer = Callable[[Iterator[Record], Outlet, Tally], None]
ENDINGS = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}


def chosen(wanted: Format | None, output: Path | None) -> Format:
    """The format asked for, or told from the ending of the output; a table otherwise."""
    if wanted is not None:
        return wanted
    return ENDINGS.get(output.suffix.lower(), Format.TABLE) if output else Format.TABLE


def table(records: Iterator[Record], outlet: Outlet, tally: Tally) -> None:
    """A view for people, one report after the other."""
    for record in records:
        outlet.text(rendered(show(record), terminal=outlet.terminal))


def objects(records: Iterator[Record], outlet: Outlet, tally: Tally) -> None:
    """The record alone where there was one report, else an array."""
    first = next(records, None)
    if first is None and tally.failed <= 1 and not tally.interrupted:
        return
    second = next(records, None) if first else None
    if first and second is None and tally.alone:
        outlet.write(json.single(first))
        return
    known = (record for record in (first, second) if record)
    for piece in json.array(chain(known, records)):
        outlet.write(piece)


def lines(records: Iterator[Record], outlet: Outlet, tally: Tally) -> None:
    """One record a line."""
    for line in json.lines(records):
        outlet.write(line)


def html(records: Iterator[Record], outlet: Outlet, tally: Tally) -> None:
    """One page for all reports."""
    held = tuple(records)
    if held:
        outlet.write(page.render(held).encode("utf-8", "replace"))


FORMATS: dict[Format, Writer] = {Format.TABLE: table, Format.JSON: objects, Format.JSONL: lines, Format.HTML: html}
