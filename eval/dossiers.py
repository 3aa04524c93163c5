"""Score the register made of annotated reports: is one agreement one dossier, and is its life told in order?

    python eval/dossiers.py dev train          # B-cubed F1 of "the same agreement", and life lines where there are any
    python eval/dossiers.py dev --show         # and the steps that are missing (never for `check`)
    python eval/dossiers.py dev --records FILE # of records that were read before

A step of a life line is right where the register's life line has an act that the annotation allows, on that day or,
where the annotation gives less, within it, in the annotated order; one annotated without a date, where it is there.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from agreements import SCORER, SETS, read

from depositary.record import Record, decode, encode
from depositary.record.date import inside
from depositary.register import open_register
from depositary.register.view import Dossier, Stage

HAPPENED = ("occurred", "ongoing")
_BCUBED = re.compile(r"B-cubed +P ([\d.]+) +R ([\d.]+) +F1 ([\d.]+)")
Gold = dict[str, Any]


def score(name: str, *, records: Path | None = None, show: bool = False) -> dict[str, float]:
    """Figures by name for the set `name`; life lines only where the set has any."""
    with tempfile.TemporaryDirectory() as folder:
        place = records or read(name, Path(folder))
        told = [decode(line) for line in place.read_bytes().splitlines()]
        with open_register(Path(folder, "register.db")) as register:
            for record in told:
                register.add(record, run="evaluation")
            dossiers = register.agreements()
        figures = _bcubed(name, place, dossiers, Path(folder, "register.json"))
    lives = list(_lives(name, told, dossiers))
    for agreement, life, right in lives if show else ():
        _print(agreement, life, right)
    steps = sum(len(agreement["timeline"]) for agreement, _, _ in lives)
    return figures | ({"life lines": sum(len(right) for _, _, right in lives) / steps} if steps else {})


def _bcubed(name: str, records: Path, dossiers: Sequence[Dossier], place: Path) -> dict[str, float]:
    made = [
        {"id": d.id, "members": [{"report": m.report, "agreement": m.agreement} for m in d.members]} for d in dossiers
    ]
    place.write_text(json.dumps({"agreements": made}), encoding="utf-8")
    command = [sys.executable, str(SCORER), "register", str(SETS / name), str(records), str(place)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = _BCUBED.search(printed)
    if not found:
        sys.exit(f"the scorer printed no B-cubed: {printed}")
    return dict(
        zip(("same agreement P", "same agreement R", "same agreement"), map(float, found.groups()), strict=True)
    )


def _lives(
    name: str, records: Sequence[Record], dossiers: Sequence[Dossier]
) -> Iterator[tuple[Gold, Sequence[Stage], set[int]]]:
    """Each annotated life, the register's, and the places of the steps that are right. A series has no life."""
    gold = _scorer().load_gold(str(SETS / name))
    series = {a["key"] for report in gold.values() for a in report["agreements"] if a.get("series")}
    where = _matched(gold, records, dossiers)
    by_id = {d.id: d for d in dossiers}
    for sheet in sorted((SETS / name).glob("DOSSIER-*.json")):
        for agreement in json.loads(sheet.read_text(encoding="utf-8"))["agreements"]:
            held = where.get(agreement["key"])
            life = by_id[held.most_common(1)[0][0]].life if held else ()
            if agreement["key"] not in series:
                yield agreement, life, in_order(agreement["timeline"], [s for s in life if s.modality in HAPPENED])


def in_order(timeline: Sequence[Gold], life: Sequence[Stage]) -> set[int]:
    """Places of the annotated steps that are right: of the dated the longest row in one order, all the undated."""
    dated = [index for index, step in enumerate(timeline) if step["date"]]
    best: dict[int, tuple[int, ...]] = {-1: ()}  # by the last stage used, the longest row of steps
    for index in dated:
        rows = dict(best)
        for at, stage in enumerate(life):
            if _tells(timeline[index], stage):
                row = max((row for last, row in best.items() if last < at), key=len)
                rows[at] = max(rows.get(at, ()), (*row, index), key=len)
        best = rows
    undated = [i for i, step in enumerate(timeline) if not step["date"] and any(_tells(step, s) for s in life)]
    return {*max(best.values(), key=len), *undated}


def _tells(step: Gold, stage: Stage) -> bool:
    return stage.act in step["act"] and (
        not step["date"] or bool(stage.date and (stage.date == step["date"] or inside(stage.date, step["date"])))
    )


def _matched(gold: Gold, records: Iterable[Record], dossiers: Iterable[Dossier]) -> dict[str, Counter[str]]:
    """By the key of an annotated agreement, the dossiers that its mentions came to, and how often."""
    scorer = _scorer()
    home = {(m.report, m.agreement): d.id for d in dossiers for m in d.members}
    found: dict[str, Counter[str]] = {}
    for record in records:
        slug = (record.report.url or "").removeprefix("gold:")
        reading = scorer.Reading(gold[slug], json.loads(encode(record)))
        for ref, key in reading.of.items():
            if (record.report.id, ref) in home:
                found.setdefault(key, Counter())[home[record.report.id, ref]] += 1
    return found


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_agreements", SCORER)
    if not spec or not spec.loader:
        sys.exit(f"no scorer at {SCORER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _print(agreement: Gold, life: Sequence[Stage], right: set[int]) -> None:
    print(agreement["key"])
    for index, step in enumerate(agreement["timeline"]):
        print("  ", "  " if index in right else "--", step["date"], "/".join(step["act"]))
    print("   the register:", "; ".join(f"{s.date} {s.act} {s.modality}" for s in life))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=["dev", "check"])
    parser.add_argument("--show", action="store_true", help="print the steps that are missing")
    parser.add_argument("--records", type=Path, help="records of the one set, read before")
    options = parser.parse_args()
    if not SCORER.exists():
        sys.exit(f"no annotated reports at {SETS}: set DEPOSITARY_EVAL to the folder that holds agreements/")
    for name in options.sets:
        figures = score(name, records=options.records, show=options.show and name != "check")
        print(name, json.dumps({figure: round(value, 3) for figure, value in figures.items()}))


if __name__ == "__main__":
    main()
