"""`depositary timeline`: the life of an agreement."""

from __future__ import annotations

from depositary.cli import options
from depositary.cli.place import DEFAULT, Place, Ref, opened, tell
from depositary.cli.view import dossier


def run(
    id: Ref,
    register: Place = DEFAULT,
    format: options.PlainFormat = options.Plain.TABLE,
    output: options.Output = None,
) -> None:
    """Show the steps in the life of an agreement by date, each with its words, its reports and who said so."""
    with opened(register) as held:
        found = held.show(id)
    tell(found.life, lambda: dossier.life(found), format=format, output=output)
