"""`depositary read`: what reports say about agreements."""

from __future__ import annotations

from contextlib import ExitStack

import typer

from depositary.cli import options
from depositary.cli.beside import Beside
from depositary.cli.console import messages
from depositary.cli.exits import EPILOG
from depositary.cli.formats import FORMATS, chosen
from depositary.cli.interrupt import Interrupt
from depositary.cli.kept import kept
from depositary.cli.outlet import Outlet, writable
from depositary.cli.source import read, taken
from depositary.cli.tally import Tally

__all__ = ["EPILOG", "run"]


def run(  # noqa: PLR0913  # the arguments of a verb are its options
    paths: options.Paths,
    format: options.RecordFormat = None,
    output: options.Output = None,
    title: options.Title = None,
    publisher: options.Publisher = None,
    published: options.Published = None,
    author: options.Authors = None,
    url: options.Url = None,
    language: options.Language = None,
    text: options.TextColumn = "text",
    pipeline: options.Pipeline = None,
    engine: options.Statements = options.Engine.RULES,
    quiet: options.Quiet = False,
) -> None:
    """Read reports and show what they say about agreements, each finding with its words and who said so."""
    target = writable(output, inputs=paths)
    items = taken(
        paths,
        title=title,
        publisher=publisher,
        published=published,
        authors=tuple(author or ()),
        url=url,
        language=language,
        column=text,
    )
    tally = Tally()
    with ExitStack() as stack:
        outlet = stack.enter_context(Outlet(target))
        interrupt = stack.enter_context(Interrupt())
        beside = Beside(messages(), total=len(paths), talkative=not quiet and not outlet.terminal)
        stack.enter_context(beside)
        findings = interrupt.until(read(items, pipeline=pipeline, engine=engine.value))
        FORMATS[chosen(format, target)](kept(findings, tally, beside, interrupt), outlet, tally)
    summary = tally.summary(str(target) if target else "the output")
    if summary and (tally.interrupted or not quiet):
        beside.complain(summary)
    raise typer.Exit(tally.code)
