"""Whatever a list of the register shows, as flat cells."""

from __future__ import annotations

from depositary.exchange.agreements import flat_actor, flat_agreement, flat_report
from depositary.exchange.flat import flat
from depositary.exchange.visible import visible
from depositary.record import Record
from depositary.register.view import Dossier
from depositary.register.view.actors import Known
from depositary.register.view.choosing import Item
from depositary.register.view.entry import Entry
from depositary.register.view.rulings import Ruling


def plain(item: Item) -> dict[str, str]:
    """The cells of an agreement, an actor, a report or a finding."""
    if isinstance(item, Entry):
        return _entry(item)
    if isinstance(item, Dossier):
        return flat_agreement(item)
    if isinstance(item, Known):
        return flat_actor(item)
    if isinstance(item, Ruling):
        return flat_ruling(item)
    return flat_report(item) if isinstance(item, Record) else flat(item)


def flat_ruling(held: Ruling) -> dict[str, str]:
    """The row of one judgement."""
    made = held.judgement
    names = ("kind", "left", "right", "cell", "field", "before", "value", "who", "why", "when")
    cells = {
        "judgement": str(made.id),
        "state": held.state,
        "dossiers": "; ".join(held.dossiers),
        "agreements": "; ".join(held.agreements),
        **{name: getattr(made, name) or "" for name in names},
    }
    return {name: visible(cell) for name, cell in cells.items()}


def _entry(held: Entry) -> dict[str, str]:
    cells = {
        "dossier": held.id,
        "agreement": held.name,
        "kind": held.kind,
        "parties": "; ".join(party.name for party in held.parties),
        "status": held.status,
        "signed": "; ".join(held.signed),
        "series": "true" if held.series else "false",
        "reports": str(held.reports),
    }
    return {name: visible(cell) for name, cell in cells.items()}
