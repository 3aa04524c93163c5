"""python -m training.statements encoder|corrected|build|train|distil|average|export|evaluate …"""

from __future__ import annotations

import importlib
import sys

COMMANDS = ("encoder", "corrected", "build", "train", "distil", "average", "export", "evaluate")


def main() -> None:
    """Runs one step; each has its own --help."""
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"usage: {__doc__}")
    importlib.import_module(f"training.statements.{sys.argv[1]}").main(sys.argv[2:])


if __name__ == "__main__":
    main()
