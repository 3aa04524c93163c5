"""Where the output goes: a file, opened when there is something to write, or standard output."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import typer


class Outlet:
    """Takes bytes, each piece written out at once. A file that stood there is kept until there is something better."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._stream: BinaryIO | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Outlet:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def terminal(self) -> bool:
        """Whether a person looks at what is written."""
        return self.path is None and sys.stdout.isatty()

    def write(self, data: bytes) -> None:
        """Write this piece and flush. Raises BrokenPipeError where the reader went away."""
        if self._stream is None:
            self._stream = self._open()
        self._stream.write(data)
        self._stream.flush()

    def text(self, data: str) -> None:
        """Write text: a file in UTF-8, standard output in the encoding of the terminal."""
        encoding = "utf-8" if self.path else (sys.stdout.encoding or "utf-8")
        self.write(data.encode(encoding, "replace"))

    def _open(self) -> BinaryIO:
        if self.path is None:
            sys.stdout.flush()
            return sys.stdout.buffer
        return self._stack.enter_context(self.path.open("wb"))


def writable(path: Path | None, *, inputs: list[str]) -> Path | None:
    """The path, checked before hours of reading. Raises typer.BadParameter where nothing can be written there."""
    if path is None or str(path) == "-":
        return None
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a directory; name a file in it", param_hint="--output")
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no directory {path.parent}; make it first", param_hint="--output")
    if any(path.exists() and Path(name).exists() and path.samefile(name) for name in inputs if name != "-"):
        raise typer.BadParameter(f"{path} is also an input; name another file", param_hint="--output")
    return path
