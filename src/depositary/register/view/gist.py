"""What a dossier needs of a record: one agreement with all that is said of it, packed small."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

import msgspec

from depositary.record import Agreement, Record, Statement
from depositary.register.identity.finding import Finding

_DECODER = msgspec.msgpack.Decoder(Record)
FAST = 1  # how hard zlib tries


def gist(finding: Finding, record: Record) -> Record:
    """The record with this agreement alone, its steps, provisions, positions and demands, and who is named in them; no
    text, which is kept elsewhere."""
    agreements = tuple(a for a in record.agreements if a.id == finding.ref)
    lists: Any = {
        "steps": tuple(s for s in record.steps if s.agreement == finding.ref),
        "provisions": tuple(p for p in record.provisions if p.agreement == finding.ref),
        "positions": tuple(p for p in record.positions if p.agreement == finding.ref),
        "demands": tuple(d for d in record.demands if d.under == finding.ref),
    }
    found = [one for held in lists.values() for one in held]
    statements = _statements(record, found)
    named = _named(agreements, found, statements)
    return Record(
        report=msgspec.structs.replace(record.report, text=""),
        actors=tuple(msgspec.structs.replace(a, mentions=()) for a in record.actors if a.id in named),
        agreements=agreements,
        statements=tuple(msgspec.structs.replace(s, source=None, cue=None, content=()) for s in statements),
        **lists,
    )


def pack(record: Record) -> bytes:
    """The gist as bytes."""
    return zlib.compress(msgspec.msgpack.encode(record), FAST)


def unpack(data: bytes, text: str) -> Record:
    """The gist of these bytes, with the text of its report again."""
    record = _DECODER.decode(zlib.decompress(data))
    return msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, text=text))


def _statements(record: Record, found: Iterable[Any]) -> list[Statement]:
    """Those that tell these findings, and those that tell them."""
    held = {s.id: s for s in record.statements}
    wanted: set[str] = set()
    waiting = [one.statement for one in found if one.statement]
    while waiting:
        ref = waiting.pop()
        if ref not in wanted and ref in held:
            wanted.add(ref)
            waiting += filter(None, [held[ref].within])
    return [s for s in record.statements if s.id in wanted]


def _named(agreements: Iterable[Agreement], found: Iterable[Any], statements: Iterable[Statement]) -> set[str]:
    """The ids of the actors that stand in these."""
    named: set[str | None] = set()
    for agreement in agreements:
        named.update(agreement.parties, *(tie.via for tie in agreement.relations))
    for one in found:
        for name in ("by", "with_", "of", "obligor", "holder", "via"):
            value = getattr(one, name, None)
            named.update((value,) if isinstance(value, str) else value or ())
    for statement in statements:
        named.update((statement.speaker, statement.addressee))
    return {ref for ref in named if ref}
