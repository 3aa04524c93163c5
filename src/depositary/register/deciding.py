"""What people decide: of two agreements, or of a cell; the verbs that the command line spells too."""

from __future__ import annotations

from typing import Any, Protocol

import msgspec

from depositary.errors import RegisterError
from depositary.record import Record
from depositary.record.date import valid
from depositary.register.identity.judged import settle
from depositary.register.judgement import Anchor, Judgement, anchor
from depositary.register.judgement.anchor import findings
from depositary.register.judgement.heard import FIELDS, PARTY
from depositary.register.judgement.judgement import KINDS, PAIRS
from depositary.register.store import Store
from depositary.register.view import Dossier
from depositary.register.view.beneath import WHOLE, Beneath, beneath
from depositary.register.view.rulings import Ruling, rulings
from depositary.vocabulary.terms import terms

# The closed list that a field takes its value from.
TERMS = {
    "act": "acts", "modality": "modalities", "kind": "kinds", "status": "statuses", "stance": "stances",
    "force": "forces", "type": "relations",
}  # fmt: skip
Anchors = list[tuple[Anchor, str]]


class Decided(Protocol):
    """What the decisions rest on."""

    store: Store

    def show(self, ref: str) -> Dossier: ...
    def find(self, ref: str) -> tuple[str, str]: ...
    def report(self, ref: str) -> Record: ...


class Deciding:
    """The decisions; a register is one on which they can be made."""

    def judge(  # noqa: PLR0913  # what a judgement consists of
        self: Decided,
        kind: str,
        left: str,
        right: str,
        value: str | None = None,
        *,
        field: str | None = None,
        report: str | None = None,
        who: str | None = None,
        why: str | None = None,
        when: str | None = None,
    ) -> tuple[Judgement, ...]:
        """Decide that two agreements are the "same" or "different"; or "accept", "reject" or "edit" a cell (`right`) of
        one: an edit gives a field of it this value; with a `report`, only what that one says is judged. It outranks
        comparison and reading until `undo`.

        Gives the earlier judgements that it contradicts, which hold no longer. Raises RegisterError.
        """
        if kind not in KINDS:
            raise RegisterError(f"no judgement {kind!r}", hint=f"say {', '.join(KINDS)}")
        if when is not None and not valid(when):
            raise RegisterError(f"{when!r} is no date", hint="write 2024, 2024-06 or 2024-06-04")
        if (kind == "edit") != (value is not None):
            raise RegisterError("an edit, and nothing else, takes a value", hint="name the cell, then the value")
        said = {"who": who, "why": why, "when": when}
        if kind in PAIRS:
            made, anchors = _pair(self, kind, left, right, said)
        else:
            only = self.report(report).report.id if report else None
            made, anchors = _single(self, kind, left, right, value, field, only, said)
        against = _against(self.store, made, anchors)
        self.store.judge(made, anchors)
        return against

    def undo(self: Decided) -> Judgement:
        """Take back the last judgement. Raises RegisterError where there is none."""
        judgement = self.store.undo()
        if judgement is None:
            raise RegisterError("there is no judgement to undo")
        return judgement

    def judgements(self: Decided) -> list[Ruling]:
        """Every judgement, those too that hold no longer, each with what it is about and what became of it."""
        made = self.store.rulings()
        return rulings(made, self.store.names({ref for _, dossiers, _ in made for ref in dossiers}))


def _pair(held: Decided, kind: str, left: str, right: str, said: dict[str, str | None]) -> tuple[Judgement, Anchors]:
    a, b = held.find(left)[0], held.find(right)[0]
    if a == b:
        raise RegisterError(f"{left} and {right} are one finding", hint="name two, as `depositary show` lists them")
    records = {p.place: (r, p) for r in held.store.records(held.store.holding([a, b])) for p in findings(r)}
    anchors = [(anchor(*records[ref]), ref) for ref in (a, b)]
    return Judgement(id=0, kind=kind, left=a, right=b, **said), anchors


def _single(  # what a judgement consists of
    held: Decided,
    kind: str,
    ref: str,
    cell: str,
    value: str | None,
    field: str | None,
    report: str | None,
    said: dict[str, str | None],
) -> tuple[Judgement, Anchors]:
    finding = held.find(ref)[0]
    dossier = held.show(ref)
    reports = {member.report for member in dossier.members}
    records = list(held.store.records(reports))
    found = beneath(dossier, cell, records, held.store.judged(reports), ref=finding)
    if report:
        told = tuple((record, placed) for record, placed in found.found if record.report.id == report)
        found = msgspec.structs.replace(found, found=told)
    if not found.found:
        raise RegisterError(f"no finding lies beneath {cell}", hint="judge one that the cell follows from: stage-1 …")
    anchors = [(anchor(record, placed), placed.place) for record, placed in found.found]
    made = Judgement(id=0, kind=kind, left=finding, right="", cell=found.cell, **said)
    if kind == "edit":
        assert value is not None
        name = _field(found, field)
        before = _before(dossier, found, name)
        _check(found, name, value)
        return msgspec.structs.replace(made, field=name, before=before, value=value), anchors
    if found.sort == PARTY:
        return msgspec.structs.replace(made, field=PARTY, value=found.value), anchors
    if found.cell in FIELDS[WHOLE]:
        if kind == "reject":
            raise RegisterError(
                f"{found.cell} is drawn from all reports and cannot be rejected",
                hint="edit it, or reject the stage that it follows from",
            )
        return msgspec.structs.replace(made, field=found.cell), anchors
    return made, anchors


def _field(found: Beneath, field: str | None) -> str:
    """The field that is edited: the one named, or the first that such a finding has."""
    if found.sort == PARTY or found.cell == WHOLE:
        raise RegisterError(f"{found.cell} cannot be edited", hint="accept or reject it")
    fields = (found.cell,) if found.sort == WHOLE else FIELDS[found.sort]
    if field is not None and field not in fields:
        raise RegisterError(f"{found.cell} has no field {field!r} to edit", hint=f"it has {', '.join(fields)}")
    return field or fields[0]


def _before(dossier: Dossier, found: Beneath, field: str) -> str | None:
    """What the field had: of the agreement, as the dossier shows it; of a finding, as it was read."""
    if found.sort == WHOLE:
        shown = getattr(dossier, field)
        return " or ".join(shown) if isinstance(shown, tuple) else shown
    values = dict.fromkeys(getattr(placed.finding, field) for _, placed in found.found)
    return " or ".join(value for value in values if value) or None


def _check(found: Beneath, field: str, value: str) -> None:
    """Raises RegisterError where the field cannot have this value."""
    finding = found.found[0][1].finding
    try:
        plain = {**msgspec.to_builtins(finding), field: value}
        msgspec.convert(plain, type=type(finding))
    except msgspec.ValidationError as error:
        known = terms(TERMS[field]) if field in TERMS else ()
        hint = f"there are {', '.join(known)}" if known else "write 2024, 2024-06 or 2024-06-04"
        raise RegisterError(f"no {field} {value!r}", hint=hint) from error
    if field in ("date", "signed") and not valid(value):
        raise RegisterError(f"{value!r} is no date", hint="write 2024, 2024-06 or 2024-06-04")


def _against(store: Store, made: Judgement, anchors: Anchors) -> tuple[Judgement, ...]:
    """The judgements that hold now and no longer when this one is made."""
    loose = store.adrift()
    held = [j for j in store.judgements() if j.id not in loose]
    if made.kind in PAIRS:
        pairs = [j for j in held if j.kind in PAIRS]
        before, after = _holding(pairs), _holding([*pairs, made])
        key = (made.kind, *sorted((made.left, made.right)))
        return tuple(j for j in pairs if (k := _key(j)) in before and k not in after and k != key)
    return tuple(j for j in _latest(store, anchors) if _opposed(j, made))


def _holding(pairs: list[Judgement]) -> set[tuple[str, ...]]:
    same, different = settle((j.kind, j.left, j.right) for j in pairs)
    return {*(("same", *sorted(p)) for p in same), *(("different", *sorted(p)) for p in different)}


def _key(judgement: Judgement) -> tuple[str, ...]:
    return (judgement.kind, *sorted((judgement.left, judgement.right)))


def _latest(store: Store, anchors: Anchors) -> list[Judgement]:
    """The last judgement of each field and sort on any of these findings."""
    last: dict[tuple[Any, ...], Judgement] = {}
    for report, places in store.judged({one.report for one, _ in anchors}).items():
        wanted = {place for one, place in anchors if one.report == report}
        for place in sorted(wanted & set(places)):
            for judgement in places[place]:
                value = judgement.value if judgement.field == PARTY else None
                last[report, place, judgement.kind == "edit", judgement.field, value] = judgement
    return sorted({j.id: j for j in last.values()}.values(), key=lambda j: j.id)


def _opposed(earlier: Judgement, later: Judgement) -> bool:
    if earlier.field != later.field or (earlier.kind == "edit") != (later.kind == "edit"):
        return False
    if earlier.kind == "edit" or later.field == PARTY:
        return (
            earlier.value != later.value
            if earlier.kind == "edit"
            else (earlier.value == later.value and earlier.kind != later.kind)
        )
    return earlier.kind != later.kind
