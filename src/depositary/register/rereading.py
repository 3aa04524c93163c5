"""Reading all reports of a register anew, from their stored texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from depositary.errors import DepositaryError
from depositary.record import Record, Report, Run
from depositary.register.store import Store


class Reads(Protocol):
    """What reads: `depositary.reading.Reader`."""

    @property
    def run(self) -> Run: ...

    def read(self, report: Report) -> Record: ...


def reread(
    store: Store, reports: list[str], read: Callable[[Report], Record | DepositaryError], run: Run
) -> Iterator[Record | DepositaryError]:
    """The new record of each of these reports once it is kept, and in the place of one that cannot be read, why.

    A report that this run has read before is not read again: its record of that time becomes the current one.
    """
    for ref in reports:
        if store.has(ref, run.id):
            store.replace(ref, run, None)
            yield store.record(ref)
            continue
        found = read(store.record(ref).report)
        if isinstance(found, Record):
            store.replace(ref, run, found)
        yield found
