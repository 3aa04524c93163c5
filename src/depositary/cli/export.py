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
    from depositary.exchange.formats import told, written  # not before it is needed: some libraries are slow to import

    target = writable(output, inputs=[register])
    form = told(format.value if format else None, target)
    with opened(register) as held, Outlet(target) as outlet:
        outlet.write(written(held, form))
