"""`depositary list`: what the register holds."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depositary.cli import options
from depositary.cli.place import DEFAULT, Place, opened, tell
from depositary.cli.view.lists import HEADINGS, table
from depositary.cli.view.parts import plain as plain_text

if TYPE_CHECKING:
    from depositary.register.view.choosing import Item


class Thing(StrEnum):
    """What can be listed."""

    AGREEMENTS = "agreements"
    ACTORS = "actors"
    REPORTS = "reports"
    STATEMENTS = "statements"
    POSITIONS = "positions"
    DEMANDS = "demands"
    EVENTS = "events"
    STEPS = "steps"
    PROVISIONS = "provisions"
    RELATIONS = "relations"
    JUDGEMENTS = "judgements"


class Order(StrEnum):
    """By what a list can be put in order."""

    DATE = "date"
    NAME = "name"
    WHO = "who"
    KIND = "kind"
    REPORTS = "reports"


What = Annotated[Thing, typer.Argument(help="What to list.")]
_CHOICE = "Which of them"


def _option(name: str, metavar: str, words: str) -> Any:
    return typer.Option(name, metavar=metavar, help=words, rich_help_panel=_CHOICE, show_default=False)


Party = Annotated[str | None, _option("--party", "NAME", "A party of the agreement, by name or country code.")]
Side = Annotated[str | None, _option("--side", "NAME", "Who speaks, acts or asks, or the state that it acts for.")]
Kind = Annotated[str | None, _option("--kind", "KIND", "The kind, act or type, as `ceasefire`, `sign`, `PROTEST`.")]
Status = Annotated[str | None, _option("--status", "STATUS", "The status of an agreement, as `in_force`.")]
Stance = Annotated[str | None, _option("--stance", "STANCE", "The stance of a position, as `opposes`.")]
Since = Annotated[str | None, _option("--since", "DATE", "On this day (month, year) or later.")]
Until = Annotated[str | None, _option("--until", "DATE", "On this day (month, year) or earlier.")]
Text = Annotated[str | None, _option("--text", "WORDS", "With all these words in name or quotation.")]
Sort = Annotated[Order | None, typer.Option("--sort", help="By what to put them in order.", show_default=False)]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="NUMBER", min=0, help="At most so many.", show_default=False)
]
SHOWN = 500  # rows of a table, where no limit is named


def run(  # noqa: PLR0913  # the arguments of a verb are its options
    what: What = Thing.AGREEMENTS,
    party: Party = None,
    side: Side = None,
    kind: Kind = None,
    status: Status = None,
    stance: Stance = None,
    since: Since = None,
    until: Until = None,
    text: Text = None,
    sort: Sort = None,
    limit: Limit = None,
    register: Place = DEFAULT,
    format: options.RowFormat = options.Rows.TABLE,
    output: options.Output = None,
) -> None:
    """List the agreements, actors or reports of the register, or the findings of a sort, each with its words."""
    from depositary.exchange.listing import plain

    where = {
        "party": party, "side": side, "kind": kind, "status": status, "stance": stance,
        "since": since, "until": until, "text": text,
    }  # fmt: skip
    short = limit is None and format == options.Rows.TABLE
    with opened(register) as held:
        found = held.list(what.value, sort=sort.value if sort else None, limit=SHOWN + 1 if short else limit, **where)
    rest = [plain_text(f"and more; --limit {10 * SHOWN} shows as many", "dim")] if short and len(found) > SHOWN else []
    found = found[:SHOWN] if short else found
    tell(
        [_told(item) for item in found],
        lambda: [table(HEADINGS.get(what.value, HEADINGS["findings"]), found), *rest],
        format=format,
        output=output,
        cells=lambda: map(plain, found),
    )


def _told(item: Item) -> Any:
    """What programs get: of a report, what is known about it without its text."""
    from depositary.exchange.register import about
    from depositary.record import Record

    return about(item) if isinstance(item, Record) else item
