"""The learned weights: whether they are there, and whether they are the ones that were shipped."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.cli.doctor.check import Check
from depositary.errors import DepositaryError, LearnedError
from depositary.learned.manifest import HINT, checked, read
from depositary.learned.network import missing
from depositary.learned.tagger import STATEMENTS, Tagger

SENTENCE = "The minister said that Chile would ratify the treaty in May."


def look(pipeline: str | None = None) -> Iterator[Check]:
    """The statement tagger, which only `--engine learned` needs: from its files to a statement that it finds."""
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
        if not Tagger().attributions(SENTENCE):
            raise LearnedError(f"finds no statement in {SENTENCE!r}", hint=HINT)
    except DepositaryError as error:
        there = STATEMENTS.is_dir() and any(STATEMENTS.iterdir())
        yield Check(name=name, state="broken" if there else "absent", needed=False, wrong=error.what, mend=error.hint)
        return
    yield Check(name=name, state="ok", needed=False, found=found)
