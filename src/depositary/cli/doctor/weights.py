"""The learned weights: whether they are there, and whether they are the ones that were shipped."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.cli.doctor.check import Check
from depositary.errors import DepositaryError
from depositary.learned.manifest import checked, read
from depositary.learned.network import Network, missing
from depositary.learned.tagger import STATEMENTS


def look(pipeline: str | None = None) -> Iterator[Check]:
    """The statement tagger. Without it, statements are found by rule alone."""
    name = "statement tagger"
    try:
        manifest = read(STATEMENTS)
        for file in manifest.files:
            checked(STATEMENTS, manifest, file)
        found: dict[str, str | int] = {
            "model": manifest.name,
            "version": manifest.version,
            "licence": manifest.licence,
            "files checked": len(manifest.files),
        }
        if lacking := missing():
            yield Check(
                name=name,
                state="absent",
                needed=False,
                found=found,
                wrong=f"needs {', '.join(lacking)}",
                mend=f"pip install {' '.join(lacking)}",
            )
            return
        Network(STATEMENTS)
    except DepositaryError as error:
        there = STATEMENTS.is_dir() and any(STATEMENTS.iterdir())
        yield Check(name=name, state="broken" if there else "absent", needed=False, wrong=error.what, mend=error.hint)
        return
    yield Check(name=name, state="ok", needed=False, found=found)
