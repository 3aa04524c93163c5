"""The options that verbs share, each worded once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """What records can be written as."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


class Plain(StrEnum):
    """What a finding about the program itself can be written as."""

    TABLE = "table"
    JSON = "json"


class Rows(StrEnum):
    """What rows of a kind, one a line, can be written as."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Engine(StrEnum):
    """Who finds the statements of a report."""

    RULES = "rules"
    LEARNED = "learned"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS",
        help="Text, saved pages (HTML) or tables (JSON Lines, CSV, Parquet); - is standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file instead of standard output.", show_default=False
    ),
]
RecordFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        show_default=False,
        help="table for reading (the default), json, jsonl (one record a line), html (one page). "
        "Left out, the ending of --output decides: .json, .jsonl, .html.",
    ),
]
PlainFormat = Annotated[Plain, typer.Option("--format", "-f", help="table for reading, json for programs.")]
RowFormat = Annotated[
    Rows,
    typer.Option("--format", "-f", help="table for reading, json (an array), jsonl (one object a line), csv."),
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        "--pipeline", metavar="NAME", help="Another installed spaCy pipeline for English.", show_default=False
    ),
]
Statements = Annotated[
    Engine,
    typer.Option(
        "--engine",
        help="Who finds the statements: rules, or a learned tagger (slower; finds other ways to say who said what).",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary; errors are still printed.")]

_META = "About the reports"
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="The title of the report.", rich_help_panel=_META)
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.", rich_help_panel=_META)
]
Authors = Annotated[
    list[str] | None,
    typer.Option("--author", metavar="NAME", help="Who wrote it; can be given again.", rich_help_panel=_META),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        rich_help_panel=_META,
        help='When it was published (2015-03-18); "yesterday" in the report is read against this.',
    ),
]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where it was published.", rich_help_panel=_META)]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="CODE", help="Its language (en); told from the text when left out.", rich_help_panel=_META
    ),
]
TextColumn = Annotated[
    str,
    typer.Option(
        "--text",
        metavar="COLUMN",
        rich_help_panel=_META,
        help="The column of a table that holds the text (JSON Lines, CSV, Parquet).",
    ),
]
