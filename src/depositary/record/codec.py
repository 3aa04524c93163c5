"""Records as JSON, out and in without loss, and the JSON Schema of the format."""

from __future__ import annotations

from typing import Any

import msgspec

from depositary.errors import CodecError
from depositary.record.record import FORMAT, Record

_DECODER = msgspec.json.Decoder(Record)


def encode(record: Record, *, indent: int | None = None) -> bytes:
    """The record as UTF-8 JSON, one line unless `indent` is given; the same record gives the same bytes."""
    line = msgspec.json.encode(record)
    return msgspec.json.format(line, indent=indent) if indent else line


def decode(data: bytes | str) -> Record:
    """The record that this JSON holds. Raises CodecError where it is none, or of another format."""
    try:
        record = _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise CodecError(
            f"no record of format {FORMAT}: {error}", hint="write it with `depositary read --format json`"
        ) from error
    if record.format != FORMAT:
        raise CodecError(f"a record of format {record.format}, not {FORMAT}", hint="read the report again")
    return record


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Record)}
