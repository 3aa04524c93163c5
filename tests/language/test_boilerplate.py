"""Lines that nobody says, by-lines and datelines: every pattern with its examples, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.language import boilerplate

RAW = boilerplate.patterns().raw


def examples(part: str, kind: bool) -> list[tuple[str, str]]:
    # PyYAML reads the keys yes and no as true and false.
    return [(row["name"], case) for row in RAW[part] for case in row.get(kind) or ()]


@pytest.mark.parametrize(("name", "line"), examples("lines", True))
def test_line_is_boilerplate(name: str, line: str) -> None:
    assert name in boilerplate.kinds(line)


@pytest.mark.parametrize(("name", "line"), examples("lines", False))
def test_line_is_speech_of_the_report(name: str, line: str) -> None:
    assert boilerplate.kinds(line) == ()


@pytest.mark.parametrize(("name", "line"), examples("inside", True))
def test_credit_inside_a_line_is_boilerplate(name: str, line: str) -> None:
    [span] = boilerplate.spans(line)
    assert 0 < span.start < span.end <= len(line)


@pytest.mark.parametrize(("name", "line"), examples("inside", False))
def test_words_in_brackets_are_no_credit(name: str, line: str) -> None:
    assert boilerplate.spans(line) == ()


@pytest.mark.parametrize("case", RAW["dateline"][True])
def test_dateline_is_read(case: list[Any]) -> None:
    text, places, agency, day = case
    line = boilerplate.dateline(text)
    assert line is not None
    year = f"{line.year}-" if line.year else ""
    assert list(line.places) == places
    assert line.agency == agency
    assert (f"{year}{line.month:02}-{line.day:02}" if line.month else None) == day
    assert text[line.span.end :].startswith("Envoys")


@pytest.mark.parametrize("text", RAW["dateline"][False])
def test_no_dateline_where_a_sentence_begins(text: str) -> None:
    assert boilerplate.dateline(text) is None


def test_dateline_is_looked_for_after_title_and_byline() -> None:
    line = boilerplate.dateline("Truce agreed\n\nBy Ana Kovac\n\nLUSAKA (AFP) – Envoys met on Monday.")
    assert line is not None
    assert line.places == ("LUSAKA",)


def test_authors_stand_in_the_byline_near_either_end() -> None:
    assert boilerplate.authors("Truce agreed\nBy Ana Kovac and Jan Meer\nEnvoys met.") == ("Ana Kovac", "Jan Meer")
    assert boilerplate.authors("Truce agreed\n" + "Envoys met again.\n" * 50 + "By Ana Kovac") == ("Ana Kovac",)
    assert boilerplate.authors("Truce agreed\n" + "x\n" * 50 + "By Ana Kovac\n" + "x\n" * 50) == ()


def test_byline_with_a_place_names_the_person_alone() -> None:
    assert boilerplate.authors("By Ana Kovac in Lusaka\nEnvoys met.") == ("Ana Kovac",)


def test_sentence_that_begins_with_by_names_nobody() -> None:
    assert boilerplate.authors("By Monday Moscow had agreed.") == ()


def test_spans_are_whole_lines_in_order() -> None:
    text = "Truce agreed\n  By Ana Kovac \n\nEnvoys met.\n\n© 2020 Example\n"
    assert [s.text for s in boilerplate.spans(text)] == ["By Ana Kovac", "© 2020 Example"]


def test_report_of_plain_sentences_has_no_boilerplate() -> None:
    text = "The two states signed a pact.\nIt covers fishing.\nTheir ministers read more than one clause aloud."
    assert boilerplate.spans(text) == ()


@given(st.text(max_size=300))
def test_spans_stand_in_the_text(text: str) -> None:
    end = 0
    for span in boilerplate.spans(text):
        assert span.start >= end
        assert text[span.start : span.end] == span.text
        end = span.end
    boilerplate.authors(text)
    boilerplate.dateline(text)


def test_hostile_lines_are_passed_quickly() -> None:
    for text in ("By " + "A. " * 130, "Ab " * 130, "read also: " + "a" * 380, "1 " * 200, "A-" * 5000, "AB / " * 5000):
        boilerplate.spans(text)
        boilerplate.authors(text)
        boilerplate.dateline(text)
