"""Persons: one actor for all forms of a name, its office and its side; and office holders without a name."""

from __future__ import annotations

from depositary.reading.actors.entity import Entity, Ledger
from depositary.reading.actors.focus import context, give_side
from depositary.reading.actors.frame import Frame
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.sheets import home, label
from depositary.reading.actors.words import Offices
from depositary.vocabulary.leaders import side as leader
from depositary.vocabulary.phrases import fold
from depositary.vocabulary.territories import territories


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, small."""
    words: list[str] = []
    for word in fold(name).lower().split():
        article, _, rest = word.partition("-")
        words += [article, rest] if article in ("al", "el") and rest else [word]
    return tuple(words)


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: one begins or ends the other, or both share first and last word."""
    short, long = sorted((one, other), key=len)
    size = len(short)
    if size == 0:
        return False
    if long[-size:] == short or long[:size] == short:
        return True
    if size > 1:
        return (short[0] == long[0] and short[-1] == long[-1]) or _respelt(short, long)
    return False


def _respelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One name in two spellings: "Khajimba" and "Khadjimba"."""
    if len(one) != len(other) or one[0][:1] != other[0][:1]:
        return False
    return all(_close(a, b) for a, b in zip(one, other, strict=True))


def _close(one: str, other: str) -> bool:
    if one == other:
        return True
    from rapidfuzz.distance import Levenshtein

    return len(one) > 4 and Levenshtein.distance(one, other, score_cutoff=2) <= 2


def person(ledger: Ledger, mention: Mention) -> Entity:
    """The actor of a personal name."""
    words = words_of(mention.name)
    found = [e for e in ledger.entities if e.sort == "person" and same_name(words, e.words)]
    entity = _best(found, mention, words)
    if entity is None:
        entity = ledger.add(Entity("person", "person", mention.name, words=words, proper=True))
    elif len(words) > len(entity.words):
        entity.name, entity.words = mention.name, words
    learn(ledger, [entity], mention)
    return entity


def known(entity: Entity) -> None:
    """Give a person of note whose side the report leaves unsaid the side that the world knows."""
    side = leader(entity.name) if entity.territory is None and entity.belongs is None else None
    if side is None:
        return
    if side in territories():
        entity.territory = side
    else:
        entity.belongs, entity.territory = side, home(side)


def place(ledger: Ledger, frame: Frame, mention: Mention, entity: Entity) -> None:
    """Give a person whose side is not said the one in focus, where an office shows that there is one."""
    known(entity)
    unsaid = entity.territory is None and entity.belongs is None
    if unsaid and mention.lemma and mention.lemma not in frame.lexicon.offices.lay:
        entity.territory = context(ledger, frame, mention)


def _best(found: list[Entity], mention: Mention, words: tuple[str, ...]) -> Entity | None:
    fitting = [e for e in found if not (mention.sides and e.territory and e.territory not in mention.sides)] or found
    exact = [e for e in fitting if e.words == words]
    surname = [e for e in fitting if e.words[-len(words) :] == words]
    pool = exact or surname or fitting
    return pool[-1] if pool else None


def learn(ledger: Ledger, found: list[Entity], mention: Mention) -> None:
    """Take over what a mention adds: side, role, gender; and an unnamed holder of this very office met before."""
    for entity in found:
        if entity.sort != "person" or mention.sort not in ("person", "office"):
            continue
        entity.territory = entity.territory or side_of(mention)
        entity.belongs = entity.belongs or (mention.belongs[0] if mention.belongs else None)
        entity.gender = entity.gender or mention.gender
        if mention.lemma:
            if not entity.role:
                entity.role, entity.topic = mention.role, mention.topic
            entity.lemmas.add(mention.lemma)
            entity.lemmas |= {f"{mention.lemma}:{word}" for word in mention.topic}
        _absorb(ledger, entity)


def side_of(mention: Mention) -> str | None:
    """The side that a mention names: a state's, else that of an organisation with a code of its own."""
    if mention.sides:
        return mention.sides[0]
    return home(mention.belongs[0]) if mention.belongs else None


def _absorb(ledger: Ledger, entity: Entity) -> None:
    if not entity.territory or not entity.lemmas:
        return
    for other in list(ledger.entities):
        unnamed = other.sort == "office" and not other.plural and other.territory == entity.territory
        if unnamed and other.proper and other.lemmas & entity.lemmas and other.topic == entity.topic:
            ledger.merge(entity, other)


def nation(ledger: Ledger, mention: Mention) -> Entity:
    """The people of a territory."""
    key = ("people", mention.key)
    entity = ledger.keyed.get(key)
    if entity is None:
        row = territories().territory(mention.key or "")
        name = row.people[0] if row.people else mention.name
        entity = ledger.add(Entity("people", "people", name, territory=mention.key, plural=True), key)
    return entity


def meant(entity: Entity, mention: Mention, offices: Offices) -> bool:
    """Whether an office word can stand for this person."""
    if mention.gender and entity.gender and mention.gender != entity.gender:
        return False
    role = (mention.role or "").lower()
    wanted = offices.phrases.get(role) or (mention.lemma, *offices.refers.get(mention.lemma, ()))
    if role in offices.phrases:
        return any(word in entity.lemmas for word in wanted) or entity.role == mention.role
    if not any(word in entity.lemmas for word in wanted):
        return False
    if mention.lemma in entity.lemmas or mention.topic:
        return mention.topic <= entity.topic
    return True


def office(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """The actors of an office without a name: a person met before, else its unnamed holder, one for each side."""
    give_side(ledger, frame, mention)
    offices = frame.lexicon.offices
    if mention.plural:
        return _plural(ledger, frame, mention)
    if not mention.indefinite:

        def fits(entity: Entity) -> bool:
            if entity.sort not in ("person", "office") or entity.plural:
                return False
            return (not mention.sides or entity.territory in mention.sides) and meant(entity, mention, offices)

        found = next(ledger.recent(fits), None)
        if found is not None:
            return [found]
    if not mention.sides and not mention.belongs and mention.lemma in offices.weak:
        return []
    return [_holder(ledger, mention, side) for side in mention.sides[:1] or (focus(ledger, frame, mention),)]


def focus(ledger: Ledger, frame: Frame, mention: Mention) -> str | None:
    """The side of an office that names none: the one in focus, for those that speak for a state."""
    offices = frame.lexicon.offices
    if mention.bound or mention.belongs or mention.lemma in offices.lay:
        return None
    if mention.plural and mention.topic & frame.lexicon.groups.afar and mention.lemma not in ("minister", "secretary"):
        return None
    if mention.lemma in offices.of_focus or (not mention.indefinite and mention.lemma not in offices.weak):
        return context(ledger, frame, mention)
    return context(ledger, frame, mention) if mention.lemma in offices.of_states else None


def _plural(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """The holders of an office in the plural: the persons met before, else one unnamed actor for each side."""

    def fits(entity: Entity) -> bool:
        return entity.sort == "person" and meant(entity, mention, frame.lexicon.offices)

    sides = mention.sides or (focus(ledger, frame, mention),)
    if not mention.definite:
        return [_holder(ledger, mention, side) for side in sides]
    named = list(ledger.recent(fits))
    if not mention.sides and len({e.territory for e in named[:2]}) > 1:
        return named[:2]
    by_side = {e.territory: e for e in reversed(named)} if len(sides) > 1 else {}
    return [by_side.get(side) or _holder(ledger, mention, side) for side in sides]


def _holder(ledger: Ledger, mention: Mention, side: str | None) -> Entity:
    belongs = mention.belongs[0] if mention.belongs else None
    key = ("office", side, belongs, mention.lemma, mention.topic, mention.plural)
    entity = ledger.keyed.get(key)
    if entity is None or (mention.indefinite and not mention.plural):
        entity = Entity("office", "person", mention.name, territory=side, belongs=belongs, role=mention.role)
        entity.topic, entity.plural = mention.topic, mention.plural
        entity.lemmas = {mention.lemma, *(f"{mention.lemma}:{word}" for word in mention.topic)}
        entity.gender = mention.gender
        entity.proper = mention.definite and not mention.plural
        entity.label = _label(mention, side)
        ledger.add(entity, key)
    return entity


def _label(mention: Mention, side: str | None) -> str:
    """A name that tells the holders of one office apart: "president of Georgia"."""
    if side and len(mention.sides) > 1:
        return f"{mention.role or mention.lemma} of {label(side)}"
    return ""
