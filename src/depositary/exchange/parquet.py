"""Findings as Parquet: one row a finding, places as whole numbers, what is empty as null."""

from __future__ import annotations

from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from depositary.exchange.flat import COLUMNS, table
from depositary.register import Register

NUMBERS = ("start", "end")


def write(register: Register) -> bytes:
    """The file, its columns described in the schema."""
    rows = [{name: _value(name, cell) for name, cell in row.items()} for row in table(register)]
    buffer = BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=_schema()), buffer)
    return buffer.getvalue()


def _schema() -> pa.Schema:
    return pa.schema(
        [
            pa.field(name, pa.int64() if name in NUMBERS else pa.string(), metadata={"description": words})
            for name, words in COLUMNS.items()
        ]
    )


def _value(name: str, cell: str) -> str | int | None:
    return int(cell) if name in NUMBERS else cell or None
