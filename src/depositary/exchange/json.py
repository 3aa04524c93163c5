"""Records as JSON: one object, an array, or one record a line; written as they come, never held together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.record import Record, encode


def single(record: Record) -> bytes:
    """The record alone, indented, with a line end."""
    return encode(record, indent=2) + b"\n"


def lines(records: Iterable[Record]) -> Iterator[bytes]:
    """JSON Lines: one record a line."""
    for record in records:
        yield encode(record) + b"\n"


def array(records: Iterable[Record]) -> Iterator[bytes]:
    """One JSON array, a piece for each record and one for the end; well-formed wherever the records stop."""
    opening = b"[\n"
    for record in records:
        yield opening + encode(record, indent=2)
        opening = b",\n"
    yield b"[]\n" if opening == b"[\n" else b"\n]\n"
