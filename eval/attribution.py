"""Score who said what on an annotated corpus of news: source, cue and content of every attribution.

    python eval/attribution.py dev                 # figures of this part of the corpus
    python eval/attribution.py dev --write p.jsonl # and the predictions, as the scorer reads them

The corpus is not part of the project: it is looked for in `../shared/eval` beside it, or where DEPOSITARY_EVAL says.
It annotates only outermost attributions, joins a quotation that goes on behind its cue to the one before, and counts
"that" and quotation marks to the content: what we record apart is put together in its way here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from depositary.language import Language, Parse
from depositary.reading.cast import Cast
from depositary.reading.statements import Engine, finder
from depositary.record import Span, Statement

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("DEPOSITARY_EVAL", ROOT.parent / "shared" / "eval"))
CORPUS = SHARED / "attribution"
SCORER = CORPUS / "score_attribution.py"
OPENING = ("“", '"', "``", "«")
CLOSING = re.compile(r"[,.?!…]?(?:”|\"|''|»)")
Offsets = list[tuple[int, int]]


def score(name: str, *, write: Path | None = None, engine: Engine = "rules") -> dict[str, float]:
    """F1 (in hundred) of the part `name`: found, found+cue, exact3, content-only, and P and R of found."""
    text = gzip.decompress((CORPUS / f"{name}.jsonl.gz").read_bytes()).decode("utf-8")
    language = Language()
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder, "gold.jsonl"), write or Path(folder, "found.jsonl")
        gold.write_text(text, encoding="utf-8")
        rows = (predict(json.loads(line), language, engine) for line in text.splitlines() if line.strip())
        found.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(gold), str(found), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    relation = json.loads(done.stdout)["scores"]["relation"]
    figures = {figure: round(values["f1"], 1) for figure, values in relation.items()}
    return figures | {f"found {part}": round(relation["found"][part.lower()], 1) for part in ("P", "R")}


def predict(article: dict[str, str], language: Language, engine: Engine = "rules") -> dict[str, object]:
    """The row of an article: its id and its attributions."""
    return {"id": article["id"], "attributions": predictions(language.analyse(article["text"]), language, engine)}


def predictions(parse: Parse, language: Language, engine: Engine = "rules") -> list[dict[str, Offsets]]:
    """The outermost statements of an article as offsets."""
    found = [s for s in finder(engine)(parse, language, cast=Cast((), parse)) if s.within is None]
    joined: list[list[Statement]] = []
    for statement in found:
        first = next((g for g in joined if statement.basis.endswith("continued") and _same_cue(g[0], statement)), None)
        if first is not None:
            first.append(statement)
        else:
            joined.append([statement])
    return [_row(parse.text, group) for group in joined]


def _same_cue(one: Statement, other: Statement) -> bool:
    return one.cue is not None and one.cue == other.cue


def _row(text: str, group: Iterable[Statement]) -> dict[str, Offsets]:
    group = list(group)
    content = [_with_that(text, *_with_marks(text, span)) for statement in group for span in statement.content]
    return {"source": _offsets(group[0].source), "cue": _offsets(group[0].cue), "content": content}


def _offsets(span: Span | None) -> Offsets:
    return [(span.start, span.end)] if span is not None else []


def _with_marks(text: str, span: Span) -> tuple[int, int]:
    """The span with the quotation marks right around it, and a comma or stop within the closing one."""
    opened = next((len(mark) for mark in OPENING if text[: span.start].endswith(mark)), 0)
    closed = CLOSING.match(text, span.end)
    return span.start - opened, closed.end() if closed else span.end


def _with_that(text: str, start: int, end: int) -> tuple[int, int]:
    before = text[max(0, start - 5) : start].lower()
    return (start - len("that "), end) if before == "that " else (start, end)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=["dev"])
    parser.add_argument("--write", type=Path, help="where the predictions go")
    parser.add_argument("--engine", choices=("rules", "learned"), default="rules", help="who finds the statements")
    options = parser.parse_args()
    if not SCORER.exists():
        sys.exit(f"no attribution corpus at {CORPUS}: set DEPOSITARY_EVAL to the folder that holds attribution/")
    for name in options.parts:
        print(json.dumps({name: score(name, write=options.write, engine=options.engine)}))


if __name__ == "__main__":
    main()
