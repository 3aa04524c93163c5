"""The pipeline that parses: which one runs, whether its files are those of its package, and whether it works."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from depositary.cli.doctor.check import Check
from depositary.errors import DepositaryError
from depositary.language.parsing import DEFAULT
from depositary.record import Report

SENTENCE = "France and Germany signed a treaty in 1963."


def look(pipeline: str | None = None) -> Iterator[Check]:
    """The package of the pipeline, then its work on one sentence."""
    yield _package(pipeline or DEFAULT)
    yield _work(pipeline or DEFAULT)


def _package(name: str) -> Check:
    mend = f"pip install --force-reinstall {name.replace('_', '-')}"
    package = _distribution(name)
    if package is None and Path(name).is_dir():
        return Check(name="pipeline", state="ok", found={"folder": name, "files checked": 0})
    if package is None:
        return Check(
            name="pipeline",
            state="broken",
            found={"name": name},
            wrong="no installed package of this name",
            mend=f"pip install {name.replace('_', '-')}, or python -m spacy download {name}",
        )
    found: dict[str, str | int] = {
        "name": name,
        "package": package.metadata["Name"],
        "version": package.version,
        **_meta(package),
    }
    wrong = list(damaged(package))
    found["files checked"] = sum(1 for f in package.files or () if f.hash)
    if wrong:
        shown = ", ".join(wrong[:3]) + (f" and {len(wrong) - 3} more" if len(wrong) > 3 else "")
        return Check(
            name="pipeline",
            state="broken",
            found=found,
            wrong=f"files that are not those of the package: {shown}",
            mend=mend,
        )
    if not found["files checked"]:
        return Check(
            name="pipeline",
            state="broken",
            needed=False,
            found=found,
            wrong="the package lists no hashes to check",
            mend=mend,
        )
    return Check(name="pipeline", state="ok", found=found)


def damaged(package: metadata.Distribution) -> Iterator[str]:
    """The files of an installed package that are missing or whose SHA-256 is not that of its RECORD."""
    for file in package.files or ():
        if file.hash is None:
            continue
        try:
            digest = hashlib.new(file.hash.mode, file.read_binary()).digest()
        except (OSError, ValueError):
            yield f"{file} (unreadable)"
            continue
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != file.hash.value:
            yield f"{file} (changed)"


def _distribution(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except (metadata.PackageNotFoundError, ValueError):
        return None


def _meta(package: metadata.Distribution) -> dict[str, str | int]:
    """Language, licence and wanted spaCy from the `meta.json` of the pipeline."""
    for file in package.files or ():
        if file.name == "meta.json":
            try:
                meta = json.loads(file.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                return {}
            return {label: str(meta[key]) for key, label in _META.items() if meta.get(key)}
    return {}


_META = {"lang": "language", "license": "licence", "spacy_version": "for spaCy"}


def _work(name: str) -> Check:
    """Whether a report is read from end to end: the treaty of a plain sentence is found."""
    from depositary.reading import Reader  # not before it is needed: it brings the parser

    mend = f"pip install --force-reinstall {name.replace('_', '-')}"
    try:
        record = Reader(name).read(Report.of(SENTENCE))
    except DepositaryError as error:
        return Check(name="reading", state="broken", wrong=error.what, mend=error.hint or mend)
    except Exception as error:  # a damaged model can raise anything
        return Check(name="reading", state="broken", wrong=f"{type(error).__name__}: {error}", mend=mend)
    if not record.agreements or not record.steps:
        return Check(name="reading", state="broken", wrong=f"finds no signed treaty in {SENTENCE!r}", mend=mend)
    return Check(name="reading", state="ok", found={"agreements": len(record.agreements), "steps": len(record.steps)})
