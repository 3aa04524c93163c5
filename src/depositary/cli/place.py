"""What the verbs of the register share: where it is, and how one of its things is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType

from depositary.cli.console import rendered
from depositary.cli.options import Plain, Rows
from depositary.cli.outlet import Outlet, writable

if TYPE_CHECKING:
    from depositary.register import Register

Place = Annotated[
    str,
    typer.Option(
        "--register",
        "-r",
        metavar="PATH|URL",
        envvar="DEPOSITARY_REGISTER",
        help="The file that holds the register, or the URL of a PostgreSQL database.",
    ),
]
DEFAULT = "depositary.db"
Ref = Annotated[str, typer.Argument(metavar="ID", help="An agreement; the first letters of its id are enough.")]
All = Annotated[bool, typer.Option("--all", help="Show all rows and quotations, however many.")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who judges.", show_default=False)]
When = Annotated[
    str | None, typer.Option("--when", metavar="DATE", help="When it is judged, as 2024-06-05.", show_default=False)
]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="On what grounds.", show_default=False)]


@contextmanager
def opened(place: str, *, create: bool = False) -> Iterator[Register]:
    """The register at this place, closed afterwards. Raises RegisterError."""
    from depositary.register import open_register  # not before it is needed: `--help` must be quick

    with open_register(place, create=create) as register:
        yield register


def tell(
    thing: object,
    view: Callable[[], list[RenderableType]],
    *,
    format: Plain | Rows,
    output: Path | None,
    cells: Callable[[], Iterable[Mapping[str, str]]] = list,
) -> None:
    """Write the thing as JSON, its items as JSON Lines, its cells as CSV, or its view for people."""
    from depositary.exchange.csv import sheet
    from depositary.exchange.register import line, pretty

    with Outlet(writable(output, inputs=[])) as outlet:
        if format.value == Rows.JSON:
            outlet.write(pretty(thing))
        elif format.value == Rows.JSONL:
            for item in thing if isinstance(thing, list | tuple) else (thing,):
                outlet.write(line(item))
        elif format.value == Rows.CSV:
            rows = list(cells())
            outlet.write(sheet(list(rows[0]) if rows else [], rows))
        else:
            outlet.text(rendered(Group(*view()), terminal=outlet.terminal))
