"""What every part of the view is made of: quotations, sources, facts in a row, labelled blocks."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from depositary.exchange.visible import visible

LABEL = 13  # columns for the word on the left


def plain(text: str, style: str = "") -> Text:
    """Text of a report as it may be shown, line ends as spaces."""
    return Text(visible(" ".join(text.split())), style=style)


def quote(text: str) -> Text:
    """The words that a finding rests on."""
    return Text.assemble(("“", "dim"), plain(text, "italic cyan"), ("”", "dim"))


def source(chain: str) -> Text:
    """Who said so."""
    return Text.assemble(("— ", "dim"), plain(chain, "dim"))


def facts(*items: str | None) -> Text:
    """What is known, with dots between; what is not is left out."""
    return Text(" · ", style="dim").join([plain(item) for item in items if item])


def heading(title: str, count: int | None = None) -> Text:
    """The title of a section, with how many it holds."""
    tail = f" ({count})" if count is not None else ""
    return Text.assemble((title, "bold underline"), (tail, "dim"))


def labelled(label: str, lines: Iterable[RenderableType], *, style: str = "bold") -> RenderableType:
    """A word on the left, its lines on the right."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=LABEL, no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(plain(label, style), Group(*lines))
    return grid


def indented(view: RenderableType, by: int) -> RenderableType:
    """The view moved to the right."""
    return Padding(view, (0, 0, 0, by))
