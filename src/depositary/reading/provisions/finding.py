"""From predications to provisions: what an agreement says, what is so under it, what its parties undertake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from depositary.language import Language, Parse, Predication, Sentence, Table, Token
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.record import Provision, Span
from depositary.record.words import Force, Modality

FORCES: dict[Modality, Force] = {"proposed": "shall", "ordered": "shall", "possible": "may"}
# Modes in which a sentence after a provision goes on with the next one.
GOING_ON = frozenset({"planned", "proposed", "possible", "ordered"})
REACH = 400  # characters back in which the agreement that the parties speak of can stand


def find(
    parse: Parse, language: Language, *, cast: Cast, instruments: Instruments, attribution: Attribution
) -> Iterator[Provision]:
    """The provisions of the report in text order, none of them twice."""
    if not instruments.agreements:
        return
    words = language.words("terms")
    reader = Reader(
        parse=parse,
        table=language.table("provisions"),
        acts=language.table("acts"),
        cast=cast,
        instruments=instruments,
        attribution=attribution,
        words={name: frozenset(listed) for name, listed in words.items()},
    )
    yield from reader.read()


@dataclass(slots=True)
class Reader:
    """Reads the provisions of one report."""

    parse: Parse
    table: Table
    acts: Table
    cast: Cast
    instruments: Instruments
    attribution: Attribution
    words: dict[str, frozenset[str]]
    taken: list[Span] = field(default_factory=list)

    def read(self) -> Iterator[Provision]:
        """Sentence by sentence: what a sentence provides opens the next one of its paragraph to going on."""
        inside = self._by_sentence()
        open_: str | None = None
        paragraph = -1
        for sentence in self.parse.sentences:
            if sentence.paragraph != paragraph:
                open_, paragraph = None, sentence.paragraph
            found = [p for predication in inside.get(sentence.index, ()) for p in self.provisions(predication)]
            if not found and open_ is not None:
                found = list(self._going_on(sentence, inside.get(sentence.index, []), open_))
            open_ = found[-1].agreement if found else None
            yield from sorted(found, key=lambda p: p.evidence)

    def _by_sentence(self) -> dict[int, list[Predication]]:
        inside: dict[int, list[Predication]] = {}
        for predication in self.parse.clauses:
            inside.setdefault(predication.trigger.sentence, []).append(predication)
        return inside

    def provisions(self, predication: Predication) -> Iterator[Provision]:
        """What this predication says that an agreement provides."""
        if predication.kind != "verb":
            return
        yield from self._provided(predication) or self._under(predication) or self._undertaken(predication)

    def _provided(self, predication: Predication) -> list[Provision]:
        """The agreement is what acts: "the treaty obliges", "a deal integrating the forces"."""
        agreement = None if predication.passive else self.instruments.first_of(predication.agent)
        if agreement is None or predication.question:
            return []
        entry = next((e for e in self.table.match(predication) if e.gives["agreement"] == "agent"), None)
        if entry is None and not self._is_like(predication):
            return []
        force: Force = entry.gives["force"] if entry else FORCES.get(predication.modality, "will")
        basis = f"provisions/{entry.name if entry else 'says'}"
        return list(self._made(predication, agreement, force, basis))

    def _is_like(self, predication: Predication) -> bool:
        """Whether a verb said of an agreement tells what it provides."""
        if next(self.acts.match(predication), None) is not None:
            return False
        lemma = predication.trigger.lemma
        if lemma not in self.words["unlike"]:
            return bool(predication.patient or predication.obliques or predication.content)
        objects = [t.lemma for t in predication.patient]
        return lemma in self.words["unless_object"] and bool(objects) and not self.words["no_object"] & set(objects)

    def _under(self, predication: Predication) -> list[Provision]:
        """What is so under the agreement, and the clauses coordinated with that."""
        agreement = self._frame(predication)
        if agreement is None or predication.trigger.lemma in self.words["speech"]:
            return []
        if predication.modality in ("occurred", "ongoing", "denied") and predication.tense != "present":
            return []
        force = FORCES.get(predication.modality, "will")
        return [self._provision(predication, agreement, force, "provisions/under")]

    def _frame(self, predication: Predication) -> str | None:
        for preposition, token in predication.obliques:
            if preposition in self.words["under"] and (found := self.instruments.of(token)):
                if preposition in self.words["loose"] and predication.link != "relative":
                    continue
                return found[0]
        above = predication.within
        if above is not None and predication.link == "conjunct":
            return self._frame(above)
        return None

    def _undertaken(self, predication: Predication) -> list[Provision]:
        """What the parties bind themselves to, where the text speaks of an agreement."""
        entry = next((e for e in self.table.match(predication) if e.gives["agreement"] != "agent"), None)
        if entry is None or not self.cast.all_of(predication.agent):
            return []
        agreement = self._spoken_of(predication)
        if agreement is None or predication.modality in ("denied", "conditional"):
            return []
        inner = [c for c in predication.content if c.link == "control"]
        if not inner:
            return []
        return [self._provision(c, agreement, entry.gives["force"], f"provisions/{entry.name}") for c in inner]

    def _spoken_of(self, predication: Predication) -> str | None:
        for preposition, token in predication.obliques:
            if preposition in self.words["under"] and (found := self.instruments.of(token)):
                return found[0]
        return self.instruments.last_before(predication.trigger.start, within=REACH)

    def _going_on(self, sentence: Sentence, inside: list[Predication], agreement: str) -> Iterator[Provision]:
        """A sentence that goes on: its clauses in a mode of duty or of things to come."""
        for predication in inside:
            if predication.kind != "verb" or predication.link not in ("", "conjunct") or not self._goes_on(predication):
                continue
            force = FORCES.get(predication.modality, "will")
            yield self._provision(predication, agreement, force, "provisions/going-on")

    def _goes_on(self, predication: Predication) -> bool:
        if predication.trigger.lemma in self.words["speech"] or predication.question:
            return False
        if any(t.lower in self.words["person"] for t in predication.agent):
            return False
        return predication.modality in GOING_ON or _is_to(predication.trigger)

    def _made(self, predication: Predication, agreement: str, force: Force, basis: str) -> Iterator[Provision]:
        """The embedded clauses, one provision each; without any, the clause itself."""
        inner = [c for c in predication.content if c.kind == "verb"]
        for held in inner or [predication]:
            yield self._provision(held, agreement, force, basis)

    def _provision(self, predication: Predication, agreement: str, force: Force, basis: str) -> Provision:
        evidence = clause(self.parse, predication, shared=False)
        via, statement = self.attribution.via(evidence)
        return Provision(
            agreement=agreement,
            obligor=self._obligor(predication),
            force=force,
            via=via,
            statement=statement,
            evidence=evidence,
            basis=basis,
        )

    def _obligor(self, predication: Predication) -> str | None:
        who = self.cast.all_of(predication.agent)
        return (self.cast.state(who[0]) or who[0]) if len(who) == 1 else None


def _is_to(verb: Token) -> bool:
    """ "The army is to withdraw", "has to withdraw"."""
    below = (g.lower for c in verb.children if c.dep == "xcomp" for g in c.children)
    return verb.lemma in ("be", "have") and "to" in below
