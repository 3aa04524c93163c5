"""Predictions for the attribution scorer: articles in, one line of source, cue and content offsets an article out.

    python eval/attribution.py ../shared/eval/attribution/dev.jsonl.gz pred.jsonl
    python ../shared/eval/attribution/score_attribution.py dev.jsonl pred.jsonl

The corpus annotates only outermost attributions, joins a quotation that goes on behind its cue to the one before, and
counts "that" to the content: what we record apart is put together in its way here.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from depositary.language import Language, Parse
from depositary.reading.cast import Cast
from depositary.reading.statements import find
from depositary.record import Span, Statement

Offsets = list[tuple[int, int]]


def rows(path: Path) -> Iterator[dict[str, object]]:
    """The articles of a JSON Lines file, compressed or not."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        for line in lines:
            yield json.loads(line)


def predictions(parse: Parse, language: Language) -> list[dict[str, Offsets]]:
    """The outermost statements of an article as offsets."""
    found = [s for s in find(parse, language, cast=Cast((), parse)) if s.within is None]
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
    content = [_with_that(text, span) for statement in group for span in statement.content]
    return {"source": _offsets(group[0].source), "cue": _offsets(group[0].cue), "content": content}


def _offsets(span: Span | None) -> Offsets:
    return [(span.start, span.end)] if span is not None else []


def _with_that(text: str, span: Span) -> tuple[int, int]:
    before = text[max(0, span.start - 6) : span.start].lower()
    for word in ("that ", "that “", 'that "'):
        if before.endswith(word):
            return span.start - len(word), span.end
    return span.start, span.end


def main() -> None:
    """Read the articles of the first argument, write the predictions to the second."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    language = Language()
    with target.open("w", encoding="utf-8") as out:
        for row in rows(source):
            found = predictions(language.analyse(str(row["text"])), language)
            out.write(json.dumps({"id": row["id"], "attributions": found}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
