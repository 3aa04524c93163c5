"""Lasting: how long an agreement holds, when it begins and how it ends: "runs for ten years", "may be denounced"."""

from __future__ import annotations

from depositary.language import Predication, Token
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.topic import Topic
from depositary.record import Provision
from depositary.record.words import Force


class Lasting:
    """Reads final clauses: term, renewal, entry into force, accession, end."""

    def __init__(self, ground: Ground, drafting: Drafting, topic: Topic) -> None:
        self.parse, self.words, self.instruments = ground.parse, ground.words, ground.instruments
        self.drafting, self.topic = drafting, topic

    def provisions(self, predication: Predication) -> list[Provision]:
        """The final clause that this predication tells, if any."""
        agreement = self._holding(predication)
        if agreement is None or not (
            self._runs(predication) or self._may_end(predication) or self._is_open(predication)
        ):
            return []
        force: Force = "may" if predication.modality == "possible" else "will"
        return [self.drafting.clause(predication, agreement, basis="lasting", force=force)]

    def _holding(self, predication: Predication) -> str | None:
        """The agreement that begins, runs or ends."""
        for word in predication.patient if predication.passive else predication.agent:
            found = self.instruments.of(word)
            if found:
                return found[0]
            known = not self.drafting.cast.who(word) or (word.lower == "it" and predication.modality == "occurred")
            if word.lower in self.words["taking up"] and known:
                return self.topic.before(word)
        return None

    def _runs(self, predication: Predication) -> bool:
        """ "runs for ten years", "takes effect once both have ratified", "expires unless renewed"."""
        if predication.lemma not in self.words["running"] or predication.tense == "past":
            return False
        return self._spans(predication) or self._hangs(predication.trigger)

    def _may_end(self, predication: Predication) -> bool:
        """ "may be denounced", "can be prolonged", "has been concluded for ten years"."""
        if not predication.passive or predication.lemma not in self.words["ending"] or predication.tense == "past":
            return False
        open_to = bool(predication.helpers & self.words["able"]) and not predication.negated
        return open_to or self._spans(predication) or self._hangs(predication.trigger)

    def _is_open(self, predication: Predication) -> bool:
        """ "is open to all states", "is subject to ratification", "has no time limit"."""
        told = {t.lemma for t in (*predication.attribute, *predication.trigger.kids("acomp"))}
        return predication.lemma == "be" and predication.tense != "past" and bool(told & self.words["standing"])

    def _spans(self, predication: Predication) -> bool:
        """Whether a length of time is told, not a day: "for ten years", "after 35 years", "automatically"."""
        spans = [t for p, t in predication.obliques if p in self.words["spanning"]]
        long = any(t.lemma in self.words["times"] and not self._is_one_of_many(t) for t in spans)
        counted = ("npadvmod",) if predication.lemma == "take" else ("npadvmod", "dobj")  # "this will take time"
        measured = any(t.lemma in self.words["times"] for t in predication.trigger.kids(*counted))
        return long or measured or any(t.lower in self.words["by itself"] for t in predication.trigger.children)

    def _is_one_of_many(self, time: Token) -> bool:
        """ "The truce holds for a second day": news of the day, no length that was agreed."""
        return any(c.lower in self.words["counted"] for c in time.children)

    def _hangs(self, trigger: Token) -> bool:
        """Whether it hangs on a condition: "unless", "once", "only after"."""
        below = [c for t in trigger.kids("advcl") if (c := self.parse.clauses.at(t)) is not None]
        return any(c.marker in self.words["hanging"] for c in below)
