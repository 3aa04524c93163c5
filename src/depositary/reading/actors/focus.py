"""The side of a noun phrase that names none: its possessor's, else the one in focus."""

from __future__ import annotations

from depositary.language import Token
from depositary.reading.actors.antecedents import he, it, they
from depositary.reading.actors.entity import Entity, Ledger
from depositary.reading.actors.frame import Frame
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.sheets import RESERVED, state

DOMINANCE = 0.6  # what the side gains that the report names more than any other
BACK = 40  # mentions that are looked back
OPENING = 5  # words into a sentence at which its place may stand
STANDING = frozenset({"in", "at", "on", "across", "inside", "outside", "within", "throughout"})
OFTEN = 1.0  # how often a union is named at least, as a share of the state named most, for its organs to go without it
LOWEST = -99.0


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
        return he(ledger, owner.sentence, words.persons[owner.lower])
    if owner.lower in words.things:
        return it(ledger, frame, owner, sure=True)
    return they(ledger, owner.sentence) if owner.lower in words.groups else []


def context(ledger: Ledger, frame: Frame, mention: Mention) -> str | None:
    """The side that is in focus where the report names none: of the sentence's opening place, of subjects before.

    The publisher's home country (`ledger.home`) counts as spoken of a while ago: home news do not name it.
    """
    capital = mention.head.text[:1].isupper() and mention.definite and frame.at(mention.head) > 1
    if ledger.home and ledger.official and capital and mention.sort in ("body", "office"):
        return ledger.home  # "the Minister", in words of the ministry
    opening = _opening(frame, mention)
    if opening:
        return opening
    offices = frame.lexicon.offices
    for union, organs in frame.lexicon.groups.organs.items():
        named = mention.head.text[:1].isupper() and not mention.head.kids("acl", "relcl", "prep")
        if named and mention.lemma in organs and ledger.unions.get(union, 0.0) >= OFTEN:
            return union
    peculiar = offices.peculiar.get((mention.role or "").lower())
    if peculiar is not None and ledger.shares.get(peculiar):
        return peculiar
    if mention.lemma in offices.of_organisations:
        return offices.of_organisations[mention.lemma]
    states_only = mention.sort in ("body", "force", "state") or mention.lemma in offices.of_states
    if ledger.home and ledger.official and mention.sort == "body" and mention.head.text[:1].isupper():
        return ledger.home
    here = frame.sentence
    return _foremost(ledger, sentence=here.index, paragraph=here.paragraph, states_only=states_only)


def standing(frame: Frame, mention: Mention) -> str | None:
    """The side of those who do something at a place: "gathered in Riga", "In the streets of Riga people marched"."""
    verb = mention.head.head
    phrases = [c for c in (*mention.head.kids("prep"), *verb.kids("prep")) if c.lower in STANDING]
    for preposition in phrases:
        for noun in preposition.kids("pobj"):
            places = [noun, *(n for of in noun.kids("prep") if of.lower == "of" for n in of.kids("pobj"))]
            for place in places:
                name = frame.names.get(frame.at(place))
                if name is not None and name.sense.table == "territories":
                    return name.sense.id
    return None


def seated(frame: Frame, mention: Mention) -> str | None:
    """The side of a body that its place right behind it tells: "The Lower House in Tokyo passed", "the army here"."""
    at = frame.at(mention.last)
    preposition, name = frame.after(at), frame.names.get(at + 2)
    if preposition is None or preposition.lower not in ("in", "at") or name is None:
        return None
    return name.sense.id if name.sense.table == "territories" else None


def _foremost(ledger: Ledger, *, sentence: int, paragraph: int, states_only: bool) -> str | None:
    """The side spoken of last, those that were subject or that the report is about before others."""
    best, score = ledger.home, ledger.weight if ledger.home else LOWEST
    for rank, seen in enumerate(reversed(ledger.seen[-BACK:])):
        code = seen.entity.territory
        if code is None or seen.entity.kind == "media" or (states_only and code in RESERVED):
            continue
        value = (2.0 if seen.subject else 1.0) - 0.7 * (sentence - seen.sentence) - 0.02 * rank
        value += DOMINANCE * ledger.shares.get(code, 0.0) - (0.5 if seen.paragraph != paragraph else 0.0)
        if value > score:
            best, score = code, value
    return best


def _opening(frame: Frame, mention: Mention) -> str | None:
    """ "From Moscow the foreign ministry let know", "Back in Kyiv, President X said"."""
    limit = min(frame.at(mention.first), 7)
    for at in range(limit):
        name = frame.names.get(at)
        if name is None or name.first != at or name.sense.table != "territories" or name.sense.id is None:
            continue
        before = frame.before(at)
        if at and before is not None and before.lower in ("from", "in") and name.last < limit and at <= OPENING:
            return name.sense.id
    return None


def _opposite(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """The state of "its neighbour": of the two that the report speaks of most, the one that is not the owner."""
    give_side(ledger, frame, mention)
    owner = mention.sides[0] if mention.sides else None
    named = [code for code in ledger.shares if code != owner and ("territory", code) in ledger.keyed]
    if owner is None or not named:
        return []
    other = max(named, key=lambda code: (ledger.shares[code], code))
    return [state(ledger, other)]


def statelike(ledger: Ledger, frame: Frame, mention: Mention) -> list[Entity]:
    """The state of "the Georgian side"; for "the country", the one in focus."""
    if mention.lemma in frame.lexicon.groups.compass:
        half = f"{mention.lemma} "
        return list(ledger.recent(lambda e: e.sort == "territory" and e.label.lower().startswith(half)))[:1]
    if mention.lemma in frame.lexicon.groups.opposite and not mention.plural:
        return _opposite(ledger, frame, mention)
    if mention.sides:
        return [state(ledger, code) for code in mention.sides]
    if mention.belongs:
        return [e for e in ledger.entities if e.belongs == mention.belongs[0]][:1]
    code = context(ledger, frame, mention)
    return [state(ledger, code)] if code else []
