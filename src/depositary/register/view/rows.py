"""Every finding of the register as one row: of which sort, of which agreement, who, what, when, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol, get_args

import msgspec

from depositary.record import Agreement, Record, Span
from depositary.register.identity.finding import side
from depositary.register.judgement import Heard, Mark, marks_of
from depositary.register.judgement.heard import LISTS
from depositary.register.view.dossier import Dossier, Said
from depositary.register.view.saying import said

Sort = Literal["agreement", "relation", "step", "provision", "position", "demand", "statement", "event"]
SORTS: tuple[Sort, ...] = get_args(Sort)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One finding of one report.

    `who` did, said, holds, asks or owes it, `of` is whom it goes to or, for a relation, the other agreement; `what` is
    the act, force, stance, kind or type, `words` what is asked or said. `sides` are the territories (or ids) of `who`;
    `ids` and `to` are the ids that the record gives to `who` and `of`. `dossier` is None where the finding belongs to
    no agreement; `judged` is what people decided on it.
    """

    sort: Sort
    dossier: str | None = None
    agreement: str | None = None
    who: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    what: str
    words: str | None = None
    date: str | None = None
    modality: str | None = None
    evidence: Said
    judged: tuple[Mark, ...] = ()
    ids: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


class Named(Protocol):
    """What is known of the dossier of a finding."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


def rows(records: Iterable[Record], dossiers: Iterable[Dossier], *, rejected: bool = False) -> Iterator[Row]:
    """The findings of these records, report by report, sort by sort, in text order; with those that were `rejected`
    behind them where they are asked for."""
    held = {(m.report, m.agreement): d for d in dossiers for m in d.members}
    for record in records:
        yield from told(record, held, rejected=rejected)


def told(record: Record, held: Mapping[tuple[str, str], Named], *, rejected: bool) -> Iterator[Row]:
    """The findings of one record; `held` are the dossiers of its agreements, by report and id there."""
    yield from Reading(record, held).rows()
    if rejected and isinstance(record, Heard):
        yield from Reading(_refused(record), held).refused()


def _refused(record: Heard) -> Heard:
    """What was rejected, as a record of its own, each finding with the judgement on it."""
    lists: dict[str, list[Any]] = {name: [] for name in LISTS.values()}
    for each in record.rejected:
        if each.sort in LISTS:
            lists[LISTS[each.sort]].append(each.finding)
    ties = {
        a.id: [r.finding for r in record.rejected if (r.sort, r.agreement) == ("relation", a.id)]
        for a in record.agreements
    }
    return msgspec.structs.replace(
        record,
        **{name: tuple(found) for name, found in lists.items()},
        agreements=tuple(msgspec.structs.replace(a, relations=tuple(ties[a.id])) for a in record.agreements),
        marked={(each.sort, each.finding): each.marks for each in record.rejected},
    )


class Reading:
    """The rows of one record; `held` are the dossiers of its agreements, by report and id there."""

    def __init__(self, record: Record, held: Mapping[tuple[str, str], Named]) -> None:
        self.record = record
        self.held = held

    def rows(self) -> Iterator[Row]:
        for agreement in self.record.agreements:
            yield self._agreement(agreement)
        for agreement in self.record.agreements:
            yield from self._relations(agreement)
        yield from self._steps()
        yield from self._provisions()
        yield from self._positions()
        yield from self._demands()
        yield from self._statements()
        yield from self._events()

    def refused(self) -> Iterator[Row]:
        """The rows of what can be rejected."""
        for agreement in self.record.agreements:
            yield from self._relations(agreement)
        yield from (*self._steps(), *self._provisions(), *self._positions(), *self._demands())

    def _marked(self, sort: Sort, finding: Any, row: Row) -> Row:
        marks = marks_of(self.record, sort, finding)
        return msgspec.structs.replace(row, judged=marks) if marks else row

    def _agreement(self, found: Agreement) -> Row:
        row = self._row(
            "agreement", found.mentions[0], what=found.kind, words=found.name, of=found.id, who=found.parties,
            date=found.signed,
        )  # fmt: skip
        return self._marked("agreement", found.id, row)

    def _relations(self, found: Agreement) -> Iterator[Row]:
        for tie in found.relations:
            row = self._row("relation", tie.evidence, via=tie.via, of=found.id, what=tie.type)
            other = self.held.get((self.record.report.id, tie.to))
            yield self._marked("relation", tie, msgspec.structs.replace(row, of=(other.name,) if other else ()))

    def _steps(self) -> Iterator[Row]:
        for s in self.record.steps:
            row = self._row(
                "step", s.evidence, via=s.via, statement=s.statement, of=s.agreement, what=s.act,
                who=(*s.by, *s.with_), to=s.to, date=s.date, modality=s.modality,
            )  # fmt: skip
            yield self._marked("step", s, row)

    def _provisions(self) -> Iterator[Row]:
        for p in self.record.provisions:
            row = self._row(
                "provision", p.evidence, via=p.via, statement=p.statement, of=p.agreement, what=p.force,
                who=_one(p.obligor),
            )  # fmt: skip
            yield self._marked("provision", p, row)

    def _positions(self) -> Iterator[Row]:
        for p in self.record.positions:
            row = self._row(
                "position", p.evidence, via=p.via, statement=p.statement, of=p.agreement, what=p.stance,
                who=_one(p.holder), words=p.target.text if p.target else None, date=p.date,
            )  # fmt: skip
            yield self._marked("position", p, row)

    def _demands(self) -> Iterator[Row]:
        for d in self.record.demands:
            row = self._row(
                "demand", d.evidence, via=d.via, statement=d.statement, of=d.under, what="demand", who=_one(d.by),
                to=_one(d.of), words=d.action.text, date=d.date,
            )  # fmt: skip
            yield self._marked("demand", d, row)

    def _statements(self) -> Iterator[Row]:
        for s in self.record.statements:
            if s.content:
                whole = Span.of(self.record.report.text, s.content[0].start, s.content[-1].end)
                outer = self.record.statement(s.within) if s.within else None
                yield self._row(
                    "statement", whole, via=_one(outer.speaker if outer else None), statement=s.within, what=s.kind,
                    who=_one(s.speaker), to=_one(s.addressee), date=s.date,
                )  # fmt: skip

    def _events(self) -> Iterator[Row]:
        for e in self.record.events:
            yield self._row(
                "event", e.evidence, via=e.via, statement=e.statement, what=e.type, who=e.sources, to=e.targets,
                date=e.date, modality=e.modality, words=e.trigger.text,
            )  # fmt: skip

    def _row(  # noqa: PLR0913  # the columns
        self,
        sort: Sort,
        span: Span,
        *,
        what: str,
        of: str | None = None,
        who: Sequence[str] = (),
        to: Sequence[str] = (),
        via: Sequence[str] = (),
        statement: str | None = None,
        words: str | None = None,
        date: str | None = None,
        modality: str | None = None,
    ) -> Row:
        dossier = self.held.get((self.record.report.id, of)) if of else None
        actors = [actor for actor in map(self.record.actor, who) if actor]
        return Row(
            sort=sort,
            dossier=dossier.id if dossier else None,
            agreement=dossier.name if dossier else None,
            who=tuple(actor.name for actor in actors),
            sides=tuple(dict.fromkeys(map(side, actors))),
            of=tuple(actor.name for actor in map(self.record.actor, to) if actor),
            what=what,
            words=words,
            date=date,
            modality=modality,
            evidence=said(self.record, span, via, statement),
            ids=tuple(actor.id for actor in actors),
            to=tuple(actor.id for actor in map(self.record.actor, to) if actor),
        )


def _one(ref: str | None) -> tuple[str, ...]:
    return (ref,) if ref else ()
