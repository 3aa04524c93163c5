"""One agreement: what it is, and everything the report says about it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from depositary.cli.view import findings
from depositary.cli.view.parts import facts, indented, labelled, plain, quote
from depositary.exchange.wording import Wording
from depositary.record import Agreement, Record

NAMES = 4  # of the ways the report names it; the rest is counted


def show(agreement: Agreement, record: Record, wording: Wording) -> Iterator[RenderableType]:
    """The name, the facts, then relations, steps, provisions, positions and demands."""
    yield Text.assemble((f"[{agreement.id}] ", "bold cyan"), plain(agreement.name, "bold"))
    yield indented(_facts(agreement, wording), 2)
    yield indented(_named(agreement), 2)
    for part in _parts(agreement, record, wording):
        yield indented(part, 2)


def _facts(agreement: Agreement, wording: Wording) -> RenderableType:
    return facts(
        ("a series: " if agreement.series else "") + wording.term("kind", agreement.kind),
        " – ".join(wording.name(p) for p in agreement.parties) or "parties not named",
        f"status: {wording.term('status', agreement.status)}",
        f"signature: {agreement.signed or 'no date given'}",
    )


def _named(agreement: Agreement) -> RenderableType:
    ways = list(dict.fromkeys(m.text for m in agreement.mentions))
    line = Text(", ", style="dim").join([quote(w) for w in ways[:NAMES]])
    if len(ways) > NAMES:
        line.append(f" and {len(ways) - NAMES} more", style="dim")
    return labelled("named", [line], style="dim")


def _parts(agreement: Agreement, record: Record, wording: Wording) -> Iterator[RenderableType]:
    ref = agreement.id
    yield from (findings.relation(r, wording) for r in agreement.relations)
    yield from (findings.step(s, wording) for s in record.steps if s.agreement == ref)
    yield from (findings.provision(p, wording) for p in record.provisions if p.agreement == ref)
    yield from (findings.position(p, wording) for p in record.positions if p.agreement == ref)
    yield from (findings.demand(d, wording) for d in record.demands if d.under == ref)
