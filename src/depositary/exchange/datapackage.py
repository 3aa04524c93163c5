"""The register as a Frictionless data package: tables as CSV, described, with a codebook of every term.

https://specs.frictionlessdata.io/data-package/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from depositary import __version__
from depositary.errors import ExchangeError
from depositary.exchange import csv
from depositary.exchange.agreements import ACTOR, AGREEMENT, REPORT, actors, agreements, reports
from depositary.exchange.archive import packed
from depositary.exchange.flat import COLUMNS, table
from depositary.exchange.listing import flat_ruling
from depositary.exchange.register import public
from depositary.exchange.visible import visible
from depositary.register import Register
from depositary.vocabulary.terms import LISTS, terms

CODEBOOK = {
    "list": "The closed list.",
    "term": "A value of the list, as it stands in the tables.",
    "definition": "What it means.",
    "article": "The article of the Vienna Convention on the Law of Treaties (1969), where there is one.",
    "example": "A sentence that it stands for.",
}
NAME = "datapackage.json"
JUDGEMENT = {
    "judgement": "The number of the judgement.",
    "state": "holds, overruled by a later one, adrift (no report says any more what it is about) or undone.",
    "dossiers": "The dossiers that it is about, parted by semicolons.",
    "agreements": "Their names, parted by semicolons.",
    "kind": "same, different, accept, reject or edit.",
    "left": "The finding of an agreement that it is about.",
    "right": "The other finding; empty where the judgement is about a cell.",
    "cell": "The cell, as the dossier named it when it was judged.",
    "field": "What of it an edit changes.",
    "before": "What the field had.",
    "value": "What the judge put there.",
    "who": "Who judged.",
    "why": "On what grounds.",
    "when": "When, as the judge says, in EDTF.",
}
VERSION = {
    "place": "Where the report was read: its URL, or the name of its file.",
    "number": "1 for the first text that was read there.",
    "report": "The id of the report.",
    "digest": "SHA-256 of the bytes that were read.",
    "counts": "Whether the tables are drawn from it; of a replaced text, false.",
}
NUMBERS = ("start", "end", "reports", "conflicts", "judgement", "number")


def write(register: Register) -> Iterator[bytes]:
    """The package as a zip."""
    return packed(files(register))


def lay(register: Register, folder: Path) -> None:
    """The package as files of a folder, made where there is none; what lay there under the names of its files goes.

    Raises ExchangeError where the folder holds other things than a package.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / NAME).is_file():
        hint = "name a new or an empty folder"
        raise ExchangeError("holds other things than a package", where=str(folder), hint=hint)
    folder.mkdir(exist_ok=True)
    for name, content in files(register).items():
        with (folder / name).open("wb") as file:
            file.writelines(content)


def files(register: Register) -> dict[str, Iterable[bytes]]:
    """Its files by name, each piece by piece: `datapackage.json` and the tables."""
    tables = {
        "agreements": (AGREEMENT, agreements(register)),
        "actors": (ACTOR, actors(register)),
        "reports": (REPORT, reports(register)),
        "findings": (COLUMNS, table(register)),
        "judgements": (JUDGEMENT, map(flat_ruling, register.judgements())),
        "versions": (VERSION, versions(register)),
        "codebook": (CODEBOOK, codebook()),
    }
    written = {f"{name}.csv": csv.pieces(list(columns), rows) for name, (columns, rows) in tables.items()}
    described = {name: columns for name, (columns, _) in tables.items()}
    return {NAME: [_described(described)], **written}


def versions(register: Register) -> Iterator[dict[str, str]]:
    """Every text of every place, those too that later ones replaced."""
    for version in map(public, register.store.versions()):
        yield {
            "place": visible(version.place),
            "number": str(version.number),
            "report": version.report,
            "digest": version.digest or "",
            "counts": "true" if version.counts else "false",
        }


def codebook() -> Iterator[dict[str, str]]:
    """Every term of the closed lists."""
    for name in LISTS:
        for term in terms(name).values():
            yield {
                "list": name,
                "term": term.name,
                "definition": term.definition,
                "article": term.article or "",
                "example": term.example,
            }


def _described(tables: dict[str, dict[str, str]]) -> bytes:
    package = {
        "name": "depositary-register",
        "title": "What reports say about agreements",
        "description": f"Written by depositary {__version__}; the codebook defines every term.",
        "profile": "tabular-data-package",
        "resources": [_resource(name, columns) for name, columns in tables.items()],
    }
    return msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"


def _resource(name: str, columns: dict[str, str]) -> dict[str, Any]:
    fields = [
        {"name": column, "type": "integer" if column in NUMBERS else "string", "description": words}
        for column, words in columns.items()
    ]
    schema: dict[str, Any] = {"fields": fields}
    keys = {"agreements": "dossier", "reports": "report", "judgements": "judgement"}
    if name in keys:
        schema["primaryKey"] = [keys[name]]
    if name == "findings":
        schema["foreignKeys"] = [{"fields": ["report"], "reference": {"resource": "reports", "fields": ["report"]}}]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
