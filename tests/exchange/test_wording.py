from __future__ import annotations

from typing import get_args

import msgspec
import pytest
from tests.exchange.sample import RECORD, STATEMENTS

from depositary.exchange.visible import visible
from depositary.exchange.wording import Wording, headline, nest, words
from depositary.record import Report, Statement
from depositary.record.words import Modality, RelationType, Stance, Status


@pytest.mark.parametrize(
    ("kind", "terms"), [("stance", Stance), ("relation", RelationType), ("modality", Modality), ("status", Status)]
)
def test_every_term_of_the_format_has_its_wording_and_none_is_left_over(kind: str, terms: object) -> None:
    assert set(words()[kind]) == set(get_args(terms))


def test_stance_stays_in_the_mouth_of_its_holder() -> None:
    illegal = RECORD.positions[0]
    assert Wording(RECORD).stance(illegal) == "calls it illegal"


def test_people_and_groups_take_a_plural_verb() -> None:
    many = msgspec.structs.replace(RECORD.positions[0], holder="experts")
    assert Wording(RECORD).stance(many) == "call it illegal"
    assert set(words()["stance"]) == set(words()["stances_of_many"])


def test_first_words_stand_for_a_title_that_is_missing() -> None:
    assert headline(Report.of("One two.\nThree.")) == "One two. Three."
    assert headline(Report.of("word " * 50)).endswith("word …")
    assert headline(Report.of("One.", title="Two")) == "Two"


def test_chain_of_the_publisher_alone_names_the_publisher() -> None:
    assert Wording(RECORD).chain(()) == "Tarn Daily itself"


def test_chain_goes_from_the_innermost_speaker_out() -> None:
    assert Wording(RECORD).chain(("courier", "jonas-brandt")) == "Jonas Brandt, as reported by Courier"


def test_chain_says_to_whom_it_was_told() -> None:
    assert (
        Wording(RECORD).chain(("courier", "jonas-brandt"), "s2")
        == "Jonas Brandt, as told to Radio Tarn, as reported by Courier"
    )


def test_unknown_ids_are_shown_as_they_are() -> None:
    wording = Wording(RECORD)
    assert wording.name("nobody-knows") == "nobody-knows"
    assert wording.agreement("a99") == "a99"
    assert wording.chain(("nobody-knows",), "s99") == "nobody-knows"


def test_statement_follows_the_one_that_holds_it() -> None:
    assert [(depth, s.id) for depth, s in nest(STATEMENTS)] == [
        (0, "s1"),
        (0, "s2"),
        (0, "s3"),
        (0, "s4"),
        (0, "s5"),
        (1, "s6"),
    ]


def test_statements_in_a_circle_are_shown_once_each() -> None:
    def statement(ref: str, within: str) -> Statement:
        return Statement(
            id=ref,
            speaker=None,
            source=None,
            cue=None,
            content=(),
            kind="claim",
            direct=False,
            within=within,
            basis="x",
        )

    circle = (statement("s1", "s2"), statement("s2", "s1"), statement("s3", "s9"))
    assert [s.id for _, s in nest(circle)] == ["s3", "s1", "s2"]


def test_what_steers_a_terminal_is_written_out() -> None:
    assert visible("a\x1b[31mb\x07\x9b\x7f\r") == "a␛[31mb␇‹U+009B›␡␍"
    assert visible("\u202eevil\u2066") == "‹U+202E›evil‹U+2066›"
    assert visible("Привет, مرحبا\n\tв‍ы") == "Привет, مرحبا\n\tв‍ы"
