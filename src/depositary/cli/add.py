"""`depositary add`: reports into the register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import typer

from depositary.cli import options
from depositary.cli.beside import Beside
from depositary.cli.console import messages
from depositary.cli.exits import EPILOG
from depositary.cli.found import Sources
from depositary.cli.interrupt import Interrupt
from depositary.cli.lost import lost
from depositary.cli.place import DEFAULT, Place, opened
from depositary.cli.source import reader, record
from depositary.cli.tally import Tally
from depositary.errors import DepositaryError, IntakeError
from depositary.record import Report, Run

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
    engine: options.Statements = options.Engine.RULES,
    quiet: options.Quiet = False,
) -> None:
    """Read reports and add what they say to the register; a report that is there already changes nothing."""
    said = {
        "title": title, "publisher": publisher, "published": published, "authors": tuple(author or ()), "url": url,
        "language": language, "column": text,
    }  # fmt: skip
    sources = Sources(paths, said)
    tally = Tally()
    known: list[str] = []
    reads = reader(pipeline, engine=engine.value)
    with ExitStack() as stack:
        held = stack.enter_context(opened(register, create=True))
        before = held.store.adrift()
        interrupt = stack.enter_context(Interrupt())
        beside = stack.enter_context(Beside(messages(), total=len(paths), talkative=not quiet))
        fresh = _fresh(sources, held, reads.run, known)
        items = (record(reads, item) if isinstance(item, Report) else item for item in fresh)
        for found in interrupt.until(items):
            if isinstance(found, DepositaryError):
                tally.failed += 1
                beside.complain(str(found))
            else:
                held.add(found, run=reads.run, origin=sources.origin(found.report))
                tally.read += 1
            beside.advance()
        tally.interrupted = interrupt.asked
        for line in lost(held, but=before):
            beside.complain(line)
        if not quiet or tally.interrupted:
            beside.complain(_summary(tally, len(known), held, register))
    tally.read += len(known)
    raise typer.Exit(tally.code)


def _fresh(sources: Sources, register: Register, run: Run, known: list[str]) -> Iterator[Report | IntakeError]:
    """Those that this run has not read yet; the others are noted, with where they were found, and need no reading."""
    for item in sources:
        if isinstance(item, Report) and register.store.has(item.id, run.id):
            known.append(item.id)
            register.found(item, sources.origin(item))
        else:
            yield item


def _summary(tally: Tally, known: int, register: Register, place: str) -> str:
    stopped = "stopped; " if tally.interrupted else ""
    failed = f", {tally.failed} could not be read" if tally.failed else ""
    there = f", {known} were there already" if known else ""
    return f"{stopped}{tally.read} added{there}{failed}; {place} holds {register.store.count()} reports"
