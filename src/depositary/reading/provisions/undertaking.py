"""Undertaking: what the parties bind themselves to: "undertook to share the water", "committed to sharing data"."""

from __future__ import annotations

from depositary.language import Predication, Token
from depositary.language.extent import coordinated
from depositary.reading.cast import CONTRACTING
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.framing import Framing
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.listing import alone
from depositary.reading.provisions.topic import Topic
from depositary.record import Provision


class Undertaking:
    """Reads provisions off what parties promise each other."""

    def __init__(self, ground: Ground, drafting: Drafting, topic: Topic, framing: Framing) -> None:
        self.parse, self.words, self.instruments, self.cast = (
            ground.parse,
            ground.words,
            ground.instruments,
            ground.cast,
        )
        self.table, self.acts = ground.table, ground.acts
        self.drafting, self.topic, self.framing = drafting, topic, framing

    def provisions(self, predication: Predication) -> list[Provision]:
        """What the parties bind themselves to, where the text speaks of an agreement."""
        entry = next((e for e in self.table.match(predication) if e.gives["agreement"] != "agent"), None)
        if entry is None or predication.modality in ("denied", "conditional"):
            return []
        if not predication.agent:
            return self._agreed(predication)
        framed = self.framing.inside(predication)
        agreement = framed or self._spoken_of(predication, self.cast.all_of(predication.agent))
        if predication.lemma in self.words["agreeing"] and (things := self._things(predication)):
            agreement = framed or self._spoken_of(predication, self.cast.all_of(predication.agent))
            found = [t for t in things if agreement is not None and len(alone(t)) > 1]
            return [self.drafting.thing(t, agreement or "", basis="agreed", force=entry.gives["force"]) for t in found]
        inner = [c for c in (*predication.content, *self._gerunds(predication)) if c.kind == "verb"]
        inner = [c for first in inner for c in coordinated(self.parse, first)]
        if agreement is None or any(self._is_act(c, agreement) for c in inner):
            return []
        if framed is None and not self._is_bargain(predication, inner):
            return []
        force, name = entry.gives["force"], entry.name
        if framed is not None and predication.passive and not inner and not predication.patient[1:]:
            bare = all(p in self.words["inside"] for p, _ in predication.obliques)
            if bare:
                return []  # "is bound by the treaty" tells no term
        if framed is not None and not inner and predication.link not in ("relative", "content"):
            return [self.drafting.clause(predication, agreement, basis=name, force=force)]
        if len(inner) == 1 and not predication.passive and inner[0].link == "control":
            return [self.drafting.clause(predication, agreement, basis=name, force=force, subject=False)]
        return [self.drafting.clause(c, agreement, basis=name, force=force, subject=False, apart=inner) for c in inner]

    def _is_bargain(self, predication: Predication, inner: list[Predication]) -> bool:
        """Whether what somebody promises without naming the agreement may be part of it: no politician's vow."""
        if predication.lemma not in self.words["promising"]:
            return True
        who = [self.cast.actors[a].kind for a in self.cast.all_of(predication.agent)]
        of_it = any(t.lower == "it" and not self.cast.who(t) for c in inner for t in c.patient)
        generic = any(t.lemma in self.words["party"] for t in predication.agent)
        sides = {self.cast.territory(a) for a in self.cast.all_of(predication.agent)} - {None}
        return not of_it and (not who or generic or len(sides) > 1 or any(kind in CONTRACTING for kind in who))

    def _agreed(self, predication: Predication) -> list[Provision]:
        """ "It was agreed that Peru will pay", where the text speaks of an agreement."""
        told = predication.passive and predication.lemma in self.words["agreeing"]
        agreement = self.topic.before(predication.trigger) if told else None
        if agreement is None:
            return []
        inner = [c for c in predication.content if c.kind == "verb" and not self._is_act(c, agreement)]
        return [self.drafting.clause(c, agreement, basis="agreed", apart=inner) for c in inner]

    def _things(self, predication: Predication) -> list[Token]:
        """What is agreed on in nouns of doing: "agreed to a halt in dredging", "on the exchange of prisoners"."""
        told = [t for p, t in predication.obliques if p in ("to", "on", "upon")]
        deeds = [t for t in told if self.parse.clauses.at(t) is not None and t.lemma not in self.words["procedure"]]
        return [t for t in deeds if not self.instruments.of(t) and not self.cast.who(t) and t.entity != "DATE"]

    def _gerunds(self, predication: Predication) -> list[Predication]:
        """The clauses of "agreed on opening the border", "committed to sharing data"."""
        below = (g for c in predication.trigger.kids("prep") for g in c.kids("pcomp"))
        found = [c for t in below for g in (t, *t.conjuncts()) if (c := self.parse.clauses.at(g)) is not None]
        return [c for c in dict.fromkeys(found) if c not in predication.content]

    def _spoken_of(self, predication: Predication, parties: tuple[str, ...]) -> str | None:
        """The agreement last named, or that the report is about, where those who undertake are its parties."""
        made = self.topic.made(predication.trigger.sentence)
        last = made or self.topic.before(predication.trigger) or self.topic.main
        many = [self.cast.actors[p].kind == "collective" for p in parties]
        generic = any(t.lemma in self.words["party"] for t in predication.agent) or (bool(many) and all(many))
        if last is None or not (parties or generic):
            return None
        if generic:
            return last
        bound = self.instruments.agreements[last].parties
        return last if any(self.cast.same_side(p, b) for p in parties for b in bound) else None

    def _is_act(self, clause: Predication, agreement: str) -> bool:
        """Whether it is a step of the agreement: "agreed to extend the truce"; reviving another one is a term."""
        if not any(True for _ in self.acts.match(clause)):
            return False
        return any(agreement in self.instruments.of(token) for _, token in clause.arguments())
