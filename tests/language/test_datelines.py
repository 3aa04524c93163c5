"""The place and agency before a report are no part of its first sentence."""

import pytest

from depositary.language.parsing import _pieces


def first_piece(text: str) -> str:
    start, end, _ = next(iter(_pieces(text)))
    return text[start:end]


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, May 4 (NNA) – ",
        "LIMA — ",
        "Quito, Ecuador – ",
        "ADDIS ABABA/CAIRO: ",
        "ASTANA, March 3. /KZA/. ",
        "ROME (IPS) -- ",
    ],
)
def test_dateline_is_a_piece_of_its_own(dateline: str) -> None:
    text = dateline + "The minister signed the accord."
    assert first_piece(text) == dateline
    assert [number for _, _, number in _pieces(text)] == [0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "Norway – and Sweden – signed.",
        "The minister – a lawyer – signed.",
        "Peter, who signed it, left.",
        "Minister: The deal is off.",
    ],
)
def test_sentence_is_not_cut_where_no_dateline_stands(text: str) -> None:
    assert first_piece(text) == text
