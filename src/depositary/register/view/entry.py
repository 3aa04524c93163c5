"""An agreement in a list: what of a dossier is kept ready, so that a list need not rebuild it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from depositary.record import Record
from depositary.register.identity.finding import Finding
from depositary.register.view.building import build, title
from depositary.register.view.dossier import Dossier, Side

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


class Drawn(NamedTuple):
    """An entry with the dossier that it was made from, which has no relations: they are of other dossiers, too."""

    entry: Entry
    dossier: Dossier


def drawn(ref: str, members: Sequence[tuple[Finding, Record]], source: Mapping[str, str] | None = None) -> Drawn:
    """The entry of the dossier `ref` with these members, each with the gist of its record; `source` as in `build`."""
    held = sorted(members, key=lambda member: (member[0].published or "9999", member[0].id))
    name = title([found for found, _ in sorted(members, key=lambda member: member[0].id)])
    whole = build(held, {found.id: ref for found, _ in held}, {ref: name}, source=source)
    reports = len({found.report for found, _ in held})
    return Drawn(Entry(**{field: getattr(whole, field) for field in KEPT}, reports=reports), whole)
