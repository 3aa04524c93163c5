"""Findings as comma-separated values: UTF-8, a line of headings, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from depositary.exchange.flat import COLUMNS, harmless, table
from depositary.register import Register


def write(register: Register) -> bytes:
    """One row a finding."""
    return sheet(list(COLUMNS), table(register))


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """These rows under these columns."""
    buffer = StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: harmless(row[name]) for name in columns} for row in rows)
    return buffer.getvalue().encode("utf-8", "replace")
