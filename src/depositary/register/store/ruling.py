"""What became of each judgement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, select

from depositary.register.judgement import Judgement
from depositary.register.judgement.anchor import owner
from depositary.register.judgement.heard import marks
from depositary.register.judgement.judgement import PAIRS
from depositary.register.store import judging
from depositary.register.store.portions import portions
from depositary.register.store.schema import ANCHORS, MEMBERS
from depositary.register.view.rulings import State


def every(connection: Connection) -> Iterator[tuple[Judgement, tuple[str, ...], State]]:
    """All, each with the dossiers that it is about, in the order in which they were made."""
    same, different = judging.settled(connection)
    pairs = {*(("same", *p) for p in same), *(("different", *p) for p in different)}
    loose, told = judging.adrift(connection), _told(connection)
    dossiers = _dossiers(connection)
    for judgement, undone in judging.every(connection):
        state: State = "undone" if undone else "adrift" if judgement.id in loose else "holds"
        holds = (judgement.kind, judgement.left, judgement.right) in pairs
        if state == "holds" and judgement.kind in PAIRS and judgement.left == judgement.right:
            state = "holds" if judgement.kind == "same" else "adrift"  # both are one finding now
        elif state == "holds" and not (holds if judgement.kind in PAIRS else judgement.id in told):
            state = "overruled"
        yield judgement, tuple(sorted(dossiers.get(judgement.id, ()))), state


def _told(connection: Connection) -> set[int]:
    """The judgements on single findings that a dossier shows."""
    found = set()
    for places in judging.on(connection, judging.places(connection)).values():
        for made in places.values():
            shown = marks(made)
            found |= {j.id for j in made if any(j.mark is mark or j.mark == mark for mark in shown)}
    return found


def _dossiers(connection: Connection) -> dict[int, set[str]]:
    """The dossiers of each judgement: of its agreements, or of the one that its cell is of."""
    query = select(ANCHORS.c.judgement, ANCHORS.c.finding).where(ANCHORS.c.finding.is_not(None))
    about = [(judgement, owner(place)) for judgement, place in connection.execute(query)]
    dossier: dict[str, str] = {}
    for some in portions({ref for _, ref in about}):
        held = select(MEMBERS.c.finding, MEMBERS.c.dossier).where(MEMBERS.c.finding.in_(some))
        dossier.update((finding, ref) for finding, ref in connection.execute(held))
    found: dict[int, set[str]] = defaultdict(set)
    for judgement, ref in about:
        if ref in dossier:
            found[judgement].add(dossier[ref])
    return found
