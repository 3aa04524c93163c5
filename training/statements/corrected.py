"""What people corrected in Label Studio → articles of the training data.

    depositary quotes reports.jsonl --format label-studio -o tasks.json    # import these there, correct, export as JSON
    python -m training.statements corrected export.json DATA/train.jsonl.gz

The articles are put behind those that the file holds; then `build` and `train` as ever.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path

from depositary.exchange.studio import articles


def main(arguments: Sequence[str]) -> None:
    """Appends to the file, which is made where there is none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path, help="the JSON that Label Studio exports")
    parser.add_argument("data", type=Path, help="a .jsonl.gz of articles")
    options = parser.parse_args(arguments)
    found = list(articles(json.loads(options.export.read_text(encoding="utf-8"))))
    with gzip.open(options.data, "at", encoding="utf-8") as file:  # a second member: gzip reads them as one
        file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in found)
    print(f"{len(found)} articles added to {options.data}")
