"""`depositary judge` and `undo`: what people decide outranks what the program thinks."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from depositary.cli.console import complain, messages
from depositary.cli.place import DEFAULT, Place, Ref, When, Who, Why, opened

if TYPE_CHECKING:
    from depositary.register.judgement import Judgement


class Verdict(StrEnum):
    """What can be judged: of two agreements, or of a cell of one."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"


Judged = Annotated[
    Verdict,
    typer.Argument(
        metavar="same|different|accept|reject|edit",
        help="same or different: of two agreements; accept, reject or edit: a cell of one.",
        show_default=False,
    ),
]
Other = Annotated[
    str,
    typer.Argument(
        metavar="ID|CELL",
        help="The other agreement; or the cell, as `show` names it: stage-2, position-1, party-3, name, status, "
        "agreement …",
    ),
]
Value = Annotated[str | None, typer.Argument(metavar="[VALUE]", help="What an edit puts there.", show_default=False)]
Field = Annotated[
    str | None,
    typer.Option(
        "--field",
        metavar="FIELD",
        help="What of the cell an edit changes: date, act, modality, place, stance, force, type; left out, the first "
        "that the cell has.",
        show_default=False,
    ),
]


Report = Annotated[
    str | None,
    typer.Option(
        "--report", metavar="REPORT", help="Judge only what this report says beneath the cell.", show_default=False
    ),
]


def run(  # noqa: PLR0913  # the arguments of a verb are its options
    verdict: Judged,
    left: Ref,
    right: Other,
    value: Value = None,
    field: Field = None,
    report: Report = None,
    who: Who = None,
    why: Why = None,
    when: When = None,
    register: Place = DEFAULT,
) -> None:
    """Decide that two agreements are the same or different; accept, reject or edit a cell of one."""
    with opened(register) as held:
        against = held.judge(verdict.value, left, right, value, field=field, report=report, who=who, why=why, when=when)
    for earlier in against:
        complain(messages(), f"this contradicts an earlier judgement, which holds no longer: {told(earlier)}")
    pair = verdict in (Verdict.SAME, Verdict.DIFFERENT)
    done = f"{left} and {right} are {verdict.value}" if pair else f"{verdict.value}ed: {right} of {left}"
    complain(messages(), f"{done}; `depositary undo` takes it back")


def undo(register: Place = DEFAULT) -> None:
    """Take back the last judgement; it is kept as undone."""
    with opened(register) as held:
        judgement = held.undo()
    complain(messages(), f"undone: {told(judgement)}")


def told(judgement: Judgement) -> str:
    """The judgement in a line: "3 reject stage-2 of a1b2c3d, by Ada, 2024-06-05 (a slip)"."""
    about = f"{judgement.cell} of {judgement.left}" if judgement.cell else f"{judgement.left} and {judgement.right}"
    change = f" ({judgement.field}: {judgement.before or '–'} → {judgement.value})" if judgement.kind == "edit" else ""
    said = "".join(f", {word}" for word in (judgement.who and f"by {judgement.who}", judgement.when) if word)
    return f"{judgement.id} {judgement.kind} {about}{change}{said}" + (f" ({judgement.why})" if judgement.why else "")
