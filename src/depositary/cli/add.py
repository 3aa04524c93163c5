"""`depositary add`: reports into the register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import typer

from depositary import __version__
from depositary.cli import options
from depositary.cli.beside import Beside
from depositary.cli.console import messages
from depositary.cli.exits import EPILOG
from depositary.cli.interrupt import Interrupt
from depositary.cli.place import DEFAULT, Place, opened
from depositary.cli.source import read, taken
from depositary.cli.tally import Tally
from depositary.errors import DepositaryError, IntakeError
from depositary.record import Report

if TYPE_CHECKING:
    from depositary.register import Register

__all__ = ["EPILOG", "run"]


def run(  # noqa: PLR0913  # the arguments of a verb are its options
    paths: options.Paths,
    register: Place = DEFAULT,
    title: options.Title = None,
    publisher: options.Publisher = None,
    published: options.Published = None,
    author: options.Authors = None,
    url: options.Url = None,
    language: options.Language = None,
    text: options.TextColumn = "text",
    pipeline: options.Pipeline = None,
    quiet: options.Quiet = False,
) -> None:
    """Read reports and add what they say to the register; a report that is there already changes nothing."""
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
    known: list[str] = []
    run = f"depositary {__version__}, {pipeline or 'the pipeline that comes with it'}"
    with ExitStack() as stack:
        held = stack.enter_context(opened(register, create=True))
        interrupt = stack.enter_context(Interrupt())
        beside = stack.enter_context(Beside(messages(), total=len(paths), talkative=not quiet))
        fresh = _fresh(items, held, run, known)
        for found in interrupt.until(read(fresh, pipeline=pipeline)):
            if isinstance(found, DepositaryError):
                tally.failed += 1
                beside.complain(str(found))
            else:
                held.add(found, run=run)
                tally.read += 1
            beside.advance()
        tally.interrupted = interrupt.asked
        if not quiet or tally.interrupted:
            beside.complain(_summary(tally, len(known), held, register))
    tally.read += len(known)
    raise typer.Exit(tally.code)


def _fresh(
    items: Iterator[Report | IntakeError], register: Register, run: str, known: list[str]
) -> Iterator[Report | IntakeError]:
    """Those that this run has not read yet; the others are noted, and need no reading."""
    for item in items:
        if isinstance(item, Report) and register.store.has(item.id, run):
            known.append(item.id)
        else:
            yield item


def _summary(tally: Tally, known: int, register: Register, place: str) -> str:
    stopped = "stopped; " if tally.interrupted else ""
    failed = f", {tally.failed} could not be read" if tally.failed else ""
    there = f", {known} were there already" if known else ""
    return f"{stopped}{tally.read} added{there}{failed}; {place} holds {register.store.count()} reports"
