"""Words that mean several at once: "both countries", "the two presidents", "the parties"."""

from __future__ import annotations

from collections import Counter

from depositary.reading.actors.bodies import entered
from depositary.reading.actors.entity import STATES, Entity, Ledger
from depositary.reading.actors.focus import give_side
from depositary.reading.actors.frame import Frame
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.people import meant, office
from depositary.reading.actors.sheets import RESERVED, state

LATELY = 2  # sentences
EVEN = 0.3  # how often the second of two sides is spoken of at least, as a share of the first: hosts are spoken of less


def several(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """Each of the actors that "both countries", "the two presidents", "the parties" means."""
    give_side(ledger, frame, mention)
    if mention.sides and len(mention.sides) == mention.count:
        states = [state(ledger, code) for code in mention.sides]
    elif mention.kind == "government_body":
        found = _bodies(ledger, mention)
        if found:
            return found
        states = _joined(ledger, mention, only=True)
        return [entered(ledger, mention, e.territory) for e in states]
    elif _is_everybody(frame, mention):
        return [entered(ledger, mention, None)]
    else:
        states = _joined(ledger, mention, only=mention.lemma in frame.lexicon.groups.countries)
        if not states and mention.plural and mention.lemma in frame.lexicon.groups.parties:
            return [entered(ledger, mention, None)]
    return _holders(ledger, frame, mention, states) if mention.kind == "person" else states


def _is_everybody(frame: Frame, mention: Mention) -> bool:
    """ "all nations", "all governments": the world's, not those joined last."""
    every = any(c.lower == "all" for c in mention.head.children if c.i < mention.head.i)
    bare = not any(c.dep in ("det", "poss", "nummod") and c.lower != "all" for c in mention.head.children)
    return every and bare and mention.kind != "person" and mention.lemma in frame.lexicon.groups.countries


def gone_between(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """ "the mediators", "the two guarantors": those said to be that before; none for another noun."""
    part = frame.lexicon.groups.between.get(mention.lemma)
    bare = mention.definite and mention.plural and not (mention.sides or mention.belongs or mention.owner)
    if part is None or not bare:
        return []
    found = ledger.between.get(part, [])
    return found[-mention.count :] if mention.count > 0 else found


def holders(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """The holders of an office; "the ministers" without a side are those of the states joined a moment ago."""
    bare = mention.plural and mention.definite and not (mention.sides or mention.belongs or mention.owner)
    if bare and mention.lemma in frame.lexicon.groups.countries and not mention.topic:
        sides = _lately(ledger, mention.head.sentence)
        if len(sides) > 1:
            mention.sides = sides
    return office(ledger, frame, mention)


def _lately(ledger: Ledger, sentence: int) -> tuple[str, ...]:
    """The sides joined last, in this sentence or the two before."""
    near = [s for s in ledger.seen if sentence - s.sentence <= LATELY]
    for at, group in reversed(ledger.groups):
        if not near or at < near[0].token:
            return ()
        sides = tuple(dict.fromkeys(e.territory for e in group if e.territory and not _apart(e.territory, only=True)))
        if len(sides) > 1:
            return sides
    return ()


def _bodies(ledger: Ledger, mention: Mention) -> list[Entity]:
    """ "the two ministries": those named before."""
    found = list(ledger.recent(lambda e: e.sort == "body" and mention.lemma in e.lemmas))
    if found and found[0].plural:
        return found[:1]
    return found[: mention.count][::-1] if mention.count > 0 else []


def _joined(ledger: Ledger, mention: Mention, *, only: bool) -> list[Entity]:
    """The actors last joined by "and", "between", a hyphen; else those most spoken of."""
    wanted = mention.count if mention.count > 0 else 0
    for _, group in reversed(ledger.groups):
        fitting = [e for e in group if (e.kind in STATES if only else _contracts(e))]
        if not mention.lemma and len(group) == wanted:
            return list(group)
        if len(fitting) == len(group) and (len(fitting) == wanted or (not wanted and len(fitting) > 1)):
            return fitting
    return _salient(ledger, wanted, only=only)


def _contracts(entity: Entity) -> bool:
    return entity.kind in (*STATES, "armed_group", "igo", "armed_forces", "government") and entity.territory != "un"


def _apart(code: str, *, only: bool) -> bool:
    """Whether a side is none of "the parties": the UN mediates and watches; the EU is no state."""
    return code == "un" or (only and code in RESERVED)


def _salient(ledger: Ledger, wanted: int, *, only: bool) -> list[Entity]:
    """The sides most spoken of, by themselves or by those who speak for them."""
    counts: Counter[tuple[str, str]] = Counter()
    for seen in ledger.seen:
        entity = seen.entity
        if entity.kind == "armed_group" and not only and entity.belongs:
            counts["groups", entity.belongs] += 1
        elif entity.territory and entity.kind != "media" and not _apart(entity.territory, only=only):
            counts["territory", entity.territory] += 1
    named = Counter({key: n for key, n in counts.items() if key[0] == "territory" or key in ledger.keyed})
    most = named.most_common(wanted or 2)
    if len(most) < (wanted or 2) or (not wanted and not only and most[1][1] < EVEN * most[0][1]):
        return []
    return [ledger.keyed.get(key) or state(ledger, key[1]) for key, _ in most]


def _holders(ledger: Ledger, frame: Frame, mention: Mention, states: list[Entity]) -> list[Entity]:
    """The holders of an office of several states: those named, else unnamed ones."""
    offices = frame.lexicon.offices

    def fits(entity: Entity) -> bool:
        return entity.sort == "person" and meant(entity, mention, offices)

    named = list(ledger.recent(fits))
    if mention.count > 1 and len(named) >= mention.count:
        return named[: mention.count][::-1]
    sides = [e.territory for e in states if e.territory]
    mention.sides = tuple(dict.fromkeys(sides))
    return office(ledger, frame, mention) if mention.sides else []
