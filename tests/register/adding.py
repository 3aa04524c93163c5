"""Adds prepared records to a register, as `depositary add` does after reading: run by itself, to be killed.

python tests/register/adding.py REGISTER RECORDS.jsonl [VERB]

With VERB `vanish` it is killed when all is added, before it closes the register; with `reread` it reads all reports of
the register anew, as the records of the file tell them.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from depositary.record import Record, Report, Run, decode
from depositary.register import open_register

RUN = "test"
LATER = "later"


class Again:
    """Reads each report as one of these records tells it."""

    run = Run(id=LATER, version="2")

    def __init__(self, records: list[Record]) -> None:
        self._held = {record.report.id: record for record in records}

    def read(self, report: Report) -> Record:
        """The record of the report."""
        return self._held[report.id]


def main(place: str, records: str, verb: str = "add") -> None:
    """Add each record; what is there already changes nothing."""
    held = [decode(line) for line in Path(records).read_bytes().splitlines()]
    with open_register(place) as register:
        if verb == "reread":
            for _ in register.reread(Again(held)):
                pass
            return
        for record in held:
            register.add(record, run=RUN)
        if verb == "vanish":
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
