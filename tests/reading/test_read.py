"""What must hold for every report, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.hostile import SEEDS, SPRINKLES, texts

from depositary.reading import Reader
from depositary.record import Record, Report, decode, encode
from depositary.record.date import valid

PIECES = st.sampled_from([*(w for s in SEEDS for w in s.split(" ")), *SPRINKLES, " ", "\n"])


@cache
def reader() -> Reader:
    """One reader: the pipeline loads once."""
    return Reader()


def read(text: str, *, language: str = "en") -> Record:
    """The record of a text published on 5 June 2024."""
    return reader().read(Report.of(text, published="2024-06-05", language=language))


def hold(record: Record) -> None:
    """What holds for every record: words in their places, references that lead somewhere, no stage given up."""
    text = record.report.text
    assert all(text[s.start : s.end] == s.text and s.start < s.end for s in record.spans())
    actors, agreements = {a.id for a in record.actors}, {a.id for a in record.agreements}
    statements = {s.id for s in record.statements}
    assert len(actors) == len(record.actors)
    assert len(statements) == len(record.statements)
    for items in (record.steps, record.provisions, record.positions, record.demands, record.events):
        for item in items:
            assert set(item.via) <= actors
            assert item.statement is None or item.statement in statements
            assert item.basis
    assert {s.agreement for s in record.steps} | {p.agreement for p in record.provisions} <= agreements
    assert {p.agreement for p in record.positions} <= agreements | {None}
    assert all(r.to in agreements and r.to != a.id for a in record.agreements for r in a.relations)
    assert {d.by for d in record.demands} | {p.holder for p in record.positions} <= actors
    assert all(valid(s.date) for s in record.steps if s.date)
    assert [s for s in record.skipped if s.stage != "language"] == []


def test_hostile_texts_end_in_a_sound_record() -> None:
    for text in texts(400):
        hold(read(text))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_every_text_ends_in_a_sound_record(text: str) -> None:
    record = read(text)
    hold(record)
    assert decode(encode(record)) == record if text.isprintable() else True


@pytest.mark.parametrize("text", SEEDS)
def test_same_report_gives_same_bytes(text: str) -> None:
    first = encode(read(text))
    read("Something else entirely was said by Peru.")
    assert encode(read(text)) == first


def test_long_line_is_read() -> None:
    hold(read("Fiji signed the treaty with Tonga on Monday. " * 3000))


def test_other_language_is_not_read_and_says_so() -> None:
    record = read("Fidschi und Tonga haben einen Vertrag unterzeichnet.", language="de")
    assert record.actors == ()
    assert "'de'" in record.skipped[0].why


def test_failing_stage_keeps_what_it_found() -> None:
    from depositary.reading.read import Run

    def failing() -> Iterator[int]:
        yield 1
        raise ValueError("odd sentence")

    run = Run()
    assert run("steps", failing()) == (1,)
    assert "odd sentence" in run.skipped[0].why
