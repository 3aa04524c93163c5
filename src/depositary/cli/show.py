"""`depositary show`: the dossier of an agreement, the profile of an actor, or what a report says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from depositary.cli import options
from depositary.cli.place import DEFAULT, All, Place, opened, tell
from depositary.cli.view import dossier, show
from depositary.cli.view import register as views
from depositary.errors import RegisterError

if TYPE_CHECKING:
    from depositary.record import Record
    from depositary.register import Register
    from depositary.register.view import Dossier
    from depositary.register.view.actor import Profile
    from depositary.register.view.rows import Row

Thing = Annotated[
    str,
    typer.Argument(
        metavar="AGREEMENT|ACTOR|REPORT", help="An id as `list` shows it, its first letters, or the name of an actor."
    ),
]
REPORT = re.compile(r"sha256:[0-9a-f]*|r[0-9a-f]{4,}")


def run(
    id: Thing,
    all: All = False,
    register: Place = DEFAULT,
    format: options.RowFormat = options.Rows.TABLE,
    output: options.Output = None,
) -> None:
    """Show all that the reports say about an agreement or an actor, or all that one report says."""
    with opened(register) as held:
        if REPORT.fullmatch(id):
            record = held.report(id)
            ref = record.report.id
            beside = held.versions(id), held.store.read_by(ref)
            tell(
                record,
                lambda: [show(record), *views.versions(ref, *beside)],
                format=format,
                output=output,
                cells=lambda: _flat(
                    held.rows(reports=[ref], rejected=True) if held.store.counts(ref) else _rows(record)
                ),
            )
            return
        try:
            found = held.show(id)
        except RegisterError as error:
            if "beginning of many" in error.what:
                raise
            profile = _actor(held, id)
            own = [*profile.signed, *profile.positions, *profile.demands, *profile.asked]
            tell(profile, lambda: views.actor(profile), format=format, output=output, cells=lambda: _flat(own))
            return
        tell(
            found,
            lambda: dossier.show(found, all=all),
            format=format,
            output=output,
            cells=lambda: _flat(row for row in _own(held, found) if row.dossier == found.id),
        )


def _own(register: Register, dossier: Dossier) -> Iterator[Row]:
    return register.rows(reports={member.report for member in dossier.members}, rejected=True)


def _rows(record: Record) -> Iterator[Row]:
    """Of a report that counts no longer: no dossier holds its findings."""
    from depositary.register.view.rows import rows

    return rows([record], ())


def _actor(register: Register, ref: str) -> Profile:
    try:
        return register.actor(ref)
    except RegisterError as error:
        raise RegisterError(
            f"{ref!r} is no agreement, actor or report of this register", hint="`depositary list` shows them"
        ) from error


def _flat(rows: Iterable[Row]) -> Iterable[Mapping[str, str]]:
    from depositary.exchange.flat import flat

    return map(flat, rows)
