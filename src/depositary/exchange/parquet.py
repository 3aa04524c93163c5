"""Findings as Parquet: one row a finding, places as whole numbers, what is empty as null."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from tempfile import TemporaryFile

import pyarrow as pa
import pyarrow.parquet as pq

from depositary.exchange.archive import laid
from depositary.exchange.flat import COLUMNS, table
from depositary.register import Register

NUMBERS = ("start", "end")


TOGETHER = 50_000  # rows of a group


def write(register: Register) -> Iterator[bytes]:
    """The file, its columns described in the schema."""
    rest = ({name: _value(name, cell) for name, cell in row.items()} for row in table(register))
    with TemporaryFile() as file:
        with pq.ParquetWriter(file, _schema()) as writer:
            while rows := list(islice(rest, TOGETHER)):
                writer.write_table(pa.Table.from_pylist(rows, schema=_schema()))
        yield from laid(file)


def _schema() -> pa.Schema:
    return pa.schema(
        [
            pa.field(name, pa.int64() if name in NUMBERS else pa.string(), metadata={"description": words})
            for name, words in COLUMNS.items()
        ]
    )


def _value(name: str, cell: str) -> str | int | None:
    return int(cell) if name in NUMBERS else cell or None
