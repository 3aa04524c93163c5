"""What a large register costs: adding to it, listing it and showing an agreement, as ratios on the same machine.

    python benchmarks/register.py                      # 100,000 reports
    python benchmarks/register.py --reports 10000

The reports are records made by varying one that was read from the shipped example: other parties, names and dates, a
few reports for each agreement. Adding is told as a ratio to adding the same reports to an empty register, the reading
left out; listing and showing as ratios to one indexed query that fetches a record.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path

import msgspec
import pycountry

from depositary.intake import Options
from depositary.intake import read as taken_in
from depositary.reading import Reader
from depositary.record import Actor, Record, Report
from depositary.register import Register, open_register

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "herring-accord.txt"
SUBJECTS = """
herring cod salmon timber copper lithium gas pipeline railway ferry bridge tunnel river dam border visa labour
pension tax customs grain wheat cocoa coffee cotton wool satellite radar prisoner archive museum orchestra
university vaccine hospital port airport helicopter submarine training spectrum cable insurance tourism
forestry seabed glacier
""".split()  # noqa: SIM905  # a list of fifty would be fifty lines
PER_AGREEMENT = 5  # reports, on average


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--tried", type=int, default=200, help="how many reports are added for the measurement")
    options = parser.parse_args()
    model = _model()
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder) / "empty.db", Path(folder) / "full.db"
        with open_register(empty) as small, open_register(full) as large:
            began = time.perf_counter()
            for record in varied(model, options.reports, seed=1):
                large.add(record, run="benchmark")
            spent = time.perf_counter() - began
            size = full.stat().st_size / 1e6
            print(f"{options.reports} reports in {spent:.0f} s, {size:.0f} MB, {len(large.entries())} agreements")
            trial = list(varied(model, options.tried, seed=2, agreements=options.reports // PER_AGREEMENT))
            _compare(_adding(large, trial), _adding(small, trial))
            _looking(large, full)
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def varied(model: Record, number: int, *, seed: int, agreements: int | None = None) -> Iterator[Record]:
    """So many records as of other reports, of agreements between two countries each on one subject."""
    chance = random.Random(seed)
    countries = sorted((c.alpha_2.lower(), c.name) for c in pycountry.countries)
    pairs = list(combinations(countries, 2))
    random.Random(0).shuffle(pairs)
    many = max(1, agreements or number // PER_AGREEMENT)
    for count in range(number):
        which = chance.randrange(many)
        day = f"{1990 + which % 35}-{1 + which % 12:02}-{1 + chance.randrange(28):02}"
        yield _variant(model, f"{seed}.{count}", pairs[which % len(pairs)], SUBJECTS[which % len(SUBJECTS)], day)


def _model() -> Record:
    (report,) = (r for r in taken_in([str(EXAMPLE)], options=Options()) if isinstance(r, Report))
    return Reader().read(report)


def _variant(model: Record, number: str, pair: tuple[tuple[str, str], ...], subject: str, day: str) -> Record:
    """The record with its two first territories, its subject and its dates replaced; the spans are as they were."""
    found = dict.fromkeys(a.territory for a in model.actors if a.territory)
    lands = dict(zip(found, pair, strict=False))
    actors = tuple(_actor(actor, lands) for actor in model.actors)
    agreements = tuple(
        msgspec.structs.replace(
            a,
            name=a.name.replace("herring", subject),
            signed=a.signed and day,
            mentions=tuple(
                msgspec.structs.replace(m, text=m.text.replace("herring", subject).replace("Herring", subject.title()))
                for m in a.mentions
            ),
        )
        for a in model.agreements
    )
    text = f"{model.report.text}\n{number}"
    report = Report.of(text, title=model.report.title, publisher=model.report.publisher, published=day)
    steps = tuple(msgspec.structs.replace(s, date=s.date and day) for s in model.steps)
    return msgspec.structs.replace(model, report=report, actors=actors, agreements=agreements, steps=steps)


def _actor(actor: Actor, lands: dict[str, tuple[str, str]]) -> Actor:
    if actor.territory not in lands:
        return actor
    code, name = lands[actor.territory]
    return msgspec.structs.replace(actor, territory=code, name=name if actor.kind == "state" else actor.name)


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
    refs = [entry.id for entry in random.Random(3).sample(register.entries(), 30)]
    with sqlite3.connect(path) as connection:
        ids = [row[0] for row in connection.execute("SELECT report FROM agreements LIMIT 30")]
        query = "SELECT body FROM records WHERE report = ?"
        plain = statistics.median(_timed(lambda i=i: connection.execute(query, (i,)).fetchall()) for i in ids)  # type: ignore[misc]
    connection.close()
    print(f"one indexed query: {plain * 1e6:.0f} µs")
    looks: dict[str, list[Callable[[], object]]] = {
        "show": [lambda ref=ref: register.show(ref) for ref in refs],  # type: ignore[misc]
        "list, all": [register.entries] * 5,
        "list, the first hundred": [lambda: register.entries(limit=100)] * 5,
    }
    for name, acts in looks.items():
        middle = statistics.median(map(_timed, acts))
        print(f"{name}: {middle * 1e3:.2f} ms, {middle / plain:.0f} x an indexed query")


if __name__ == "__main__":
    main()
