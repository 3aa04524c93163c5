"""The records of a run, what could not be read told beside them."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.cli.beside import Beside
from depositary.cli.interrupt import Interrupt
from depositary.cli.source import named
from depositary.cli.tally import Tally
from depositary.errors import DepositaryError
from depositary.record import Record


def kept(
    findings: Iterator[Record | DepositaryError], tally: Tally, beside: Beside, interrupt: Interrupt
) -> Iterator[Record]:
    """The records; what could not be read is told beside them, and so is what of a report was given up as a whole."""
    for found in findings:
        if isinstance(found, DepositaryError):
            tally.failed += 1
            beside.complain(str(found))
        else:
            tally.read += 1
            for skipped in found.skipped:
                if skipped.evidence is None:  # more than a sentence was given up
                    beside.note(f"{named(found.report)}: {skipped.stage}: {skipped.why}")
            yield found
        beside.advance()
    tally.interrupted = interrupt.asked
