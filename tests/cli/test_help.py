from __future__ import annotations

import subprocess
import sys

import pytest
from tests.cli.running import run

from depositary import __version__
from depositary.cli import COMMANDS

LIGHT = """
import sys
from depositary.cli import build
try:
    build()({arguments!r})
except SystemExit:
    pass
heavy = [name for name in ("spacy", "numpy", "pyarrow", "trafilatura", "onnxruntime") if name in sys.modules]
print("heavy:", heavy)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["--version"], ["schema"]])
def test_help_is_quick_for_it_loads_no_parser(arguments: list[str]) -> None:
    script = LIGHT.format(arguments=arguments)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("heavy: []\n")


def test_every_verb_stands_in_the_help() -> None:
    shown = run("--help")
    assert shown.code == 0
    assert all(name in shown.out for name, *_ in COMMANDS)


def test_module_runs_as_the_command_does() -> None:
    done = subprocess.run([sys.executable, "-m", "depositary", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"depositary {__version__}\n"


def test_exit_codes_stand_in_the_help() -> None:
    shown = run("read", "--help").out
    assert all(f"{code} " in shown for code in (0, 1, 2, 3, 130))


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "--no-such-option"], ["nonsense"], ["read", "--format", "xml", "-"]]
)
def test_wrong_usage_is_2_and_says_why(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert done.err.strip()
