"""What a list of the register shows at the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table

from depositary.cli.view.dossier import parties
from depositary.cli.view.parts import plain
from depositary.exchange.wording import headline

if TYPE_CHECKING:
    from depositary.register.view.choosing import Item
    from depositary.register.view.rows import Row
    from depositary.register.view.rulings import Ruling

HEADINGS = {
    "agreements": ("id", "agreement", "parties", "status", "reports"),
    "actors": ("id", "name", "kind", "territory", "reports"),
    "reports": ("id", "published", "publisher", "title"),
    "judgements": ("id", "state", "judgement", "of", "agreement", "who", "when", "why"),
    "findings": ("date", "who", "what", "of", "agreement", "words", "report"),
}
LONGEST = 160  # characters of a quotation in a list


def table(headings: Sequence[str], items: Sequence[Item]) -> RenderableType:
    """Items under these headings, nothing in them that could steer the terminal."""
    if not items:
        return plain("The register holds none.")
    view = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for column in view.columns:
        column.no_wrap = column.header == "id"
    for item in items:
        view.add_row(*(plain(cell) for cell in cells(item)))
    return view


def cells(item: Item) -> tuple[str, ...]:
    """The cells of an item."""
    from depositary.record import Record
    from depositary.register.questions import short  # not before it is needed: `--help` must be quick
    from depositary.register.view.actors import Known
    from depositary.register.view.entry import Entry
    from depositary.register.view.rows import Row
    from depositary.register.view.rulings import Ruling

    if isinstance(item, Entry):
        return item.id, item.name, parties(item), item.status.replace("_", " "), str(item.reports)
    if isinstance(item, Known):
        return item.id, item.name, item.kind.replace("_", " "), item.territory or "", str(len(item.reports))
    if isinstance(item, Record):
        report = item.report
        return short(report.id), report.published or "", report.publisher or "", headline(report)
    if isinstance(item, Ruling):
        return _ruling(item)
    assert isinstance(item, Row)  # dossiers are listed as their entries
    return _finding(item, short(item.evidence.report))


def _ruling(held: Ruling) -> tuple[str, ...]:
    made = held.judgement
    change = f" {made.field}: {made.before or '–'} → {made.value}" if made.kind == "edit" else ""
    about = made.cell or f"{made.left}, {made.right}"
    names = "; ".join(f"{name} [{ref}]" for ref, name in zip(held.dossiers, held.agreements, strict=True))
    return (
        str(made.id), held.state, made.kind + change, about, names, made.who or "", made.when or "", made.why or "",
    )  # fmt: skip


def _finding(row: Row, report: str) -> tuple[str, ...]:
    words = row.evidence.text if len(row.evidence.text) <= LONGEST else row.evidence.text[:LONGEST] + "…"
    mode = "" if row.modality in (None, "occurred") else f" ({row.modality})"
    return (
        row.date or "",
        ", ".join(row.who),
        row.what.replace("_", " ") + mode,
        ", ".join(row.of),
        f"{row.agreement} [{row.dossier}]" if row.dossier else "",
        words,
        report,
    )
