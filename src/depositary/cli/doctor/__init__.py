"""`depositary doctor`: whether everything that depositary needs is there and sound, and how to mend what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

import msgspec
import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from depositary.cli import options
from depositary.cli.console import rendered
from depositary.cli.doctor.check import Check
from depositary.cli.exits import Exit
from depositary.cli.guard import worded
from depositary.cli.outlet import Outlet, writable
from depositary.exchange.visible import visible

EPILOG = "Exit codes: 0 everything needed is sound · 1 something needed is missing or broken · 2 wrong usage."

# In the order in which one builds on the other.
SECTIONS = ("packages", "words", "pipeline", "weights")
MEND = "pip install --force-reinstall depositary"
_SIGNS = {"ok": ("ok", "green"), "absent": ("absent", "dim"), "broken": ("broken", "bold red")}


def run(
    format: options.PlainFormat = options.Plain.TABLE,
    output: options.Output = None,
    pipeline: options.Pipeline = None,
) -> None:
    """Check the installation: packages, pipeline, learned weights, lexicons; say how to mend what is wrong."""
    target = writable(output, inputs=[])
    checks = tuple(examine(pipeline))
    with Outlet(target) as outlet:
        if format is options.Plain.JSON:
            outlet.write(msgspec.json.format(msgspec.json.encode(_report(checks)), indent=2) + b"\n")
        else:
            outlet.text(rendered(_view(checks), terminal=outlet.terminal))
    raise typer.Exit(Exit.DONE if all(c.sound for c in checks) else Exit.SOME_FAILED)


def examine(pipeline: str | None) -> Iterator[Check]:
    """Every check, section by section; a section that cannot even be looked at is broken itself."""
    for section in SECTIONS:
        try:
            # Not before it is its turn: what is broken may not even be importable.
            yield from tuple(import_module(f"{__name__}.{section}").look(pipeline))
        except Exception as error:
            yield Check(name=section, state="broken", wrong=worded(error), mend=MEND)


def _report(checks: tuple[Check, ...]) -> dict[str, object]:
    return {"sound": all(check.sound for check in checks), "checks": checks}


def _view(checks: Iterable[Check]) -> RenderableType:
    checks = tuple(checks)
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(3):
        table.add_column(overflow="fold")
    for check in checks:
        table.add_row(Text(visible(check.name)), Text(*_SIGNS[check.state]), _about(check))
    wrong = [check for check in checks if not check.sound]
    verdict = f"{len(wrong)} to mend: {', '.join(c.name for c in wrong)}" if wrong else "everything needed is sound"
    return Group(table, Text(), Text(verdict, style="bold red" if wrong else "bold green"))


def _about(check: Check) -> Text:
    text = Text(visible(", ".join(f"{key} {value}" for key, value in check.found.items())))
    if check.wrong:
        text.append(("; " if check.found else "") + visible(check.wrong), style="red" if check.needed else "")
    if check.mend and check.state != "ok":
        text.append(
            f"\nmend: {visible(check.mend)}" if check.needed or check.wrong else f" – {visible(check.mend)}",
            style="bold" if check.needed else "dim",
        )
    return text
