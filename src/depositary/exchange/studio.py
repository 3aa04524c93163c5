"""Statements for Label Studio, and what people corrected there back as articles to train the statement tagger on.

A task is one report; each source, cue and content is a region, joined to its cue by a relation (to the content where
there is no cue). The labelling interface that shows them is `INTERFACE`. Offsets go out as code points; the browser
counts UTF-16 units, so what comes back is put where its words stand.

Source: Label Studio, "Label Studio JSON format of annotated tasks" (labelstud.io/guide/export).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from depositary.errors import IntakeError
from depositary.record import Record, Span, Statement

ROLES = ("source", "cue", "content")
INTERFACE = """<View>
  <Relations><Relation value="says"/><Relation value="said"/></Relations>
  <Labels name="role" toName="text">
    <Label value="source"/><Label value="cue"/><Label value="content"/>
  </Labels>
  <Text name="text" value="$text"/>
</View>
"""


def task(record: Record, *, version: str) -> dict[str, Any]:
    """One report with its statements as predictions of the model `version`."""
    report = record.report
    known = {"title": report.title, "url": report.url, "publisher": report.publisher, "published": report.published}
    data = {"text": report.text, "report": report.id, **{name: value for name, value in known.items() if value}}
    results = [result for statement in record.statements for result in _results(statement)]
    return {"data": data, "predictions": [{"model_version": version, "result": results}]}


def _results(statement: Statement) -> Iterator[dict[str, Any]]:
    spans = {
        "source": [statement.source] if statement.source else [],
        "cue": [statement.cue] if statement.cue else [],
        "content": list(statement.content),
    }
    for role in ROLES:
        for number, span in enumerate(spans[role]):
            yield _region(f"{statement.id}-{role}-{number}", role, span)
    hub = f"{statement.id}-{'cue' if statement.cue else 'content'}-0"
    for role, label in (("source", "says"), ("content", "said")):
        for number, _ in enumerate(spans[role]):
            region = f"{statement.id}-{role}-{number}"
            if region != hub:
                yield {"type": "relation", "from_id": region, "to_id": hub, "direction": "right", "labels": [label]}


def _region(id: str, role: str, span: Span) -> dict[str, Any]:
    value = {"start": span.start, "end": span.end, "text": span.text, "labels": [role]}
    return {"id": id, "from_name": "role", "to_name": "text", "type": "labels", "value": value}


def articles(tasks: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The articles of an export, as the training of the tagger takes them: a layer of attributions an annotator.

    Predictions that nobody looked at, and annotations that were cancelled, are left out. Raises IntakeError where a
    task is none, or a region does not stand where it says.
    """
    for number, row in enumerate(tasks, 1):
        where = f"task {row.get('id', number) if isinstance(row, Mapping) else number}"
        try:
            text = row["data"]["text"]
            layers = {
                str(done.get("completed_by") or f"annotator-{index}"): _attributions(done["result"], text, where=where)
                for index, done in enumerate(row.get("annotations") or (), 1)
                if not done.get("was_cancelled")
            }
            if layers:
                yield {"id": str(row["data"].get("report") or where), "text": text, "layers": layers}
        except (KeyError, TypeError, AttributeError) as error:
            raise IntakeError(
                f"is no task of statements: {error!r}", where=where, hint="export it from Label Studio as JSON"
            ) from error


def _attributions(results: Iterable[Mapping[str, Any]], text: str, *, where: str) -> list[dict[str, Any]]:
    """Each attribution with the places of its source, cue and content; a cue, if any, holds them together."""
    regions: dict[str, tuple[str, list[int]]] = {}
    joined: dict[str, set[str]] = {}
    for result in results:
        if result["type"] == "relation":
            joined.setdefault(result["from_id"], set()).add(result["to_id"])
            joined.setdefault(result["to_id"], set()).add(result["from_id"])
        elif result["type"] == "labels":
            value = result["value"]
            for role in (label for label in value["labels"] if label in ROLES):
                regions[result["id"]] = (role, placed(value, text, where=where))
    groups = list(_groups(regions, joined))
    return [{role: sorted(regions[i][1] for i in group if regions[i][0] == role) for role in ROLES} for group in groups]


def _groups(regions: Mapping[str, tuple[str, list[int]]], joined: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Regions of one statement each: a cue with what is joined to it, else what hangs together without a cue."""
    done: set[str] = set()
    for id, (role, _) in regions.items():
        if role == "cue":
            group = [id, *sorted(i for i in joined.get(id, ()) if i in regions and regions[i][0] != "cue")]
            done.update(group)
            yield group
    for id in regions:
        if id not in done:
            group, waiting = list[str](), [id]
            while waiting:
                at = waiting.pop()
                if at not in done and at in regions:
                    done.add(at)
                    group.append(at)
                    waiting += sorted(joined.get(at, ()))
            yield group


def placed(value: Mapping[str, Any], text: str, *, where: str) -> list[int]:
    """[start, end) in code points, of a region that counts these or UTF-16 units. Raises IntakeError for others."""
    start, end, words = value["start"], value["end"], value.get("text")
    if words is None or text[start:end] == words:
        return [start, end]
    units = text.encode("utf-16-le", "surrogatepass")
    before = len(units[: 2 * start].decode("utf-16-le", "surrogatepass"))
    inside = len(units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass"))
    if text[before : before + inside] == words:
        return [before, before + inside]
    raise IntakeError(f"{words!r} does not stand at {start}", where=where, hint="was the text changed?")
