"""The records of a run, what could not be read told beside them, and what read, quotes and code do around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from depositary.cli.beside import Beside
from depositary.cli.console import messages
from depositary.cli.interrupt import Interrupt
from depositary.cli.outlet import Outlet
from depositary.cli.source import named, read
from depositary.cli.tally import Tally
from depositary.errors import DepositaryError
from depositary.record import Record, Report

if TYPE_CHECKING:
    from depositary.reading.statements import Engine


class Run(NamedTuple):
    """What a verb that reads works with: the records as they come, where to write, and the count of both."""

    records: Iterator[Record]
    outlet: Outlet
    tally: Tally


@contextmanager
def running(
    items: Iterable[Report | DepositaryError],
    target: Path | None,
    *,
    total: int,
    pipeline: str | None,
    engine: Engine,
    quiet: bool,
) -> Iterator[Run]:
    """Reads the items into `target` with a bar and a way to stop; at the end the summary, and raises typer.Exit."""
    tally = Tally()
    with (
        Outlet(target) as outlet,
        Interrupt() as interrupt,
        Beside(messages(), total=total, talkative=not quiet and not outlet.terminal) as beside,
    ):
        findings = interrupt.until(read(items, pipeline=pipeline, engine=engine))
        yield Run(kept(findings, tally, beside, interrupt), outlet, tally)
    summary = tally.summary(str(target) if target else "the output")
    if summary and (tally.interrupted or not quiet):
        beside.complain(summary)
    raise typer.Exit(tally.code)


def kept(
    findings: Iterator[Record | DepositaryError], tally: Tally, beside: Beside, interrupt: Interrupt
) -> Iterator[Record]:
    """The records; what could not be read is told beside them, and so is what of a report was given up as a whole."""
    for found in findings:
        if isinstance(found, DepositaryError):
            tally.failed += 1
            beside.complain(str(found))
        else:
            tally.read += 1
            for skipped in found.skipped:
                if skipped.evidence is None:  # more than a sentence was given up
                    beside.note(f"{named(found.report)}: {skipped.stage}: {skipped.why}")
            yield found
        beside.advance()
    tally.interrupted = interrupt.asked
