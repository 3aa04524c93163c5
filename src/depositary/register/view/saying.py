"""Words of a report with the chain of those who said so."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.record import Record, Report, Span
from depositary.register.view.dossier import Said


def said(record: Record, span: Span, via: Iterable[str] = (), statement: str | None = None) -> Said:
    """The words, their report, who said so, and to whom each of them said it."""
    told = _told(record, statement)
    actors = [actor for actor in map(record.actor, via) if actor]
    names = tuple(actor.name for actor in actors)
    return quoted(record.report, span, via=names, told=tuple(told.get(actor.id, "") for actor in actors))


def quoted(report: Report, span: Span, *, via: tuple[str, ...], told: tuple[str, ...]) -> Said:
    """The words, their report, the names of who said so, and for each of them to whom."""
    return Said(
        report=report.id,
        publisher=report.publisher,
        published=report.published,
        via=via,
        told=told,
        start=span.start,
        end=span.end,
        text=span.text,
    )


def sentence(text: str, span: Span) -> Span:
    """The sentence, or rather the line around the span, cut at full stops."""
    starts = [place + len(sign) for sign in ("\n", ". ") if (place := text.rfind(sign, 0, span.start)) >= 0]
    ends = [place for place in (text.find("\n", span.end), text.find(". ", span.end) + 1) if place > 0]
    return Span.of(text, max(starts, default=0), min(ends, default=len(text)))


def _told(record: Record, statement: str | None) -> dict[str, str]:
    """To whom each speaker around the finding spoke, by the speaker's id."""
    told: dict[str, str] = {}
    seen: set[str] = set()
    while statement and statement not in seen:
        seen.add(statement)
        held = record.statement(statement)
        listener = record.actor(held.addressee) if held and held.addressee else None
        if held and held.speaker and listener:
            told[held.speaker] = listener.name
        statement = held.within if held else None
    return told
