"""The record: spans that know their text, dates that the calendar has, ids that stay, JSON without loss."""

from __future__ import annotations

import re

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.sample import RECORD

from depositary.errors import CodecError
from depositary.record import Record, Report, Span, decode, encode, schema
from depositary.record.date import bounds, inside, valid
from depositary.record.ids import slug, unique

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(TEXTS, st.data())
def test_span_is_what_stands_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text
    assert len(span) == end - start
    assert span.inside(Span.of(text, 0, len(text)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 9)])
def test_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span.of("accord", start, end)


def test_spans_overlap_where_they_share_a_character() -> None:
    text = "the accord holds"
    first, second, third = Span.of(text, 0, 10), Span.of(text, 4, 16), Span.of(text, 10, 16)
    assert first.overlaps(second)
    assert not first.overlaps(third)
    assert first.before(third)


@pytest.mark.parametrize("edtf", ["2015", "2015-03", "2015-03-18", "2024-06-10/2024-06-12", "2024/2025", "2024-02-29"])
def test_date_is_valid(edtf: str) -> None:
    assert valid(edtf)


@pytest.mark.parametrize(
    "edtf", ["", "15-03-18", "2015-13", "2015-02-30", "2024-06-12/2024-06-10", "yesterday", "2015-3"]
)
def test_date_is_not_valid(edtf: str) -> None:
    assert not valid(edtf)


def test_date_is_a_half_open_interval() -> None:
    first, after = bounds("2015-12")
    assert (first.isoformat(), after.isoformat()) == ("2015-12-01", "2016-01-01")
    assert inside("2015-03-18", "2015")
    assert not inside("2015", "2015-03")


@given(st.text())
def test_slug_is_lower_case_and_hyphenated(name: str) -> None:
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", slug(name))
    assert slug(slug(name)) == slug(name)


def test_taken_id_gets_a_number() -> None:
    assert unique("russia", {"russia", "russia-2"}) == "russia-3"
    assert slug("Élysée Palace") == "elysee-palace"


def test_record_survives_json() -> None:
    assert decode(encode(RECORD)) == RECORD
    assert decode(encode(RECORD, indent=2)) == RECORD


@given(TEXTS)
def test_report_survives_json_with_its_id(text: str) -> None:
    record = Record(report=Report.of(text))
    assert decode(encode(record)) == record
    assert Report.of(text).id == record.report.id


def test_record_fits_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(msgspec.json.decode(encode(RECORD)), schema())


@pytest.mark.parametrize("data", ["", "{", "[]", '{"format": 1}', '{"format": 2, "report": {"id": "x", "text": "y"}}'])
def test_what_is_no_record_is_refused(data: str) -> None:
    with pytest.raises(CodecError):
        decode(data)


def test_every_span_is_listed() -> None:
    text = RECORD.report.text
    spans = list(RECORD.spans())
    assert len(spans) > 10
    assert all(text[s.start : s.end] == s.text for s in spans)
