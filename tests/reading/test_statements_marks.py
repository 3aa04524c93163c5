"""Quotation marks: every kind of them, and none that balance badly loses a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.reading.statements.marks import find_quotes


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“It is void,” he said.",
        '"It is void," he said.',
        "''It is void,'' he said.",
        "``It is void,'' he said.",
        "«It is void,» he said.",
        "„It is void,“ he said.",
        "‘It is void,’ he said.",
        "'It is void,' he said.",
    ],
)
def test_every_kind_of_mark_is_known(text: str) -> None:
    assert quoted(text) == ["It is void,"]


def test_apostrophes_are_no_marks() -> None:
    assert quoted("Peru's envoys don't like the states' offer, and it's not theirs.") == []
    assert quoted("Peru’s envoys don’t like the states’ offer.") == []


def test_elided_year_opens_nothing() -> None:
    assert quoted("The deal of the '90s was the ministers' own.") == []


def test_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert quoted("'Peru's envoys don't like it,' he said.") == ["Peru's envoys don't like it,"]


def test_quotation_inside_a_quotation_is_part_of_it() -> None:
    assert quoted("“They call it a ‘new start’ and we call it void,” he said.") == [
        "They call it a ‘new start’ and we call it void,"
    ]
    assert quoted("“She said “no” to me,” he said.") == ["She said “no” to me,"]


def test_open_mark_runs_to_the_end_of_its_paragraph() -> None:
    text = "“The deal is void.\n\n“We shall not sign it,” he said."
    first, second = find_quotes(text)
    assert first.runs_on
    assert not second.runs_on
    assert quoted(text) == ["The deal is void.", "We shall not sign it,"]


def test_mark_set_again_after_a_full_stop_goes_on_with_the_quotation() -> None:
    assert quoted("“The deal is void. It was so before. “We shall not sign it,” he said.") == [
        "The deal is void. It was so before.",
        "We shall not sign it,",
    ]


def test_mark_that_is_never_closed_ends_with_its_sentence() -> None:
    assert quoted("“The deal is void. He left early, and “We shall not sign it,” he said.") == [
        "The deal is void.",
        "We shall not sign it,",
    ]


def test_mark_that_was_never_opened_begins_with_its_sentence() -> None:
    assert quoted("He left. The deal is void,” he said.") == ["The deal is void,"]


def test_inches_are_no_marks() -> None:
    assert quoted('The pipe of 12" is old, the 5\'10" guard said.') == []


def test_marks_around_nothing_are_no_quotation() -> None:
    assert quoted('He wrote "" and "…" on it.') == []


@given(st.text(alphabet="ab. ,?\n\"'“”„«»‘’`", max_size=60))
def test_quotations_stand_in_text_order_inside_their_paragraph(text: str) -> None:
    found = find_quotes(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for quote in found:
        assert 0 <= quote.left <= quote.start < quote.end <= quote.right <= len(text)
        assert "\n" not in text[quote.start : quote.end]
