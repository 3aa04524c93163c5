"""Steps that the name of an agreement tells: "the Omani-brokered truce", "the treaty, in force since 1994"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from depositary.language import Parse, Token
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast, head_of
from depositary.reading.instruments import Instruments
from depositary.reading.steps.doers import Doers
from depositary.reading.steps.times import Times
from depositary.record import Span, Step
from depositary.record.words import Act

BY_WHOM = ("npadvmod", "nsubj", "compound", "amod", "nmod", "advmod", "poss")


@dataclass(frozen=True, slots=True)
class Described:
    """Answers for one report. `makers`: acts by the lemma of the participle ("brokered" is to mediate)."""

    parse: Parse
    cast: Cast
    times: Times
    doers: Doers
    instruments: Instruments
    attribution: Attribution
    makers: Mapping[str, Act]

    def all(self) -> Iterator[Step]:
        """The steps, each agreement's once for each act."""
        for agreement in self.instruments.agreements.values():
            known: set[tuple[Act, tuple[str, ...]]] = set()
            for mention in agreement.mentions:
                head = head_of(self.parse, mention)
                for step in self._of(head, agreement.id, mention) if head is not None else ():
                    if (step.act, step.by) not in known:
                        known.add((step.act, step.by))
                        yield step

    def dated(self, concluded: Collection[str]) -> Iterator[Step]:
        """The conclusion of agreements that are named by their date ("the 1959 accord"), but those `concluded` by other
        words of the report.
        """
        for agreement in self.instruments.agreements.values():
            heads = ((head_of(self.parse, m), m) for m in agreement.mentions)
            dates = ((d, m) for head, m in heads if head is not None and (d := self.times.of_noun(head)))
            date, mention = next(dates, (None, None))
            if mention is not None and agreement.id not in concluded and not agreement.series:
                by = self.doers.parties(agreement.id)
                yield self._step(agreement.id, "agree", by, date, mention, "dated-name")

    def _of(self, head: Token, agreement: str, mention: Span) -> Iterator[Step]:
        for participle in head.kids("amod"):
            act = self.makers.get(participle.lemma) if participle.tag == "VBN" else None
            hyphened = any(c.text in ("-", "‑", "–") for c in participle.children)
            by = self.cast.all_of(participle.kids(*BY_WHOM)) if act and hyphened else ()
            if act and by:
                yield self._step(agreement, act, by, None, mention, "described-by")
        within = self.parse.between(mention.start, mention.end)
        following = self.parse.tokens[within[-1].i + 1 : within[-1].i + 2] if within else ()
        apart = [self.parse.tokens[t.i + 1] for t in following if t.text == "," and t.i + 1 < len(self.parse.tokens)]
        for prep in dict.fromkeys((*head.kids("prep"), *apart)):
            noun = prep.child("pobj")
            if prep.lower == "in" and noun is not None and noun.lower in ("force", "effect", "operation"):
                yield from self._in_force(prep, agreement)

    def _in_force(self, prep: Token, agreement: str) -> Iterator[Step]:
        """With the date that follows before the next mark."""
        sentence = self.parse.sentence(prep)
        behind = [t for t in sentence.tokens if t.i > prep.i]
        mark = next((t for t in behind if t.text in (",", ";", ".", "–", "—", ")")), behind[-1])
        dates = [found for t in behind if t.i <= mark.i and (found := self.times.at(t.start)) is not None]
        if len(dates) == 1 and not self.times.is_ahead(dates[0][1]):
            last = next((t for t in reversed(behind) if t.end <= dates[0][0]), mark)
            parties = self.instruments.agreements[agreement].parties
            evidence = self.parse.span(prep, last)
            yield self._step(agreement, "enter_into_force", parties, dates[0][1], evidence, "described-in-force")

    def _step(self, agreement: str, act: Act, by: tuple[str, ...], date: str | None, evidence: Span, rule: str) -> Step:
        via, statement = self.attribution.via(evidence)
        return Step(
            agreement=agreement, act=act, by=by, date=date, modality="occurred", via=via, statement=statement,
            evidence=evidence, basis=f"steps/{rule}",
        )  # fmt: skip
