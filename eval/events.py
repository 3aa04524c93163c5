"""Predictions for the PLOVER scorer: sentences in, the main event of each out.

    python eval/events.py ../shared/eval/events/plover_gsr_dev.jsonl pred.jsonl
    python ../shared/eval/events/score_plover.py pred.jsonl --gold … --split dev --actor span

The gold has one event a sentence, so one is written, by `ranking` what the main clause tells; `--all` writes all.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pycountry

from depositary.language import Language, Parse
from depositary.reading import read
from depositary.record import Actor, Event, Record, Report, Span

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("DEPOSITARY_EVAL", ROOT.parent / "shared" / "eval")) / "events"
SCORER, GOLD = SHARED / "score_plover.py", SHARED / "plover_gsr_dev.jsonl"
# Codes that ISO 3166 does not have, or has by another name for PLOVER.
OTHERS = {"xk": "XKX"}
LONGEST = 5  # letters of a pronoun


def predictions(record: Record, parse: Parse, *, every: bool = False) -> list[dict[str, Any]]:
    """The events of a record in the scorer's form, the main one first."""
    ordered = sorted(record.events, key=lambda e: ranking(e, parse))
    return [row(event, record) for event in (ordered if every else ordered[:1])]


def ranking(event: Event, parse: Parse) -> tuple[int, bool, bool, int]:
    """Smaller is more central: the main clause (or what is said in it), what took place, both sides named."""
    happened = event.modality in ("occurred", "ongoing")
    return (depth(event, parse), not happened, not (event.sources and event.targets), event.trigger.start)


def depth(event: Event, parse: Parse) -> int:
    """How many clauses hold the one that tells the event, without words of saying, light verbs and coordination."""
    predication = next(p for p in parse.clauses if p.trigger.start == event.trigger.start)
    steps = 0
    for outer in predication.outer():
        carried = predication.light is outer or predication.link in ("content", "conjunct")
        steps += not carried
        predication = outer
    return steps


def row(event: Event, record: Record) -> dict[str, Any]:
    """One event; those who act on one another are all sources."""
    mutual = event.sources == event.targets
    return {
        "event_type": event.type,
        "source": list(sides(event.sources, event, record)),
        "target": [] if mutual else list(sides(event.targets, event, record)),
    }


def sides(ids: tuple[str, ...], event: Event, record: Record) -> Iterator[dict[str, Any]]:
    """Each actor with the mention of it that stands nearest to the trigger."""
    known = {actor.id: actor for actor in record.actors}
    for name in ids:
        actor = known[name]
        span = min(actor.mentions, key=lambda m: distance(m, event))
        yield {"text": span.text, "code": code(actor), "start": span.start, "end": span.end}


def distance(mention: Span, event: Event) -> tuple[bool, bool, int]:
    """Names before pronouns, the evidence before what stands outside, then letters from the trigger."""
    pronoun = len(mention.text) <= LONGEST and mention.text.islower()
    return pronoun, not mention.inside(event.evidence), abs(mention.start - event.trigger.start)


def code(actor: Actor) -> str | None:
    """Alpha-3 of the state that the actor belongs to; IGO for organisations of states."""
    if actor.kind in ("igo", "ngo") and actor.territory is None:
        return actor.kind.upper()
    if actor.territory is None:
        return None
    found = pycountry.countries.get(alpha_2=actor.territory[:2].upper())
    return OTHERS.get(actor.territory) or (found.alpha_3 if found else None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--all", action="store_true", help="write every event, not only the main one")
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8") as lines, options.predictions.open("w", encoding="utf-8") as out:
        out.writelines(predicted(lines, every=options.all))


def predicted(lines: Iterable[str], *, every: bool = False) -> Iterator[str]:
    """The scorer's line for each line of the gold."""
    language = Language()
    for line in lines:
        gold = json.loads(line)
        record = read(Report.of(gold["text"]), language)
        events = predictions(record, language.analyse(record.report.text), every=every)
        yield json.dumps({"id": gold["id"], "events": events}) + "\n"


def score() -> dict[str, float]:
    """F1 (in hundred) of type, source, target and triple, one event a sentence, actors by their place in the text."""
    with tempfile.TemporaryDirectory() as folder, GOLD.open(encoding="utf-8") as lines:
        found = Path(folder, "found.jsonl")
        found.write_text("".join(predicted(lines)), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(found), "--gold", str(GOLD), "--split", "dev", "--actor", "span"]
        done = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
    figures = json.loads(done.stdout)
    return {name: figures[name]["F"] for name in ("type", "source", "target", "triple")}


if __name__ == "__main__":
    main()
