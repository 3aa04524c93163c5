"""The whole record: report, agreements, what belongs to none, statements, events, and what was given up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from depositary.cli.view import agreement, findings
from depositary.cli.view.parts import facts, heading, indented, labelled, plain, quote
from depositary.exchange.wording import Wording, headline, nest
from depositary.record import Record, Statement


def show(record: Record) -> RenderableType:
    """The record as a view of the terminal."""
    wording = Wording(record)
    return Group(
        *_header(record),
        *_agreements(record, wording),
        *_section(
            "Other positions",
            (findings.position(p, wording) for p in record.positions if not _known(record, p.agreement)),
        ),
        *_section(
            "Other demands", (findings.demand(d, wording) for d in record.demands if not _known(record, d.under))
        ),
        *_section("Statements", (_statement(depth, s, wording) for depth, s in nest(record.statements))),
        *_section("Events", (findings.event(e, wording) for e in record.events)),
        *_section("Skipped", _skipped(record)),
        Text(),
    )


def _header(record: Record) -> Iterator[RenderableType]:
    report = record.report
    yield Rule(style="dim", characters="─")
    yield plain(headline(report), "bold")
    about = facts(report.publisher, report.published, ", ".join(report.authors), report.language)
    if about:
        yield about
    if report.url:
        yield plain(report.url, "dim")


def _agreements(record: Record, wording: Wording) -> Iterator[RenderableType]:
    if not record.agreements:
        yield Text()
        yield Text("No agreement was found in this report.")
    for found in record.agreements:
        yield Text()
        yield from agreement.show(found, record, wording)


def _section(title: str, parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    held = list(parts)
    if held:
        yield Text()
        yield heading(title, len(held))
        yield from held


def _statement(depth: int, statement: Statement, wording: Wording) -> RenderableType:
    line = plain(wording.name(statement.speaker), "bold")
    if statement.addressee:
        line.append(" to ", style="dim").append_text(plain(wording.name(statement.addressee)))
    line.append(" → ", style="dim").append_text(
        Text(" … ", style="dim").join([quote(c.text) for c in statement.content])
    )
    manner = "verbatim" if statement.direct else None
    line.append("  ").append_text(facts(wording.term("statement", statement.kind), manner, statement.date))
    return indented(line, 2 * depth)


def _skipped(record: Record) -> Iterator[RenderableType]:
    for skipped in record.skipped:
        lines = [plain(skipped.why)]
        if skipped.evidence:
            lines.append(quote(skipped.evidence.text))
        yield labelled(skipped.stage, lines, style="dim")


def _known(record: Record, ref: str | None) -> bool:
    return ref is not None and record.agreement(ref) is not None
