"""Drafting: a provision written out, with its words, its obligor and the chain it comes by."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.language import Parse, Predication, Token
from depositary.language.extent import action, cover, upto
from depositary.reading.provisions.ground import Ground
from depositary.record import Provision, Span
from depositary.record.words import Force, Modality

FORCES: dict[Modality, Force] = {"proposed": "shall", "ordered": "shall", "possible": "may"}


class Drafting:
    """Writes out the provisions of one report."""

    def __init__(self, ground: Ground) -> None:
        self.parse, self.words, self.cast, self.attribution = (
            ground.parse,
            ground.words,
            ground.cast,
            ground.attribution,
        )

    def clause(
        self,
        predication: Predication,
        agreement: str,
        *,
        basis: str,
        force: Force | None = None,
        subject: bool = True,
        by: tuple[Token, ...] | None = None,
        apart: Sequence[Predication] = (),
    ) -> Provision:
        """What a clause provides; its force is that of its mode unless the governing word gives one.

        `by` are the words for those bound where the subject is not, as where it is the agreement itself.
        `apart` are clauses that hang below it and are provisions of their own.
        """
        apart = (*apart, *self._beside(predication), *self._beyond(predication), *self._told_of(predication))
        evidence = self._whole(upto(self.parse, action(self.parse, predication, subject=subject), apart), predication)
        evidence = self._behind_mark(evidence, predication)
        force = force or FORCES.get(predication.modality, "will")
        return self._made(agreement, evidence, force, basis, predication.agent if by is None else by)

    def thing(self, noun: Token, agreement: str, *, basis: str, force: Force, by: tuple[Token, ...] = ()) -> Provision:
        """What a noun phrase provides: "foresees a common group of forces, in which …"."""
        words = [t for c in noun.children if c.dep not in ("conj", "cc", "punct", "appos") for t in c.subtree()]
        return self._made(agreement, cover(self.parse, [noun, *words]), force, basis, by)

    def beginning(
        self, predication: Predication, thing: Token, agreement: str, *, basis: str, force: Force
    ) -> Provision:
        """What a clause provides up to the first of several things: "provides for a court" before "a bank"."""
        words = [t for c in thing.children if c.dep not in ("conj", "cc", "punct") for t in c.subtree()]
        evidence = cover(self.parse, [predication.trigger, thing, *words])
        return self._made(agreement, evidence, force, basis, ())

    def _beside(self, predication: Predication) -> list[Predication]:
        """The clauses with "while" or "although" that set another term beside this one."""
        below = [c for t in predication.trigger.kids("advcl") if (c := self.parse.clauses.at(t)) is not None]
        return [c for c in below if c.marker in self.words["beside"] and c.trigger.i > predication.trigger.i]

    def _beyond(self, predication: Predication) -> list[Predication]:
        """The clauses coordinated with this one, which what hangs behind them may draw into its words."""
        found = [self.parse.clauses.at(t) for t in predication.trigger.subtree() if t.dep == "conj"]
        verbs = [c for c in found if c is not None and c.kind == "verb" and c.trigger is not predication.trigger]
        direct = [c for c in verbs if c.trigger.head is predication.trigger]
        own = [c for c in verbs if c.helpers & self.words["bound"] and c.trigger.kids("nsubj", "nsubjpass")]
        return [*direct, *own]

    def _told_of(self, predication: Predication) -> list[Predication]:
        """The duties told of somebody named in the clause: "opens farms to Fijians, who will be paid in full"."""
        below = [c for t in predication.trigger.subtree() if t.dep == "relcl" and (c := self.parse.clauses.at(t))]
        return [c for c in below if c.trigger.i > predication.trigger.i and adds(self.parse, c, self.words["bound"])]

    def _behind_mark(self, told: Span, predication: Predication) -> Span:
        """Without the clause before a colon: "Togo has to open its market: anybody will be free to sell"."""
        before = [t for t in predication.trigger.kids("ccomp", "parataxis", "advcl") if t.i < predication.trigger.i]
        if not before:
            return told
        marks = [t for t in self.parse.between(before[-1].start, predication.trigger.start) if t.text in (":", ";")]
        return Span.of(self.parse.text, self.parse.tokens[marks[-1].i + 1].start, told.end) if marks else told

    def _whole(self, told: Span, predication: Predication) -> Span:
        """With the noun that a relative clause describes: "the strip it created", "the notice that it wants"."""
        below = predication.trigger.dep in ("relcl", "acl")
        if predication.link not in ("relative", "gerund") and not below:
            return told
        above = list(predication.trigger.ancestors())
        described = [t for t in predication.patient if t.start < told.start and t in above]
        if not described and below and not predication.patient and not predication.content:
            described = [predication.trigger.head]
        if not described:
            return told
        before = [t for c in described[0].children if c.i < described[0].i for t in c.subtree()]
        return Span.of(self.parse.text, cover(self.parse, [described[0], *before]).start, told.end)

    def _made(self, agreement: str, evidence: Span, force: Force, basis: str, by: tuple[Token, ...]) -> Provision:
        via, statement = self.attribution.via(evidence)
        return Provision(
            agreement=agreement, obligor=self._obligor(by), force=force, via=via, statement=statement,
            evidence=evidence, basis=f"provisions/{basis}",
        )  # fmt: skip

    def _obligor(self, by: tuple[Token, ...]) -> str | None:
        """The one actor that is bound, as the state or group that contracts; None for several or an agreement."""
        who = self.cast.all_of(by)
        if len(who) != 1:
            return None
        crowd = self.cast.actors[who[0]].kind in ("people", "collective")
        return who[0] if crowd else self.cast.state(who[0]) or who[0]


def adds(parse: Parse, clause: Predication, bound: frozenset[str]) -> bool:
    """Whether a relative clause behind a comma tells a duty or right of its own: ", who will be paid in full"."""
    first = min(t.i for t in clause.trigger.subtree())
    return bool(
        clause.trigger.dep == "relcl" and clause.helpers & bound and first and parse.tokens[first - 1].text == ","
    )
