"""`depositary read`: what reports say about agreements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import typer
from rich.console import Console

from depositary.cli import options
from depositary.cli.console import complain, messages
from depositary.cli.exits import EPILOG
from depositary.cli.formats import FORMATS, chosen
from depositary.cli.interrupt import Interrupt
from depositary.cli.outlet import Outlet, writable
from depositary.cli.progress import Bar
from depositary.cli.source import About, read
from depositary.cli.tally import Tally
from depositary.errors import DepositaryError
from depositary.record import Record

__all__ = ["EPILOG", "run"]


def run(  # noqa: PLR0913  # the arguments of a verb are its options
    paths: options.Paths,
    format: options.RecordFormat = None,
    output: options.Output = None,
    title: options.Title = None,
    publisher: options.Publisher = None,
    published: options.Published = None,
    url: options.Url = None,
    language: options.Language = None,
    text: options.TextColumn = None,
    pipeline: options.Pipeline = None,
    quiet: options.Quiet = False,
) -> None:
    """Read reports and show what they say about agreements, each finding with its words and who said so."""
    target = writable(output, inputs=paths)
    about = About(title=title, publisher=publisher, published=published, url=url, language=language, text=text)
    console, tally = messages(), Tally()
    with ExitStack() as stack:
        outlet = stack.enter_context(Outlet(target))
        interrupt = stack.enter_context(Interrupt())
        bar = stack.enter_context(Bar(console, total=len(paths), wanted=not quiet and not outlet.terminal))
        findings = interrupt.until(read(paths, about, pipeline=pipeline))
        FORMATS[chosen(format, target)](_kept(findings, tally, console, bar, interrupt), outlet, tally)
    summary = tally.summary(str(target) if target else "the output")
    if summary and (tally.interrupted or not quiet):
        complain(console, summary)
    raise typer.Exit(tally.code)


def _kept(
    findings: Iterator[Record | DepositaryError], tally: Tally, console: Console, bar: Bar, interrupt: Interrupt
) -> Iterator[Record]:
    for found in findings:
        if isinstance(found, DepositaryError):
            tally.failed += 1
            complain(console, str(found))
        else:
            tally.read += 1
            yield found
        bar.advance()
    tally.interrupted = interrupt.asked
