"""Several files in one zip, the same bytes for the same files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO

PIECE = 1 << 20  # bytes
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: an archive knows no clock


def pack(files: Mapping[str, bytes]) -> bytes:
    """The archive of these files, by name, in their order."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def packed(files: Mapping[str, Iterable[bytes]]) -> Iterator[bytes]:
    """The same archive, piece by piece, of files that come in pieces."""
    with TemporaryFile() as file:
        with zipfile.ZipFile(file, "w") as archive:
            for name, pieces in files.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w", force_zip64=False) as member:
                    for piece in pieces:
                        member.write(piece)
        yield from laid(file)


def laid(file: IO[bytes]) -> Iterator[bytes]:
    """What was written to a file, piece by piece."""
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of an archive, by name, in their order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
