"""What a register can be written as: each format with its ending, its writer, and what it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from depositary.errors import ExchangeError
from depositary.exchange import annotation, csv, datapackage, dossiers, graphml, ics, markdown, parquet, xlsx
from depositary.exchange.register import whole
from depositary.register import Register


class Format(NamedTuple):
    """One format: the ending of its files, what writes it, what it is in a few words."""

    ending: str
    write: Callable[[Register], bytes]
    words: str


FORMATS = {
    "json": Format(".json", whole, "one object"),
    "csv": Format(".csv", csv.write, "one row a finding"),
    "xlsx": Format(".xlsx", xlsx.write, "a workbook"),
    "parquet": Format(".parquet", parquet.write, "one row a finding"),
    "annotations": Format(".jsonld", annotation.write, "W3C Web Annotations"),
    "graphml": Format(".graphml", graphml.write, "actors and agreements as a graph"),
    "ics": Format(".ics", ics.write, "a calendar of planned steps and deadlines"),
    "html": Format(".html", dossiers.write, "one self-contained page"),
    "markdown": Format(".md", markdown.write, "a brief"),
    "datapackage": Format(".zip", datapackage.write, "a Frictionless data package"),
}


def export(register: Register, path: str | os.PathLike[str], *, format: str | None = None) -> None:
    """Write the register to this file; without a format, its ending decides. Raises ExchangeError."""
    data = written(register, told(format, Path(path)))
    Path(path).write_bytes(data)


def told(format: str | None, path: Path | None) -> str:
    """The format asked for, or told from the ending of the file; JSON where there is neither. Raises ExchangeError."""
    if format or path is None:
        return format or "json"
    found = next((name for name, held in FORMATS.items() if held.ending == path.suffix.lower()), None)
    if found is None:
        endings = ", ".join(held.ending for held in FORMATS.values())
        raise ExchangeError(
            f"no format has the ending {path.suffix!r}",
            where=str(path),
            hint=f"name one by --format, or end in {endings}",
        )
    return found


def written(register: Register, format: str) -> bytes:
    """The register in this format. Raises ExchangeError."""
    if format not in FORMATS:
        raise ExchangeError(f"no format {format!r}", hint=f"there are {', '.join(FORMATS)}")
    return FORMATS[format].write(register)
