"""`depositary demo`: a small register of reports that come with the package."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from depositary.cli import options
from depositary.cli.beside import Beside
from depositary.cli.console import complain, messages
from depositary.cli.interrupt import Interrupt
from depositary.cli.outlet import Outlet
from depositary.cli.place import opened
from depositary.cli.source import reader, record, taken
from depositary.errors import DepositaryError
from depositary.record import Report

Target = Annotated[
    str | None,
    typer.Option(
        "--register",
        "-r",
        metavar="PATH",
        show_default=False,
        help="The file that will hold the register; left out, a new one among the temporary files.",
    ),
]
NEXT = (
    "list",
    "list positions --side Russia",
    "show {id}",
    "why {id} status",
    "conflicts",
    "search ferry",
    "show norway",
    "judge accept {id} stage-1 --who me",
    "list judgements",
    "export --output findings.csv",
)


def run(register: Target = None, quiet: options.Quiet = False) -> None:
    """Read thirteen short invented reports on three agreements into a register, and say what to try next."""
    place = register or str(Path(tempfile.mkdtemp(prefix="depositary-")) / "demo.db")
    with ExitStack() as stack:
        path = stack.enter_context(as_file(files("depositary").joinpath("examples", "reports.jsonl")))
        held = stack.enter_context(opened(place, create=True))
        interrupt = stack.enter_context(Interrupt())
        total = len(path.read_text(encoding="utf-8").splitlines())
        beside = stack.enter_context(Beside(messages(), total=total, talkative=not quiet))
        reads = reader(None)
        items = (
            record(reads, item) if isinstance(item, Report) else item for item in taken([str(path)], column="text")
        )
        for found in interrupt.until(items):
            if isinstance(found, DepositaryError):
                complain(messages(), str(found))
            else:
                held.add(found, run=reads.run)
            beside.advance()
        entries = held.entries()
    first = max(entries, key=lambda entry: entry.reports).id if entries else ""
    with Outlet(None) as outlet:
        outlet.text(_told(place, len(entries), first))


def _told(place: str, agreements: int, first: str) -> str:
    """What there is now, and what to try next."""
    lines = [f"{place} holds what the examples say about {agreements} agreements. Try next:", ""]
    name = f'"{place}"' if " " in place else place
    lines += [f"  depositary {words.format(id=first)} --register {name}" for words in NEXT]
    return "\n".join(lines) + "\n"
