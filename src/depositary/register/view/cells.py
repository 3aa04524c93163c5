"""The cells of a dossier, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from depositary.errors import RegisterError
from depositary.record import Agreement, Record
from depositary.register.identity.finding import side
from depositary.register.judgement import Mark
from depositary.register.judgement.heard import PARTY
from depositary.register.view.dossier import Dossier, Said, Stage
from depositary.register.view.saying import said, sentence

Members = Sequence[tuple[Agreement, Record]]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a cell, the words of the reports for it, and what people decided on it."""

    name: str
    value: str
    evidence: tuple[Said, ...]
    judged: tuple[Mark, ...] = ()


def cell(dossier: Dossier, records: Iterable[Record], name: str) -> tuple[Cell, ...]:
    """The cells of this name: one ("status", "stage-2"), or all of a section ("stages"). Raises RegisterError."""
    held = list(cells(dossier, records))
    wanted = name.casefold().replace(" ", "-").replace("_", "-")
    found = [each for each in held if each.name == wanted]
    found = found or [each for each in held if each.name.rpartition("-")[0] in _sections(wanted)]
    if not found:
        names = ", ".join(each.name for each in held)
        raise RegisterError(f"{dossier.id} has no cell {name!r}", hint=f"it has {names}")
    return tuple(found)


def cells(dossier: Dossier, records: Iterable[Record]) -> Iterator[Cell]:
    """Every cell of the dossier, under the names that `depositary show` prints."""
    members = list(_members(dossier, records))
    yield from _own(dossier, members)
    yield from _parties(dossier, members)
    for number, stage in enumerate(dossier.life, start=1):
        yield Cell(name=f"stage-{number}", value=_told(stage), evidence=stage.evidence, judged=stage.judged)
    for number, tie in enumerate(dossier.relations, start=1):
        yield Cell(
            name=f"relation-{number}", value=f"{tie.type} {tie.name}", evidence=(tie.evidence,), judged=tie.judged
        )
    for sort in ("provision", "position", "demand"):
        for number, view in enumerate(getattr(dossier, f"{sort}s"), start=1):
            became = ", ".join(" ".join(filter(None, (o.kind, o.date))) for o in view.outcomes)
            value = ": ".join(filter(None, (view.who, view.sort))) + (f" ({became})" if became else "")
            words = (view.evidence, *(outcome.evidence for outcome in view.outcomes))
            yield Cell(name=f"{sort}-{number}", value=value, evidence=words, judged=view.judged)
    for number, found in enumerate(dossier.conflicts, start=1):
        value = f"{found.what}: {_told(found.left)} / {_told(found.right)}"
        yield Cell(name=f"conflict-{number}", value=value, evidence=_words((found.left, found.right)))
    for number, gone in enumerate(dossier.rejections, start=1):
        value = f"{gone.sort}: {gone.value}"
        yield Cell(name=f"rejected-{number}", value=value, evidence=(gone.evidence,), judged=gone.judged)


def _own(dossier: Dossier, members: Members) -> Iterator[Cell]:
    """The cells of the agreement itself."""
    every = _saying(members, lambda a: True)
    words = {
        "name": _saying(members, lambda a: a.name == dossier.name),
        "kind": _saying(members, lambda a: a.kind == dossier.kind),
        "status": _words(dossier.since),
    }
    if dossier.signed:
        words["signed"] = _words(s for s in dossier.life if s.act == "sign" and s.date in dossier.signed) or _saying(
            members, lambda a: a.signed is not None
        )
    for name, evidence in words.items():
        value = getattr(dossier, name)
        yield Cell(
            name=name,
            value=value if isinstance(value, str) else " or ".join(value),
            evidence=evidence or every,
            judged=tuple(mark for mark in dossier.judged if mark.field == name),
        )


def _sections(name: str) -> tuple[str, ...]:
    """A section by its plural or singular, the life as the stages, the parties as each party."""
    known = {"parties": "party", "life": "stage", "rejections": "rejected"}
    return known.get(name, name), name.removesuffix("s")


def _members(dossier: Dossier, records: Iterable[Record]) -> Iterator[tuple[Agreement, Record]]:
    held = {record.report.id: record for record in records}
    for member in dossier.members:
        record = held[member.report]
        agreement = record.agreement(member.agreement)
        if agreement:
            yield agreement, record


def _parties(dossier: Dossier, members: Members) -> Iterator[Cell]:
    for number, party in enumerate(dossier.parties, start=1):
        holding = [
            (a, r) for a, r in members if any(side(p) == party.id for p in filter(None, map(r.actor, a.parties)))
        ]
        marks = tuple(m for m in dossier.judged if m.field == PARTY and m.value == party.id)
        yield Cell(name=f"party-{number}", value=party.name, evidence=_saying(holding, lambda a: True), judged=marks)


def _saying(members: Members, wanted: Callable[[Agreement], bool]) -> tuple[Said, ...]:
    """The sentence of the first mention, of those members that say so."""
    return tuple(said(r, sentence(r.report.text, a.mentions[0])) for a, r in members if wanted(a))


def _words(stages: Iterable[Stage]) -> tuple[Said, ...]:
    return tuple(words for stage in stages for words in stage.evidence)


def _told(stage: Stage) -> str:
    return " ".join(filter(None, (stage.date, stage.act.replace("_", " "), f"({stage.modality})")))
