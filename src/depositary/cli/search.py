"""`depositary search`: reports by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from depositary.cli import options
from depositary.cli.place import DEFAULT, Place, opened, tell
from depositary.cli.view import register as views

Words = Annotated[list[str], typer.Argument(metavar="WORDS", help="Words that the report must all have.")]

Limit = Annotated[
    int | None, typer.Option("--limit", metavar="NUMBER", min=0, help="At most so many.", show_default=False)
]


def run(
    words: Words,
    limit: Limit = None,
    register: Place = DEFAULT,
    format: options.RowFormat = options.Rows.TABLE,
    output: options.Output = None,
) -> None:
    """Find the reports that have all these words, with the place where they stand and the agreements spoken of."""
    with opened(register) as held:
        found = held.search(" ".join(words), limit=limit)
    tell(
        found,
        lambda: views.hits(found),
        format=format,
        output=output,
        cells=lambda: (
            {
                "report": hit.report,
                "published": hit.published or "",
                "publisher": hit.publisher or "",
                "title": hit.title or "",
                "snippet": hit.snippet,
                "dossiers": "; ".join(hit.dossiers),
            }
            for hit in found
        ),
    )
