"""Between whom: the contracting entities that the words of a phrase or clause name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.language import Token
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.cast import Cast
from depositary.vocabulary.territories import territories

ADJECTIVAL = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})

PRIVATE = frozenset(
    {"company", "ngo", "party", "media", "collective"}
)  # kinds of actors that are of a state and not for it


class Sides:
    """Contracting actors by word: states, de facto authorities, armed groups, organisations."""

    def __init__(self, cast: Cast, words: Lexis) -> None:
        self._cast, self._words = cast, words
        self._states: dict[str, str] = {}
        for actor in cast.actors.values():
            union = actor.kind == "igo" and actor.territory == "eu"
            if actor.territory and (union or actor.kind in ("state", "de_facto_authority")):
                self._states.setdefault(actor.territory, actor.id)
        self.all = self.merge(side for actor in cast.actors if (side := cast.state(actor)))
        self._known: dict[str, str | None] = {}
        self._sides: dict[int, tuple[str, ...]] = {}
        self._places: dict[str, bool] = {}

    def of(self, token: Token) -> tuple[str, ...]:
        """The contracting actors that the word stands for; of a person or body, its state."""
        known = self._sides.get(token.i)
        if known is None:
            found = [self._cast.state(actor) for actor in self._cast.who(token) if self._speaks(actor)]
            if not found and token.text[:1].isupper():
                found = [self._named(token.text)]
            known = self._sides[token.i] = tuple(dict.fromkeys(side for side in found if side))
        return known

    def _speaks(self, actor: str) -> bool:
        """Whether the actor contracts for its state: a firm, an association, a party of the land does not."""
        return self._cast.actors[actor].kind not in PRIVATE

    def names(self, token: Token) -> bool:
        """Whether the word names an actor or a territory, not just the town where an instrument was made."""
        if token.dep in ("compound", "amod", "nmod") and self.is_place(token):
            return False
        return bool(self._cast.who(token)) or (token.text[:1].isupper() and self._named(token.text) is not None)

    def is_place(self, token: Token) -> bool:
        """Whether the word names a town or place, as instruments are called after where they were made."""
        if token.text not in self._places:
            roles = {s.role for s in territories().lookup(token.text)}
            town = bool(roles & {"capital", "seat", "place"}) and not roles & {"name", "adjective"}
            self._places[token.text] = town or (token.entity == "GPE" and not roles and token.text[:1].isupper())
        return self._places[token.text]

    def _named(self, text: str) -> str | None:
        """The state that a bare name or adjective ("Russian") stands for, where the report has it as an actor."""
        if text not in self._known:
            senses = territories().lookup(text)
            ids = dict.fromkeys(s.id for s in senses if s.id and s.table == "territories" and s.role != "place")
            self._known[text] = self._states.get(next(iter(ids))) if len(ids) == 1 else None
        return self._known[text]

    def of_territory(self, code: str) -> str | None:
        """The state or authority of this territory, where the report has it as an actor."""
        return self._states.get(code)

    def of_all(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The contracting actors of several words, one for a territory."""
        return self.merge(side for token in tokens for side in self.of(token))

    def is_organisation(self, side: str) -> bool:
        """Whether it is an organisation of states other than the European Union, which contracts as states do."""
        actor = self._cast.actors[side]
        return actor.kind == "igo" and actor.territory != "eu"

    def is_armed(self, side: str) -> bool:
        """Whether it is an armed group, or the forces of a state."""
        return self._cast.actors[side].kind in ("armed_group", "armed_forces")

    def is_nameless(self, side: str) -> bool:
        """Whether it is only called what it is: "the rebels", "fighters"."""
        actor = self._cast.actors[side]
        return not actor.territory and actor.name[:1].islower()

    def in_words(self, text: str) -> tuple[str, ...]:
        """The contracting actors that words without a parse name: a title."""
        found = []
        for _, _, senses in territories().phrases.scan(text.split()):
            found += [self._states[s.id] for s in senses if s.id in self._states and s.role != "place"][:1]
        return self.merge(found)

    def mentioned(self) -> Iterator[str]:
        """The contracting actor of each mention of any actor, in no order that matters."""
        for actor in self._cast.actors.values():
            side = self._cast.state(actor.id)
            if side:
                yield from [one for one in self.merge((side,)) for _ in actor.mentions]

    def merge(self, sides: Iterable[str]) -> tuple[str, ...]:
        """Each once, and of two that stand for one territory the state."""
        found: dict[str, str] = {}
        for side in dict.fromkeys(sides):
            territory = self._cast.territory(side)
            if (
                territory
                and territory in self._states
                and self._cast.actors[side].kind in ("armed_forces", "government")
            ):
                side = self._states[territory]
            found.setdefault(territory or side, side)
        return tuple(dict.fromkeys(found.values()))

    def of_phrase(self, head: Token) -> tuple[str, ...]:
        """The parties that the noun phrase of an instrument names: "Russian-Turkish", "its treaty with", "between"."""
        return self.of_all(self._phrase(head))

    def is_open(self, head: Token) -> bool:
        """Whether the phrase names a party that is none of the contracting actors ("a deal with world powers")."""
        parties = [
            word
            for child in head.kids("prep")
            if child.lower in self._words.sets["parties/with"]
            for word in child.kids("pobj")
        ]
        return bool(parties) and not self.of_all(self._owned(t) for p in parties for t in p.conjuncts())

    def each_with(self, head: Token) -> tuple[str, ...]:
        """The two of "the agreements with Chile and Peru": an agreement with each."""
        words = [w for p in head.kids("prep") if p.lower in self._words.sets["parties/with"] for w in p.kids("pobj")]
        found = self.of_all(t for w in words for t in w.conjuncts())
        return found if len(found) == 2 else ()

    def _phrase(self, head: Token) -> Iterator[Token]:
        for child in head.children:
            if child.dep in ADJECTIVAL and child.i < head.i and not self._regional(child, head):
                if child.dep == "compound" and any(self.is_organisation(s) for s in self.of(child)):
                    continue
                yield from (
                    t for t in child.subtree() if t.dep != "pobj" and not self._helped(t) and not self._place(t, child)
                )
            elif child.dep == "prep":
                yield from self._preposition(child)
            elif child.dep == "relcl":
                yield from self._under(child)

    def _regional(self, word: Token, head: Token) -> bool:
        """ "The American Convention on …" is of a continent; so it is where title and adjective are written large."""
        return word.lower in self._words.sets["regional"] and head.text[:1].isupper() and not any(word.kids("punct"))

    def _under(self, clause: Token) -> Iterator[Token]:
        """Who does what "the treaty by which Denmark rents cells from Kosovo" tells."""
        below = [t for t in clause.subtree() if t.lower == "which" and t.dep == "pobj" and t.i < clause.i]
        if any(t.head.lower in self._words.sets["terms"] for t in below):
            yield from (t for word in clause.kids("nsubj") for t in word.conjuncts())
            roles = (p for p in clause.subtree() if p.dep == "prep" and p.lower in ("from", "with"))
            yield from (t for role in roles for word in role.kids("pobj") for t in word.conjuncts())

    def _preposition(self, preposition: Token) -> Iterator[Token]:
        lower = preposition.lower
        named = lower in self._words.sets["parties/between"] or lower in self._words.sets["parties/with"]
        for word in preposition.kids("pobj"):
            if named:
                yield from (self._owned(t) for t in word.conjuncts())
            elif lower == "of" and len(self.of_all(word.conjuncts())) > 1:
                yield from word.conjuncts()  # "the pact of Peru and Chile"
            if lower in ("on", "of", "for", "about", "in"):
                for below in word.kids("prep"):
                    yield from self._preposition(below)
                pair = [t for c in word.kids("amod", "compound") for t in c.subtree()]
                if "-" in (t.text for t in pair):
                    yield from pair

    def _owned(self, token: Token) -> Token:
        """The word itself, or the thing owned where it is an owner ("Georgia's region" is not Georgia)."""
        if any(self.is_nameless(s) for s in self.of(token)):  # "the rebels of the National Front"
            below = (t for p in token.kids("prep") if p.lower in ("of", "from") for t in p.kids("pobj"))
            named = next((t for t in below if any(self.is_armed(s) for s in self.of(t))), None)
            if named is not None:
                return named
        owner = any(c.dep == "case" for c in token.children) and token.head.pos in ("NOUN", "PROPN")
        return token.head if owner else next((c for c in token.kids("appos") if not self.of(token)), token)

    def _place(self, token: Token, modifier: Token) -> bool:
        """Whether it names where an instrument was made ("the Geneva accord") rather than whose it is."""
        if modifier.dep == "poss" or "-" in (t.text for t in modifier.subtree()):
            return False
        return self.is_place(token) or self._spoken_of(token)

    def _spoken_of(self, token: Token) -> bool:
        """Whether it names a dependency whose state the report names too: "the Svalbard accord" is none of Svalbard."""
        found = self.of(token)
        return bool(found) and all(self.is_owned(side) for side in found)

    def is_owned(self, side: str) -> bool:
        """Whether it is a dependency of a state that the report names: states contract for what is theirs."""
        code = self._cast.actors[side].territory
        if not code or code not in territories():
            return False
        territory = territories().territory(code)
        return territory.kind == "dependency" and territory.of in self._states

    def contracting(self, found: tuple[str, ...]) -> tuple[str, ...]:
        """Those without the dependencies of a state, unless it contracts with its own: "Denmark and Greenland"."""
        own = tuple(side for side in found if not self.is_owned(side))
        return own if len(own) > 1 else found

    def _helped(self, token: Token) -> bool:
        """ "UN-brokered": not a party."""
        return token.head.lemma in self._words.sets["helpers"] and token.head.i > token.i
