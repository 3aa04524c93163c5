import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from depositary.learned.chunks import chunks
from depositary.learned.decoding import Scores, allowed, decode, likelihoods
from depositary.learned.labels import LABELS, may_follow, role_of

SIZE = len(LABELS)
numbers = st.floats(-20, 20, width=32)
emissions = st.integers(0, 12).flatmap(lambda n: arrays(np.float32, (n, SIZE), elements=numbers))
transitions = arrays(np.float32, (SIZE, SIZE), elements=numbers)


def tag(name: str) -> int:
    return LABELS.index(name)


@given(emissions, transitions)
def test_tags_are_always_a_legal_sequence(found: Scores, learned: Scores) -> None:
    [tags] = decode([found], allowed(learned))
    assert len(tags) == len(found)
    assert all(may_follow(a, b) for a, b in itertools.pairwise([0, *tags]))


@given(arrays(np.float32, (3, SIZE), elements=numbers), transitions)
def test_no_legal_sequence_scores_higher(found: Scores, learned: Scores) -> None:
    moves = allowed(learned)

    def score(tags: tuple[int, ...]) -> float:
        return float(sum(moves[a, b] + found[i, b] for i, (a, b) in enumerate(itertools.pairwise((0, *tags)))))

    best = max(score(tags) for tags in itertools.product(range(SIZE), repeat=3))
    assert score(tuple(decode([found], moves)[0])) == pytest.approx(best, abs=1e-3)


@given(emissions, transitions)
def test_likelihoods_of_a_word_add_up_to_one(found: Scores, learned: Scores) -> None:
    [likely] = likelihoods([found], allowed(learned))
    assert np.allclose(likely.sum(axis=-1), 1, atol=1e-3)


@given(st.lists(emissions, max_size=5), transitions)
def test_windows_side_by_side_have_the_tags_that_they_have_alone(found: list[Scores], learned: Scores) -> None:
    moves = allowed(learned)
    assert decode(found, moves) == [decode([window], moves)[0] for window in found]
    together, alone = likelihoods(found, moves), [likelihoods([window], moves)[0] for window in found]
    assert all(np.array_equal(one, other) for one, other in zip(together, alone, strict=True))


@given(emissions, transitions)
def test_ranges_cover_exactly_the_tagged_words(found: Scores, learned: Scores) -> None:
    [tags] = decode([found], allowed(learned))
    covered = {word: role for role, start, end in chunks(tags) for word in range(start, end)}
    assert covered == {word: role_of(tag) for word, tag in enumerate(tags) if tag}


@pytest.mark.parametrize(
    ("before", "after", "legal"),
    [
        ("O", "I-content", False),
        ("O", "B-cue", True),
        ("B-source", "I-source", True),
        ("I-source", "I-cue", False),
        ("B-content", "I-content", True),
        ("I-content", "B-content", True),
        ("I-cue", "O", True),
    ],
)
def test_a_range_begins_before_it_goes_on(before: str, after: str, legal: bool) -> None:
    assert may_follow(tag(before), tag(after)) is legal


def test_two_ranges_of_one_role_may_touch() -> None:
    tags = [tag("B-content"), tag("I-content"), tag("B-content"), tag("B-cue")]
    assert list(chunks(tags)) == [("content", 0, 2), ("content", 2, 3), ("cue", 3, 4)]
