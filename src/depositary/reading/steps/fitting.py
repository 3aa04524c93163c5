"""Whether an entry may be said of an agreement here: what kind it is, whether it is a draft, who can do this to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depositary.language import Predication
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.reading.steps.doers import Doers

UNABLE = frozenset({"collective", "ngo", "party", "company", "media", "people"})  # cannot leave a treaty
MOVING = frozenset({"people", "company", "armed_forces", "armed_group", "collective"})
CROWDS = frozenset({"people", "company"})  # and these leave places


@dataclass(frozen=True, slots=True)
class Fitting:
    """Answers for one report. `words`: `en/steps.yaml`."""

    cast: Cast
    doers: Doers
    instruments: Instruments
    words: Mapping[str, Any]

    def fits(self, predication: Predication, gives: Mapping[str, Any], agreement: str) -> bool:
        """Whether what the entry asks of the agreement and of the doer holds."""
        instrument = self.instruments.agreements[agreement]
        if "kinds" in gives and instrument.kind not in gives["kinds"]:
            return False
        if "draft" in gives and self._is_draft(predication, gives) is not gives["draft"]:
            return False
        named = any(agreement in self.instruments.of(t) for _, t in predication.arguments() if t.pos != "PRON")
        if gives["act"] == "withdraw" and not self._can_leave(predication, named=named):
            return False
        doers = self.doers.by(predication, "agent") if "party" in gives or "outsiders" in gives else ()
        if "party" in gives and (not doers or predication.role("as") or not self._are_able(doers)):
            return False
        return not doers or not self.doers.are_outside(doers, agreement)

    def completes(self, predication: Predication) -> bool:
        """Whether the word says how a thing is left or what it is called: "left it unsigned", "calls the pact void"."""
        if predication.kind == "verb":
            made = predication.trigger.lemma in self.words["making"]
            deps = ("oprd", "ccomp") if made else ("oprd",)
            said = (c for c in predication.trigger.kids(*deps) if c.pos in ("ADJ", "VERB"))
            left = made and bool(predication.role("as"))
            return bool(predication.patient) and not predication.passive and (any(said) or left)
        above = predication.within
        held = predication.kind == "adjective" and predication.link == "content" and above is not None
        return held and above is not None and above.trigger.lemma not in self.words["making"]

    def _can_leave(self, predication: Predication, *, named: bool) -> bool:
        """Whether a subject that is named can leave an agreement: not tanks, nor "those who fled", unless the
        agreement is named: of these "they left it" is said of places.
        """
        if predication.kind != "verb" or not predication.agent or predication.passive:
            return True
        doers = self.cast.all_of(predication.agent)
        if not doers:
            nouns = [t for t in predication.agent if t.pos == "NOUN" and not self.instruments.of(t)]
            return not nouns or any(t.lemma in self.words["states"] for t in nouns)
        if any(self.cast.actors[a].kind not in MOVING for a in doers):
            return True
        return named and any(self.cast.actors[a].kind not in CROWDS or self.cast.territory(a) for a in doers)

    def _are_able(self, doers: tuple[str, ...]) -> bool:
        """Whether one of them can leave a treaty: who denounces it without being able to merely condemns it."""
        return any(self.cast.actors[actor].kind not in UNABLE for actor in doers)

    def _is_draft(self, predication: Predication, gives: Mapping[str, Any]) -> bool:
        drafts = self.words["draft"]
        nouns = predication.role(gives["agreement"])
        return any(t.lemma in drafts or any(c.lower in drafts for c in t.children) for t in nouns)
