"""`depositary timeline`: the life of an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from depositary.cli import options
from depositary.cli.place import DEFAULT, All, Place, Ref, opened, tell
from depositary.cli.view import dossier

if TYPE_CHECKING:
    from depositary.register.view import Dossier


def run(
    id: Ref,
    all: All = False,
    register: Place = DEFAULT,
    format: options.RowFormat = options.Rows.TABLE,
    output: options.Output = None,
) -> None:
    """Show the steps in the life of an agreement by date, each with its words, its reports and who said so."""
    with opened(register) as held:
        found = held.show(id)
    tell(found.life, lambda: dossier.life(found, all=all), format=format, output=output, cells=lambda: _cells(found))


def _cells(found: Dossier) -> Iterator[dict[str, str]]:
    """A row for each quotation of each stage."""
    from depositary.exchange.flat import quoted

    for number, stage in enumerate(found.life, start=1):
        for said in stage.evidence:
            yield {
                "dossier": found.id, "stage": str(number), "date": stage.date or "", "act": stage.act,
                "modality": stage.modality, "by": "; ".join(stage.by), "place": stage.place or "", **quoted(said),
            }  # fmt: skip
