"""Statements as rows, and to Label Studio and back."""

from __future__ import annotations

import json

import pytest
from tests.exchange.sample import RECORD

from depositary.errors import IntakeError
from depositary.exchange import quotes, rows, studio
from depositary.reading.coding import Coder
from depositary.record import Record


def test_each_statement_is_a_row_with_its_words() -> None:
    found = list(quotes.rows([RECORD], Coder()))
    assert [row["id"] for row in found] == [s.id for s in RECORD.statements]
    for row in found:
        pieces = [RECORD.report.text[a:b] for a, b in zip(row["starts"], row["ends"], strict=True)]
        assert row["words"] == quotes.GAP.join(pieces)
        assert set(row) == set(quotes.HEADINGS)


def test_statement_within_another_has_its_speaker_in_the_chain() -> None:
    inner = {row["id"]: row for row in quotes.rows([RECORD], Coder()) if row["within"]}
    by_id = {s.id: s for s in RECORD.statements}
    assert inner
    for row in inner.values():
        outer = by_id[row["within"]].speaker
        assert outer is None or RECORD.actor(outer).name == row["chain"][-1]  # type: ignore[union-attr]


def test_several_values_share_a_cell_of_a_sheet() -> None:
    sheet = b"".join(rows.sheet([{"a": [1, 2], "b": None, "c": True, "d": 'x"y'}], headings="abcd")).decode()
    assert sheet == 'a,b,c,d\n1; 2,,true,"x""y"\n'


def corrected(record: Record) -> dict[str, object]:
    """The task as a person who finds nothing to correct gives it back."""
    task = json.loads(json.dumps(studio.task(record, version="test")))
    result = task.pop("predictions")[0]["result"]
    return {**task, "annotations": [{"completed_by": 7, "result": result}]}


def test_statements_come_back_from_label_studio_as_they_went() -> None:
    (article,) = studio.articles([corrected(RECORD)])
    assert article["text"] == RECORD.report.text
    back = [
        {role: [tuple(place) for place in found[role]] for role in studio.ROLES} for found in article["layers"]["7"]
    ]
    gone = [
        {
            "source": [(s.source.start, s.source.end)] if s.source else [],
            "cue": [(s.cue.start, s.cue.end)] if s.cue else [],
            "content": sorted((c.start, c.end) for c in s.content),
        }
        for s in RECORD.statements
    ]
    assert sorted(back, key=str) == sorted(gone, key=str)


def test_places_counted_in_utf16_units_are_put_right() -> None:
    text = "😀 Osei said no."
    value = {"start": 3, "end": 7, "text": "Osei", "labels": ["source"]}
    assert studio.placed(value, text, where="task 1") == [2, 6]


def test_region_that_stands_elsewhere_is_an_error() -> None:
    with pytest.raises(IntakeError, match="does not stand"):
        studio.placed({"start": 0, "end": 4, "text": "Osei"}, "Another text", where="task 1")


def test_predictions_that_nobody_looked_at_are_no_training_data() -> None:
    assert list(studio.articles([studio.task(RECORD, version="test")])) == []


@pytest.mark.parametrize("task", [{}, {"data": {}}, 3, {"data": {"text": "a"}, "annotations": [{"result": [{}]}]}])
def test_what_is_no_task_is_said_to_be_none(task: object) -> None:
    with pytest.raises(IntakeError):
        list(studio.articles([task]))  # type: ignore[list-item]
