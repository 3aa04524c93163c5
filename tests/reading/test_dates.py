"""Dates of a report: every rule with its examples, and what must hold for any text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import edtf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from depositary.language.calendar import calendar
from depositary.reading.dates import DateMention, within
from depositary.reading.dates.days import month, moved
from depositary.reading.dates.finding import read
from depositary.reading.dates.rules import CORE, rules
from depositary.record.date import bounds, valid

PUBLISHED = "2023-06-15"  # a Thursday


def examples(kind: bool) -> list[Any]:
    rows = calendar().raw["rules"]
    # PyYAML reads the keys yes and no as true and false.
    return [(r["name"], case) for r in rows for case in r.get(kind) or ()]


def dates(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [m.edtf for m in read(text, published=published)]


def only(text: str, published: str | None = PUBLISHED) -> DateMention:
    [mention] = read(text, published=published)
    return mention


@pytest.mark.parametrize(("rule", "case"), examples(True))
def test_rule_reads_its_examples(rule: str, case: list[str | None]) -> None:
    text, wanted = case
    assert text is not None
    found = [m for m in read(text, published=PUBLISHED) if m.rule == rule]
    assert found, f"{rule} reads nothing in {text!r}"
    assert found[-1].edtf == wanted


@pytest.mark.parametrize(("rule", "text"), examples(False))
def test_rule_leaves_what_is_no_such_date(rule: str, text: str) -> None:
    assert rule not in [m.rule for m in read(text, published=PUBLISHED)]


def test_every_rule_has_an_example() -> None:
    assert all(r.get(True) for r in calendar().raw["rules"])


def test_relative_dates_are_null_without_a_publication_date() -> None:
    assert dates("They met on Tuesday, yesterday and last month.", None) == [None, None, None]


def test_month_of_publication_settles_months_but_no_days() -> None:
    assert dates("They met last month and on Tuesday.", "2018-01") == ["2017-12", None]


def test_day_and_month_stay_open_without_a_publication_date() -> None:
    assert dates("It was signed on 18 March.", None) == [None]


def test_day_just_after_publication_is_not_last_year() -> None:
    # dateparser alone turns this into 2024.
    assert dates("The talks on 10 October are near.", "2025-10-09") == ["2025-10-10"]


def test_past_report_on_its_own_day_and_coming_day_in_one_sentence() -> None:
    assert dates("The envoy said on Tuesday that the pact will be signed on Friday.") == ["2023-06-13", "2023-06-16"]


def test_foregone_future_is_taken_for_the_nearest_date() -> None:
    assert dates("It was due to be signed on February 28.", "2025-05-08") == ["2025-02-28"]


def test_year_that_names_an_instrument_modifies_it() -> None:
    assert only("The 2008 ceasefire agreement holds.").role == "modifier"
    assert only("It was signed in 2008 between the two.").role == "free"
    assert only("The order of 14 March stands.").role == "modifier"
    assert only("Monday's talks failed.").role == "modifier"


def test_as_of_a_date_is_no_modifier() -> None:
    assert only("The pact is void as of today.").role == "free"


def test_same_day_of_the_past_is_no_day_to_come() -> None:
    text = "It was signed on 22 May. Its term ends on 19 November. They concluded the other on the same day."
    assert dates(text)[-1] == "2023-05-22"


def test_date_in_adverbial_use_before_a_noun_is_free() -> None:
    assert only("In 2015 envoys met.").role == "free"


def test_counting_names_its_anchor() -> None:
    first, second = read("It was agreed on 3 May 2022. A day later it was published.", published=PUBLISHED)
    assert (first.anchor, second.anchor, second.edtf) == (None, "2022-05-03", "2022-05-04")


def test_time_of_day_is_ignored() -> None:
    assert dates("The truce began at 18:00 on 3 May 2022.") == ["2022-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 people came.", "1503 soldiers were freed.", "They adopted resolution 2254.", "It may march on.",
        "The premier, Theresa May, spoke.", "Room 1918 is shut.", "It costs $1,999.", "Flight 2019 is late.",
        "Call 020-2015-7.",
    ],
)  # fmt: skip
def test_bare_numbers_and_names_are_no_dates(text: str) -> None:
    assert dates(text) == []


def test_impossible_day_is_no_day() -> None:
    assert not any(
        m.edtf and len(m.edtf) == 10 for m in read("Signed on 31 June 2020 and 30 February.", published=PUBLISHED)
    )


def test_leap_day_without_a_year_finds_a_leap_year() -> None:
    assert dates("It was signed on 29 February.", "2023-06-15") == ["2020-02-29"]


def test_date_may_run_over_a_line_end_but_not_over_a_paragraph() -> None:
    assert dates("It was signed on 18\nMarch 2015.") == ["2015-03-18"]
    assert dates("Point 18\n\nMarch 2015 was wet.") == ["2015-03"]


def test_within_gives_the_mentions_of_a_clause() -> None:
    text = "It was signed in 2015, and in 2016 it was ratified."
    found = list(read(text, published=PUBLISHED))
    assert [m.edtf for m in within(found, text.index(","), len(text))] == ["2016"]


PIECES = st.sampled_from(
    [
        *("on ", "Tuesday", "18", " March", " 2015", "-", "the ", "last ", "year", " ago", "two ", "days", ".", "\n"),
        *("1990s", "next ", "from ", " to ", "May ", "31", ", ", "2024-06-10", "/", "29 February", "same day", "é"),
        *("a week later", "quarter of ", "first ", "(", "0", "Q1 ", "’s", "9999", "New Year's Eve", "a day after it"),
    ]
)
PUBLICATIONS = st.one_of(
    st.none(),
    st.dates(min_value=date(1600, 1, 1), max_value=date(2090, 1, 1)).map(str),
    st.sampled_from(["2020", "2020-02", "0001-01-01", "9998-12-31"]),
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)), PUBLICATIONS)
@example("a decade later, 1500 years ago, 90 years ago", "0001-01-01")
@settings(max_examples=400, deadline=None)
def test_every_date_is_valid_and_stands_in_the_text(text: str, published: str | None) -> None:
    end = 0
    for mention in read(text, published=published):
        assert mention.span.start >= end
        end = mention.span.end
        assert text[mention.span.start : end] == mention.span.text
        assert mention.edtf is None or valid(mention.edtf)


@given(st.lists(PIECES, max_size=30).map("".join), PUBLICATIONS)
@settings(max_examples=100, deadline=None)
def test_every_date_is_edtf_to_the_reference_parser(text: str, published: str | None) -> None:
    for mention in read(text, published=published):
        if mention.edtf:
            assert str(edtf.parse_edtf(mention.edtf)) == mention.edtf


@given(
    st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{y}-{n:02}-{d:02}", "the {d}th of {m}, {y}"]),
)
def test_full_date_is_read_whatever_its_form(day: date, form: str) -> None:
    name = calendar().words["months"][day.month - 1][0]
    text = "Signed on " + form.format(d=day.day, m=name, n=day.month, y=day.year) + " there."
    assert dates(text, None) == [day.isoformat()]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.integers(-400, 400))
def test_moving_there_and_back_returns(day: date, number: int) -> None:
    there = moved(day.isoformat(), number, "day")
    assert there is not None
    assert moved(there, -number, "day") == day.isoformat()


@given(
    st.dates(min_value=date(1900, 1, 8), max_value=date(2099, 12, 20)),
    st.sampled_from(["Monday", "Wednesday", "Sunday"]),
)
def test_weekday_of_the_past_is_within_the_last_seven_days(day: date, name: str) -> None:
    [edtf_] = dates(f"They met on {name}.", day.isoformat())
    assert edtf_ is not None
    assert 0 <= (day - bounds(edtf_)[0]).days < 7


def test_months_run_over_years() -> None:
    assert (month(2020, 0), month(2020, 13), month(2020, -11)) == ("2019-12", "2021-01", "2019-01")


def test_every_rule_holds_a_core_within_reach() -> None:
    # The cheap first look must not lose what a rule would read.
    book = rules("en")
    for rule in book.calendar.raw["rules"]:
        for text, _ in rule.get(True) or ():
            for mention in read(text, published=PUBLISHED):
                assert CORE.search(text, mention.span.start, mention.span.end), mention


def test_reading_is_linear_on_hostile_text() -> None:
    for text in (
        "the first " * 20000,
        "from 1 to " * 20000,
        "18 " * 50000,
        "March " * 30000,
        " " * 200000 + "2015",
        "early-" * 30000,
    ):
        assert isinstance(list(read(text, published=PUBLISHED)), list)


def test_rules_are_named_once() -> None:
    names = [r["name"] for r in calendar().raw["rules"]]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z-]+", n) for n in names)
