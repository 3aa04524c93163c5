"""What a large register costs: adding to it, listing it and showing an agreement, as ratios on the same machine.

    python benchmarks/register.py                      # 100,000 reports
    python benchmarks/register.py --reports 10000

The reports are those of `world.py`. Adding is told as a ratio to adding the same reports to an empty register, the
reading left out; listing and showing as ratios to one indexed query that fetches a record. Entries of dossiers with
many members are written when a register is closed: that is told apart.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from world import World

from depositary.record import Record
from depositary.register import Register, open_register

SHOWN = 500  # findings that a list is asked for


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--tried", type=int, default=200, help="how many reports are added for the measurement")
    options = parser.parse_args()
    world = World(options.reports)
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder) / "empty.db", Path(folder) / "full.db"
        with open_register(empty) as small, open_register(full) as large:
            began = time.perf_counter()
            for record in world.reports(options.reports, seed=1):
                large.add(record, run="benchmark")
            spent = time.perf_counter() - began
            size = full.stat().st_size / 1e6
            print(f"{options.reports} reports in {spent:.0f} s, {size:.0f} MB, {len(large.entries())} agreements")
            trial = list(world.reports(options.tried, seed=2))
            _compare(_adding(large, trial), _adding(small, trial))
            spent = _timed(large.close)
            print(f"closing the full register: {spent * 1e3:.0f} ms, {spent / options.tried * 1e3:.1f} ms a report")
        with open_register(full) as large:
            _looking(large, full)
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _adding(register: Register, records: Iterable[Record]) -> list[float]:
    return [_timed(lambda each=each: register.add(each, run="benchmark")) for each in records]  # type: ignore[misc]


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _compare(large: list[float], small: list[float]) -> None:
    for name, middle in (("median", statistics.median), ("mean", statistics.mean), ("slowest", max)):
        a, b = middle(large), middle(small)
        print(f"add, {name}: {a * 1e3:.1f} ms to the full register, {b * 1e3:.1f} ms to the empty one: {a / b:.2f} x")


def _looking(register: Register, path: Path) -> None:
    entries = register.entries()
    refs = [entry.id for entry in random.Random(3).sample(entries, min(30, len(entries)))]
    with sqlite3.connect(path) as connection:
        ids = [row[0] for row in connection.execute("SELECT report FROM agreements LIMIT 30")]
        query = "SELECT body FROM records WHERE report = ?"
        plain = statistics.median(_timed(lambda i=i: connection.execute(query, (i,)).fetchall()) for i in ids)  # type: ignore[misc]
    connection.close()
    print(f"one indexed query: {plain * 1e6:.0f} µs")
    largest = max(entries, key=lambda entry: entry.reports)
    looks: dict[str, list[Callable[[], object]]] = {
        "show": [lambda ref=ref: register.show(ref) for ref in refs],  # type: ignore[misc]
        f"show, of {largest.reports} reports": [lambda: register.show(largest.id)] * 5,
        "list, all": [register.entries] * 5,
        "list, the first hundred": [lambda: register.entries(limit=100)] * 5,
        f"conflicts, the first {SHOWN}": [lambda: register.conflicts(limit=SHOWN)] * 5,
    }
    for what in ("statements", "positions", "demands", "events"):
        for order in (None, "date", "name"):
            name = f"list of {what}, the first {SHOWN}" + (f" by {order}" if order else "")
            looks[name] = [lambda w=what, o=order: register.list(w, sort=o, limit=SHOWN)] * 3  # type: ignore[misc]
    for name, acts in looks.items():
        middle = statistics.median(map(_timed, acts))
        print(f"{name}: {middle * 1e3:.2f} ms, {middle / plain:.0f} x an indexed query")


if __name__ == "__main__":
    main()
