"""For whom a noun phrase speaks: the states and organisations that its possessives, adjectives and of-phrases name."""

from __future__ import annotations

from dataclasses import dataclass, field

from depositary.language import Token
from depositary.reading.actors.frame import Frame, lemma_in
from depositary.reading.actors.mention import Mention
from depositary.reading.actors.names import Name

PLACED = frozenset({"in", "from", "at"})
STAND_FOR = frozenset({"name", "adjective", "people", "capital", "seat", "parliament", "agency", "place"})


@dataclass(slots=True)
class Side:
    """Codes of territories, ids of listed organisations, and a pronoun or noun whose side it is."""

    territories: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    owner: Token | None = None

    def add(self, other: Side) -> None:
        """Take in what another word adds."""
        self.territories += [t for t in other.territories if t not in self.territories]
        self.lists += [t for t in other.lists if t not in self.lists]
        self.owner = self.owner or other.owner

    @property
    def known(self) -> bool:
        """Whether anything was said."""
        return bool(self.territories or self.lists or self.owner)


def side_of(frame: Frame, head: Token, *, plural: bool = False, depth: int = 0) -> Side:
    """The side of the noun phrase of this head."""
    side = Side()
    own = frame.names.get(frame.at(head))
    if own is not None and depth:
        _take(side, own)
    edge = frame.left_edge(head)
    broken = _breakaway(frame, edge, head)
    if broken is not None:
        _take(side, broken)
        return side
    names = [n for n in frame.modifiers(edge, head) if n is not own and not _borrowed(frame, n)]
    for name in _telling(frame, names, several=plural):
        _take(side, name)
    for listed in side.lists:
        if listed in frame.lexicon.groups.speaks_for and not side.territories:
            side.territories.append(frame.lexicon.groups.speaks_for[listed])
    if not side.known:
        side.owner = _possessor(head) or _bearer(frame, head)
    if depth < 4 and not side.territories:
        for token in _complements(frame, head, depth):
            found = side_of(frame, token, plural=plural, depth=depth + 1)
            if not found.known and (lemma_in(token, frame.lexicon.groups.several) or _personal(frame, token, depth)):
                found.owner = token
            side.add(found)
    return side


def _personal(frame: Frame, token: Token, depth: int) -> bool:
    """Whether it is a name or office that somebody can speak for: "a spokesman for X", "an aide to the president"."""
    if depth or lemma_in(token, frame.lexicon.groups.things):
        return False
    return token.pos == "PROPN" or bool(lemma_in(token, frame.lexicon.offices.of_states))


def _borrowed(frame: Frame, name: Name) -> bool:
    """Whether the name is half of a compound that tells of somebody else: "Danish-backed", "anti-Danish"."""
    groups, after, before = frame.lexicon.groups, frame.after(name.last, 2), frame.before(name.first, 2)
    backed = after is not None and frame.tokens[name.last + 1].text == "-" and after.lower in groups.halves
    against = before is not None and frame.tokens[name.first - 1].text == "-" and before.lower in groups.against
    return backed or against


def backed(frame: Frame, mention: Mention) -> bool:
    """Whether the phrase says whose help its bearer has ("the Danish-backed alliance"), not whose he is."""
    first, at = frame.at(mention.first), frame.at(mention.head)
    return any(name.first >= first and name.last < at and _borrowed(frame, name) for name in frame.found)


def _breakaway(frame: Frame, edge: int, head: Token) -> Name | None:
    """The entity of "Georgia's breakaway South Ossetia", however the parser ties the three."""
    for at in range(edge, frame.at(head) + 1):
        if frame.tokens[at].lower in frame.lexicon.groups.breaking:
            name = frame.names.get(at + 1)
            if name is not None and name.sense.table == "territories":
                return name
    return None


def _telling(frame: Frame, names: list[Name], *, several: bool) -> list[Name]:
    """Of the names before a noun those whose side it takes: the possessor, else the first; all that are coordinated."""
    if len(names) < 2 or several:
        return names
    owned = [n for n in names if (t := frame.after(n.last)) is not None and t.tag == "POS"]
    listed = [n for n in names if n.sense.role not in ("capital", "place")]
    return (owned or listed or names)[-1:] if owned else (listed or names)[:1]


def _take(side: Side, name: Name) -> None:
    sense = name.sense
    if sense.id is None:
        return
    if sense.table == "territories":
        if sense.role in STAND_FOR and sense.id not in side.territories:
            side.territories.append(sense.id)
    elif sense.id not in side.lists:
        side.lists.append(sense.id)


def _possessor(head: Token) -> Token | None:
    """The pronoun or noun that owns it: "its ministry", "the minister's spokesman"."""
    for child in head.children:
        if child.dep == "poss":
            return child
    return None


def _bearer(frame: Frame, head: Token) -> Token | None:
    """The person whose name a body bears: "the Trump administration"."""
    before = frame.before(frame.at(head))
    named = before is not None and before.pos == "PROPN" and before.dep in ("compound", "nmod") and before.head is head
    return before if named and frame.at(head) - 1 not in frame.names else None


def _complements(frame: Frame, head: Token, depth: int) -> list[Token]:
    """The nouns of the phrases after a head that tell its side, with those coordinated to them."""
    offices = frame.lexicon.offices
    bearer = lemma_in(head, offices.spokes) or lemma_in(head, frame.lexicon.groups.bodies)
    helper = lemma_in(head, offices.advises)
    roaming = frame.lexicon.groups.forces.get(lemma_in(head, frame.lexicon.groups.forces)) == "armed_forces"
    found: list[Token] = []
    for child in head.children:
        if child.dep not in ("prep", "agent") or child.i < head.i:
            continue
        if (
            child.lower == "of"
            or (child.lower in PLACED and depth < 2)
            or (child.lower == "for" and bearer)
            or (child.lower == "to" and helper)
        ):
            nouns = [each for noun in child.kids("pobj") for each in noun.conjuncts()]
            found += [n for n in nouns if not (roaming and child.lower in PLACED and _is_place(frame, n))]
    return found


def _is_place(frame: Frame, noun: Token) -> bool:
    """Whether the name is of a state or city: troops in a country are mostly another's."""
    name = frame.names.get(frame.at(noun))
    return name is not None and name.sense.table == "territories"
