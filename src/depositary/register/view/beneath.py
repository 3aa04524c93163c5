"""The findings beneath a cell of a dossier: what a judgement on the cell is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from depositary.errors import RegisterError
from depositary.record import Record
from depositary.record import date as days
from depositary.register.identity.finding import side
from depositary.register.judgement.anchor import WHAT, Placed, findings
from depositary.register.judgement.heard import FIELDS, PARTY, edited, refused
from depositary.register.judgement.judgement import Judgement
from depositary.register.view.building import worded
from depositary.register.view.dossier import Dossier, Said

WHOLE = "agreement"  # the cell that stands for the agreement itself
Judged = Mapping[str, Mapping[str, Sequence[Judgement]]]  # by report and place
_SECTIONS = {
    "stage": ("step", "life"),
    "relation": ("relation", "relations"),
    "provision": ("provision", "provisions"),
    "position": ("position", "positions"),
    "demand": ("demand", "demands"),
    "rejected": ("", "rejections"),
}


class Beneath(msgspec.Struct, frozen=True, kw_only=True):
    """A cell with its findings; of a party, `value` is its side."""

    cell: str
    sort: str
    found: tuple[tuple[Record, Placed], ...]
    value: str | None = None


def beneath(dossier: Dossier, cell: str, records: Iterable[Record], judged: Judged, *, ref: str) -> Beneath:
    """The findings beneath the cell, as they were read; `ref` is the member that cells of the agreement go by.

    Raises RegisterError.
    """
    wanted = cell.casefold().replace(" ", "-").replace("_", "-")
    members = {(m.report, m.agreement): m.id for m in dossier.members}
    held = [(r, p) for r in records for p in findings(r) if p.agreement and (r.report.id, p.agreement.id) in members]
    whole = [(r, p) for r, p in held if p.sort == WHOLE]
    if wanted == WHOLE:
        return Beneath(cell=wanted, sort=WHOLE, found=tuple(whole))
    if wanted in FIELDS[WHOLE]:
        return Beneath(cell=wanted, sort=WHOLE, found=tuple((r, p) for r, p in whole if p.place == ref))
    section, _, number = wanted.rpartition("-")
    if section == PARTY:
        return _party(dossier, wanted, whole)
    if section not in _SECTIONS:
        raise _unknown(dossier, cell)
    sort, name = _SECTIONS[section]
    shown = _numbered(dossier, getattr(dossier, name), number, cell)
    sort = sort or shown.sort
    if sort == PARTY:
        gone = next((s for s, told in _sides(whole) if told == shown.value), None)
        return Beneath(cell=wanted, sort=PARTY, found=tuple(_with(whole, gone)), value=gone)
    fits = _fits(sort, shown, refuse=section == "rejected")
    found = [(r, p) for r, p in held if p.sort == sort and fits(r, p, judged.get(r.report.id, {}).get(p.place, ()))]
    return Beneath(cell=wanted, sort=sort, found=tuple(found))


def _fits(sort: str, shown: Any, *, refuse: bool) -> Callable[[Record, Placed, Sequence[Judgement]], bool]:
    """Whether a finding is beneath what is shown: the same words of the same report, told in the same way."""
    evidence = shown.evidence if isinstance(shown.evidence, tuple) else (shown.evidence,)
    places = {_place(said) for said in evidence}

    def fits(record: Record, placed: Placed, made: Sequence[Judgement]) -> bool:
        span = placed.finding.evidence
        if (record.report.id, span.start, span.end) not in places or refused(made) != refuse:
            return False
        told = edited(placed.finding, made)
        if refuse:
            return worded(sort, placed.finding) == str(shown.value)
        if sort == "step":
            same = told.act == shown.act and told.modality == shown.modality
            return bool(same and (told.date in (None, shown.date) or _within(shown.date, told.date)))
        if sort != "relation" and shown.who != (placed.who[0].name if _named(told) and placed.who else None):
            return False
        return bool((told.action.text if sort == "demand" else getattr(told, WHAT[sort])) == _sort(shown))

    return fits


def _within(inner: str | None, outer: str) -> bool:
    return inner is not None and days.inside(inner, outer)


def _named(told: Any) -> bool:
    """Whether somebody is named who holds, asks or owes it."""
    return any(getattr(told, name, None) for name in ("holder", "by", "obligor"))


def _sort(shown: Any) -> str:
    return str(shown.type if hasattr(shown, "type") else shown.sort)


def _place(said: Said) -> tuple[str, int, int]:
    return said.report, said.start, said.end


def _party(dossier: Dossier, cell: str, whole: Sequence[tuple[Record, Placed]]) -> Beneath:
    party = _numbered(dossier, dossier.parties, cell.rpartition("-")[2], cell)
    return Beneath(cell=cell, sort=PARTY, found=tuple(_with(whole, party.id)), value=party.id)


def _with(whole: Sequence[tuple[Record, Placed]], wanted: str | None) -> Iterator[tuple[Record, Placed]]:
    """The members that hold the side to be a party."""
    for record, placed in whole:
        if any(side(actor) == wanted for actor in filter(None, map(record.actor, placed.finding.parties))):
            yield record, placed


def _sides(whole: Sequence[tuple[Record, Placed]]) -> Iterator[tuple[str, str]]:
    for record, placed in whole:
        for actor in filter(None, map(record.actor, placed.finding.parties)):
            yield side(actor), actor.name


def _numbered(dossier: Dossier, shown: Sequence[Any], number: str, cell: str) -> Any:
    if not number.isdecimal() or not 0 < int(number) <= len(shown):
        raise _unknown(dossier, cell)
    return shown[int(number) - 1]


def _unknown(dossier: Dossier, cell: str) -> RegisterError:
    return RegisterError(
        f"{dossier.id} has no cell {cell!r} that can be judged by itself",
        hint="`depositary show` names its cells: status, name, party-1, stage-2, position-1 …",
    )
