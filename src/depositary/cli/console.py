"""What goes to the terminal: one console for messages, one way to render a view."""

from __future__ import annotations

import os
import sys
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from depositary.exchange.visible import visible

WIDEST = 110  # longer lines are hard to read
PIPED = 100


def messages() -> Console:
    """The console for progress and errors: standard error."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


def complain(console: Console, message: str) -> None:
    """One error, in one line, with nothing in it that could steer the terminal."""
    text = Text.assemble(("depositary: ", "bold"), visible(message).replace("\n", " "))
    console.print(text, soft_wrap=True)


def rendered(view: RenderableType, *, terminal: bool) -> str:
    """The view as text: with colours for a terminal (unless NO_COLOR is set), plain otherwise."""
    buffer = StringIO()
    Console(
        file=buffer,
        force_terminal=terminal,
        width=_width(terminal=terminal),
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    ).print(view)
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))


def _width(*, terminal: bool) -> int:
    if os.environ.get("COLUMNS", "").isdigit():
        return max(40, int(os.environ["COLUMNS"]))
    if not terminal:
        return PIPED
    return min(WIDEST, Console(file=sys.stdout).width)
