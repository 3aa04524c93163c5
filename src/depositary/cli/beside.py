"""What is told beside the output, on standard error: errors, notes, and a bar for a person who waits."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from depositary.cli.console import complain

FROM = 3  # reports: fewer are read before a bar is of use


class Beside:
    """Tells errors always, notes and the bar where it is `talkative`; the bar shows from the third report on.

    `total` is how many reports are expected; where more come, nobody knows how many.
    """

    def __init__(self, console: Console, *, total: int | None, talkative: bool) -> None:
        self._console, self._total, self._talkative = console, total, talkative
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

    def __enter__(self) -> Beside:
        self._show(self._total or 0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar.live.is_started:
            self._bar.stop()

    def complain(self, message: str) -> None:
        """An error, in a line above the bar."""
        complain(self._console, message)

    def note(self, message: str) -> None:
        """Something worth knowing that is no error."""
        if self._talkative:
            complain(self._console, message)

    def advance(self) -> None:
        """One more report is done."""
        self._count += 1
        if self._total is not None and self._count > self._total:  # a file held more than one
            self._total = None
            self._bar.update(self._task, total=None)
        self._bar.advance(self._task)
        self._show(self._count + 1)

    def _show(self, reports: int) -> None:
        if self._talkative and self._console.is_terminal and reports >= FROM:
            self._bar.start()
