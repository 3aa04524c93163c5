"""`depositary export`: the register for other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from depositary.cli import options
from depositary.cli.outlet import Outlet, writable
from depositary.cli.place import DEFAULT, Place, opened


class Form(StrEnum):
    """What a register can be written as."""

    JSON = "json"


Forms = Annotated[Form, typer.Option("--format", "-f", help="json: one object with agreements, actors and reports.")]


def run(register: Place = DEFAULT, format: Forms = Form.JSON, output: options.Output = None) -> None:
    """Write out the whole register."""
    from depositary.exchange.register import whole

    target = writable(output, inputs=[register])
    with opened(register) as held, Outlet(target) as outlet:
        outlet.write(whole(held))
