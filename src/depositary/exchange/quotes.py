"""The statements of a record as rows, one a statement: who said what, in which words, through whom it reaches us."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from depositary.reading.attribution import Attribution
from depositary.reading.coding import Coded, Coder, code_actor
from depositary.record import Record, Span, Statement

HEADINGS = (
    "report", "id", "speaker", "role", "side", "country", "sector", "source", "cue", "words", "kind", "direct", "chain",
    "within", "addressee", "date", "source_start", "source_end", "cue_start", "cue_end", "starts", "ends", "basis",
    "title", "url", "publisher", "published",
)  # fmt: skip
SHOWN = ("speaker", "role", "side", "kind", "cue", "words", "chain")  # at a terminal
GAP = " … "  # between pieces of what is said


def rows(records: Iterable[Record], coder: Coder) -> Iterator[dict[str, Any]]:
    """A row for each statement of each record, in text order; offsets count code points of the report's text."""
    for record in records:
        names = {actor.id: actor.name for actor in record.actors}
        codes = {actor.id: code_actor(actor, coder) for actor in record.actors}
        chains = Attribution(record.statements)
        for statement in record.statements:
            above = chains.statements.get(statement.within) if statement.within else None
            yield {
                "report": record.report.id,
                "id": statement.id,
                "speaker": names.get(statement.speaker or "", statement.speaker),
                **_codes(codes.get(statement.speaker or "")),
                **_words(statement),
                "kind": statement.kind,
                "direct": statement.direct,
                "chain": [names.get(ref, ref) for ref in chains.chain(above)],
                "within": statement.within,
                "addressee": names.get(statement.addressee or "", statement.addressee),
                "date": statement.date,
                "basis": statement.basis,
                "title": record.report.title,
                "url": record.report.url,
                "publisher": record.report.publisher,
                "published": record.report.published,
            }


def names_of(record: Record, refs: Iterable[str]) -> list[str]:
    """The names of the actors with these ids."""
    names = {actor.id: actor.name for actor in record.actors}
    return [names.get(ref, ref) for ref in refs]


def _codes(found: Coded | None) -> dict[str, Any]:
    if found is None:
        return {"role": None, "side": None, "country": None, "sector": None}
    side = found.territory or found.organisation
    return {"role": found.role, "side": side, "country": found.country, "sector": found.sector}


def _words(statement: Statement) -> dict[str, Any]:
    return {
        **_place("source", statement.source),
        **_place("cue", statement.cue),
        "words": GAP.join(piece.text for piece in statement.content),
        "starts": [piece.start for piece in statement.content],
        "ends": [piece.end for piece in statement.content],
    }


def _place(name: str, span: Span | None) -> dict[str, Any]:
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.text, f"{name}_start": span.start, f"{name}_end": span.end}
