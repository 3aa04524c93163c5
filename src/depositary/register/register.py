"""A register opened: the verbs that the command line spells too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import TracebackType

from depositary.errors import RegisterError
from depositary.record import Record, Report, Run
from depositary.register.deciding import Deciding
from depositary.register.identity import Finding
from depositary.register.merging import Merged, Merger
from depositary.register.origin import Origin
from depositary.register.questions import Questions
from depositary.register.rereading import Reads, reread
from depositary.register.store import Store, connect
from depositary.register.view import Dossier, Why, reasons
from depositary.register.view.actors import Known, known
from depositary.register.view.entry import Entry


def open_register(place: str | os.PathLike[str], *, create: bool = True) -> Register:
    """The register at this path, made where there is none (unless `create` is False). Raises RegisterError."""
    return Register(Store(connect(place, create=create)))


class Register(Questions, Deciding):
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

    def add(self, record: Record, *, run: str | Run, origin: Origin | None = None) -> bool:
        """Keep what a report says, as read by this run; False where it was there already.

        `origin` is where it was found; left out, its URL. What was read there before it is an older version then, which
        is kept and counts no longer.
        """
        run = Run(id=run) if isinstance(run, str) else run
        return self.store.keep(record, run, origin or Origin(place=record.report.url))

    def found(self, report: Report, origin: Origin) -> None:
        """Note that a report which is there already was found here too; where it was noted before, nothing changes."""
        self.store.found(report, origin)

    def reread(self, reader: Reads) -> Iterator[Record]:
        """Read every report that another run has read last, from its stored text; gives each record once it is kept.

        Older records stay; judgements are taken over to what they are about (see `judgements`). It can be left and
        taken up again at any report.
        """
        run = reader.run
        for found in reread(self.store, self.store.older(run.id), reader.read, run):
            assert isinstance(found, Record)  # a reader gives records
            yield found

    def renew(self) -> None:
        """Work out anew what an older program worked out otherwise. Every change does so first; who only looks at the
        register sees it as that program left it."""
        self.store.renew()

    def merge(self, *others: Register) -> Merged:
        """Bring all that these registers hold into this one: reports, versions, records, runs and judgements. In which
        order they are named does not matter."""
        merger = Merger(self, others)
        for _ in merger.run():
            pass
        return merger.result()

    def agreements(self, *, rejected: bool = False) -> list[Dossier]:
        """Every dossier, in the order of their ids; also those that were `rejected` as a whole if asked for."""
        return list(self.each(rejected=rejected))

    def each(self, *, rejected: bool = False) -> Iterator[Dossier]:
        """The same dossiers one by one, so that of a large register few are held at a time."""
        return (held for held in self.store.built() if rejected or not held.rejected)

    def entries(self, *, limit: int | None = None) -> list[Entry]:
        """Every agreement (or the first so many) as a list shows it, in the order of their ids; no record is loaded."""
        found = self.store.entries(limit=limit)
        if limit is not None and any(entry.rejected for entry in found):
            found = self.store.entries()
        return [entry for entry in found if not entry.rejected][:limit]

    def show(self, ref: str) -> Dossier:
        """The dossier with this id, or with a member of it; the first letters of an id are enough where they are clear.

        Raises RegisterError.
        """
        return next(self.store.built([self.find(ref)[1]]))

    def why(self, ref: str) -> tuple[Why, ...]:
        """Why the members of the dossier are one agreement. Raises RegisterError."""
        judged = {(j.left, j.right): j.why or "judged the same" for j in self.store.judgements() if j.kind == "same"}
        return reasons(self._held(self._members(ref)), judged)

    def reports(self) -> list[Record]:
        """The record of every report that counts, as read, by day of publication."""
        return list(self.store.records())

    def heard(self) -> list[Record]:
        """The same records as the judgements leave them: what was rejected set apart, what was edited replaced."""
        return list(self.store.heard())

    def catalogue(self) -> Iterator[Report]:
        """What is known of every report that counts, without its text, by day of publication."""
        return self.store.catalogue()

    def actors(self, *, heard: bool = True) -> list[Known]:
        """Every actor, by id; as the judgements leave the records, or as they were read."""
        return known(self.store.heard() if heard else self.store.records())

    def find(self, ref: str) -> tuple[str, str]:
        """The one finding whose id begins so, and its dossier."""
        found = self.store.starting(ref) if ref else []
        if found and (len(found) == 1 or found[0][0] == ref):
            return found[0]
        what = "is the beginning of many ids" if found else "is no agreement of this register"
        raise RegisterError(f"{ref!r} {what}", hint="`depositary list` shows them")

    def _members(self, ref: str) -> list[Finding]:
        return self.store.members(self.find(ref)[1])

    def _held(self, findings: list[Finding]) -> list[tuple[Finding, Record]]:
        """The members with their records, by day of publication."""
        records = {r.report.id: r for r in self.store.heard({f.report for f in findings})}
        findings = sorted(findings, key=lambda f: (f.published or "9999", f.id))
        return [(f, records[f.report]) for f in findings]
