"""Days of publication in the forms in which people and machines write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.intake.published import day
from depositary.record.date import valid


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("2017-03-15", "2017-03-15"),
        ("2017-03", "2017-03"),
        ("2017", "2017"),
        ("15 March 2017", "2017-03-15"),
        ("March 15, 2017", "2017-03-15"),
        ("15th of March, 2017", "2017-03-15"),
        ("Mar. 15, 2017", "2017-03-15"),
        ("Wed, 15 Mar 2017 23:30:00 -0500", "2017-03-15"),
        ("2017-03-15T23:30:00-05:00", "2017-03-15"),
        ("2017-03-15T23:30:00Z", "2017-03-15"),
        ("2017-03-15 10:30", "2017-03-15"),
        ("20170315", "2017-03-15"),
        ("20170315T233000Z", "2017-03-15"),
        ("2017/3/15", "2017-03-15"),
        ("15.03.2017", "2017-03-15"),
        ("15/03/2017", "2017-03-15"),
        ("3/15/2017", "2017-03-15"),
        ("03/03/2017", "2017-03-03"),
        ("March 2017", "2017-03"),
        ("Published: 15 March 2017 at 10:30 am GMT", "2017-03-15"),
        ("15-Mar-2017", "2017-03-15"),
        ("1489535999", "2017-03-14"),
        ("1489535999000", "2017-03-14"),
        ("15 mars 2017", "2017-03-15"),
        ("15 марта 2017", "2017-03-15"),
        ("", None),
        ("null", None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_usual_form_is_read(words: object, wanted: str | None) -> None:
    assert day(words) == wanted


@pytest.mark.parametrize(
    "words",
    [
        "03/04/2017",
        "yesterday",
        "10",
        "March 15",
        "31 February 2017",
        "2017-13-01",
        "soon",
        "15 March or 16 March 2017 and 17 May 2018",
        "x" * 500,
    ],
)
def test_what_is_no_one_day_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"no date|cannot be told"):
        day(words)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_iso_and_words_agree(when: date) -> None:
    assert day(when.isoformat()) == day(f"{when.day} {when:%B} {when.year:04}") == when.isoformat()


@given(st.text(max_size=60))
def test_anything_is_a_valid_date_nothing_or_a_value_error(words: str) -> None:
    try:
        found = day(words)
    except (ValueError, OverflowError, OSError):
        return
    assert found is None or valid(found)
