"""Statements that the tree loses: tied by place, by a colon, as a label; and what looks like words but is none."""

from __future__ import annotations

import pytest
from tests.reading.test_statements import actor, read, rows


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Malta, the smallest state to have taken part, has no wish to return, the envoy told parliament.",
            "the envoy",
            "Malta, the smallest state to have taken part, has no wish to return",
        ),
        (
            "The mayors said that a bridge over which no lorry may drive would be useless.",
            "The mayors",
            "a bridge over which no lorry may drive would be useless",
        ),
        ("Lima retorts that the bridge stays closed.", "Lima", "the bridge stays closed"),
        (
            "According to Mayor Jana Novak, Brno itself breaks the rules by waiting.",
            "Mayor Jana Novak",
            "Brno itself breaks the rules by waiting",
        ),
        ("Norway's position is that the fee was paid.", "Norway's", "the fee was paid"),
        ("The envoy was adamant that no day had been fixed.", "The envoy", "no day had been fixed"),
        ("The union wants the council to open the pass.", "The union", "the council to open the pass"),
        (
            "The union called for the five oldest members to leave the board.",
            "The union",
            "for the five oldest members to leave the board",
        ),
    ],
)
def test_statement_is_found_where_the_tree_fails_or_bends(text: str, source: str, content: str) -> None:
    assert (source, [content]) in [(s, c) for s, _, c in rows(text)]


def test_label_between_marks_is_what_somebody_says_of_the_thing() -> None:
    found = rows("Deputy Mayor Jana Novak branded the offer “a cheap trick”.")
    assert ("Deputy Mayor Jana Novak", "branded", ["the offer", "a cheap trick"]) in found


def test_name_and_colon_speak_the_quotation_behind_them() -> None:
    text = "The council regrets the fee.\n\nDeputy Mayor Jana Novak: “If we give way now, others will follow us.”"
    found = [s for s in read(text) if s.basis == "statements/quote-named"]
    assert [(s.source.text, s.content[0].text) for s in found if s.source] == [
        ("Deputy Mayor Jana Novak", "If we give way now, others will follow us")
    ]


def test_answer_in_a_transcript_is_one_statement_a_sentence() -> None:
    text = "SMITH: No. The road is open to all. We shall keep it so.\n\nJONES: I do not think that this is so."
    said = [s.content[0].text for s in read(text) if s.source and s.source.text == "SMITH"]
    assert said == ["The road is open to all", "We shall keep it so"]


def test_state_at_the_head_of_a_headline_is_a_topic() -> None:
    text = "Norway: Envoy sees no way out"
    assert read(text, actors=(actor(text, "Norway", "state"),)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The company wants to build a pipeline.",
        "The ministry rejected the agreement.",
        "The club blamed the weather.",
        "The leader talked about the harvest.",
        "Whom the officials met is not known, for they asked not to be named.",
    ],
)
def test_plans_topics_and_refusals_are_no_words(text: str) -> None:
    assert rows(text) == []


def test_who_stands_in_a_reported_clause_does_not_do_what_the_reporter_does_next() -> None:
    found = rows("Peru complained that both had been ignored and asked Chile to open the pass.")
    assert ("Peru", "complained", ["both had been ignored"]) in found
    assert any(source == "Peru" and cue == "asked" for source, cue, _ in found)


def test_reasons_are_no_sources() -> None:
    assert [source for source, _, _ in rows("Citing safety concerns, the mayor said the pass would stay shut.")] == [
        "the mayor"
    ]
