"""Read thousands of hostile texts and hold every record to what must always hold.

    python eval/hostile.py --count 10000

Prints how many ended in a sound record; exit 1 with the seed and number of the first that did not.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rich.progress import track
from tests.reading.hostile import texts
from tests.reading.test_read import hold, read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for number, text in enumerate(track(texts(options.count, options.seed), total=options.count)):
        try:
            hold(read(text))
        except Exception as error:
            sys.exit(f"text {number} of seed {options.seed}: {type(error).__name__}: {error}\n{text!r}")
    print(f"{options.count} texts, {options.count} sound records")


if __name__ == "__main__":
    main()
