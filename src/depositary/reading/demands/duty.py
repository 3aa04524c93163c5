"""Duty: what a speaker says that another side must, should or has to do."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Predication, Token
from depositary.language.extent import action
from depositary.reading.demands.ground import Ground
from depositary.record import Demand


class Duty(Ground):
    """Reads demands off words of duty in statements."""

    def demands(self, predication: Predication) -> Iterator[Demand]:
        """The demands of a clause such as "Chile must withdraw" inside somebody's statement."""
        asked, ordered = self._bound(predication), self._is_order(predication)
        if not asked and not ordered:
            return
        duty = action(self.parse, predication, subject=True)
        statement = self.attribution.around(duty)
        if statement is None or statement.speaker is None or (ordered and not statement.direct):
            return
        by = statement.speaker
        told = self.cast.all_of(asked)
        others = [a for a in told if a != by and (not self.cast.same_side(a, by) or self._is_ruled(by, a))]
        addressed = statement.addressee
        if not told and addressed is not None and not self.cast.same_side(addressed, by):
            others = [addressed] if self.cast.actors[addressed].kind != "media" else []
        via, inner = self.attribution.outside(duty, by)
        for of in others:
            yield Demand(
                by=by, of=of, action=duty, under=next(iter(self.instruments.within(duty)), None),
                via=via, statement=inner, evidence=duty, basis="demands/duty",
            )  # fmt: skip

    def _is_ruled(self, by: str, asked: str) -> bool:
        """Whether somebody outside it speaks of what the own government should do."""
        outside = ("party", "people", "ngo", "company", "collective", "person")
        kinds = self.cast.actors[by].kind, self.cast.actors[asked].kind
        return kinds[0] in outside and kinds[1] in ("government", "government_body")

    def _is_order(self, predication: Predication) -> bool:
        """Whether the clause is an imperative: "Return our archives"."""
        led = predication.link not in ("", "content") or predication.trigger.lemma in self.words["let"]
        return predication.commands and not led

    def _bound(self, predication: Predication) -> tuple[Token, ...]:
        """Whose duty the clause tells; nobody's where it is a question or a condition, or tells none."""
        if predication.kind != "verb" or predication.question or predication.link == "condition":
            return ()
        needed = predication.lemma in self.words["need"]
        unreal = predication.negated or bool(predication.helpers & self.words["unreal"])
        if "have" in predication.helpers or (needed and unreal):
            return ()
        below = [c for c in predication.content if "to" in c.helpers or predication.lemma == "let"]
        if self._is_modal(predication) or (needed and below):
            return predication.patient if predication.passive and not predication.agent else predication.agent
        if predication.passive and predication.lemma in self.words["bound"] and below:
            return predication.patient
        if predication.lemma == "let" and below and not predication.agent and not predication.helpers:
            return below[0].agent
        return self._turn(predication)

    def _is_modal(self, predication: Predication) -> bool:
        must = "must" in predication.helpers
        return bool(predication.helpers & self.words["modal"]) and (predication.lemma != "be" or must)

    def _turn(self, predication: Predication) -> tuple[Token, ...]:
        """Whose turn it is: "it is time for Chile to withdraw", "the onus is on Chile to withdraw"."""
        subjects = (*predication.attribute, *predication.agent)
        if predication.lemma == "be" and predication.role("up to"):
            return predication.role("up to")
        if predication.lemma == "be" and any(t.lower == "it" for t in predication.agent) and not predication.attribute:
            below = [self.parse.clauses.at(t) for t in predication.trigger.kids("advcl")]
            return tuple(t for c in below if c is not None and c.marker == "for" and "to" in c.helpers for t in c.agent)
        if predication.lemma != "be" or not any(t.lemma in self.words["turn"] for t in subjects):
            return ()
        owners = [t for p, t in predication.obliques if p in self.words["whose"]]
        for word in subjects:
            noun = self.parse.clauses.at(word)
            owners += [t for p, t in noun.obliques if p in self.words["whose"]] if noun is not None else []
        for word in (predication.trigger, *subjects):
            for child in word.kids("advcl", "relcl", "acl", "xcomp", "ccomp"):
                clause = self.parse.clauses.at(child)
                if clause is not None and "to" in clause.helpers:
                    owners += clause.agent
        return tuple(dict.fromkeys(owners))
