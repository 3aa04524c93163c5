"""Actors that the vocabulary knows: states by territory, organisations, groups and papers by their list."""

from __future__ import annotations

from depositary.reading.actors.entity import Entity, Ledger
from depositary.reading.actors.mention import Mention
from depositary.record.words import ActorKind
from depositary.vocabulary.groupings import members
from depositary.vocabulary.groups import groups
from depositary.vocabulary.media import media
from depositary.vocabulary.organisations import organisations
from depositary.vocabulary.territories import territories

# ISO 3166-1 reserves these two codes for organisations; their people speak for them as others do for a state.
FEW = 4  # states of a grouping that are spoken of one by one
MEMBERS = "members"  # the id of "member states" whose organisation is not said
RESERVED = frozenset({"eu", "un"})


def state(ledger: Ledger, code: str, mention: Mention | None = None) -> Entity:
    """The actor that a territory is, entered at its first mention."""
    if code in RESERVED:
        return organisation(ledger, "organisations", code)
    entity = ledger.keyed.get(("territory", code))
    row = territories().territory(code)
    if entity is None:
        kind = "de_facto_authority" if row.kind == "de_facto" else "state"
        entity = Entity("territory", kind, row.label, territory=code, label=row.label, wikidata=row.wikidata)  # type: ignore[arg-type]
        ledger.add(entity, ("territory", code))
    proper = mention is not None and mention.sense == "name" and mention.head.dep not in ("amod", "compound")
    if mention is not None and proper and not entity.proper:
        entity.name, entity.proper = bare(mention.name), True
    return entity


def label(code: str) -> str:
    """The customary name of a side."""
    return organisations()[code].label if code in RESERVED else territories().territory(code).label


def bare(name: str) -> str:
    """A name without its article."""
    return name[4:] if name[:4].lower() == "the " else name


def listed(ledger: Ledger, mention: Mention) -> Entity:
    """The actor that a listed organisation, group, paper, parliament or ministry is."""
    if mention.table == "territories":
        return _agency(ledger, mention)
    entity = organisation(ledger, mention.table, mention.key or "", mention)
    if mention.key == MEMBERS and entity.territory is None:
        union = next((e.territory for e in ledger.recent(lambda e: e.kind == "igo")), None)
        entity.territory = union if union != "un" else None  # those of the UN are all states
    return entity


def grouped(ledger: Ledger, mention: Mention) -> list[Entity]:
    """The states of a small grouping that is no organisation ("the Baltic states"); none for any other name."""
    key = mention.key or ""
    if mention.table != "organisations" or organisations()[key].kind != "collective" or mention.sense != "name":
        return []
    codes = members(key)
    return [state(ledger, code) for code in codes] if 1 < len(codes) <= FEW else []


def _agency(ledger: Ledger, mention: Mention) -> Entity:
    name = bare(mention.name)
    words = tuple(name.lower().split())
    for key, entity in ledger.keyed.items():
        if key[:2] == ("agency", mention.key) and entity.words[-len(words) :] == words:
            return entity
    entity = Entity("body", "government_body", name, territory=mention.key, words=words, proper=True)
    entity.lemmas.add(words[-1])
    return ledger.add(entity, ("agency", mention.key, words))


def organisation(ledger: Ledger, table: str, key: str, mention: Mention | None = None) -> Entity:
    """The actor that a row of a list is, entered at its first mention."""
    entity = ledger.keyed.get((table, key))
    if entity is None:
        label, kind = _row(table, key)
        entity = Entity("listed", kind, label, ref=key, belongs=key, proper=True)
        entity.territory = home(key) if table == "organisations" else _country(table, key)
        entity.lemmas.add(label.lower().split()[-1])
        ledger.add(entity, (table, key))
    return entity


def _country(table: str, key: str) -> str | None:
    """The state of a party; an armed group speaks for none."""
    row = groups()[key] if table == "groups" else None
    return row.territory if row is not None and row.kind == "party" else None


def _row(table: str, key: str) -> tuple[str, ActorKind]:
    if table == "organisations":
        listed = organisations()[key]
        return listed.label, listed.kind
    if table == "groups":
        group = groups()[key]
        return group.label, group.kind
    return media()[key].label, "media"


def home(key: str) -> str | None:
    """The code that ISO 3166 reserves for the organisation that this one is or is an organ of: eu, un."""
    seen = 0
    while seen < 5 and key in organisations():
        if key in RESERVED:
            return key
        key, seen = organisations()[key].of or "", seen + 1
    return None
