"""Wishing: positions that show in what somebody wants done with an agreement ("urged Peru to ratify it")."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Entry, Parse, Predication, Table
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.positions.towards import Target, Towards, is_own_side
from depositary.record import Position, Span
from depositary.record.words import Stance


class Wishing:
    """Reads positions off acts that somebody asks for, promises or refuses."""

    def __init__(self, parse: Parse, acts: Table, *, cast: Cast, attribution: Attribution, towards: Towards) -> None:
        self.parse, self.acts, self.cast, self.attribution, self.towards = parse, acts, cast, attribution, towards

    def positions(self, predication: Predication) -> Iterator[Position]:
        """The positions of whoever asks for, promises, refuses or rules out this act on an agreement, or hopes that it
        lasts.
        """
        found = list(self._wished(predication))
        yield from found or self._hoped(predication)

    def _wished(self, predication: Predication) -> Iterator[Position]:
        above = predication.within or self._recommender(predication)
        direction = self._own(predication) or (self._direction(predication, above) if above is not None else None)
        if direction is None:
            return
        governor = predication
        if above is not None and self._own(predication) is None and (above.agent or _is_asked(predication, above)):
            governor = above
        if predication.attribute:
            return  # "asked the court to declare it void"
        for act, target in self._acts(predication):
            undone = act in self.towards.ending or predication.lemma in self.towards.altering
            against = undone != (direction == "against")
            stance: Stance = "opposes" if against else "supports"
            evidence = _cover(clause(self.parse, governor), clause(self.parse, predication), self.parse.text)
            for holder in self._speakers(predication) or self._holders(governor, evidence):
                via, statement = self.attribution.outside(evidence, holder)
                yield Position(
                    holder=holder, stance=stance, agreement=target.agreement, target=self.parse.span(target.word),
                    via=via, statement=statement, evidence=evidence, basis=f"positions/wish-{act}",
                )  # fmt: skip
            return

    def _hoped(self, predication: Predication) -> Iterator[Position]:
        """ "Prayed that the truce would hold": who hopes that it lasts stands by it."""
        above, towards = predication.within, self.towards
        if above is None or predication.link != "content" or above.negated or above.lemma not in towards.hoping:
            return
        if predication.lemma not in towards.lasting or predication.negated:
            return
        target = next((found[0] for w in predication.agent if (found := towards.of(w))), None)
        if target is None:
            return
        evidence = _cover(clause(self.parse, above), clause(self.parse, predication), self.parse.text)
        for holder in self._holders(above, evidence):
            via, statement = self.attribution.outside(evidence, holder)
            yield Position(
                holder=holder, stance="supports", agreement=target.agreement, target=self.parse.span(target.word),
                via=via, statement=statement, evidence=evidence, basis="positions/wish-hold",
            )  # fmt: skip

    def _recommender(self, predication: Predication) -> Predication | None:
        """Who recommends it: "the panel recommended joining"."""
        trigger = predication.trigger
        gerund = trigger.tag == "VBG" and trigger.dep in ("dobj", "xcomp", "pcomp", "ccomp")
        return self.parse.clauses.at(trigger.head) if gerund else None

    def _acts(self, predication: Predication) -> Iterator[tuple[str, Target]]:
        """Each act that the predication can be, with the agreement that it is done to."""
        if predication.lemma in self.towards.reversing or _with_next(predication) in self.towards.reversing:
            last = self.towards.last_act(predication.trigger)
            if last is not None:
                yield ("implement" if last.ending else "withdraw"), last
                return
        if predication.lemma in self.towards.advancing or _with_next(predication) in self.towards.advancing:
            found = (f for t in predication.role("with") if (f := self.towards.of(t)))
            yield from (("implement", target) for target in next(found, ()))
        for entry in self.acts.match(predication):
            told = entry.gives["act"] == "mediate" or entry.gives.get("draft")  # "asked to publish the text"
            target = None if told else self._target(predication, entry)
            if target is not None:
                yield entry.gives["act"], target

    def _target(self, predication: Predication, entry: Entry) -> Target | None:
        """The agreement that the act is done to; left unsaid ("urged laggards to ratify"), what the text speaks of."""
        roles = str(entry.gives.get("agreement", "patient")).split("|")
        words = [t for role in roles for t in predication.role(role)]
        if predication.kind == "noun" and not words:
            words = [
                t for t in predication.trigger.kids("poss") if t.lower in ("its", "their")
            ]  # "called for its repeal"
        found = next((found[0] for w in words if (found := self.towards.of(w))), None)
        if found is None and not words and (entry.gives.get("strong") or predication.lemma in self.towards.altering):
            return next(iter(self.towards.unsaid(predication.trigger)), None)
        return found

    def _speakers(self, predication: Predication) -> tuple[str, ...]:
        """Who says what must, should never or had no right to be done: not whoever does it."""
        above = predication.within
        noun = predication.trigger.head.lemma if predication.trigger.dep == "acl" else ""
        held = above is not None and noun in self.towards.rights and above.negated
        never = predication.negated and bool(predication.helpers & self.towards.deontic)
        due = above is None or predication.link == "content"
        if not (held or never or (due and predication.modality == "proposed")):
            return ()
        return self.attribution.speaker(clause(self.parse, predication))

    def _own(self, predication: Predication) -> str | None:
        """Against, where the doer rules the act out: "will not sign", "has no intention of acceding"."""
        if predication.kind != "verb" or predication.modality != "denied" or predication.question:
            return None
        if predication.negated and predication.helpers & (self.towards.willing | self.towards.deontic):
            return "against"
        above = predication.within
        noun = predication.trigger.head.lemma if predication.trigger.dep == "acl" else ""
        if above is not None and above.negated and noun in self.towards.intents | self.towards.rights:
            return "against"  # "sees no reason to reject it", "had no right to sign"
        intends = (
            above is not None and above.lemma in self.towards.intents and (above.negated or above.modality == "denied")
        )
        return "against" if intends and predication.link in ("control", "gerund") else None

    def _direction(self, predication: Predication, above: Predication) -> str | None:
        """Whether the governing word is for the act or against it; None where it is neither."""
        if predication.link == "condition" and self._is_threat(above):
            return "for" if predication.negated else "against"  # "threatened sanctions if Oman signs it"
        if above.negated or above.modality in ("conditional", "possible"):
            return None
        if predication.link == "gerund" and above.lemma in self.towards.speaking:
            favoured = any(w.lemma in ("favour", "favor") for w in above.role("in"))
            ways = {"against": "against", "for": "for", "in favour of": "for", "in favor of": "for"}
            return "for" if favoured else ways.get(predication.marker)
        if predication.link not in ("control", "content", "argument", "gerund") and predication.within is not None:
            return None
        if predication.link == "gerund" and predication.marker:
            return None
        if above.lemma in self.towards.regrets:
            return "for" if predication.modality == "denied" else "against"
        if above.lemma in self.towards.refusals:
            return "against"
        if above.lemma not in self.towards.wishes and predication.modality != "proposed":
            return None
        return "against" if predication.negated else "for"  # "vowed never to apply it"

    def _is_threat(self, above: Predication) -> bool:
        """ "Threatened sanctions if", "threatened to block the roads if"."""
        outer = above.within if above.link == "control" else None
        return above.lemma in self.towards.threats or (outer is not None and outer.lemma in self.towards.threats)

    def _holders(self, above: Predication, evidence: Span) -> tuple[str, ...]:
        found = self.cast.all_of(above.agent)
        stands = is_own_side(above.agent) or any(w.lower in self.towards.standing for w in above.agent)
        return found if found or not stands else self.attribution.speaker(evidence)


def _is_asked(predication: Predication, above: Predication) -> bool:
    """Whether the doer is asked to do it, so that he is not who wants it: "was urged to sign"."""
    return predication.link == "control" and above.kind == "verb"


def _with_next(predication: Predication) -> str:
    """The verb with its adverb, particle or object: "think again", "go back on", "change course"."""
    after = [c for c in predication.trigger.children if c.i > predication.trigger.i]
    words = [c.lower for c in after if c.dep in ("advmod", "prt", "dobj", "prep") and not c.children]
    words += [preposition for preposition, _ in predication.obliques]
    return " ".join([predication.lemma, *words[:2]])


def _cover(one: Span, other: Span, text: str) -> Span:
    return Span.of(text, min(one.start, other.start), max(one.end, other.end))
