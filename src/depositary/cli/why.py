"""`depositary why`: the grounds on which reports are taken to speak of one agreement."""

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
    """Show why the reports of an agreement are taken to speak of one and the same: reasons and sentences."""
    with opened(register) as held:
        found, reasons = held.show(id), held.why(id)
    tell(reasons, lambda: dossier.why(found, reasons), format=format, output=output)
