"""Codes an actor of a record: by its mentions, and by what the record has found of its side and kind."""

from __future__ import annotations

import msgspec

from depositary.reading.coding.coded import Coded, coded
from depositary.reading.coding.phrase import Coder
from depositary.record import Actor

KINDS = {
    "government": "GOV", "government_body": "GOV", "armed_forces": "MIL", "armed_group": "REB", "igo": "IGO",
    "ngo": "NGO", "party": "PTY", "company": "BUS", "media": "MED", "people": "CVL",
}  # fmt: skip
OFFICES = "GOV"  # of a person with an office of a state


def code_actor(actor: Actor, coder: Coder) -> Coded:
    """The codes of the actor. The record's own finding of its side goes before what a mention alone says."""
    read = [coder.code(phrase) for phrase in phrases(actor)]
    best = next((c for c in read if c.sector is not None), read[0])
    placed = next((c for c in read if c.country is not None), best)
    sector = best.sector if best.sector != OFFICES else KINDS.get(actor.kind, OFFICES)  # an agency may be one of news
    sector = sector or KINDS.get(actor.kind) or (OFFICES if actor.role and actor.territory else None)
    found = coded(
        actor.name,
        territory=actor.territory or placed.territory,
        international=placed.country,
        sector=sector,
        sectors=tuple(dict.fromkeys(s for s in (sector, *best.sectors) if s)),
        role=actor.role or best.role,
        organisation=placed.organisation,
    )
    if found.country is None and actor.kind in ("igo", "ngo"):
        return msgspec.structs.replace(found, country=actor.kind.upper())
    return found


def phrases(actor: Actor) -> tuple[str, ...]:
    """The words by which the actor can be known: name, role before the name, mentions from the longest on."""
    mentions = sorted({m.text for m in actor.mentions}, key=lambda text: (-len(text), text))
    titled = (f"{actor.role} {actor.name}",) if actor.role else ()
    return (*titled, actor.name, *mentions)
