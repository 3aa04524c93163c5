"""The register as a Frictionless data package: tables as CSV, described, with a codebook of every term.

https://specs.frictionlessdata.io/data-package/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from depositary import __version__
from depositary.exchange import csv
from depositary.exchange.agreements import ACTOR, AGREEMENT, REPORT, actors, agreements, reports
from depositary.exchange.archive import pack
from depositary.exchange.flat import COLUMNS, table
from depositary.register import Register
from depositary.vocabulary.terms import LISTS, terms

CODEBOOK = {
    "list": "The closed list.",
    "term": "A value of the list, as it stands in the tables.",
    "definition": "What it means.",
    "article": "The article of the Vienna Convention on the Law of Treaties (1969), where there is one.",
    "example": "A sentence that it stands for.",
}
NUMBERS = ("start", "end", "reports", "conflicts")


def write(register: Register) -> bytes:
    """The package as a zip."""
    return pack(files(register))


def files(register: Register) -> dict[str, bytes]:
    """Its files by name: `datapackage.json` and the tables."""
    tables = {
        "agreements": (AGREEMENT, agreements(register)),
        "actors": (ACTOR, actors(register)),
        "reports": (REPORT, reports(register)),
        "findings": (COLUMNS, table(register)),
        "codebook": (CODEBOOK, codebook()),
    }
    written = {f"{name}.csv": csv.sheet(list(columns), rows) for name, (columns, rows) in tables.items()}
    described = {name: columns for name, (columns, _) in tables.items()}
    return {"datapackage.json": _described(described), **written}


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
    keys = {"agreements": "dossier", "reports": "report"}
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
