"""`depositary conflicts`: where reports contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from depositary.cli import options
from depositary.cli.list import Limit
from depositary.cli.place import DEFAULT, Place, opened, tell
from depositary.cli.view import register as views
from depositary.cli.view.parts import plain

if TYPE_CHECKING:
    from depositary.register.view import Conflict
    from depositary.register.view.entry import Entry

SHOWN = 200  # of a table, where no limit is named


def run(
    limit: Limit = None,
    register: Place = DEFAULT,
    format: options.RowFormat = options.Rows.TABLE,
    output: options.Output = None,
) -> None:
    """Show every two accounts of the register that cannot both be true, each with its words and who said so."""
    short = limit is None and format == options.Rows.TABLE
    with opened(register) as held:
        found = held.conflicts(limit=SHOWN + 1 if short else limit)
    rest = [plain(f"and more; --limit {10 * SHOWN} shows as many", "dim")] if short and len(found) > SHOWN else []
    found = found[:SHOWN] if short else found
    things = [{"dossier": d.id, "agreement": d.name, "conflict": conflict} for d, conflict in found]
    tell(things, lambda: [*views.conflicts(found), *rest], format=format, output=output, cells=lambda: _cells(found))


def _cells(found: list[tuple[Entry, Conflict]]) -> Iterator[dict[str, str]]:
    """A row for each quotation of each account."""
    from depositary.exchange.flat import quoted

    for number, (dossier, conflict) in enumerate(found, start=1):
        for stage in (conflict.left, conflict.right):
            for said in stage.evidence:
                yield {
                    "conflict": str(number), "dossier": dossier.id, "agreement": dossier.name, "about": conflict.what,
                    "act": stage.act, "date": stage.date or "", "modality": stage.modality, **quoted(said),
                }  # fmt: skip
