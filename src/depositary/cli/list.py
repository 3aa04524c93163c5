"""`depositary list`: what the register holds."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import RenderableType
from rich.table import Table

from depositary.cli import options
from depositary.cli.place import DEFAULT, Place, opened, tell
from depositary.cli.view.dossier import parties
from depositary.cli.view.parts import plain

if TYPE_CHECKING:
    from depositary.register.view import Dossier


class Thing(StrEnum):
    """What can be listed."""

    AGREEMENTS = "agreements"
    ACTORS = "actors"
    REPORTS = "reports"


What = Annotated[Thing, typer.Argument(metavar="[agreements|actors|reports]", help="What to list.")]


def run(
    what: What = Thing.AGREEMENTS,
    register: Place = DEFAULT,
    format: options.PlainFormat = options.Plain.TABLE,
    output: options.Output = None,
) -> None:
    """List the agreements of the register, or its actors or reports."""
    from depositary.exchange.register import about
    from depositary.register.view.actors import known

    with opened(register) as held:
        rows: list[Any]
        if what is Thing.AGREEMENTS:
            rows = held.agreements()
            cells = [agreement(row) for row in rows]
        elif what is Thing.ACTORS:
            rows = known(held.reports())
            cells = [(row.name, row.kind, row.territory or "", str(len(row.reports))) for row in rows]
        else:
            rows = [about(record) for record in held.reports()]
            cells = [(r["published"] or "", r["publisher"] or "", r["title"] or r["url"] or r["id"]) for r in rows]
    tell(rows, lambda: [table(HEADINGS[what], cells)], format=format, output=output)


HEADINGS = {
    Thing.AGREEMENTS: ("id", "agreement", "parties", "status", "reports"),
    Thing.ACTORS: ("name", "kind", "territory", "reports"),
    Thing.REPORTS: ("published", "publisher", "title"),
}


def agreement(dossier: Dossier) -> tuple[str, ...]:
    """The row of an agreement."""
    reports = len({member.report for member in dossier.members})
    return dossier.id, dossier.name, parties(dossier), dossier.status.replace("_", " "), str(reports)


def table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> RenderableType:
    """Rows under their headings, nothing in them that could steer the terminal."""
    if not rows:
        return plain("The register holds none.")
    view = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        view.add_row(*(plain(cell) for cell in row))
    return view
