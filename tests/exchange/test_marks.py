from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from depositary.exchange.marks import Mark, Piece, cut, spread
from depositary.record import Span

TEXT = "The two sides signed the treaty in May."


def mark(key: str, start: int, end: int, *, kind: str = "step") -> Mark:
    return Mark(key, kind, key, (Span(start, end, TEXT[start:end]),))


def over(pieces: list[Piece]) -> list[tuple[str, list[str]]]:
    return [(p.text, [m.key for m in p.over]) for p in pieces]


def test_text_without_findings_is_one_piece() -> None:
    assert over(list(cut(TEXT, []))) == [(TEXT, [])]


def test_empty_text_has_no_piece() -> None:
    assert list(cut("", [])) == []


def test_overlapping_spans_are_cut_at_every_boundary() -> None:
    pieces = list(cut(TEXT, [mark("x", 0, 20), mark("y", 14, 31)]))
    assert over(pieces) == [
        ("The two sides ", ["x"]),
        ("signed", ["x", "y"]),
        (" the treaty", ["y"]),
        (" in May.", []),
    ]


def test_widest_mark_comes_first_where_spans_nest() -> None:
    pieces = list(cut(TEXT, [mark("inner", 21, 31), mark("outer", 0, 39), mark("same", 0, 39)]))
    assert over(pieces)[1] == ("the treaty", ["outer", "same", "inner"])


def test_finding_opens_once_and_its_further_words_are_told_apart() -> None:
    twice = Mark("a", "agreement", "a1", (Span(0, 3, "The"), Span(21, 31, "the treaty")))
    pieces = list(cut(TEXT, [twice]))
    assert [(p.text, len(p.opens), len(p.again)) for p in pieces if p.over] == [("The", 1, 0), ("the treaty", 0, 1)]


def test_span_outside_the_text_is_left_out() -> None:
    assert over(list(cut(TEXT, [mark("x", 30, 400), mark("y", 5, 5)]))) == [(TEXT, [])]


def test_marks_that_share_words_lie_in_different_lanes() -> None:
    assert spread([mark("x", 0, 20), mark("y", 4, 9), mark("z", 21, 30)], lanes=3) == {"x": 1, "y": 2, "z": 1}


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda s: s[0] < s[1])


@given(st.lists(spans, max_size=12))
def test_pieces_joined_are_the_text_and_every_mark_covers_its_words(places: list[tuple[int, int]]) -> None:
    marks = [mark(f"m{n}", a, b) for n, (a, b) in enumerate(places)]
    pieces = list(cut(TEXT, marks))
    assert "".join(p.text for p in pieces) == TEXT
    for m in marks:
        assert "".join(p.text for p in pieces if m in p.over) == m.spans[0].text
    assert sorted(m.key for p in pieces for m in p.opens) == sorted(m.key for m in marks)
