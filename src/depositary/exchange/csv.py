"""Findings as comma-separated values: UTF-8, a line of headings, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice

from depositary.exchange.flat import COLUMNS, harmless, table
from depositary.register import Register

TOGETHER = 500  # rows that are written together


def write(register: Register) -> Iterator[bytes]:
    """One row a finding."""
    return pieces(list(COLUMNS), table(register))


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """These rows under these columns."""
    return b"".join(pieces(columns, rows))


def pieces(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    """The same, portion by portion."""
    rest = iter(rows)
    buffer = StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\r\n")
    writer.writeheader()
    while some := list(islice(rest, TOGETHER)):
        writer.writerows({name: harmless(row[name]) for name in columns} for row in some)
        yield buffer.getvalue().encode("utf-8", "replace")
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode("utf-8", "replace")
