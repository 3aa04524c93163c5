"""Regarding: positions that show in what an agreement is taken for ("sees it as a trap", "saw in it a betrayal")."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Language, Parse, Predication, Token
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.positions.judging import Judging
from depositary.reading.positions.towards import Target, Towards
from depositary.record import Position


class Regarding:
    """Weighs what stands behind "as", or is seen "in" an agreement."""

    def __init__(
        self,
        parse: Parse,
        language: Language,
        *,
        cast: Cast,
        attribution: Attribution,
        towards: Towards,
        judging: Judging,
    ) -> None:
        words = language.words("targets")["regarding"]
        self.parse, self.cast, self.attribution = parse, cast, attribution
        self.towards, self.judging = towards, judging
        self.taking, self.finding = frozenset(words["as"]), frozenset(words["in"])
        self.reactions = towards.reactions
        self.speaking, self.likening = frozenset(words["of"]), frozenset(words["to"])

    def positions(self, predication: Predication) -> Iterator[Position]:
        """The positions of whoever takes an agreement for something good or bad."""
        none = any(c.lower == "no" for w in predication.patient for c in w.children)  # "sees no good in it"
        if (
            predication.kind != "verb"
            or (predication.negated and not none)
            or predication.modality in ("conditional", "possible")
        ):
            return
        yield from self._reacted(predication)
        for target, word in self._taken(predication):
            shown = self.judging.weigh(word.subtree(), none=none)
            holders = self.cast.all_of(predication.agent)
            if shown is None or (predication.lemma in self.speaking and shown[0] == "considers_illegal"):
                continue  # who speaks of violations tells of breaches
            evidence = clause(self.parse, predication)
            for holder in (h for h in holders if not self.towards.is_self(h, target)):
                via, statement = self.attribution.outside(evidence, holder)
                yield Position(
                    holder=holder, stance=target.turned(shown[0]), agreement=target.agreement,
                    target=self.parse.span(target.word), via=via, statement=statement, evidence=evidence,
                    basis=f"positions/regarded-{shown[1]}",
                )  # fmt: skip
            return

    def _reacted(self, predication: Predication) -> Iterator[Position]:
        """ "Ecuador's verdict was damning", "reactions in Lima were hostile": said of it by whose word that is."""
        said = next((w for w in predication.agent if w.lemma in self.reactions), None)
        if said is None or predication.lemma not in ("be", "remain", "sound", "seem"):
            return
        owners = [*said.kids("poss"), *(o for p in said.kids("prep") for o in p.kids("pobj")), *said.kids("compound")]
        shown = self.judging.weigh([t for w in predication.attribute for t in w.subtree()])
        if shown is None:
            return
        evidence = clause(self.parse, predication)
        for holder in self.cast.all_of(owners):
            for target in self.towards.unsaid(predication.trigger):
                via, statement = self.attribution.outside(evidence, holder)
                yield Position(
                    holder=holder, stance=shown[0], agreement=target.agreement, target=self.parse.span(target.word),
                    via=via, statement=statement, evidence=evidence, basis=f"positions/reacted-{shown[1]}",
                )  # fmt: skip

    def _taken(self, predication: Predication) -> Iterator[tuple[Target, Token]]:
        """What is regarded, and the word for what it is taken for."""
        if predication.lemma in self.taking:
            for target in self._targets(predication.patient):
                yield from ((target, word) for word in predication.role("as"))
        if predication.lemma in self.likening:
            for target in self._targets(predication.patient):
                yield from ((target, word) for word in predication.role("to"))
        if predication.lemma in self.finding:
            for target in self._targets(predication.role("in")):
                yield from ((target, word) for word in predication.patient)
        if predication.lemma in self.speaking:
            for word in predication.role("of"):
                about = () if self.towards.instruments.of(word) else self.towards.unsaid(predication.trigger)
                yield from ((target, word) for target in about)

    def _targets(self, words: tuple[Token, ...]) -> tuple[Target, ...]:
        return next((found for word in words if (found := self.towards.of(word))), ())
