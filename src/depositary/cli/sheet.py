"""Rows to the outlet in the format asked for, shared by the verbs that print rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table

from depositary.cli.console import rendered
from depositary.cli.options import Rows
from depositary.cli.outlet import Outlet
from depositary.cli.view.parts import plain
from depositary.exchange import rows as writing


def write(rows: Iterable[writing.Row], outlet: Outlet, *, format: Rows, headings: Sequence[str]) -> None:
    """Write the rows as they come; a table is drawn when all are there, with the columns that hold anything."""
    if format is Rows.TABLE:
        outlet.text(rendered(drawn(list(rows), headings), terminal=outlet.terminal))
        return
    forms = {Rows.JSON: writing.array, Rows.JSONL: writing.lines}
    pieces = forms[format](rows) if format in forms else writing.sheet(rows, headings=headings)
    for piece in pieces:
        outlet.write(piece)


def drawn(rows: Sequence[writing.Row], headings: Sequence[str]) -> RenderableType:
    """The rows under the headings that any of them fills."""
    kept = [name for name in headings if any(row.get(name) not in (None, (), []) for row in rows)]
    if not kept:
        return plain("None found.")
    view = Table(*(name.replace("_", " ") for name in kept), box=None, pad_edge=False, header_style="bold")
    for row in rows:
        view.add_row(*(plain(writing.cell(row.get(name))) for name in kept))
    return view
