"""Findings as a workbook: a sheet of agreements, a sheet of findings, text only, nothing that runs."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, count, islice
from tempfile import TemporaryFile
from typing import Any

from depositary.exchange.agreements import AGREEMENT, agreements
from depositary.exchange.archive import PIECE, packed
from depositary.exchange.flat import COLUMNS, table
from depositary.exchange.wanted import wanted
from depositary.register import Register

LONGEST = 32767  # characters that a cell can hold
DEEPEST = 1_048_576  # rows of a sheet
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no part of XML


def write(register: Register) -> Iterator[bytes]:
    """The workbook, the same bytes for the same register; what one sheet cannot hold goes on in the next."""
    openpyxl = wanted("openpyxl", format="xlsx")
    book = openpyxl.Workbook(write_only=True)  # rows go to a file at once
    _fill(book, "agreements", list(AGREEMENT), agreements(register))
    _fill(book, "findings", list(COLUMNS), table(register))
    with TemporaryFile() as file:
        book.save(file)
        with zipfile.ZipFile(file) as archive:
            yield from packed({name: _still(archive, name) for name in archive.namelist()})


def _fill(book: Any, title: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    rest = iter(rows)
    for number in count(1):
        some = islice(rest, DEEPEST - 1)
        first = next(some, None)
        if first is None and number > 1:
            break
        sheet = book.create_sheet(title if number == 1 else f"{title} {number}")
        sheet.freeze_panes = "A2"
        sheet.append(list(columns))
        depth = 1
        for row in chain([first] if first else [], some):
            sheet.append([_cell(sheet, row[name]) for name in columns])
            depth += 1
        sheet.auto_filter.ref = f"A1:{wanted('openpyxl.utils', format='xlsx').get_column_letter(len(columns))}{depth}"


def _cell(sheet: Any, text: str) -> Any:
    """The text as a cell; one that begins with "=" is no formula."""
    value = _ILLEGAL.sub("", text)[:LONGEST]
    if not value.startswith("="):
        return value or None
    cell = wanted("openpyxl.cell", format="xlsx").WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell


def _still(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part of the workbook, without the time at which it was made."""
    if name == "docProps/core.xml":
        yield _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", archive.read(name))
        return
    with archive.open(name) as part:
        yield from iter(partial(part.read, PIECE), b"")
