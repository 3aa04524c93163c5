"""A register opened: the verbs that the command line spells too."""

from __future__ import annotations

import os
from functools import cached_property
from types import TracebackType

from depositary.errors import RegisterError
from depositary.record import Record
from depositary.register.identity import Finding, clusters, draw
from depositary.register.identity.judged import settle
from depositary.register.store import Judgement, Store, connect
from depositary.register.view import Dossier, Why, build, reasons
from depositary.register.view.building import title


def open_register(place: str | os.PathLike[str], *, create: bool = True) -> Register:
    """The register at this path, made where there is none (unless `create` is False). Raises RegisterError."""
    return Register(Store(connect(place, create=create)))


class Register:
    """Many reports, one dossier an agreement. Close it, or use it as a context."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def add(self, record: Record, *, run: str) -> bool:
        """Keep what a report says, as read by this run (version and pipeline); False where it was there already."""
        added = self.store.keep(record, run, draw(record))
        if added:
            self._forget()
        return added

    def agreements(self) -> list[Dossier]:
        """Every dossier, in the order of their ids."""
        records = {r.report.id: r for r in self.store.records()}
        return [self._dossier(members, records) for members in self._order.clusters]

    def show(self, ref: str) -> Dossier:
        """The dossier with this id, or with a member of it; the first letters of an id are enough where they are clear.

        Raises RegisterError.
        """
        return self._dossier(self._members(ref))

    def why(self, ref: str) -> tuple[Why, ...]:
        """Why the members of the dossier are one agreement. Raises RegisterError."""
        judged = {(j.left, j.right): j.why or "judged the same" for j in self.store.judgements() if j.kind == "same"}
        return reasons(self._held(self._members(ref)), judged)

    def reports(self) -> list[Record]:
        """The record of every report, by day of publication."""
        return list(self.store.records())

    def judge(self, kind: str, left: str, right: str, *, who: str | None = None, why: str | None = None) -> None:
        """Decide that two agreements are the "same" or "different"; it outranks the comparison until `undo`.

        Raises RegisterError.
        """
        if kind not in ("same", "different"):
            raise RegisterError(f"no judgement {kind!r}", hint="say same or different")
        a, b = self._finding(left), self._finding(right)
        if a == b:
            raise RegisterError(f"{left} and {right} are one finding", hint="name two, as `depositary show` lists them")
        self.store.judge(kind, a, b, who=who, why=why)
        self._forget()

    def undo(self) -> Judgement:
        """Take back the last judgement. Raises RegisterError where there is none."""
        judgement = self.store.undo()
        if judgement is None:
            raise RegisterError("there is no judgement to undo")
        self._forget()
        return judgement

    def _forget(self) -> None:
        self.__dict__.pop("_order", None)

    @cached_property
    def _order(self) -> _Order:
        same, different = settle((j.kind, j.left, j.right) for j in self.store.judgements())
        return _Order(self.store.findings(), list(self.store.blocks()), same=same, different=different)

    def _finding(self, ref: str) -> str:
        """The one finding whose id begins so."""
        found = [known for known in self._order.findings if known.startswith(ref)]
        if ref in found:
            return ref
        if len(found) != 1 or not ref:
            what = "is the beginning of many ids" if found and ref else "is no agreement of this register"
            raise RegisterError(f"{ref!r} {what}", hint="`depositary list` shows them")
        return found[0]

    def _members(self, ref: str) -> tuple[str, ...]:
        known = self._finding(ref)
        return next(members for members in self._order.clusters if known in members)

    def _held(self, members: tuple[str, ...], records: dict[str, Record] | None = None) -> list[tuple[Finding, Record]]:
        """The members with their records, by day of publication."""
        findings = [self._order.findings[ref] for ref in members]
        records = records or {r.report.id: r for r in self.store.records({f.report for f in findings})}
        findings.sort(key=lambda f: (f.published or "9999", f.id))
        return [(f, records[f.report]) for f in findings]

    def _dossier(self, members: tuple[str, ...], records: dict[str, Record] | None = None) -> Dossier:
        return build(self._held(members, records), self._order.dossier, self._order.names)


class _Order:
    """Which findings are one agreement, and what that is called."""

    def __init__(
        self,
        findings: list[Finding],
        blocks: list[list[str]],
        *,
        same: list[tuple[str, str]],
        different: list[tuple[str, str]],
    ) -> None:
        self.findings = {f.id: f for f in findings}
        self.clusters = clusters(findings, blocks, same=same, different=different)
        self.dossier: dict[str, str] = {}
        self.names: dict[str, str] = {}
        for members in self.clusters:
            held = [self.findings[ref] for ref in members]
            self.names[members[0]] = title(held)
            for found in held:
                self.dossier[found.id] = self.dossier[f"{found.report}/{found.ref}"] = members[0]
