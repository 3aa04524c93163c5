"""What a register can be written as: each format with its ending, its writer, and what it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from depositary.errors import ExchangeError
from depositary.exchange import annotation, csv, datapackage, dossiers, graphml, ics, markdown, parquet, register, xlsx
from depositary.exchange.events import held
from depositary.register import Register


class Format(NamedTuple):
    """One format: the ending of its files, what writes it, what it is in a few words."""

    ending: str
    write: Callable[[Register], bytes | Iterator[bytes]]  # the whole, or piece by piece where the format allows
    words: str


FORMATS = {
    "json": Format(".json", register.pieces, "one object"),
    "csv": Format(".csv", csv.write, "one row a finding"),
    "xlsx": Format(".xlsx", xlsx.write, "a workbook"),
    "parquet": Format(".parquet", parquet.write, "one row a finding"),
    "annotations": Format(".jsonld", annotation.write, "W3C Web Annotations"),
    "graphml": Format(".graphml", graphml.write, "actors and agreements as a graph"),
    "ics": Format(".ics", ics.write, "a calendar of planned steps and deadlines"),
    "html": Format(".html", dossiers.write, "one self-contained page"),
    "markdown": Format(".md", markdown.write, "a brief"),
    "datapackage": Format(".zip", datapackage.write, "a Frictionless data package"),
    "polecat": Format(".tsv", held.polecat_table, "events of all reports, each once, as POLECAT's table"),
    "plover": Format(".jsonl", held.plover_lines, "events of all reports, each once, as PLOVER's JSON"),
    "cameo": Format(".cameo.csv", held.cameo_table, "events of all reports by pairs of actors, with CAMEO codes"),
    "dyads": Format(".dyads.csv", held.dyads, "counts of events by month and pair of countries"),
}


def export(held_in: Register, path: str | os.PathLike[str], *, format: str | None = None) -> None:
    """Write the register to this file; without a format, its ending decides. Raises ExchangeError.

    A data package goes into a folder unless the path ends in ".zip".
    """
    form = told(format, Path(path))
    if folded(form, Path(path)):
        datapackage.lay(held_in, Path(path))
        return
    told_in = iter(pieces(held_in, form))
    first = next(told_in, b"")  # what cannot be written is known before the file is made
    with Path(path).open("wb") as file:
        file.write(first)
        file.writelines(told_in)


def folded(format: str, path: Path | None) -> bool:
    """Whether what is written there is a folder of files."""
    return format == "datapackage" and path is not None and path.suffix.lower() != FORMATS[format].ending


def told(format: str | None, path: Path | None) -> str:
    """The format asked for, or told from the ending of the file; JSON where there is neither. Raises ExchangeError."""
    if format or path is None:
        return format or "json"
    longest = sorted(FORMATS, key=lambda name: -len(FORMATS[name].ending))
    found = next((name for name in longest if path.name.lower().endswith(FORMATS[name].ending)), None)
    if found is None:
        endings = ", ".join(one.ending for one in FORMATS.values())
        raise ExchangeError(
            f"no format has the ending {path.suffix!r}",
            where=str(path),
            hint=f"name one by --format, or end in {endings}",
        )
    return found


def written(held_in: Register, format: str) -> bytes:
    """The register in this format. Raises ExchangeError."""
    return b"".join(pieces(held_in, format))


def pieces(held_in: Register, format: str) -> Iterable[bytes]:
    """The same, piece by piece: of a large register few findings are held at a time. Raises ExchangeError."""
    if format not in FORMATS:
        raise ExchangeError(f"no format {format!r}", hint=f"there are {', '.join(FORMATS)}")
    found = FORMATS[format].write(held_in)
    return [found] if isinstance(found, bytes) else found
