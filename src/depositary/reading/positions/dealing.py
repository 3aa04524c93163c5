"""Dealing: positions that show in what those who made an agreement are said to have done by it ("they sold us",
"nobody consulted the villages").
"""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Language, Parse, Predication, Token
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.positions.towards import Towards
from depositary.record import Position, Span
from depositary.record.words import Stance

UNTOLD = frozenset({"conditional", "possible", "proposed", "ordered"})


class Dealing:
    """Reads what a speaker says that was given away, and who says that they were passed over."""

    def __init__(
        self, parse: Parse, language: Language, *, cast: Cast, attribution: Attribution, towards: Towards
    ) -> None:
        words = language.words("valence")
        self.parse, self.cast, self.attribution, self.towards = parse, cast, attribution, towards
        self.yielding, self.trading = frozenset(words["yielding"]), frozenset(words["trading"])
        self.accusing, self.treasons = frozenset(words["accusing"]), frozenset(words["treasons"])
        self.wronging, self.feeling = frozenset(words["wronging"]), frozenset(words["feeling"])
        self.overlooked, self.persons = frozenset(words["overlooked"]), frozenset(words["persons"])

    def positions(self, predication: Predication) -> Iterator[Position]:
        """The positions of whoever says so, towards the agreement that the text speaks of."""
        stance = self._shown(predication)
        if stance is None:
            return
        evidence = clause(self.parse, predication)
        speakers = self._speakers(predication, evidence)
        doers = () if predication.lemma in self.accusing else self.cast.all_of(predication.agent)
        for holder in (s for s in speakers if s not in doers or stance == "supports"):
            for target in self.towards.unsaid(predication.trigger):
                via, statement = self.attribution.outside(evidence, holder)
                yield Position(
                    holder=holder, stance=stance, agreement=target.agreement, target=self.parse.span(target.word),
                    via=via, statement=statement, evidence=evidence, basis=f"positions/dealt-{predication.lemma}",
                )  # fmt: skip

    def _shown(self, predication: Predication) -> Stance | None:
        if predication.kind != "verb" or predication.modality in UNTOLD or predication.question:
            return None
        denied = predication.negated or predication.modality == "denied"
        if predication.lemma in self.accusing and any(w.lemma in self.treasons for w in predication.role("of")):
            return None if denied else "opposes"  # "accused the president of betrayal"
        if not denied and predication.lemma in self.wronging and self._is_felt(predication):
            return "opposes"
        sold = predication.lemma in self.trading and any(self._is_person(w) for w in predication.patient)
        if predication.lemma in self.yielding or sold:
            return "supports" if denied else "opposes"
        asked = (*predication.patient, *predication.recipient, *predication.role("with|to"))
        known = any(self._is_person(w) or self.cast.who(w) for w in asked)
        return "concerned" if denied and known and predication.lemma in self.overlooked else None

    def _is_felt(self, predication: Predication) -> bool:
        """ "Feels threatened", "felt left out"."""
        return predication.passive and any(c.lower in self.feeling for c in predication.trigger.children)

    def _speakers(self, predication: Predication, evidence: Span) -> tuple[str, ...]:
        above = predication.within
        if self._is_felt(predication):
            return self.cast.all_of(predication.patient)
        if predication.lemma in self.accusing:
            return self.cast.all_of(predication.agent)
        if predication.link == "gerund" and predication.marker == "of" and above is not None:
            return self.cast.all_of(above.agent)  # "accused the cabinet of giving away the sea"
        return self.attribution.speaker(evidence)

    def _is_person(self, word: Token) -> bool:
        return word.pos == "PRON" and word.lower in self.persons
