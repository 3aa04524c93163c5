"""`depositary show`: the dossier of an agreement."""

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
    """Show all that the reports say about an agreement: its life, provisions, positions, demands, and conflicts."""
    with opened(register) as held:
        found = held.show(id)
    tell(found, lambda: dossier.show(found), format=format, output=output)
