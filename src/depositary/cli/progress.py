"""A progress bar on standard error, only for a person who waits and does not see the output itself."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

FROM = 3  # reports: fewer are read before a bar is of use


class Bar:
    """Counts reports; `total` is None where nobody knows how many come. It shows from the third on."""

    def __init__(self, console: Console, *, total: int | None, wanted: bool) -> None:
        self._wanted, self._total = wanted and console.is_terminal, total
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._bar.add_task("reading", total=total)
        self._count = 0

    def __enter__(self) -> Bar:
        if self._wanted and (self._total or 0) >= FROM:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar.live.is_started:
            self._bar.stop()

    def advance(self) -> None:
        """One more report is done."""
        self._count += 1
        if self._total is not None and self._count > self._total:  # a file held more than one
            self._total = None
            self._bar.update(self._task, total=None)
        self._bar.advance(self._task)
        if self._wanted and self._count >= FROM - 1:
            self._bar.start()
