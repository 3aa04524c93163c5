"""Score actor codes on the actor phrases of annotated events: country and sector of each source and target.

    python eval/actors.py            # accuracy over the phrases
    python eval/actors.py --show     # and each phrase that is wrong

The set is no part of the project: it is looked for in `../shared/eval/events`, or where DEPOSITARY_EVAL says. Sectors
are those of an older scheme, made comparable by `OLDER`; a phrase whose gold has no sector is right without one, or
with that of an organisation of states. Phrases whose sector is to be told only from the sentence count as all others.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from depositary.reading.coding import Coder

ROOT = Path(__file__).resolve().parent.parent
SET = Path(os.environ.get("DEPOSITARY_EVAL", ROOT.parent / "shared" / "eval")) / "events" / "plover_gsr_dev.jsonl"
OLDER = {"JRN": "MED", "MED": "HLH", "CIV": "CVL", "MOS": "REL", "INS": "REB", "GOVMOS": "REL"}


def score(*, show: bool = False) -> dict[str, float]:
    """Accuracy of country and sector; `sector named` counts only phrases whose gold has one."""
    coder = Coder()
    right = {"country": [0, 0], "sector": [0, 0], "sector named": [0, 0]}
    for line in SET.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for gold in (*row["source"], *row["target"]):
            found = coder.code(gold["text"])
            wanted = older(gold["sector"])
            checks = {"country": found.country == gold["code"], "sector": same(found.sector, wanted, found.country)}
            if wanted is not None:
                checks["sector named"] = checks["sector"]
            for name, passed in checks.items():
                right[name][0] += passed
                right[name][1] += 1
            if show and not all(checks.values()):
                print(gold["text"], "| wanted", gold["code"], wanted, "| found", found.country, found.sector)
    return {name: passed / total for name, (passed, total) in right.items()}


def older(sector: str | None) -> str | None:
    """The sector in today's scheme; ethnic groups that the older one appends are cut off."""
    return OLDER.get(sector) or OLDER.get(sector[:3], sector[:3]) if sector else None


def same(found: str | None, wanted: str | None, country: str | None) -> bool:
    """Whether the sectors agree; IGO repeats what the place of the country says, and stands for none or for GOV."""
    if found == "IGO" and country == "IGO":
        return wanted in (None, "GOV", "IGO")
    return found == wanted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    for name, value in score(show=parser.parse_args().show).items():
        print(f"{name:14} {value:.3f}")


if __name__ == "__main__":
    main()
