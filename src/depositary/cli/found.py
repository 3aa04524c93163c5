"""Reports with where they were found: the URL, or the file and the digest of its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from depositary.cli.source import taken
from depositary.errors import IntakeError
from depositary.record import Report

if TYPE_CHECKING:
    from depositary.register.origin import Origin

STDIN = "-"


class Sources:
    """The reports of these paths, one after the other; `origin` tells where the one that came last was found."""

    def __init__(self, paths: list[str], said: dict[str, Any]) -> None:
        self._paths, self._said = paths, said
        self._check = taken([], **said)  # an option that makes no sense is told before anything is read
        self._places: dict[str, Origin] = {}

    def __iter__(self) -> Iterator[Report | IntakeError]:
        for path in self._paths:
            items = taken([path], **self._said)
            first = list(islice(items, 2))
            alone = path != STDIN and len(first) == 1 and isinstance(first[0], Report)
            for item in chain(first, items):
                if isinstance(item, Report):
                    self._places = {item.id: self._found(item, path if alone else None)}
                yield item

    def origin(self, report: Report) -> Origin:
        """Where this report was found, which must be the one that came last."""
        return self._places[report.id]

    def _found(self, report: Report, path: str | None) -> Origin:
        """By its URL; a file that holds one report by its path. A URL that is said of a whole table is none of each."""
        from depositary.register.origin import Origin  # not before it is needed: `--help` must be quick

        digest = _digest(Path(path)) if path else None
        url = report.url if path or not self._said.get("url") else None
        place = url or (str(Path(path).resolve()) if path else None)
        return Origin(place=place, digest=digest, loose=url is None)


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return "sha256:" + hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:  # it went away since
        return None
