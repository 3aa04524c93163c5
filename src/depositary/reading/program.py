"""What reads: the version, the rules and words of the day, and the models."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

from depositary.learned import manifest
from depositary.learned.tagger import STATEMENTS
from depositary.record.run import Run
from depositary.version import VERSION

ROOMS = ("record", "vocabulary", "learned", "language", "reading")  # what a change of can change a record
LETTERS = 8  # of the digest


def running(pipeline: str, *, engine: str) -> Run:
    """The run of this program with this pipeline and engine; it changes with every rule and word."""
    parser = f"{pipeline} {version}" if (version := _version(pipeline)) else pipeline
    model = _model() if engine == "learned" else None
    words = [f"depositary {VERSION}+{rules()}", parser, model or engine]
    return Run(id=", ".join(words), version=VERSION, rules=rules(), pipeline=parser, engine=engine, model=model)


@cache
def rules() -> str:
    """The digest of all that reads: grammar, rules, words."""
    digest = hashlib.sha256()
    for room in ROOMS:
        for name, held in sorted(_files(files(f"depositary.{room}"), room)):
            digest.update(b"\0".join((name.encode(), held.read_bytes(), b"")))
    return digest.hexdigest()[:LETTERS]


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for held in folder.iterdir():
        inner = f"{name}/{held.name}"
        if held.is_dir():
            yield from _files(held, inner)
        elif held.name.endswith((".py", ".yaml")):
            yield inner, held


def _version(pipeline: str) -> str | None:
    """The version of the pipeline's package; None for a folder or a package that is not there."""
    try:
        return metadata.version(pipeline.replace("_", "-"))
    except (metadata.PackageNotFoundError, ValueError):
        return None


def _model() -> str | None:
    """Name and version of the learned model. Raises LearnedError where there is none."""
    held = manifest.read(STATEMENTS)
    return f"{held.name} {held.version}"
