"""How a run went: counted as it goes, told at the end."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.cli.exits import Exit


@dataclass
class Tally:
    """Reports read and items that failed."""

    read: int = 0
    failed: int = 0
    interrupted: bool = False

    @property
    def alone(self) -> bool:
        """Whether there was exactly one item to read, and it could be."""
        return self.read == 1 and not self.failed and not self.interrupted

    @property
    def code(self) -> Exit:
        """The exit code of the run."""
        if self.interrupted:
            return Exit.INTERRUPTED
        if not self.read:
            return Exit.NOTHING_READ
        return Exit.SOME_FAILED if self.failed else Exit.DONE

    def summary(self, place: str) -> str | None:
        """A line on what is not there to see, None where all went well. `place` is where the output went."""
        if self.interrupted:
            return f"stopped after {_reports(self.read)}; what was read is in {place}"
        if not self.failed or not self.read:
            return None
        return f"{_reports(self.read)} read, {self.failed} could not be read"


def _reports(number: int) -> str:
    return "1 report" if number == 1 else f"{number} reports"
