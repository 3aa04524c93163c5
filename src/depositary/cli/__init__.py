"""The command line: the table of verbs, and the entry point."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from typing import Annotated

import typer

from depositary import __version__
from depositary.cli import (
    add,
    code,
    coder,
    conflicts,
    demo,
    doctor,
    exits,
    export,
    judge,
    list,
    merge,
    quotes,
    read,
    reread,
    schema,
    search,
    show,
    timeline,
    why,
)
from depositary.cli.guard import TRACEBACK, guard

# One verb a file; its function is the signature that people see.
COMMANDS = (
    ("read", read.run, read.EPILOG),
    ("add", add.run, add.EPILOG),
    ("reread", reread.run, reread.EPILOG),
    ("list", list.run, None),
    ("show", show.run, None),
    ("timeline", timeline.run, None),
    ("why", why.run, None),
    ("conflicts", conflicts.run, None),
    ("search", search.run, None),
    ("judge", judge.run, None),
    ("undo", judge.undo, None),
    ("merge-registers", merge.run, None),
    ("export", export.run, None),
    ("quotes", quotes.run, quotes.EPILOG),
    ("code", code.run, code.EPILOG),
    ("code-actor", coder.run, coder.EPILOG),
    ("schema", schema.run, None),
    ("demo", demo.run, None),
    ("doctor", doctor.run, doctor.EPILOG),
)


def build() -> typer.Typer:
    """The application: every verb of the table, guarded so that no traceback reaches a user."""
    app = typer.Typer(
        name="depositary",
        help="Read news reports and show what they say about international agreements, who said it and in which words.",
        epilog=exits.EPILOG,
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name, verb, epilog in COMMANDS:
        app.command(name, epilog=epilog)(guard(verb))
    return app


def main() -> None:
    """What the `depositary` command runs."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115  # for the life of the process
        # A terminal that cannot show a letter shows a question mark; it stops nothing.
        if reconfigure := getattr(getattr(sys, name), "reconfigure", None):
            reconfigure(errors="replace")
    if not os.environ.get(TRACEBACK):
        # What matters to users is said by the verbs; the rest would fall into their output.
        logging.getLogger().addHandler(logging.NullHandler())
        warnings.simplefilter("ignore")
    build()(prog_name="depositary")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"depositary {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    del version  # answered in its callback


__all__ = ["COMMANDS", "build", "main"]
