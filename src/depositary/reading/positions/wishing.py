"""Wishing: positions that show in what somebody wants done with an agreement ("urged Peru to ratify it")."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Parse, Predication, Table
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.positions.towards import Towards
from depositary.record import Position, Span
from depositary.record.words import Stance


class Wishing:
    """Reads positions off acts that somebody asks for, promises or refuses."""

    def __init__(self, parse: Parse, acts: Table, *, cast: Cast, attribution: Attribution, towards: Towards) -> None:
        self.parse, self.acts, self.cast, self.attribution, self.towards = parse, acts, cast, attribution, towards

    def positions(self, predication: Predication) -> Iterator[Position]:
        """The positions of whoever governs this act on an agreement."""
        above = predication.within
        if above is None or predication.link not in ("control", "content", "argument") or above.negated:
            return
        direction = self._direction(predication, above)
        if direction is None:
            return
        for entry in self.acts.match(predication):
            roles = str(entry.gives.get("agreement", "patient")).split("|")
            words = [t for role in roles for t in predication.role(role)]
            target = next((found[0] for w in words if (found := self.towards.of(w))), None)
            if target is None:
                continue
            against = (entry.gives["act"] in self.towards.ending) != (direction == "against")
            stance: Stance = "opposes" if against else "supports"
            evidence = _cover(clause(self.parse, above), clause(self.parse, predication), self.parse.text)
            for holder in self._holders(above, evidence):
                via, statement = self.attribution.outside(evidence, holder)
                yield Position(
                    holder=holder, stance=stance, agreement=target.agreement, target=self.parse.span(target.word),
                    via=via, statement=statement, evidence=evidence, basis=f"positions/wish-{entry.gives['act']}",
                )  # fmt: skip
            return

    def _direction(self, predication: Predication, above: Predication) -> str | None:
        """Whether the governing word is for the act or against it; None where it is neither."""
        if above.modality in ("conditional", "possible"):
            return None
        if above.lemma in self.towards.refusals:
            return "against"
        return "for" if above.lemma in self.towards.wishes or predication.modality == "proposed" else None

    def _holders(self, above: Predication, evidence: Span) -> tuple[str, ...]:
        found = self.cast.all_of(above.agent)
        if found or not any(w.lower in ("we", "i") for w in above.agent):
            return found
        statement = self.attribution.around(evidence)
        return (statement.speaker,) if statement is not None and statement.speaker is not None else ()


def _cover(one: Span, other: Span, text: str) -> Span:
    return Span.of(text, min(one.start, other.start), max(one.end, other.end))
