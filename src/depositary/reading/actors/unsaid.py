"""The last word on sides: whoever stayed without one in a report about one state acts for that state."""

from __future__ import annotations

from collections import Counter

from depositary.reading.actors.entity import Entity, Ledger
from depositary.reading.actors.sheets import RESERVED, home
from depositary.reading.actors.words import Lexicon
from depositary.vocabulary.groups import groups

SPEAKING = ("person", "office", "body")  # envoys, missions and spokesmen speak for what they belong to
AT_HOME = 0.4  # how often the publisher's own state is spoken of, as a share of the one spoken of most


def settle(ledger: Ledger, lexicon: Lexicon) -> None:
    """Give the people and missions of the UN or EU its code, and who has no side that of the report's main state.

    The latter only domestic bodies, office holders, parties and persons.
    """
    state = main(ledger)
    for entity in ledger.entities:
        if entity.territory is None and entity.belongs is not None and entity.sort in SPEAKING:
            entity.territory = home(entity.belongs) or (of_party(entity.belongs) if entity.sort != "body" else None)
    for entity in ledger.entities if state is not None else ():
        if entity.territory is None and entity.belongs is None and _domestic(entity, lexicon, state == ledger.home):
            entity.territory = state


def of_party(key: str) -> str | None:
    """The state of a party; an armed group's people act for the group alone."""
    if key not in groups():
        return None
    row = groups()[key]
    return row.territory if row.kind == "party" else None


def main(ledger: Ledger) -> str | None:
    """The state whose actors a report tells of most: the publisher's where it is among the first."""
    counts: Counter[str] = Counter()
    for seen in ledger.seen:
        code = seen.entity.territory
        if code is not None and code not in RESERVED and seen.entity.kind != "media":
            counts[code] += 1
    if not counts:
        return ledger.home
    first, most = counts.most_common(1)[0]
    home = ledger.home
    return home if home is not None and counts[home] >= AT_HOME * most else first


def _domestic(entity: Entity, lexicon: Lexicon, at_home: bool) -> bool:
    """Whether an actor of this sort has a state at all: observers, papers and experts speak for none.

    A person without an office has it only `at_home`: news of the publisher's own state name its people without it.
    """
    if entity.sort in ("person", "office"):
        lemmas = {lemma for lemma in entity.lemmas if ":" not in lemma}
        return (bool(lemmas) or at_home) and not lemmas & lexicon.offices.lay
    if entity.sort in ("body", "force"):
        return entity.kind in ("government", "government_body", "armed_forces")
    if entity.sort == "collective" and at_home:
        return bool(entity.lemmas & lexicon.groups.contextual)
    return entity.kind == "party"
