"""Write the report and the true output into README.md, so that the page never tells what the program does not do.

python docs/refresh.py            # after a change of the reading; a test checks that nothing is left to refresh
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ("examples/herring-accord.txt", "--published", "2024-06-04")


def refreshed(page: str) -> str:
    """The page with the report and the output of today."""
    report = (ROOT / EXAMPLE[0]).read_text(encoding="utf-8").rstrip()
    page = _between(page, "report", "\n".join(f"> {line}".rstrip() for line in report.split("\n")))
    return _between(page, "output", f"```\n{output()}\n```")


def output() -> str:
    """What the program prints for the example, 100 columns wide."""
    command = [sys.executable, "-m", "depositary", "read", *EXAMPLE]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
    return "\n".join(line.rstrip() for line in done.stdout.strip().split("\n"))


def _between(page: str, name: str, words: str) -> str:
    block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    return block.sub(lambda found: f"{found[1]}\n{words}\n\n{found[2]}", page)


if __name__ == "__main__":
    readme = ROOT / "README.md"
    readme.write_text(refreshed(readme.read_text(encoding="utf-8")), encoding="utf-8")
