"""What the exit code of a command says."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes, the same for every verb."""

    DONE = 0
    SOME_FAILED = 1  # doctor: something needed is broken
    WRONG_USAGE = 2
    NOTHING_READ = 3
    DEFECT = 70  # sysexits.h EX_SOFTWARE
    NOT_WRITTEN = 74  # EX_IOERR
    INTERRUPTED = 130  # 128 + SIGINT
    CLOSED = 141  # 128 + SIGPIPE, as every other tool in a pipe


EPILOG = (
    "Exit codes: 0 all went well · 1 some items failed · 2 wrong usage · 3 nothing could be read · "
    "130 stopped by Ctrl-C · 141 whoever read the output went away · 74 the output cannot be written · "
    "70 a defect of depositary itself."
)
