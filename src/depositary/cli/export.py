"""`depositary export`: the register for other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from depositary.cli import options
from depositary.cli.outlet import Outlet, writable
from depositary.cli.place import DEFAULT, Place, opened


class Form(StrEnum):
    """What a register can be written as."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    ANNOTATIONS = "annotations"
    GRAPHML = "graphml"
    ICS = "ics"
    HTML = "html"
    MARKDOWN = "markdown"
    DATAPACKAGE = "datapackage"


Forms = Annotated[
    Form | None,
    typer.Option(
        "--format",
        "-f",
        show_default=False,
        help="json (the default), csv, xlsx, parquet, annotations (W3C), graphml, ics, html, markdown or datapackage. "
        "Left out, the ending of --output decides: .json, .csv, .xlsx, .parquet, .jsonld, .graphml, .ics, .html, .md, "
        ".zip.",
    ),
]


def run(register: Place = DEFAULT, format: Forms = None, output: options.Output = None) -> None:
    """Write out the whole register, each finding with its words, its report and who said so."""
    from depositary.exchange import datapackage  # not before it is needed: some libraries are slow to import
    from depositary.exchange.formats import folded, pieces, told

    folder = folded(format.value if format else "", output if str(output) != "-" else None)
    target = None if folder else writable(output, inputs=[register])
    form = told(format.value if format else None, target)
    if folder and output:
        with opened(register) as held:
            datapackage.lay(held, output)
        return
    with opened(register) as held, Outlet(target) as outlet:
        for piece in pieces(held, form):
            outlet.write(piece)
