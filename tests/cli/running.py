"""Running the command line: in this process for speed, in another one where signals and pipes matter."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

from typer.testing import CliRunner

from depositary.cli import build


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


def run(*arguments: str, given: str | bytes | None = None, env: dict[str, str] | None = None) -> Done:
    """The command in this process."""
    result = CliRunner(env=env).invoke(build(), list(arguments), input=given)
    return Done(result.exit_code, result.stdout, result.stderr)


def launch(*arguments: str, given: bytes = b"", timeout: float = 120) -> Done:
    """The command in a process of its own, its output piped."""
    command = [sys.executable, "-m", "depositary", *arguments]
    done = subprocess.run(command, input=given, capture_output=True, timeout=timeout, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
