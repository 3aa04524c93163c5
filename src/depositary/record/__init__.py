"""The shared core: a report, what it says, and the spans, dates and ids that findings are made of."""

from depositary.record.codec import decode, encode, schema
from depositary.record.findings import (
    Actor,
    Agreement,
    Demand,
    Event,
    Position,
    Provision,
    Relation,
    Skipped,
    Statement,
    Step,
)
from depositary.record.record import FORMAT, Record
from depositary.record.report import Report
from depositary.record.run import Run
from depositary.record.span import Span

__all__ = [
    "FORMAT", "Actor", "Agreement", "Demand", "Event", "Position", "Provision", "Record", "Relation", "Report",
    "Run", "Skipped", "Span", "Statement", "Step", "decode", "encode", "schema",
]  # fmt: skip
