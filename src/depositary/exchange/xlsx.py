"""Findings as a workbook: a sheet of agreements, a sheet of findings, text only, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from depositary.exchange.agreements import AGREEMENT, agreements
from depositary.exchange.archive import pack, unpack
from depositary.exchange.flat import COLUMNS, table
from depositary.exchange.wanted import wanted
from depositary.register import Register

LONGEST = 32767  # characters that a cell can hold
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no part of XML


def write(register: Register) -> bytes:
    """The workbook, the same bytes for the same register."""
    openpyxl = wanted("openpyxl", format="xlsx")
    book = openpyxl.Workbook()
    first = book.active
    first.title = "agreements"
    _fill(first, list(AGREEMENT), agreements(register))
    _fill(book.create_sheet("findings"), list(COLUMNS), table(register))
    buffer = BytesIO()
    book.save(buffer)
    return _still(buffer.getvalue())


def _fill(sheet: Any, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    sheet.append(list(columns))
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, start=2):
        for place, name in enumerate(columns, start=1):
            cell = sheet.cell(number, place)
            cell.value = _ILLEGAL.sub("", row[name])[:LONGEST] or None
            if cell.value:
                cell.data_type = "s"  # a text that begins with "=" is no formula
    sheet.auto_filter.ref = sheet.dimensions


def _still(data: bytes) -> bytes:
    """The workbook without the time at which it was made."""
    files = unpack(data)
    files["docProps/core.xml"] = _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", files["docProps/core.xml"])
    return pack(files)
