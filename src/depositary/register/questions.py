"""What can be asked of a register beside its dossiers; the verbs that the command line spells too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

from depositary.errors import RegisterError
from depositary.record import Record
from depositary.register.store import Store, Version
from depositary.register.view import Conflict, Dossier
from depositary.register.view.actor import Profile, profile
from depositary.register.view.actors import Known, told
from depositary.register.view.cells import Cell, cell
from depositary.register.view.choosing import OF_ROWS, Filter, Item, Thing, check, choose, pick
from depositary.register.view.entry import Entry
from depositary.register.view.rows import Row
from depositary.register.view.rulings import Ruling
from depositary.register.view.searching import Hit, hits

SHORT = 8  # letters of a short id of a report: r and seven of its digest


class Asked(Protocol):
    """What the questions rest on."""

    store: Store

    def agreements(self) -> list[Dossier]: ...
    def each(self) -> Iterator[Dossier]: ...
    def entries(self, *, limit: int | None = None) -> list[Entry]: ...
    def reports(self) -> list[Record]: ...
    def heard(self) -> list[Record]: ...
    def report(self, ref: str) -> Record: ...
    def show(self, ref: str) -> Dossier: ...
    def judgements(self) -> list[Ruling]: ...


class Questions:
    """The questions; a register is one that can be asked."""

    def cell(self: Asked, ref: str, name: str) -> tuple[Cell, ...]:
        """A cell of a dossier ("status", "stage-2"; all of a section by its plural) with its words.

        Raises RegisterError.
        """
        dossier = self.show(ref)
        wanted = {member.report for member in dossier.members}
        return cell(dossier, self.store.heard(wanted), name)

    def conflicts(self: Asked, *, limit: int | None = None) -> list[tuple[Entry, Conflict]]:
        """Each two accounts that cannot both be true, with the agreement that they are about; at most so many."""
        if self.store.ready:
            found = list(islice(self.store.conflicts(), limit))
        else:
            found = [(d.id, d.name, conflict) for d in self.each() for conflict in d.conflicts][:limit]
        told = {entry.id: entry for entry in self.store.entries(only={ref for ref, _, _ in found})}
        return [(told[ref], conflict) for ref, _, conflict in found]

    def rows(self: Asked, *, reports: Iterable[str] | None = None, rejected: bool = False) -> Iterator[Row]:
        """Every finding (or those of these reports), report by report, in the order of a record; with `rejected`, also
        what people rejected, and of agreements that they rejected the name, too. Few are held at a time."""
        return self.store.every(reports, rejected=rejected)

    def search(self: Asked, words: str, *, limit: int | None = None) -> list[Hit]:
        """Reports that have all these words, the best first, with the place where they stand; at most so many."""
        found = self.store.search(words, limit=limit)
        held = {record.report.id: record for record in self.store.records(found)}
        return list(hits(words, (held[ref] for ref in found if ref in held), self.store.dossiers(found)))

    def report(self: Asked, ref: str) -> Record:
        """What the report says; `ref` is its id, or `r` and the first letters of its digest. Raises RegisterError."""
        digest = ref.removeprefix("sha256:") if ref.startswith("sha256:") else ref.removeprefix("r")
        found = self.store.numbered(digest) if digest else []
        if len(found) != 1:
            what = "is the beginning of many ids" if found else "is no report of this register"
            raise RegisterError(f"{ref!r} {what}", hint="`depositary list reports` shows them")
        return self.store.record(found[0])

    def versions(self: Asked, ref: str) -> list[Version]:
        """Every text that was read where the report was read, by place and number. Raises RegisterError."""
        return self.store.versions(self.report(ref).report.id)

    def actor(self: Asked, ref: str) -> Profile:
        """What the reports say about an actor, named by its id or one of its names. Raises RegisterError."""
        records = self.heard()
        every = told(records)
        found = _named(ref, [actor for actor, _ in every])
        return profile(found, every, records, self.agreements())

    def list(
        self: Asked,
        what: Thing = "agreements",
        *,
        sort: str | None = None,
        limit: int | None = None,
        **where: str | None,
    ) -> tuple[Item, ...]:
        """Agreements, actors, reports, or findings of a sort, by the fields of `Filter`. Raises RegisterError."""
        unknown = [name for name in where if name not in Filter.__struct_fields__]
        if unknown:
            raise RegisterError(f"nothing is chosen by {unknown[0]}", hint=f"say {', '.join(Filter.__struct_fields__)}")
        chosen = Filter(**where)
        if what == "judgements":
            return tuple(pick(what, self.judgements(), (), where=chosen, sort=sort, limit=limit))
        check(what, chosen, sort)
        if what == "agreements" and sort is None and chosen == Filter():
            return tuple(self.entries(limit=limit))
        if self.store.ready and what == "agreements":
            return tuple(self.store.listed(chosen, sort=sort, limit=limit))
        if self.store.ready and what in OF_ROWS:
            return tuple(self.store.rows(OF_ROWS[what], chosen, sort=sort, limit=limit))
        if what != "agreements":
            return tuple(choose(what, self.heard(), self.agreements(), where=chosen, sort=sort, limit=limit))
        entries = {entry.id: entry for entry in self.entries()}
        dossiers = choose(what, (), self.agreements(), where=chosen, sort=sort, limit=limit)
        return tuple(entries[item.id] for item in dossiers if isinstance(item, Dossier))


def short(report: str) -> str:
    """The short id of a report.

    >>> short("sha256:0123456789")
    'r0123456'
    """
    return "r" + report.removeprefix("sha256:")[: SHORT - 1]


def _named(ref: str, actors: list[Known]) -> Known:
    """By id or, failing that, by a name; of several, the one of most reports."""
    wanted = ref.casefold()
    found = [actor for actor in actors if actor.id.casefold() == wanted]
    found = found or [actor for actor in actors if wanted in map(str.casefold, actor.names)]
    if not found:
        raise RegisterError(f"{ref!r} is no actor of this register", hint="`depositary list actors` shows them")
    return max(found, key=lambda actor: len(actor.reports))
