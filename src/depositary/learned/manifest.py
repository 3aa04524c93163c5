"""What lies beside the weights of a learned model, and the check that they are the weights it speaks of."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from depositary.errors import LearnedError

NAME = "manifest.json"
FORMAT = 1
HINT = "install depositary again, or make the weights as training/statements/README.md tells"


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`manifest.json`: name and version of a model, the SHA-256 of its files, and what a reader of them must know.

    `transitions` are log scores of one label after another, `limit` the longest window in word pieces, `link_size` how
    many numbers a word asks and answers with; `scores` say which measure on which data.
    """

    format: int
    name: str
    version: str
    licence: str
    labels: tuple[str, ...]
    limit: int
    link_size: int
    transitions: tuple[tuple[float, ...], ...]
    files: dict[str, str]
    scores: dict[str, float]


def read(folder: Path) -> Manifest:
    """The manifest in a folder. Raises LearnedError where there is none, or one of another format."""
    path = folder / NAME
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        raise LearnedError("no learned model here", where=str(path), hint=HINT) from error
    except msgspec.DecodeError as error:
        raise LearnedError(f"not a manifest: {error}", where=str(path), hint=HINT) from error
    if found.format != FORMAT:
        raise LearnedError(f"a manifest of format {found.format}, not {FORMAT}", where=str(path), hint=HINT)
    return found


def checked(folder: Path, manifest: Manifest, name: str) -> bytes:
    """The bytes of one of the model's files. Raises LearnedError where it is absent or not the one that was shipped."""
    path = folder / name
    if name not in manifest.files:
        raise LearnedError(f"the manifest does not speak of {name}", where=str(folder / NAME), hint=HINT)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LearnedError("a file of the learned model is missing", where=str(path), hint=HINT) from error
    if digest(data) != manifest.files[name]:
        raise LearnedError("not the file that the manifest speaks of (its SHA-256 differs)", where=str(path), hint=HINT)
    return data


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    """Writes the manifest for people to read, too."""
    (folder / NAME).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
