"""`depositary why`: what a cell of a dossier rests on, or why its reports are taken to speak of one agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from depositary.cli import options
from depositary.cli.place import DEFAULT, Place, Ref, opened, tell
from depositary.cli.view import dossier
from depositary.cli.view import register as views

if TYPE_CHECKING:
    from depositary.register.view import Dossier, Why
    from depositary.register.view.cells import Cell

CellName = Annotated[
    str | None,
    typer.Argument(
        metavar="[CELL]",
        help="A cell: status, name, kind, signed, parties, party-1, stage-2, position-1, conflicts …; "
        "left out: why the reports speak of one agreement.",
        show_default=False,
    ),
]


def run(
    id: Ref,
    cell: CellName = None,
    register: Place = DEFAULT,
    format: options.RowFormat = options.Rows.TABLE,
    output: options.Output = None,
) -> None:
    """Show what a cell of a dossier rests on, or why its reports are taken to speak of one and the same agreement."""
    with opened(register) as held:
        found = held.show(id)
        if cell:
            cells = held.cell(id, cell)
            tell(cells, lambda: views.cells(cells), format=format, output=output, cells=lambda: _cells(found, cells))
            return
        reasons = held.why(id)
    tell(
        reasons,
        lambda: dossier.why(found, reasons),
        format=format,
        output=output,
        cells=lambda: _reasons(found, reasons),
    )


def _cells(found: Dossier, cells: Iterable[Cell]) -> Iterator[dict[str, str]]:
    """A row for each quotation."""
    from depositary.exchange.flat import quoted
    from depositary.exchange.wording import judged

    for cell in cells:
        for said in cell.evidence:
            made = "; ".join(map(judged, cell.judged))
            yield {"dossier": found.id, "cell": cell.name, "value": cell.value, **quoted(said), "judged": made}


def _reasons(found: Dossier, reasons: Iterable[Why]) -> Iterator[dict[str, str]]:
    """A row for each two sentences that were compared."""
    for why in reasons:
        yield {
            "dossier": found.id, "score": f"{why.score:+.2f}", "left": why.left.text, "right": why.right.text,
            "reasons": "; ".join(why.reasons), "judged": why.judged or "",
        }  # fmt: skip
