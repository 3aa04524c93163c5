"""Steps, provisions, positions, demands, relations and events: each with its words and who said so."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from depositary.cli.view.parts import facts, labelled, plain, quote, source
from depositary.exchange.wording import Wording
from depositary.record import Demand, Event, Position, Provision, Relation, Step


def step(found: Step, wording: Wording) -> RenderableType:
    """The act, who, with and to whom, for whom, when, where, and whether it happened."""
    line = facts(
        wording.names(found.by) or "nobody named",
        f"with {wording.names(found.with_)}" if found.with_ else None,
        f"to {wording.names(found.to)}" if found.to else None,
        f"on behalf of {wording.name(found.on_behalf_of)}" if found.on_behalf_of else None,
        found.date,
        f"in {found.place}" if found.place else None,
        wording.term("modality", found.modality),
    )
    return labelled(
        wording.term("act", found.act),
        [line, *_words(found, wording)],
        style="bold green" if _happened(found) else "bold yellow",
    )


def provision(found: Provision, wording: Wording) -> RenderableType:
    """What is provided, and whom it binds."""
    who = f"{wording.name(found.obligor)} {found.force}" if found.obligor else f"{found.force}, nobody named"
    return labelled("provides", [facts(who), *_words(found, wording)], style="bold magenta")


def position(found: Position, wording: Wording) -> RenderableType:
    """Who holds what of it, in the holder's mouth."""
    target = f"“{found.target.text}”" if found.target and not found.agreement else None
    line = facts(f"{wording.name(found.holder)} {wording.stance(found, it=target or 'it')}", found.date)
    return labelled("position", [line, *_words(found, wording)], style="bold red")


def demand(found: Demand, wording: Wording) -> RenderableType:
    """Who asks what of whom."""
    line = facts(f"{wording.name(found.by)} {wording.demand(found)}", found.date)
    line.append(": ", style="dim").append_text(quote(found.action.text))
    inside = found.evidence.text != found.action.text
    return labelled(
        "demand", [line, *(_words(found, wording) if inside else [_said(found, wording)])], style="bold blue"
    )


def relation(found: Relation, wording: Wording) -> RenderableType:
    """How the agreement stands to another."""
    lines = [facts(wording.relation(found)), quote(found.evidence.text), source(wording.chain(found.via))]
    return labelled("relation", lines)


def event(found: Event, wording: Wording) -> RenderableType:
    """One line: type, who to whom, when, the trigger."""
    line = plain(f"{wording.names(found.sources) or '?'} → {wording.names(found.targets) or '?'}")
    rest = facts(found.mode, found.date, found.place, wording.term("modality", found.modality))
    line.append("  ").append_text(rest).append("  ").append_text(quote(found.trigger.text))
    return labelled(found.type, [line], style="")


def _words(found: Step | Provision | Position | Demand, wording: Wording) -> Iterator[RenderableType]:
    yield quote(found.evidence.text)
    yield _said(found, wording)


def _said(found: Step | Provision | Position | Demand, wording: Wording) -> RenderableType:
    return source(wording.chain(found.via, found.statement))


def _happened(found: Step) -> bool:
    return found.modality in ("occurred", "ongoing")
