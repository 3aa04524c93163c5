"""The last word on what goes wrong in a verb: a line for people and an exit code, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from depositary.cli.console import complain, messages
from depositary.cli.exits import Exit
from depositary.errors import DepositaryError

P = ParamSpec("P")
TRACEBACK = "DEPOSITARY_TRACEBACK"


def guard(verb: Callable[P, None]) -> Callable[P, None]:
    """The verb, its errors turned into messages and exit codes."""

    @wraps(verb)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            verb(*args, **kwargs)
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except BrokenPipeError:
            _abandon()
            raise typer.Exit(Exit.CLOSED) from None
        except OSError as error:  # what cannot be read is an IntakeError, so this is the output
            place = f"{error.filename}: " if error.filename else ""
            complain(messages(), f"{place}cannot be written: {error.strerror or error}")
            raise typer.Exit(Exit.NOT_WRITTEN) from None
        except KeyboardInterrupt:
            complain(messages(), "stopped")
            raise typer.Exit(Exit.INTERRUPTED) from None
        except DepositaryError as error:
            complain(messages(), str(error))
            raise typer.Exit(Exit.NOTHING_READ) from None
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            complain(messages(), f"a defect: {worded(error)}; set {TRACEBACK}=1 to see where, and report it")
            raise typer.Exit(Exit.DEFECT) from None

    return guarded


def worded(error: Exception) -> str:
    """An error that is none of ours, with its kind."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _abandon() -> None:
    """Point standard output nowhere, so that Python's own flush at the end stays quiet too."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # not a real file, as in tests
        return
