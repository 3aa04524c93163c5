import itertools

from hypothesis import given
from hypothesis import strategies as st

from depositary.learned.words import lines, sentence_ends, windows

sizes = st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=60)


@given(sizes, st.integers(9, 40))
def test_windows_cover_every_word_once_and_fit(words: list[tuple[int, bool]], limit: int) -> None:
    counts, ends = [size for size, _ in words], [end for _, end in words]
    found = list(windows(counts, ends, limit=limit))
    assert list(itertools.chain.from_iterable(range(*window) for window in found)) == list(range(len(words)))
    assert all(sum(counts[start:stop]) <= limit for start, stop in found)


def test_word_longer_than_the_limit_is_a_window_of_its_own() -> None:
    assert list(windows([2, 50, 2], [False] * 3, limit=10)) == [(0, 1), (1, 2), (2, 3)]


def test_window_is_cut_between_sentences() -> None:
    words = ["One", "two", "three", ".", "Four", "five", "six", "seven", "."]
    assert list(windows([1] * 9, sentence_ends(words), limit=6)) == [(0, 4), (4, 9)]


def test_sentence_ends_after_its_closing_quotation_mark() -> None:
    assert sentence_ends(["“", "Yes", ".", "”", "He"]) == [False, False, False, True, False]


def test_blank_lines_are_no_paragraphs() -> None:
    assert list(lines("One.\n \n\nTwo.")) == [(0, 4), (8, 12)]
