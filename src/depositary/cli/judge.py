"""`depositary judge` and `undo`: what people decide outranks what the program thinks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from depositary.cli.console import complain, messages
from depositary.cli.place import DEFAULT, Place, Ref, Who, Why, opened


class Verdict(StrEnum):
    """What can be judged of two agreements."""

    SAME = "same"
    DIFFERENT = "different"


Judged = Annotated[Verdict, typer.Argument(metavar="same|different", help="What the two are.", show_default=False)]


def run(verdict: Judged, left: Ref, right: Ref, who: Who = None, why: Why = None, register: Place = DEFAULT) -> None:
    """Decide that two agreements are the same or different, whatever the comparison says."""
    with opened(register) as held:
        held.judge(verdict.value, left, right, who=who, why=why)
    complain(messages(), f"{left} and {right} are {verdict.value}; `depositary undo` takes it back")


def undo(register: Place = DEFAULT) -> None:
    """Take back the last judgement; it is kept as undone."""
    with opened(register) as held:
        judgement = held.undo()
    complain(messages(), f"undone: {judgement.left} and {judgement.right} are {judgement.kind}")
