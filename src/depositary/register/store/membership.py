"""Which finding is in which dossier, and the entries of the dossiers, written where they change."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select, update

from depositary.register.store.portions import portions
from depositary.register.store.schema import ACCOUNTS, DOSSIERS, MEMBERS
from depositary.register.store.settling import Groups, Guest


def place(connection: Connection, groups: Groups, guests: Iterable[Guest], stale: Iterable[str]) -> set[str]:
    """Keep these where they are not what is kept already; gives the dossiers that changed.

    `stale` are dossiers that lost a member or its words. A dossier goes by the first of its findings.
    """
    target = {guest.ref: guest.dossier for guest in guests}
    wanted = target | {ref: group[0] for group in groups for ref in group}
    known: dict[str, str] = {}
    for some in portions(wanted):
        query = select(MEMBERS.c.finding, MEMBERS.c.dossier).where(MEMBERS.c.finding.in_(some))
        known.update((ref, dossier) for ref, dossier in connection.execute(query))
    moved = [ref for ref in sorted(wanted) if known.get(ref) != wanted[ref]]
    for some in portions(moved):
        connection.execute(delete(MEMBERS).where(MEMBERS.c.finding.in_(some)))
    left = _named(connection, {*stale, *(known[ref] for ref in moved if ref in known)})
    for ref in moved:
        if ref in target:
            wanted[ref] = left.get(target[ref], target[ref])
    for some in portions(moved):
        connection.execute(insert(MEMBERS), [{"finding": ref, "dossier": wanted[ref]} for ref in some])
    now = _named(connection, {wanted[ref] for ref in moved})
    return {*left, *left.values(), *now, *now.values()}


def _named(connection: Connection, dossiers: Iterable[str]) -> dict[str, str]:
    """These dossiers, each with the name that it goes by now that its members changed."""
    found = {dossier: dossier for dossier in dossiers}
    for some in portions(found):
        query = select(MEMBERS.c.dossier, func.min(MEMBERS.c.finding)).where(MEMBERS.c.dossier.in_(some))
        rows = list(connection.execute(query.group_by(MEMBERS.c.dossier)))
        found.update((dossier, first) for dossier, first in rows)
    renamed = {dossier: first for dossier, first in found.items() if dossier != first}
    for dossier, first in renamed.items():  # by way of a name that nothing has: one may take the other's
        _rename(connection, dossier, f"~{first}")
    for first in renamed.values():
        _rename(connection, f"~{first}", first)
    return found


def _rename(connection: Connection, old: str, new: str) -> None:
    connection.execute(update(MEMBERS).where(MEMBERS.c.dossier == old).values(dossier=new))
    connection.execute(delete(DOSSIERS).where(DOSSIERS.c.id == new))
    connection.execute(delete(ACCOUNTS).where(ACCOUNTS.c.dossier.in_((old, new))))
    connection.execute(update(DOSSIERS).where(DOSSIERS.c.id == old).values(id=new, stale=True))
