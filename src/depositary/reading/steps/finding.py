"""From predications to steps: the words of `en/acts.yaml` where they are said of an agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depositary.language import Entry, Language, Parse, Predication, Table
from depositary.language.extent import clause
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.reading.steps.doers import Doers
from depositary.reading.steps.targets import Targets
from depositary.reading.steps.times import Times
from depositary.record import Step
from depositary.record.mention import DateMention


def find(
    parse: Parse,
    language: Language,
    *,
    cast: Cast,
    dates: Iterable[DateMention],
    instruments: Instruments,
    attribution: Attribution,
) -> Iterator[Step]:
    """The steps of the report in text order, each told once."""
    words = language.words("steps")
    reader = Reader(
        parse=parse,
        table=language.table("acts"),
        cast=cast,
        times=Times(dates, parse, instruments),
        doers=Doers(cast, instruments.agreements),
        targets=Targets(
            instruments, cast, frozenset(words["transparent"]), frozenset(words["through"]), frozenset(words["pronoun"])
        ),
        attribution=attribution,
    )
    yield from once(step for predication in parse.clauses for step in reader.read(predication))


@dataclass(slots=True)
class Reader:
    """Reads the steps of one report; `done` remembers what each predication gave, for acts that govern others."""

    parse: Parse
    table: Table
    cast: Cast
    times: Times
    doers: Doers
    targets: Targets
    attribution: Attribution
    done: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def read(self, predication: Predication) -> Iterator[Step]:
        """The steps that the predication reports: one for each agreement that it is said of."""
        for entry in sorted(self.table.match(predication), key=lambda e: not e.idiom):
            agreements = self.agreements(predication, entry)
            if agreements:
                yield from (self.step(predication, entry, a) for a in agreements)
                return

    def agreements(self, predication: Predication, entry: Entry) -> tuple[str, ...]:
        """The agreements that this entry is said of here, as far as it may be said of them."""
        gives = entry.gives
        roles = gives.get("agreement", "patient")
        found = self.targets.of(predication, roles, strong=gives.get("strong", False))
        if not found and "content" in roles:
            found = self._embedded(predication)
        return tuple(a for a in found if self._fits(predication, entry, a))

    def _embedded(self, predication: Predication) -> tuple[str, ...]:
        """What the acts that this one governs are done to: "instructed the ministry to sign the treaty"."""
        for inner in self.parse.clauses:
            if inner.within is predication and inner.link in ("control", "content", "argument"):
                for entry in self.table.match(inner):
                    if entry.gives["act"] != "authorise" and (found := self.agreements(inner, entry)):
                        return found
        return ()

    def _fits(self, predication: Predication, entry: Entry, agreement: str) -> bool:
        if "party" in entry.gives:
            doers = self.doers.by(predication, "agent")
            return any(self.doers.is_party(actor, agreement) for actor in doers)
        return True

    def step(self, predication: Predication, entry: Entry, agreement: str) -> Step:
        """The step, with what the clause says of who, when, how."""
        gives = entry.gives
        by = self.doers.by(predication, gives.get("by", "agent"))
        if not by and gives.get("parties"):
            by = self.doers.parties(agreement)
        evidence = clause(self.parse, predication)
        via, statement = self.attribution.via(evidence)
        return Step(
            agreement=agreement,
            act=gives["act"],
            by=by,
            to=self._role(predication, gives.get("to"), but=by),
            with_=self._role(predication, gives.get("with", "with|together with|alongside"), but=by),
            on_behalf_of=self.doers.behalf(predication),
            date=self.times.when(predication),
            place=self._place(predication),
            modality=gives.get("modality", predication.modality),
            via=via,
            statement=statement,
            evidence=evidence,
            basis=f"steps/{entry.name}",
        )

    def _role(self, predication: Predication, roles: str | None, *, but: tuple[str, ...]) -> tuple[str, ...]:
        found = self.cast.all_of(predication.role(roles)) if roles else ()
        return tuple(actor for actor in found if actor not in but)

    def _place(self, predication: Predication) -> str | None:
        for _, token in (pair for pair in predication.obliques if pair[0] in ("in", "at")):
            if token.entity in ("GPE", "LOC", "FAC"):
                first = min((c.i for c in token.kids("compound")), default=token.i)
                return self.parse.span(self.parse.tokens[first], token).text
        return None


def once(steps: Iterable[Step]) -> Iterator[Step]:
    """Each step where it is first told: told again without a new date or actor it is the same."""
    told: dict[tuple[str, str, str], list[Step]] = {}
    for step in steps:
        before = told.setdefault((step.agreement, step.act, step.modality), [])
        if not any(_adds_nothing(step, earlier) for earlier in before):
            before.append(step)
            yield step


def _adds_nothing(step: Step, earlier: Step) -> bool:
    dated = step.date is None or step.date == earlier.date
    return dated and set(step.by) <= set(earlier.by)
