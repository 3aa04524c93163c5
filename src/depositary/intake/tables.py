"""Tables of reports, a row at a time: JSON Lines, JSON, CSV and Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any, cast

from depositary.errors import BadRow, Empty, IntakeError, TooLarge, Undecodable, Unreadable
from depositary.intake.composing import About, compose
from depositary.intake.decoding import encoding
from depositary.intake.options import Options
from depositary.record import Report

Row = dict[str, Any]
CHUNK = 1 << 16
BATCH = 64  # rows of Parquet at a time


def reports(
    rows: Iterable[tuple[str, Row | IntakeError]], *, options: Options, where: str
) -> Iterator[Report | IntakeError]:
    """A report or an error for each row, which comes with its place; Empty where there is none."""
    place = None
    for place, row in rows:
        if isinstance(row, IntakeError):
            yield row
            continue
        try:
            yield _report(row, options, place)
        except IntakeError as error:
            yield error
    if place is None:
        yield Empty("there is no report in it", where=where)


def json_lines(stream: IO[bytes], *, options: Options, where: str) -> Iterator[tuple[str, Row | IntakeError]]:
    """One object a line; blank lines are passed over, a line over the limit or malformed is an error of its own."""
    number = 0
    while line := stream.readline(options.largest + 1):
        number += 1
        place = f"{where}, line {number}"
        if len(line) > options.largest and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(CHUNK)
            yield place, TooLarge("a line over the limit of one report", where=place, hint="split it into its reports")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield place, _object(line.removeprefix(b"\xef\xbb\xbf"), place)


def json_values(stream: IO[bytes], *, options: Options, where: str) -> Iterator[tuple[str, Row | IntakeError]]:
    """The objects of one JSON array, or objects after one another, without holding more than one."""
    text, number, ended, opened = "", 0, False, False
    source = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace")
    decoder, wanted = json.JSONDecoder(), CHUNK
    while True:
        text = text.lstrip(" \t\r\n,]" if opened else " \t\r\n")
        if text and not opened:
            text, opened = text.removeprefix("["), True
            continue
        try:
            value, end = decoder.raw_decode(text)
        except RecursionError:
            yield where, BadRow("JSON nested too deeply", where=where)
            return
        except ValueError as error:
            if ended:
                if text:
                    place = f"{where}, item {number + 1}"
                    yield place, BadRow(f"no JSON: {error}", where=place, hint="write one object a line")
                return
            if len(text) > options.largest:
                place = f"{where}, item {number + 1}"
                yield (
                    place,
                    TooLarge("an item over the limit of one report", where=place, hint="write one object a line"),
                )
                return
            more = source.read(wanted)
            text, ended, wanted = text + more, not more, min(wanted * 2, options.largest)
            continue
        number, text, wanted = number + 1, text[end:], CHUNK
        place = f"{where}, item {number}"
        yield place, value if isinstance(value, dict) else _no_object(value, place)


def comma_separated(stream: IO[bytes], *, options: Options, where: str) -> Iterator[tuple[str, Row | IntakeError]]:
    """One report a row below a line of column names; comma, semicolon or tab between them."""
    head = stream.peek(CHUNK)[:CHUNK]  # type: ignore[attr-defined]
    name = encoding(head, where=where, whole=False)
    # Bytes that are not of this encoding come through as lone surrogates, so that they spoil their own row only.
    lines = io.TextIOWrapper(stream, encoding=name, errors="surrogateescape", newline="")
    first = head.decode(name, errors="ignore").lstrip("\ufeff").split("\n", 1)[0]
    # The module's own limit of 131,072 characters is below the length of a long report.
    csv.field_size_limit(max(csv.field_size_limit(), options.largest))
    rows = csv.DictReader(lines, delimiter=max(",;\t", key=first.count), restkey="")
    number = 0
    while True:
        number += 1
        place = f"{where}, row {number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield place, BadRow(f"no row of a table: {error}", where=place, hint="is a quotation mark left open?")
            continue
        except UnicodeError:
            yield place, Undecodable(f"not {name.upper()} from here on", where=place, hint="save it as UTF-8")
            return
        if row is None:
            return
        if number == 1 and options.column not in row:
            yield where, _no_column(list(row), options.column, where)
            return
        yield place, _decodable(cast(Row, row), name, place)


def parquet(source: str, *, options: Options, where: str) -> Iterator[tuple[str, Row | IntakeError]]:
    """One report a row, read in small batches and only the columns that reports have."""
    import pyarrow
    import pyarrow.parquet

    number = 0
    try:
        with pyarrow.parquet.ParquetFile(source) as table:
            names = table.schema_arrow.names
            if options.column not in names:
                yield where, _no_column(names, options.column, where)
                return
            known = [n for n in dict.fromkeys((options.column, *About.__struct_fields__)) if n in names]
            for batch in table.iter_batches(batch_size=BATCH, columns=known):
                for row in batch.to_pylist():
                    number += 1
                    yield f"{where}, row {number}", row
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        yield where, Unreadable(f"this Parquet file cannot be read after row {number}: {reason}", where=where)


def _report(row: Row, options: Options, where: str) -> Report:
    if options.column not in row:
        raise _no_column(list(row), options.column, where)
    text = row[options.column]
    if not isinstance(text, str | None):
        raise BadRow(f'column "{options.column}" holds no text but {_kind(text)}', where=where)
    about = About(
        **{name: _words(row, name, where) for name in ("title", "url", "publisher", "language")},
        authors=_authors(row.get("authors")),
        published=row.get("published"),
    )
    return compose(text or "", options=options, about=about, where=where)


def _words(row: Row, name: str, where: str) -> str | None:
    value = row.get(name)
    if value is None or value != value:  # NaN
        return None
    if not isinstance(value, str | int | float):
        raise BadRow(f'column "{name}" holds no words but {_kind(value)}', where=where)
    return str(value)


def _authors(value: object) -> tuple[str, ...]:
    """A list of names, or names between semicolons."""
    names = value.split(";") if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
    return tuple(dict.fromkeys(" ".join(str(n).split()) for n in names if n and str(n).strip()))


def _object(line: bytes, place: str) -> Row | IntakeError:
    try:
        value = json.loads(line)
    except UnicodeError:
        return Undecodable("this line is not UTF-8", where=place, hint="save it as UTF-8")
    except RecursionError:
        return BadRow("JSON nested too deeply", where=place)
    except ValueError as error:
        return BadRow(f"no JSON: {error}", where=place, hint="write one object a line")
    return value if isinstance(value, dict) else _no_object(value, place)


def _no_object(value: object, place: str) -> BadRow:
    return BadRow(f"no object but {_kind(value)}", where=place, hint='write {"text": "…"}')


def _no_column(names: list[str], wanted: str, where: str) -> BadRow:
    known = ", ".join(str(n) for n in names if n)[:200]
    return BadRow(f'no column "{wanted}" among {known or "none"}', where=where, hint="name it with --text COLUMN")


def _decodable(row: Row, name: str, place: str) -> Row | IntakeError:
    values = [v for v in row.values() if isinstance(v, str)]
    if any("\udc80" <= c <= "\udcff" for v in values if not v.isascii() for c in v):
        return Undecodable(f"this row is not {name.removesuffix('-sig').upper()}", where=place, hint="save it as UTF-8")
    return row


def _kind(value: object) -> str:
    names = {
        dict: "an object",
        list: "a list",
        bool: "true or false",
        int: "a number",
        float: "a number",
        bytes: "bytes",
    }
    return names.get(type(value), "nothing" if value is None else "something else")
