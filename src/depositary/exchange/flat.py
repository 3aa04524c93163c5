"""Findings as the flat rows of a table, each with its quotation, its report and the chain of who said so."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.exchange.visible import visible
from depositary.exchange.wording import judged, told
from depositary.register import Register
from depositary.register.view import Said
from depositary.register.view.rows import Row

# The columns in order, each with what it holds; the codebook is made from it.
COLUMNS = {
    "sort": "What kind of finding it is.",
    "dossier": "The id of the agreement's dossier; empty where the finding belongs to no agreement.",
    "agreement": "The name of that agreement.",
    "who": "Who did, said, holds, asks or owes it; of an agreement, its parties. Several are parted by semicolons.",
    "of": "To or of whom; of a relation, the other agreement.",
    "what": "The act, force, stance, kind or type, a term of the closed list of that sort.",
    "words": "What is asked, said, named or aimed at, in the words of the report.",
    "date": "When, in EDTF (ISO 8601-2); empty where the report does not tell.",
    "modality": "Whether it happened, was planned, denied and so on; of steps and events only.",
    "quote": "The words of the report that the finding rests on.",
    "start": "Where the quotation begins in the text of the report, in Unicode code points.",
    "end": "Where it ends, exclusive.",
    "report": "The id of the report.",
    "publisher": "Who published the report.",
    "published": "When it was published.",
    "chain": "Who said so, the innermost speaker first.",
    "judged": "What people decided on the finding: accepted, rejected or edited, by whom, when and why.",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run, at the beginning of a cell


def table(register: Register) -> Iterator[dict[str, str]]:
    """A row for every finding of the register, in the order of the reports; those that were rejected are marked."""
    return map(flat, register.rows(rejected=True))


def flat(row: Row) -> dict[str, str]:
    """The row as text, a cell a column; nothing in it steers a terminal."""
    said = row.evidence
    cells = {
        "sort": row.sort,
        "dossier": row.dossier,
        "agreement": row.agreement,
        "who": "; ".join(row.who),
        "of": "; ".join(row.of),
        "what": row.what,
        "words": row.words,
        "date": row.date,
        "modality": row.modality,
        **quoted(said),
        "judged": "; ".join(map(judged, row.judged)),
    }
    return {name: visible(cells[name] or "") for name in COLUMNS}


def quoted(said: Said) -> dict[str, str]:
    """The cells of a quotation: words, place, report, chain."""
    cells = {
        "quote": said.text,
        "start": str(said.start),
        "end": str(said.end),
        "report": said.report,
        "publisher": said.publisher,
        "published": said.published,
        "chain": told(said),
    }
    return {name: visible(cell or "") for name, cell in cells.items()}


def harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula.

    >>> harmless("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
