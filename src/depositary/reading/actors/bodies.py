"""Bodies, forces, papers, collectives: one met before, or a new one with the side in focus."""

from __future__ import annotations

from depositary.reading.actors.entity import Entity, Ledger
from depositary.reading.actors.focus import context, give_side, seated, standing
from depositary.reading.actors.frame import Frame
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.sides import backed

SINGLE = ("person", "ngo", "company", "party")
RECENT = 3  # sentences in which the organisation named most is the one that "the movement" means


def body(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """A body, force, paper, collective or named organisation: one met before, or a new one."""
    give_side(ledger, frame, mention)
    if mention.sort == "named":
        return [_named(ledger, mention)]
    bare = not (mention.sides or mention.belongs)
    known = _meant(ledger, mention) if bare else None
    if known is not None:
        return [known]
    several = mention.plural and mention.owner is not None  # "farmers' unions" are not the Union
    if bare and not mention.indefinite and not several:
        alike = frame.lexicon.groups.alike.get(mention.lemma, frozenset())
        found = _before(ledger, mention) or _recalled(ledger, frame, mention)
        if found is None and alike and mention.definite and not mention.topic:
            found = next(ledger.recent(lambda e: e.sort in ("body", "listed") and bool(e.lemmas & alike)), None)
        if found is not None:
            return [found]
    if bare and (mention.kind is None or not _stands(frame, mention)):
        return []
    sides = mention.sides or (_focus(ledger, frame, mention) if bare else None,)
    return [entered(ledger, mention, side) for side in sides]


def _focus(ledger: Ledger, frame: Frame, mention: Mention) -> str | None:
    """The side of a body or force that names none: none where it belongs to somebody whose side is unknown."""
    local = mention.lemma in frame.lexicon.groups.contextual
    domestic = local or mention.sort in ("body", "force")
    if not domestic or mention.kind == "armed_group" or mention.bound or (mention.indefinite and not local):
        return None
    if backed(frame, mention):
        return None
    place = standing(frame, mention) if local else seated(frame, mention) if mention.sort == "body" else None
    if place is not None:
        return place
    return _broken(ledger, frame, mention) or context(ledger, frame, mention)


def _broken(ledger: Ledger, frame: Frame, mention: Mention) -> str | None:
    """The side of "the separatist army": the entity of disputed status that was spoken of last."""
    words = {frame.tokens[at].lower for at in range(frame.at(mention.first), frame.at(mention.head))}
    if not words & frame.lexicon.groups.breaking:
        return None
    return next((e.territory for e in ledger.recent(lambda e: e.kind == "de_facto_authority")), None)


def _recalled(ledger: Ledger, frame: Frame, mention: Mention) -> Entity | None:
    """The listed organisation or group that "the bloc", "the militia" points back to."""
    kinds = frame.lexicon.groups.recalls.get(mention.lemma)
    if kinds is None or not mention.definite or mention.topic:
        return None
    only = frame.lexicon.groups.allied.get(mention.lemma)

    def fits(entity: Entity) -> bool:
        return entity.sort == "listed" and entity.kind in kinds and (only is None or entity.ref in only)

    near = list(ledger.recent(fits, since=mention.head.sentence - RECENT))
    found = near or list(ledger.recent(fits))[:1]
    return max(found, key=lambda e: (-kinds.index(e.kind), len(e.spans)), default=None)


def _stands(frame: Frame, mention: Mention) -> bool:
    """Whether a body that was not met before may be entered on its own."""
    groups = frame.lexicon.groups
    capital = mention.head.text[:1].isupper() and frame.at(mention.head) > 0
    if mention.sort == "press":
        return False
    return mention.sort != "body" or capital or mention.lemma in groups.sovereign or bool(mention.topic)


def _meant(ledger: Ledger, mention: Mention) -> Entity | None:
    """Whom "the pensioner", "the lobby", "the developer" points back to: the one of that kind spoken of last."""
    pointing = mention.sort == "collective" and mention.definite and not mention.plural and mention.owner is None
    told = mention.end is not None or mention.head.kids("prep", "amod", "acl")
    if not pointing or mention.kind not in SINGLE or told:
        return None
    sorts = ("person",) if mention.kind == "person" else ("named", "listed", "collective")
    alike = ledger.recent(lambda e: e.kind == mention.kind and e.sort in sorts, since=mention.head.sentence - RECENT)
    return next(alike, None)


def _before(ledger: Ledger, mention: Mention) -> Entity | None:
    def fits(entity: Entity) -> bool:
        if mention.sort == "press" or mention.lemma == "agency":
            return entity.kind == "media" or mention.lemma in entity.lemmas
        if entity.sort not in ("body", "force", "listed", "collective", "named") or mention.lemma not in entity.lemmas:
            return False
        return mention.topic <= entity.topic or mention.topic <= set(entity.words)

    return next(ledger.recent(fits), None)


def entered(ledger: Ledger, mention: Mention, side: str | None) -> Entity:
    """The body of this name, subject and side, entered where it is new."""
    belongs = mention.belongs[0] if mention.belongs else None
    wanted = (mention.sort, side, belongs, mention.topic)
    others = mention.count != 0 and mention.kind == "collective" and mention.indefinite  # "40 states", "65 states"
    for entity in ledger.entities if not others else ():
        same = (entity.sort, entity.territory, entity.belongs, entity.topic) == wanted
        if same and mention.lemma in entity.lemmas and not (mention.indefinite and not mention.plural):
            return entity
    kind = mention.kind or "collective"
    entity = Entity(mention.sort, kind, mention.name, territory=side, belongs=belongs)
    entity.topic, entity.plural = mention.topic, mention.plural
    entity.lemmas.add(mention.lemma)
    return ledger.add(entity)


def _named(ledger: Ledger, mention: Mention) -> Entity:
    words = tuple(mention.name.lower().split())
    for entity in ledger.entities:
        if entity.sort == "named" and (entity.words == words or entity.words[-len(words) :] == words):
            return entity
    entity = Entity("named", mention.kind or "ngo", mention.name, words=words, proper=True)
    entity.territory = mention.sides[0] if mention.sides else None
    entity.lemmas.add(words[-1])
    return ledger.add(entity)
