"""Dossiers from the records of their members, or from gists of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from depositary.record import Record, Span
from depositary.register.identity import Finding, compare
from depositary.register.identity.finding import side
from depositary.register.identity.syndication import groups, origins
from depositary.register.judgement import Heard, Mark, marks_of
from depositary.register.judgement.anchor import WHAT
from depositary.register.judgement.heard import PARTY
from depositary.register.view.counting import counts
from depositary.register.view.demands import outcomes
from depositary.register.view.dossier import Dossier, Member, Rejection, Said, Side, Tie, View, Why
from depositary.register.view.life import conflicts, stages, status
from depositary.register.view.saying import said, sentence

Held = Sequence[tuple[Finding, Record]]


def build(
    members: Held, dossier: Mapping[str, str], names: Mapping[str, str], *, source: Mapping[str, str] | None = None
) -> Dossier:
    """The dossier of these members, ordered by day of publication; `dossier` and `names` tell the id and name of the
    dossier that a finding belongs to, `source` what `origins` gives of its reports, where that is known."""
    first = members[0][0]
    life = stages(members)
    if source is None:
        source = origins({record.report.id: record.report for _, record in members}.values())
    parties = _parties(members, source)
    now, since = status(life, parties=len(parties))
    marks = _marks(members)
    told = Dossier(
        id=dossier[first.id],
        name=names[dossier[first.id]],
        names=tuple(dict.fromkeys(f.name for f, _ in members)),
        kind=_most(f.kind for f, _ in members),
        series=first.series,
        parties=parties,
        status=now,
        since=since,
        signed=_days(members),
        life=life,
        relations=_ties(members, dossier, names),
        **_views(members),
        conflicts=(*conflicts(life), *counts(members)),
        sources=len(set(source.values())),
        syndicated=groups(source),
        members=tuple(Member(id=f.id, report=f.report, agreement=f.ref, name=f.name) for f, _ in members),
        judged=tuple(dict.fromkeys(mark for held in marks for mark in held)),
        rejected=all(any(m.kind == "reject" and m.field is None for m in held) for held in marks),
        rejections=tuple(_rejections(members)),
    )
    return _edited(told)


def _days(members: Held) -> tuple[str, ...]:
    """The days of signature that the members give."""
    told = [agreement for f, record in members if (agreement := record.agreement(f.ref))]
    return tuple(sorted({agreement.signed for agreement in told if agreement.signed}))


def _marks(members: Held) -> list[tuple[Mark, ...]]:
    """What people decided on each member."""
    return [marks_of(record, "agreement", f.ref) for f, record in members]


def _edited(told: Dossier) -> Dossier:
    """The dossier with what people edited of the agreement itself, of several edits of one field the last."""
    values = {m.field: m.value for m in told.judged if m.kind == "edit" and m.field and m.value is not None}
    changes: dict[str, Any] = {k: (v,) if k == "signed" else v for k, v in values.items()}
    if "status" in changes:
        changes["since"] = ()
    return msgspec.structs.replace(told, **changes) if changes else told


def _rejections(members: Held) -> Iterator[Rejection]:
    """What was rejected of the members, as it was read."""
    for finding, record in members:
        for held in record.rejected if isinstance(record, Heard) else ():
            if held.agreement == finding.ref:
                words = _first(finding, record) if held.sort == PARTY else _evidence(record, held.finding)
                value = held.finding.name if held.sort == PARTY else worded(held.sort, held.finding)
                yield Rejection(sort=held.sort, value=value, evidence=words, judged=held.marks)


def worded(sort: str, finding: Any) -> str:
    """A finding in a few words: its kind, its date, whether it happened."""
    what = finding.action.text if sort == "demand" else getattr(finding, WHAT[sort])
    mode = getattr(finding, "modality", None)
    return " ".join(filter(None, (getattr(finding, "date", None), what.replace("_", " "), mode and f"({mode})")))


def _evidence(record: Record, finding: Any) -> Said:
    return said(record, finding.evidence, finding.via, getattr(finding, "statement", None))


def title(members: Sequence[Finding]) -> str:
    """The most telling name: most words that tell it from others, and not a whole sentence."""
    return max(members, key=lambda f: (min(len(f.words) + len(f.proper), 8), -len(f.name), f.id)).name


def reasons(members: Held, judged: Mapping[tuple[str, str], str]) -> tuple[Why, ...]:
    """For each member after the first, why it is one with the member that it is most like."""
    found = []
    for index, (finding, record) in enumerate(members[1:], start=1):
        pairs = [(_score(finding, other), other, held) for other, held in members[:index]]
        score, other, held = max(pairs, key=lambda pair: (pair[0], pair[1].id))
        judgement = next((judged[k] for k in judged if finding.id in k and _within(k, members)), None)
        words = tuple(f"{reason.score:+.2f} {reason.words}" for reason in compare(other, finding))
        left, right = _first(other, held), _first(finding, record)
        found.append(Why(left=left, right=right, score=score, reasons=words, judged=judgement))
    return tuple(found)


def _within(pair: tuple[str, str], members: Held) -> bool:
    ids = {f.id for f, _ in members}
    return pair[0] in ids and pair[1] in ids


def _score(a: Finding, b: Finding) -> float:
    return round(sum(reason.score for reason in compare(a, b)), 2)


def _first(finding: Finding, record: Record) -> Said:
    """The sentence of the first mention."""
    agreement = record.agreement(finding.ref)
    span = agreement.mentions[0] if agreement else Span(0, 1, record.report.text[:1])
    return said(record, sentence(record.report.text, span))


def _parties(members: Held, source: Mapping[str, str]) -> tuple[Side, ...]:
    """Every side that a member gives, those that most give first, by the name of the state where reports have it."""
    names: dict[str, Counter[tuple[bool, str]]] = {}
    reports: dict[str, set[str]] = {}
    for finding, record in members:
        agreement = record.agreement(finding.ref)
        for actor in filter(None, map(record.actor, agreement.parties if agreement else ())):
            reports.setdefault(side(actor), set()).add(source[record.report.id])
            names.setdefault(side(actor), Counter())[actor.kind in ("state", "igo"), actor.name] += 1
    found = [
        Side(id=ref, name=max(held, key=lambda key: (key[0], held[key], key[1]))[1], reports=len(reports[ref]))
        for ref, held in names.items()
    ]
    return tuple(sorted(found, key=lambda s: (-s.reports, s.id)))


def _ties(members: Held, dossier: Mapping[str, str], names: Mapping[str, str]) -> tuple[Tie, ...]:
    by_place = {(f.report, f.ref): f.id for f, _ in members}
    found = []
    for finding, record in members:
        agreement = record.agreement(finding.ref)
        for relation in agreement.relations if agreement else ():
            to = dossier.get(f"{finding.report}/{relation.to}")
            if to and (finding.report, relation.to) not in by_place:
                words = said(record, relation.evidence, relation.via)
                marks = marks_of(record, "relation", relation)
                found.append(Tie(type=relation.type, to=to, name=names[to], evidence=words, judged=marks))
    return tuple(found)


def _views(members: Held) -> dict[str, tuple[View, ...]]:
    provisions, positions, demands = [], [], []
    fates = outcomes(members)
    for finding, record in members:
        for held in record.provisions:
            if held.agreement == finding.ref:
                words, marks = _evidence(record, held), marks_of(record, "provision", held)
                provisions.append(View(sort=held.force, who=_name(record, held.obligor), evidence=words, judged=marks))
        for view in record.positions:
            if view.agreement == finding.ref:
                words, marks = _evidence(record, view), marks_of(record, "position", view)
                positions.append(View(sort=view.stance, who=_name(record, view.holder), evidence=words, judged=marks))
        for want in record.demands:
            if want.under == finding.ref:
                words, marks = _evidence(record, want), marks_of(record, "demand", want)
                who, of = _name(record, want.by), _name(record, want.of)
                became = fates.get((record.report.id, want), ())
                demands.append(
                    View(sort=want.action.text, who=who, of=of, evidence=words, judged=marks, outcomes=became)
                )
    return {"provisions": tuple(provisions), "positions": tuple(positions), "demands": tuple(demands)}


def _name(record: Record, ref: str | None) -> str | None:
    actor = record.actor(ref) if ref else None
    return actor.name if actor else None


def _most(items: Iterable[str]) -> str:
    """The most frequent; of equals, the first."""
    return Counter(items).most_common(1)[0][0]
