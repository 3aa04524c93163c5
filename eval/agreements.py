"""Score the reading of annotated reports: agreements, steps, positions and the rest of the record.

    python eval/agreements.py dev check            # figures of these sets
    python eval/agreements.py dev --show           # and what was missed (never for `check`)

The sets are not part of the project: they are looked for in `../shared/eval` beside it, or where DEPOSITARY_EVAL says.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("DEPOSITARY_EVAL", ROOT.parent / "shared" / "eval"))
SETS = SHARED / "agreements"
SCORER = SETS / "score_agreements.py"
_ROW = re.compile(r"^([a-z ()]+?)\s+\d+\s+\d+\s+[\d.]+\s+[\d.]+\s+([\d.]+)$")
_ACCURACY = re.compile(r"^([a-z ]+?)\s+\d+\s+accuracy\s+([\d.]+)$")
_FALSE = re.compile(r"^false agreements in \d+ distractors: (\d+)")
_RECORD = re.compile(r"^record score .*: ([\d.]+)$")


def score(name: str, *, show: bool = False) -> tuple[dict[str, float], str]:
    """(figure by name, what the scorer printed) for the set `name`: dev, check, real or train."""
    with tempfile.TemporaryDirectory() as folder:
        records = read(name, Path(folder))
        printed = _scorer("records", str(SETS / name), str(records), *(["--show"] if show else []))
    return figures(printed), printed


def read(name: str, folder: Path) -> Path:
    """The records of the set `name`, read into this folder as a user would read them."""
    reports, records = folder / "reports.jsonl", folder / "records.jsonl"
    reports.write_text(_scorer("reports", str(SETS / name)), encoding="utf-8")
    command = [sys.executable, "-m", "depositary", "read", str(reports)]
    subprocess.run([*command, "--format", "jsonl", "--output", str(records)], check=True)
    return records


def figures(printed: str) -> dict[str, float]:
    """The figures in what the scorer prints: F1 by part, accuracies, false agreements, record score."""
    found: dict[str, float] = {}
    for line in printed.splitlines():
        if row := _ROW.match(line) or _ACCURACY.match(line):
            found[row[1]] = float(row[2])
        elif false := _FALSE.match(line):
            found["false agreements"] = float(false[1])
        elif record := _RECORD.match(line):
            found["record score"] = float(record[1])
    return found


def _scorer(*arguments: str) -> str:
    done = subprocess.run([sys.executable, str(SCORER), *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=["dev", "check", "real"])
    parser.add_argument("--show", action="store_true", help="print what was missed")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if not SCORER.exists():
        sys.exit(f"no annotated reports at {SETS}: set DEPOSITARY_EVAL to the folder that holds agreements/")
    for name in options.sets:
        numbers, printed = score(name, show=options.show and name != "check")
        print(json.dumps({name: numbers}) if options.json else f"== {name}\n{printed}")


if __name__ == "__main__":
    main()
