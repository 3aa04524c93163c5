"""Adds prepared records to a register, as `depositary add` does after reading: run by itself, to be killed.

python tests/register/adding.py REGISTER RECORDS.jsonl
"""

from __future__ import annotations

import sys
from pathlib import Path

from depositary.record import decode
from depositary.register import open_register

RUN = "test"


def main(place: str, records: str) -> None:
    """Add each record; what is there already changes nothing."""
    with open_register(place) as register:
        for line in Path(records).read_bytes().splitlines():
            register.add(decode(line), run=RUN)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
