"""`depositary reread`: every report of a register anew, as the rules and words of today read it."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import typer

from depositary.cli import options
from depositary.cli.beside import Beside
from depositary.cli.console import messages
from depositary.cli.exits import EPILOG, Exit
from depositary.cli.interrupt import Interrupt
from depositary.cli.lost import lost
from depositary.cli.place import DEFAULT, Place, opened
from depositary.cli.source import reader, record
from depositary.cli.tally import Tally
from depositary.errors import DepositaryError

if TYPE_CHECKING:
    from depositary.register import Register

__all__ = ["EPILOG", "run"]


def run(
    register: Place = DEFAULT,
    pipeline: options.Pipeline = None,
    engine: options.Statements = options.Engine.RULES,
    quiet: options.Quiet = False,
) -> None:
    """Read all reports again from their stored texts, as this version and these options read them.

    No judgement is lost: each is taken over to the finding that it is about.
    """
    tally = Tally()
    with ExitStack() as stack:
        held = stack.enter_context(opened(register))
        interrupt = stack.enter_context(Interrupt())
        reads = reader(pipeline, engine=engine.value)
        older = held.store.older(reads.run.id)
        beside = stack.enter_context(Beside(messages(), total=len(older), talkative=not quiet))
        from depositary.register.rereading import reread  # not before it is needed: `--help` must be quick

        for found in interrupt.until(reread(held.store, older, lambda report: record(reads, report), reads.run)):
            if isinstance(found, DepositaryError):
                tally.failed += 1
                beside.complain(str(found))
            else:
                tally.read += 1
            beside.advance()
        tally.interrupted = interrupt.asked
        for line in lost(held):
            beside.complain(line)
        if not quiet or tally.interrupted:
            beside.complain(_summary(tally, held, len(older)))
    raise typer.Exit(tally.code if older else Exit.DONE)


def _summary(tally: Tally, register: Register, older: int) -> str:
    stopped = f"stopped, {older - tally.read - tally.failed} are left; " if tally.interrupted else ""
    failed = f", {tally.failed} could not be read" if tally.failed else ""
    count = register.store.count()
    kept = [each for each in register.judgements() if each.state not in ("undone", "adrift")]
    judged = f"; {len(kept)} judgements taken over" if kept else ""
    there = f", {count - older} were up to date" if count > older else ""
    return f"{stopped}{tally.read} read anew{failed}{there}{judged}"
