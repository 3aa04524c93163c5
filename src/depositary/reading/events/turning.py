"""What its mode makes of an act: a planned one of friendship is AGREE, of hostility THREATEN, a refused one REJECT.

PLOVER codes what has happened: to promise, to threaten and to refuse are events of their own; the act itself is kept
beside them in the mode that the words give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from depositary.language import Predication
from depositary.reading.events.participants import Participants, Sides
from depositary.record.words import EventType, Modality

FRIENDLY = frozenset({"SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "CONSULT"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
# The mode of a threat by the act threatened, that of a request or refusal by the act asked for.
THREATS = {"ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations", "COERCE": "restrict"}
ASKED = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist",
    "RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet",
}  # fmt: skip


class Turn(NamedTuple):
    """An event as told: type, mode, (sources, targets), modality and the rule that turned it ("" for none)."""

    type: EventType
    mode: str | None
    sides: Sides
    modality: Modality
    rule: str = ""


def turn(
    predication: Predication, gives: Mapping[str, Any], participants: Participants, sides: Sides, *, below: str | None
) -> Iterator[Turn]:
    """The events that one entry tells here: the act itself, and before it what its mode makes of it.

    `below` is the type of the act that is promised, asked for, threatened or refused: to promise war is a threat.
    """
    kind: EventType = gives["type"]
    mode: str | None = gives.get("mode") or _mode(kind, below)
    if kind == "AGREE" and below in HOSTILE:
        kind, mode = "THREATEN", THREATS.get(below)
    modality: Modality = gives.get("modality", predication.modality)
    if modality == "denied" and "denied" in gives:
        yield Turn(gives["denied"], None, sides, "occurred", "denied")
        return
    other = _turned(predication, kind, modality, participants) if sides[0] else None
    if other is not None:
        yield Turn(other, THREATS.get(kind) if other == "THREATEN" else None, sides, "occurred", "announced")
    yield Turn(kind, mode, sides, modality)


def _mode(kind: EventType, below: str | None) -> str | None:
    if kind == "THREATEN":
        return THREATS.get(below or "")
    if kind in ("REQUEST", "REJECT") and below is not None:
        return ASKED.get(below, "change")
    return None


def _turned(
    predication: Predication, kind: EventType, modality: Modality, participants: Participants
) -> EventType | None:
    friendly, hostile = kind in FRIENDLY, kind in HOSTILE
    if modality == "planned" and (friendly or hostile) and participants.commits(predication):
        return "THREATEN" if hostile or participants.warns(predication) else "AGREE"
    if modality == "denied" and (friendly or kind == "AGREE") and participants.refuses(predication):
        return "REJECT"
    return None
