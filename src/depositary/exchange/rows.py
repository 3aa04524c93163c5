"""Rows of one kind as JSON, JSON Lines or CSV; written as they come, save for the brackets of an array."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

Row = Mapping[str, Any]
JOINT = "; "  # between several values in one cell of a table


def array(rows: Iterable[Row]) -> Iterator[bytes]:
    """A JSON array, row by row."""
    before = b"[\n"
    for row in rows:
        yield before + msgspec.json.encode(row)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """One JSON object a line."""
    for row in rows:
        yield msgspec.json.encode(row) + b"\n"


def sheet(rows: Iterable[Row], *, headings: Sequence[str], delimiter: str = ",") -> Iterator[bytes]:
    """CSV with a line of headings; several values in a cell are parted by "; "."""
    yield _line(headings, delimiter)
    for row in rows:
        yield _line([cell(row.get(name)) for name in headings], delimiter)


def cell(value: object) -> str:
    """A value as the text of one cell: nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        cells = [cell(item) for item in value]
        return JOINT.join(cells) if any(cells) else ""
    return str(value)


def _line(cells: Sequence[str], delimiter: str) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return buffer.getvalue().encode("utf-8", "surrogatepass")
