"""Agreements, actors and reports of a register as flat rows."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.exchange.visible import visible
from depositary.exchange.wording import judged
from depositary.record import Record, Report
from depositary.register import Register
from depositary.register.view import Dossier
from depositary.register.view.actors import Known

AGREEMENT = {
    "dossier": "The id of the dossier.",
    "agreement": "The most telling name.",
    "names": "All names that reports give it, parted by semicolons.",
    "kind": "What kind of instrument it is.",
    "parties": "Its parties, parted by semicolons.",
    "status": "What the steps that happened amount to.",
    "signed": "The days of signature that reports give, in EDTF, parted by semicolons.",
    "series": "Whether it is a class of instruments, not one.",
    "reports": "How many reports speak of it.",
    "conflicts": "How many pairs of accounts contradict each other.",
    "judged": "What people decided on the agreement itself: accepted, rejected or edited, by whom, when and why.",
}
ACTOR = {
    "actor": "The id of the actor.",
    "name": "The name that most reports give it.",
    "kind": "What kind of actor it is.",
    "territory": "The state or de facto entity that it acts for: ISO 3166 alpha-2 or an entity's own code.",
    "names": "All its names, parted by semicolons.",
    "reports": "How many reports name it.",
}
REPORT = {
    "report": "The id of the report: sha256 of its text.",
    "title": "Its title.",
    "publisher": "Who published it.",
    "published": "When it was published, in EDTF.",
    "language": "Its language.",
    "url": "Where it was published.",
}


def agreements(register: Register) -> Iterator[dict[str, str]]:
    """A row for every dossier."""
    return map(flat_agreement, register.each(rejected=True))


def flat_agreement(held: Dossier) -> dict[str, str]:
    """The row of one dossier."""
    return _plain(
        {
            "dossier": held.id,
            "agreement": held.name,
            "names": "; ".join(held.names),
            "kind": held.kind,
            "parties": "; ".join(party.name for party in held.parties),
            "status": held.status,
            "signed": "; ".join(held.signed),
            "series": "true" if held.series else "false",
            "reports": str(len({member.report for member in held.members})),
            "conflicts": str(len(held.conflicts)),
            "judged": "; ".join(map(judged, held.judged)),
        }
    )


def actors(register: Register) -> Iterator[dict[str, str]]:
    """A row for every actor."""
    return map(flat_actor, register.actors(heard=False))


def flat_actor(held: Known) -> dict[str, str]:
    """The row of one actor."""
    return _plain(
        {
            "actor": held.id,
            "name": held.name,
            "kind": held.kind,
            "territory": held.territory or "",
            "names": "; ".join(held.names),
            "reports": str(len(held.reports)),
        }
    )


def reports(register: Register) -> Iterator[dict[str, str]]:
    """A row for every report."""
    return map(_report, register.catalogue())


def flat_report(record: Record) -> dict[str, str]:
    """The row of one report."""
    return _report(record.report)


def _report(held: Report) -> dict[str, str]:
    return _plain(
        {
            "report": held.id,
            "title": held.title or "",
            "publisher": held.publisher or "",
            "published": held.published or "",
            "language": held.language or "",
            "url": held.url or "",
        }
    )


def _plain(row: dict[str, str]) -> dict[str, str]:
    return {name: visible(cell) for name, cell in row.items()}
