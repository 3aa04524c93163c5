"""Fail where a figure falls under its floor in `floors.json`.

    python eval/gate.py

A floor is raised as the reading improves and never lowered silently. `at_most` holds figures that must not rise.
Sets that are not there are left out, and said to be.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import actors
import agreements
import attribution
import dossiers
import events

FLOORS = Path(__file__).with_name("floors.json")


def main() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    broken = [fault for check in (_agreements, _dossiers, _attribution, _actors, _events) for fault in check(floors)]
    for fault in broken:
        print("UNDER ITS FLOOR", fault)
    sys.exit(bool(broken))


def _agreements(floors: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    if not agreements.SCORER.exists():
        print(f"no annotated reports at {agreements.SETS}: their floors are not checked")
        return
    for name, wanted in floors["agreements"].items():
        yield from _under(f"agreements/{name}", wanted, lambda name=name: agreements.score(name)[0])  # type: ignore[misc]


def _dossiers(floors: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    if not agreements.SCORER.exists():
        return  # said above
    for name, wanted in floors["dossiers"].items():
        yield from _under(f"dossiers/{name}", wanted, lambda name=name: dossiers.score(name))  # type: ignore[misc]


def _attribution(floors: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    if not attribution.SCORER.exists():
        print(f"no attribution corpus at {attribution.CORPUS}: its floors are not checked")
        return
    for name, wanted in floors["attribution"].items():
        part, engine = name.split()  # "dev learned"
        yield from _under(
            f"attribution/{name}",
            wanted,
            lambda part=part, engine=engine: attribution.score(part, engine=engine),  # type: ignore[misc]
        )


def _actors(floors: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    if not actors.SET.exists():
        print(f"no annotated events at {actors.SET}: the floors of actor codes are not checked")
        return
    for name, wanted in floors["actors"].items():
        yield from _under(f"actors/{name}", wanted, actors.score)


def _events(floors: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    if not events.SCORER.exists():
        print(f"no annotated events at {events.SHARED}: the floors of events are not checked")
        return
    for name, wanted in floors["events"].items():
        yield from _under(f"events/{name}", wanted, events.score)


def _under(where: str, wanted: dict[str, float], measure: Callable[[], dict[str, float]]) -> Iterator[str]:
    found = measure()
    for figure, floor in wanted.items():
        at_most = figure.endswith(" at most")
        value = found[figure.removesuffix(" at most")]
        print(f"{where:24} {figure:28} {value:8.3f}  floor {floor}")
        if (value > floor) if at_most else (value < floor):
            yield f"{where} {figure}: {value} against {floor}"


if __name__ == "__main__":
    main()
