"""Ctrl-C: it ends reading at once, and never falls into the middle of writing."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Any, TypeVar

T = TypeVar("T")
_END = object()


class Interrupt:
    """Hears Ctrl-C while it is entered. `asked` says whether somebody pressed it; pressed twice, it ends at once."""

    def __init__(self) -> None:
        self.asked = False
        self._waiting = False
        self._before: Any = None

    def __enter__(self) -> Interrupt:
        self._before = signal.signal(signal.SIGINT, self._heard)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def until(self, items: Iterator[T]) -> Iterator[T]:
        """The items until Ctrl-C, which also cuts short the wait for the next one; what came is never lost."""
        while not self.asked:
            item: T | object = _END
            try:
                self._waiting = True
                item = next(items, _END)
            except KeyboardInterrupt:
                self.asked = True
            self._waiting = False
            if item is _END:
                return
            yield item  # type: ignore[misc]  # not the end mark, so a T

    def _heard(self, number: int, frame: FrameType | None) -> None:
        again, self.asked = self.asked, True
        if again or self._waiting:
            raise KeyboardInterrupt
