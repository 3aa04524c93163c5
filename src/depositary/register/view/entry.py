"""An agreement in a list: what of a dossier is kept ready, so that a list need not rebuild it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from depositary.record import Record
from depositary.register.identity.finding import Finding
from depositary.register.view.building import build, title
from depositary.register.view.dossier import Side

KEPT = (
    "id",
    "name",
    "kind",
    "series",
    "parties",
    "status",
    "signed",
    "rejected",
)  # what an entry takes from its dossier


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement in a list, as its dossier would say it."""

    id: str
    name: str
    kind: str
    series: bool = False
    parties: tuple[Side, ...] = ()
    status: str = "mentioned"
    signed: tuple[str, ...] = ()
    rejected: bool = False
    reports: int


def gist(finding: Finding, record: Record) -> Record:
    """What of a record an entry needs: the agreement, its steps and who takes them; the text is kept elsewhere."""
    agreements = [a for a in record.agreements if a.id == finding.ref]
    steps = tuple(s for s in record.steps if s.agreement == finding.ref)
    named = {ref for a in agreements for ref in a.parties} | {ref for s in steps for ref in (*s.by, *s.with_)}
    return Record(
        report=msgspec.structs.replace(record.report, text=""),
        actors=tuple(msgspec.structs.replace(a, mentions=()) for a in record.actors if a.id in named),
        agreements=tuple(msgspec.structs.replace(a, mentions=a.mentions[:1], relations=()) for a in agreements),
        steps=steps,
    )


def with_text(record: Record, text: str) -> Record:
    """The gist with its text again."""
    return msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, text=text))


def entry(ref: str, members: Sequence[tuple[Finding, Record]]) -> Entry:
    """The entry of the dossier `ref` with these members, each with the gist of its record."""
    held = sorted(members, key=lambda member: (member[0].published or "9999", member[0].id))
    name = title([found for found, _ in sorted(members, key=lambda member: member[0].id)])
    whole = build(held, {found.id: ref for found, _ in held}, {ref: name})
    reports = len({found.report for found, _ in held})
    return Entry(**{field: getattr(whole, field) for field in KEPT}, reports=reports)
