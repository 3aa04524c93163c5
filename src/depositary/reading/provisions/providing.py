"""Providing: what one predication says that an agreement provides, or what is so under it."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Predication
from depositary.reading.provisions.binding import Binding
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.framing import Framing
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.lasting import Lasting
from depositary.reading.provisions.listing import Listing
from depositary.reading.provisions.saying import Saying
from depositary.reading.provisions.speaking import Speaking
from depositary.reading.provisions.topic import Topic
from depositary.reading.provisions.undertaking import Undertaking
from depositary.record import Provision


class Providing:
    """Reads provisions off predications that name or mean their agreement."""

    def __init__(self, ground: Ground, drafting: Drafting, topic: Topic) -> None:
        self.words, self.instruments, self.drafting = ground.words, ground.instruments, drafting
        self.framing = Framing(ground, topic)
        speaking = Speaking(ground, topic, self.framing)
        self.lasting, self.listing = Lasting(ground, drafting, topic), Listing(ground, drafting, self.framing)
        self.saying, self.binding = Saying(ground, drafting, speaking), Binding(ground, drafting, speaking)
        self.undertaking = Undertaking(ground, drafting, topic, self.framing)

    def provisions(self, predication: Predication) -> Iterator[Provision]:
        """What this predication says that an agreement provides."""
        if predication.kind == "noun":
            yield from self.listing.included(predication)
        if predication.kind == "verb" and not predication.question:
            yield from (
                self.binding.told_as(predication)
                or self.lasting.provisions(predication)
                or self.saying.provisions(predication)
                or self.listing.provisions(predication)
                or self._under(predication)
                or self.undertaking.provisions(predication)
                or self.binding.provisions(predication)
            )

    def _under(self, predication: Predication) -> list[Provision]:
        """What is so under the agreement: "under the accord, Sweden will sell", "a pact by which the islands pass"."""
        agreement = self.framing.of(predication)
        if agreement is None or predication.trigger.lemma in self.words["speech"] | self.words["happening"]:
            return []
        if predication.trigger.dep == "acl" and predication.lemma in self.words["making"]:
            return []
        if predication.link != "relative" and self._is_fulfilled(predication):
            return []
        described = predication.trigger.head if predication.trigger.dep == "relcl" else None
        named = [t for t in (*predication.agent, *predication.patient) if t is not described]
        if any(self.instruments.of(token) for token in named):
            return []
        return [self.drafting.clause(predication, agreement, basis="under")]

    def _is_fulfilled(self, predication: Predication) -> bool:
        """Whether it has come to pass: "have been freed under it"; "under it, men were freed" still may be a term."""
        past = predication.tense == "past" and predication.link in ("", "conjunct", "content")
        named = [t for p, t in predication.obliques if p in self.words["under"] and p not in self.words["loose"]]
        behind = bool(named) and all(t.i > predication.trigger.i for t in named)
        return bool(predication.helpers & self.words["happened"]) or (past and behind)
