"""Addressee: of whom something is asked where the clause does not say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.language import Predication, Token
from depositary.reading.demands.ground import Ground

# Kinds of actors who rule a country.
RULING = ("state", "government", "government_body", "de_facto_authority")


class Addressee(Ground):
    """Finds whom a demand is meant for in its words and around them."""

    def others(self, asked: tuple[Token, ...], by: str) -> tuple[str, ...]:
        """Of whom it is asked: of several ("both sides") those that are not the asker's own."""
        found = tuple(self._ruled(actor, by) for actor in self.cast.all_of(asked) if actor != by)
        abroad = tuple(actor for actor in found if not self.cast.same_side(actor, by))
        return tuple(dict.fromkeys(abroad if abroad and len(found) > 1 else found))

    def around(self, predication: Predication, words: Iterable[Token], by: str) -> tuple[str, ...]:
        """The first side not the asker's own: in what is asked, beside the word of asking, in the clause before."""
        beside = self._first(self._beside(predication), by) or self._first(self._before(predication), by)
        return self.inside(words, by) or beside

    def inside(self, words: Iterable[Token], by: str) -> tuple[str, ...]:
        """The side named in what is asked: "a corridor through Armenia", "the soil of Iraq"."""
        named = (t for word in words for t in word.subtree() if not _is_place(t, word))
        return self._first(named, by)

    def _first(self, words: Iterable[Token], by: str) -> tuple[str, ...]:
        for token in words:
            foreign = [a for a in self.cast.who(token) if self.is_foreign(a, by)]
            if len(foreign) == 1:
                return (foreign[0],)
        return ()

    def at_home(self, by: str) -> tuple[str, ...]:
        """Whom a party, a union or a member of parliament asks: the own state, where the report names it."""
        told = self.cast.actors[by]
        role = (told.role or "").lower()
        outside = told.kind in ("party", "people", "ngo", "company", "collective") or bool(
            told.kind == "person" and set(role.split()) & self.words["opposing"]
        )
        home = self.cast.state(by) if outside and told.territory is not None else None
        return (home,) if home is not None else ()

    def _ruled(self, actor: str, by: str) -> str:
        """ "The government" of which no side is known is that of the asker's own state, where the report names it."""
        told = self.cast.actors[actor]
        if told.territory is not None or told.kind not in ("government", "government_body"):
            return actor
        home = self.cast.territory(by)
        same = (a.id for a in self.cast.actors.values() if home and a.territory == home and a.kind in RULING)
        return next(same, actor)

    def is_foreign(self, actor: str, by: str) -> bool:
        """Whether the actor is of another side than the asker, or an armed group; those of no side are not."""
        told = self.cast.actors[actor]
        sided = told.territory is not None or told.kind == "armed_group"
        return sided and told.kind not in ("media", "igo", "ngo") and not self.cast.same_side(actor, by)

    def _beside(self, predication: Predication) -> Iterator[Token]:
        """Those named with the word of asking: "in a note to Paris, Algeria requested"."""
        yield from (t for p, t in predication.obliques if p in self.words["towards"])
        below = {t.i for c in predication.content for t in c.trigger.subtree()}
        below |= {t.i for word in predication.agent for t in word.subtree()}
        apart = (t for t in predication.trigger.subtree() if t.dep == "pobj" and t.i not in below)
        yield from (t for t in apart if t.head.lower in self.words["towards"])

    def _before(self, predication: Predication) -> Iterator[Token]:
        """Those to whom the asker does something else in the same sentence: "summoned the envoy and demanded"."""
        above = predication.within
        if above is not None and above.kind == "verb" and set(above.agent) & set(predication.agent):
            yield from (*above.patient, *above.recipient)
            yield from (t for p, t in above.obliques if p in self.words["towards"])
            yield from (m for t in above.patient for m in t.children)
        who = set(self.cast.all_of(predication.agent))
        for clause in self.parse.clauses if who else ():
            beside = (
                clause.trigger.sentence == predication.trigger.sentence and clause.trigger.i < predication.trigger.i
            )
            if beside and clause.kind == "verb" and clause is not above and who & set(self.cast.all_of(clause.agent)):
                yield from (*clause.patient, *clause.recipient)


def _is_place(token: Token, thing: Token) -> bool:
    """Whether it only says where: "its annulment in Luxembourg"."""
    joint = token.head
    return token.dep == "pobj" and joint.lower in ("in", "at") and joint.head is thing
