"""What can be asked of a register beside its dossiers; the verbs that the command line spells too."""

from __future__ import annotations

from typing import Protocol

from depositary.errors import RegisterError
from depositary.record import Record
from depositary.register.store import Store, Version
from depositary.register.view import Conflict, Dossier
from depositary.register.view.actor import Profile, profile
from depositary.register.view.actors import Known, told
from depositary.register.view.cells import Cell, cell
from depositary.register.view.choosing import Filter, Item, Thing, choose, pick
from depositary.register.view.entry import Entry
from depositary.register.view.rulings import Ruling
from depositary.register.view.searching import Hit, hits

SHORT = 8  # letters of a short id of a report: r and seven of its digest


class Asked(Protocol):
    """What the questions rest on."""

    store: Store

    def agreements(self) -> list[Dossier]: ...
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

    def conflicts(self: Asked) -> list[tuple[Dossier, Conflict]]:
        """Each two accounts that cannot both be true, with their dossier."""
        return [(dossier, conflict) for dossier in self.agreements() for conflict in dossier.conflicts]

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
        if what != "agreements":
            return tuple(choose(what, self.heard(), self.agreements(), where=chosen, sort=sort, limit=limit))
        if any((chosen.since, chosen.until, chosen.text, sort == "date")):  # they ask for more than an entry holds
            entries = {entry.id: entry for entry in self.entries()}
            found = choose(what, (), self.agreements(), where=chosen, sort=sort, limit=limit)
            return tuple(entries[item.id] for item in found if isinstance(item, Dossier))
        few = limit if sort is None and chosen == Filter() else None
        return tuple(choose(what, (), self.entries(limit=few), where=chosen, sort=sort, limit=limit))


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
