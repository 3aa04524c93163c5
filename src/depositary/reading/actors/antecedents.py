"""Words that point back: pronouns, "the ministry", "both countries", and the side of a body that names none."""

from __future__ import annotations

from depositary.language import Token
from depositary.reading.actors.entity import INSTITUTIONS, STATES, Entity, Ledger
from depositary.reading.actors.frame import Frame
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.sheets import RESERVED, organisation, state

DOMINANCE = 0.6  # what a side gains that the report names more than any other
PERSONAL = frozenset({"person", "office"})


def give_side(ledger: Ledger, frame: Frame, mention: Mention) -> None:
    """Give a mention the side of its possessor ("its foreign minister"), as far as that is known."""
    if mention.owner is None or mention.sides:
        return
    owners = ledger.by_head.get(mention.owner.i) or _owner(ledger, frame, mention.owner)
    sides = list(dict.fromkeys(e.territory for e in owners if e.territory))
    mention.sides = tuple(sides if mention.plural else sides[:1])
    lists = [e.belongs for e in owners if e.belongs]
    mention.belongs = mention.belongs or tuple(lists[:1])
    mention.bound = bool(owners) and not sides


def _owner(ledger: Ledger, frame: Frame, owner: Token) -> list[Entity]:
    words = frame.lexicon.pronouns
    if owner.tag == "WP$":
        clause = next((t for t in owner.ancestors() if t.dep == "relcl"), None)
        return ledger.by_head.get(clause.head.i, []) if clause is not None else []
    if owner.tag != "PRP$":
        return []
    if owner.lower in words.persons:
        return he(ledger, owner.sentence, owner.i, words.persons[owner.lower])
    if owner.lower in words.things:
        return it(ledger, frame, owner.i, owner.sentence)
    return they(ledger, owner.sentence) if owner.lower in words.groups else []


def pronoun(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """The actors that a pronoun stands for."""
    head = mention.head
    if mention.lemma == "he":
        return he(ledger, head.sentence, head.i, mention.gender)
    if mention.lemma == "it":
        return it(ledger, frame, head.i, head.sentence)
    return they(ledger, head.sentence)


def he(ledger: Ledger, sentence: int, token: int, gender: str) -> list[Entity]:
    """The person spoken of last, subjects before others, who can be a he or a she."""
    best: Entity | None = None
    score = 0.0
    for rank, seen in enumerate(reversed(ledger.seen)):
        if sentence - seen.sentence > 4 or rank > 60:
            break
        entity = seen.entity
        if entity.sort not in PERSONAL or entity.plural or (entity.gender and entity.gender != gender):
            continue
        value = (3.0 if seen.subject else 1.0) + (1.0 if entity.sort == "person" else 0.0) - 1.5 * (sentence - seen.sentence) - 0.01 * rank
        value += 0.5 if seen.pronoun else 0.0
        if best is None or value > score:
            best, score = entity, value
    if best is None:
        return []
    best.gender = best.gender or gender
    return [best]


def it(ledger: Ledger, frame: Frame, token: int, sentence: int) -> list[Entity]:
    """The institution that was the last subject, or else was spoken of last in this sentence or the one before."""
    near = [s for s in ledger.seen if sentence - s.sentence <= 1 and s.entity.kind in INSTITUTIONS and not s.entity.plural and s.token < token]
    if not near:
        return []
    here = [s for s in near if s.sentence == sentence and s.subject] or [s for s in near if s.subject]
    return [(here or near)[-1].entity]


def they(ledger: Ledger, sentence: int) -> list[Entity]:
    """The actors joined last, or the plural spoken of last, in this sentence or the one before."""
    plural = [s for s in ledger.seen if sentence - s.sentence <= 1 and (s.entity.plural or s.entity.kind in ("armed_group", "people", "collective"))]
    subject = [s for s in plural if s.subject]
    low = next((s.token for s in ledger.seen if sentence - s.sentence <= 1), None)
    groups = [g for at, g in ledger.groups if low is not None and at >= low]
    last = (subject or plural)[-1:]
    if groups and (not last or _when(ledger, groups[-1]) >= last[0].token):
        return list(groups[-1])
    return [s.entity for s in last]


def _when(ledger: Ledger, group: tuple[Entity, ...]) -> int:
    return max(at for at, g in ledger.groups if g == group)


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
        return [_entered(ledger, mention, e.territory) for e in states]
    else:
        states = _joined(ledger, mention, only=mention.lemma in frame.lexicon.groups.countries)
    return _holders(ledger, frame, mention, states) if mention.kind == "person" else states


def _bodies(ledger: Ledger, mention: Mention) -> list[Entity]:
    """"the two ministries": those named before."""
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
    return _salient(ledger, wanted or 2, only=only)


def _contracts(entity: Entity) -> bool:
    return entity.kind in (*STATES, "armed_group", "igo", "armed_forces", "government")


def _salient(ledger: Ledger, wanted: int, *, only: bool) -> list[Entity]:
    counts: dict[int, int] = {}
    order: dict[int, Entity] = {}
    for seen in ledger.seen:
        if seen.entity.kind in STATES or (seen.entity.kind == "armed_group" and not only):
            counts[id(seen.entity)] = counts.get(id(seen.entity), 0) + 1
            order.setdefault(id(seen.entity), seen.entity)
    ranked = sorted(order, key=lambda k: -counts[k])
    return [order[k] for k in ranked[:wanted]] if len(ranked) >= wanted else []


def _holders(ledger: Ledger, frame: Frame, mention: Mention, states: list[Entity]) -> list[Entity]:
    """The holders of an office of several states: those named, else unnamed ones."""
    from depositary.reading.actors import people

    offices = frame.lexicon.offices

    def fits(entity: Entity) -> bool:
        return entity.sort == "person" and people.meant(entity, mention, offices)

    named = list(ledger.recent(fits))
    if mention.count > 1 and len(named) >= mention.count:
        return named[: mention.count][::-1]
    sides = [e.territory for e in states if e.territory]
    mention.sides = tuple(dict.fromkeys(sides))
    return people.office(ledger, frame, mention) if mention.sides else []


def statelike(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """The state of "the Georgian side"; for "the country", the one in focus."""
    if mention.sides:
        return [state(ledger, code) for code in mention.sides]
    if mention.belongs:
        return [e for e in ledger.entities if e.belongs == mention.belongs[0]][:1]
    code = context(ledger, frame, mention)
    return [state(ledger, code)] if code else []


def context(ledger: Ledger, frame: Frame, mention: Mention) -> str | None:
    """The side that is in focus where the report names none: of the sentence's opening place, of subjects before.

    The publisher's home country (`ledger.home`) counts as spoken of a while ago: home news do not name it.
    """
    opening = _opening(frame, mention)
    if opening:
        return opening
    sentence, paragraph = mention.head.sentence, frame.sentence.paragraph
    offices = frame.lexicon.offices
    if mention.lemma in offices.of_organisations:
        return offices.of_organisations[mention.lemma]
    states_only = mention.sort in ("body", "force", "state") or mention.lemma in offices.of_states
    if ledger.official and mention.sort == "body" and mention.head.text[:1].isupper():
        return ledger.home
    best, score = ledger.home, ledger.weight if ledger.home else -99.0
    for rank, seen in enumerate(reversed(ledger.seen)):
        if rank > 40:
            break
        code = seen.entity.territory
        if code is None or seen.entity.kind == "media" or (states_only and code in RESERVED):
            continue
        value = (2.0 if seen.subject else 1.0) - 0.7 * (sentence - seen.sentence) - 0.02 * rank
        value -= 0.5 if seen.paragraph != paragraph else 0.0
        value += DOMINANCE * ledger.shares.get(code, 0.0)
        if value > score:
            best, score = code, value
    return best


def _opening(frame: Frame, mention: Mention) -> str | None:
    """"From Moscow the foreign ministry let know", "Back in Kyiv, President X said"."""
    limit = min(frame.at(mention.first), 7)
    for at in range(limit):
        name = frame.names.get(at)
        if name is None or name.first != at or name.sense.table != "territories" or name.sense.id is None:
            continue
        before = frame.before(at)
        if at and before is not None and before.lower in ("from", "in") and name.last < limit and at <= 3:
            return name.sense.id
    return None


def body(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """A body, force, paper, collective or named organisation: one met before, or a new one."""
    give_side(ledger, frame, mention)
    if mention.sort == "named":
        return [_named(ledger, mention)]
    bare = not (mention.sides or mention.belongs)
    if bare and not mention.indefinite:
        found = _before(ledger, mention) or _recalled(ledger, frame, mention)
        if found is not None:
            return [found]
    sides: tuple[str | None, ...] = mention.sides
    if bare:
        if mention.kind is None or not _stands(frame, mention):
            return []
        side = _focus(ledger, frame, mention)
        sides = (side,)
    if not sides:
        sides = (None,)
    return [_entered(ledger, mention, side) for side in sides]


def _focus(ledger: Ledger, frame: Frame, mention: Mention) -> str | None:
    """The side of a body or force that names none: none where it belongs to somebody whose side is unknown."""
    domestic = mention.sort in ("body", "force") or mention.lemma in frame.lexicon.groups.contextual
    if not domestic or mention.kind == "armed_group" or mention.bound:
        return None
    if mention.indefinite:
        return None
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
    return next(ledger.recent(lambda e: e.sort == "listed" and e.kind in kinds), None)


def _stands(frame: Frame, mention: Mention) -> bool:
    """Whether a body that was not met before may be entered on its own."""
    groups = frame.lexicon.groups
    capital = mention.head.text[:1].isupper() and frame.at(mention.head) > 1
    if mention.sort == "press":
        return False
    return mention.sort != "body" or capital or mention.lemma in groups.sovereign or bool(mention.topic)


def _before(ledger: Ledger, mention: Mention) -> Entity | None:
    def fits(entity: Entity) -> bool:
        if mention.sort == "press" or mention.lemma in ("agency",):
            return entity.kind == "media" or mention.lemma in entity.lemmas
        if entity.sort not in ("body", "force", "listed", "collective", "named") or mention.lemma not in entity.lemmas:
            return False
        return mention.topic <= entity.topic or mention.topic <= set(entity.words)

    return next(ledger.recent(fits), None)


def _entered(ledger: Ledger, mention: Mention, side: str | None) -> Entity:
    belongs = mention.belongs[0] if mention.belongs else None
    for entity in ledger.entities:
        same = entity.sort == mention.sort and entity.territory == side and mention.lemma in entity.lemmas and entity.belongs == belongs
        if same and (entity.topic == mention.topic) and not (mention.indefinite and not mention.plural):
            return entity
    kind = mention.kind or "collective"
    entity = Entity(mention.sort, kind, mention.name, territory=side, belongs=belongs, topic=mention.topic, plural=mention.plural)
    entity.lemmas.add(mention.lemma)
    return ledger.add(entity)


def _named(ledger: Ledger, mention: Mention) -> Entity:
    words = tuple(mention.name.lower().split())
    for entity in ledger.entities:
        if entity.sort == "named" and (entity.words == words or entity.words[-len(words) :] == words):
            return entity
    entity = Entity("named", mention.kind or "ngo", mention.name, territory=mention.sides[0] if mention.sides else None, words=words, proper=True)
    entity.lemmas.add(words[-1])
    return ledger.add(entity)


def lists(ledger: Ledger, mention: Mention) -> Entity | None:
    """The listed organisation that a mention belongs to."""
    return organisation(ledger, "organisations", mention.belongs[0], None) if mention.belongs else None
