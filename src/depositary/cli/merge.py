"""`depositary merge-registers`: several registers in one."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

import typer

from depositary.cli import options
from depositary.cli.beside import Beside
from depositary.cli.console import messages
from depositary.cli.exits import Exit
from depositary.cli.interrupt import Interrupt
from depositary.cli.judge import told
from depositary.cli.place import opened

Sources = Annotated[
    list[str], typer.Argument(metavar="REGISTERS", help="Files that hold registers, or URLs.", show_default=False)
]
Into = Annotated[
    str,
    typer.Option("--into", metavar="PATH|URL", help="The register to bring them into; made where there is none."),
]


def run(registers: Sources, into: Into, quiet: options.Quiet = False) -> None:
    """Bring several registers together: their reports, records, runs and judgements."""
    if into in registers:
        raise typer.BadParameter(f"{into} is also a source; name another register", param_hint="--into")
    with ExitStack() as stack:
        from depositary.register.merging import Merger  # not before it is needed: `--help` must be quick

        others = [stack.enter_context(opened(place)) for place in registers]
        held = stack.enter_context(opened(into, create=True))
        interrupt = stack.enter_context(Interrupt())
        merger = Merger(held, others)
        beside = stack.enter_context(Beside(messages(), total=merger.total, talkative=not quiet))
        for _ in interrupt.until(merger.run()):
            beside.advance()
        if interrupt.asked:
            beside.complain(f"stopped; the same command goes on from there ({into} is no whole merger yet)")
            raise typer.Exit(Exit.INTERRUPTED)
        result = merger.result()
        for note in result.notes:
            beside.complain(note)
        for judgement in result.overruled:
            beside.complain(f"overruled by a judgement of another register: {told(judgement)}")
        if not quiet:
            beside.complain(f"{into} holds {result.reports} reports and {result.judgements} judgements")
