"""A record: everything one report says about agreements and the relations around them (format 1)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from depositary.record.findings import (
    Actor,
    Agreement,
    Demand,
    Event,
    Position,
    Provision,
    Skipped,
    Statement,
    Step,
)
from depositary.record.report import Report
from depositary.record.span import Span

FORMAT = 1


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The report and its findings, each list in text order."""

    format: int = FORMAT
    report: Report
    actors: tuple[Actor, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    steps: tuple[Step, ...] = ()
    provisions: tuple[Provision, ...] = ()
    positions: tuple[Position, ...] = ()
    demands: tuple[Demand, ...] = ()
    events: tuple[Event, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def actor(self, ref: str) -> Actor | None:
        """The actor with this id."""
        return next((a for a in self.actors if a.id == ref), None)

    def agreement(self, ref: str) -> Agreement | None:
        """The agreement with this id."""
        return next((a for a in self.agreements if a.id == ref), None)

    def statement(self, ref: str) -> Statement | None:
        """The statement with this id."""
        return next((s for s in self.statements if s.id == ref), None)

    def spans(self) -> Iterator[Span]:
        """Every span of every finding."""
        for name in self.__struct_fields__:
            if name != "report":
                yield from _spans(getattr(self, name))


def _spans(node: object) -> Iterator[Span]:
    if isinstance(node, Span):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from _spans(item)
    elif isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from _spans(getattr(node, name))
