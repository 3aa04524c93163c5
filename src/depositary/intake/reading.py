"""Reports from files and standard input, one after the other."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

from depositary.errors import Binary, Empty, IntakeError, TooLarge, Unreadable
from depositary.intake import decoding, page, tables
from depositary.intake.composing import compose, option_day
from depositary.intake.options import Options
from depositary.record import Report

HEAD = 1 << 16  # bytes by which a source is recognised
STDIN = "-"
_SUFFIXES = {
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".html": "page", ".htm": "page", ".xhtml": "page", ".shtml": "page", ".parquet": "parquet", ".pq": "parquet",
}  # fmt: skip
_DEFAULTS = Options()


def read(
    paths: Iterable[str | os.PathLike[str]], *, options: Options = _DEFAULTS, stdin: BinaryIO | None = None
) -> Iterator[Report | IntakeError]:
    """The reports of these files in their order, each read when it is asked for; `-` is standard input.

    What cannot be read comes as an IntakeError in the report's place, with where it stood and what to do, and the rest
    goes on. Raises IntakeError only for options that hold for all: a day of publication that is none.
    """
    option_day(options)
    return _each(list(paths), options, stdin)


def read_text(text: str, *, options: Options = _DEFAULTS) -> Report:
    """The report of a text at hand. Raises IntakeError."""
    return compose(text, options=options)


def _each(
    paths: list[str | os.PathLike[str]], options: Options, stdin: BinaryIO | None
) -> Iterator[Report | IntakeError]:
    for path in paths:
        where = "standard input" if os.fspath(path) == STDIN else os.fspath(path)
        try:
            yield from _one(path, where, options, stdin)
        except IntakeError as error:
            yield error
        except OSError as error:
            yield Unreadable(_reason(error), where=where, hint=_advice(error))


def _one(
    path: str | os.PathLike[str], where: str, options: Options, stdin: BinaryIO | None
) -> Iterator[Report | IntakeError]:
    if os.fspath(path) == STDIN:
        yield from _source(stdin or sys.stdin.buffer, "", where, options)
        return
    try:
        stream = _opened(Path(path))
    except ValueError as error:  # a NUL in the name
        raise Unreadable("no such file", where=repr(where)) from error
    with stream:
        yield from _source(stream, Path(path).suffix.lower(), where, options)


def _opened(path: Path) -> BinaryIO:
    if path.is_dir():
        raise Unreadable("a directory", where=str(path), hint=f"name the files in it, for example {path / '*.txt'}")
    return path.open("rb")


def _source(raw: BinaryIO, suffix: str, where: str, options: Options) -> Iterator[Report | IntakeError]:
    head = _head(raw)
    kind = _kind(head, suffix, where)
    if kind == "parquet":
        if not isinstance(getattr(raw, "name", None), str):
            raise Binary("a Parquet table on standard input", where=where, hint="save it and name the file")
        yield from tables.reports(tables.parquet(raw.name, options=options, where=where), options=options, where=where)
        return
    stream = cast(IO[bytes], io.BufferedReader(_Joined(head, raw), HEAD))
    rows = {"json lines": tables.json_lines, "json": tables.json_values, "csv": tables.comma_separated}.get(kind)
    if rows:
        yield from tables.reports(rows(stream, options=options, where=where), options=options, where=where)
    else:
        data = _whole(stream, options, where)
        yield (
            page.read(data, options=options, where=where)
            if kind == "page"
            else compose(decoding.decoded(data, where=where), options=options, where=where)
        )


def _head(raw: BinaryIO) -> bytes:
    """The first bytes, as many as there are up to HEAD, also of a pipe that gives them in pieces."""
    pieces, size = [], 0
    while size < HEAD and (piece := raw.read(HEAD - size)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _kind(head: bytes, suffix: str, where: str) -> str:
    """By its first bytes and its name: "parquet", "json lines", "json", "csv", "page" or "text"."""
    if not head:
        raise Empty("an empty file" if suffix else "nothing in it", where=where)
    if head.startswith(b"PAR1"):
        return "parquet"
    named = _SUFFIXES.get(suffix)
    start = _start(head)
    if named == "page" or page.is_page(start):
        decoding.refuse(head, where=where, noise=1)
        return "page"
    decoding.refuse(head, where=where)
    if named == "parquet":
        raise Binary("this is no Parquet table", where=where, hint="is it complete, and of this format?")
    if named:
        return _json(start) if named == "json" else named
    if start.lstrip().startswith(("<?xml", "<rss", "<feed")):
        raise Binary("this seems to be an XML document or a feed", where=where, hint="hand in the pages that it names")
    return _json(start) if start.lstrip()[:1] in ("{", "[") and _is_json(start) else "text"


def _start(head: bytes) -> str:
    name = next((name for bom, name in decoding.BOMS if head.startswith(bom)), "utf-8")
    return head.decode(name, errors="replace").lstrip("\ufeff")


def _is_json(start: str) -> bool:
    """Whether a text that begins with a bracket goes on as JSON does, and not as "[Photo] …" or "{{cite …"."""
    inner = start.lstrip()[1:].lstrip()[:1]
    return inner in ('"', "}") if start.lstrip()[0] == "{" else inner in ("{", "]")


def _json(start: str) -> str:
    """Lines where the first line is an object of its own, else values over several lines."""
    first = start.lstrip().split("\n", 1)[0].rstrip()
    complete = first.endswith("}") or "\n" not in start.lstrip()
    return (
        "json lines" if first.startswith("{") and complete else "json" if first.startswith(("{", "[")) else "json lines"
    )


def _whole(stream: IO[bytes], options: Options, where: str) -> bytes:
    data = stream.read(options.largest + 1)
    if len(data) > options.largest:
        raise TooLarge(
            f"over the limit of {options.largest:,} bytes for one report",
            where=where, hint="split it into its reports, or hand them in as JSON Lines",
        )  # fmt: skip
    return data


class _Joined(io.RawIOBase):
    """Bytes already read, followed by the rest of their stream, which need not be able to go back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fills the buffer with what comes next, and says with how many bytes."""
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    return "no permission to read it" if isinstance(error, PermissionError) else (error.strerror or str(error)).lower()


def _advice(error: OSError) -> str | None:
    return "check its name" if isinstance(error, FileNotFoundError) else None
