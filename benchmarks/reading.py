"""Time and memory of reading, as ratios to the bare parse of the same reports by the same pipeline in one process.

    python benchmarks/reading.py                     # the example, many times over
    python benchmarks/reading.py reports.jsonl       # your own reports
    python benchmarks/reading.py --engine learned    # with the statement tagger
    python benchmarks/reading.py --column sentence sentences.jsonl    # single sentences, as event coders take them

Parse and reading take turns over the same reports, and the ratio is of their processor times: absolute times say little
on a shared machine. Memory is the process's peak, measured again after the reports were read many times over.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from depositary.intake import Options
from depositary.intake import read as taken_in
from depositary.language.parsing import load
from depositary.reading import Reader
from depositary.record import Report

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", default=[str(p) for p in sorted(EXAMPLES.glob("*.txt"))])
    parser.add_argument("--rounds", type=int, default=7, help="how often parse and reading take turns")
    parser.add_argument("--pipeline", help="another installed English pipeline")
    parser.add_argument("--engine", choices=("rules", "learned"), default="rules", help="who finds the statements")
    parser.add_argument("--column", default="text", help="where a table has the text")
    options = parser.parse_args()
    batch = list(_reports(parser, options.reports, options.column))
    reader = Reader(options.pipeline, engine=options.engine)
    words = sum(len(r.text.split()) for r in batch)
    print(f"{len(batch)} reports, {words} words, pipeline {reader.language.parser.name}, engine {reader.engine}")
    ratios = list(_ratios(reader, batch, options.rounds))
    print(f"reading / bare parse: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")
    print(f"peak memory: {_peak():.0f} MB")


def _reports(parser: argparse.ArgumentParser, sources: list[str], column: str) -> Iterator[Report]:
    """The reports; ends the program with the reason where one cannot be read, or where there is none."""
    none = True
    for item in taken_in(sources, options=Options(column=column)):
        if not isinstance(item, Report):
            parser.error(str(item))
        none = False
        yield item
    if none:
        parser.error("no report to time")


def _ratios(reader: Reader, batch: list[Report], rounds: int) -> Iterator[float]:
    pipeline = load(reader.language.parser.name)

    def parse() -> None:
        for report in batch:
            pipeline(report.text)

    def read() -> None:
        for report in batch:
            reader.read(report)

    parse()
    read()  # the first round loads and fills caches
    for _ in range(rounds):
        yield _timed(read) / _timed(parse)


def _timed(action: Callable[[], None]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


if __name__ == "__main__":
    main()
