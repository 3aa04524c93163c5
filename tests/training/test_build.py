import importlib.util
from typing import Any

import pytest

if importlib.util.find_spec("tokenizers") is None:
    pytest.skip("the tokenizers library is not installed", allow_module_level=True)

from training.statements.build import OUTSIDE, link, tag

from depositary.learned.labels import LABELS


def words(text: str) -> list[tuple[int, int]]:
    """Words between spaces."""
    found, start = [], 0
    for word in text.split(" "):
        found.append((start, start + len(word)))
        start += len(word) + 1
    return found


def statement(text: str, **parts: str) -> dict[str, Any]:
    def ranges(joined: str) -> list[list[int]]:
        return [[text.index(p), text.index(p) + len(p)] for p in joined.split("|") if p]

    return {role: ranges(parts.get(role, "")) for role in ("source", "cue", "content")}


def names(tags: list[int]) -> list[str]:
    return [LABELS[t] for t in tags]


def test_words_are_tagged_with_their_roles() -> None:
    text = "The envoy said it holds"
    given = [statement(text, source="The envoy", cue="said", content="it holds")]
    assert names(tag(given, words(text))) == ["B-source", "I-source", "B-cue", "B-content", "I-content"]


def test_cue_inside_the_content_wins_and_the_rest_of_the_content_begins_anew() -> None:
    text = "it is thought to hold"
    given = [statement(text, cue="is thought", content="it is thought to hold")]
    assert names(tag(given, words(text))) == ["B-content", "B-cue", "I-cue", "B-content", "I-content"]


def test_contents_of_two_statements_that_touch_are_two() -> None:
    text = "she denies guilt blames him"
    given = [
        statement(text, source="she", cue="denies", content="guilt"),
        statement(text, source="she", cue="blames", content="him"),
    ]
    assert names(tag(given, words(text))) == ["B-source", "B-cue", "B-content", "B-cue", "B-content"]


def test_shared_source_belongs_to_both_cues() -> None:
    text = "she denies guilt blames him"
    given = [
        statement(text, source="she", cue="denies", content="guilt"),
        statement(text, source="she", cue="blames", content="him"),
    ]
    linked = dict(map(tuple, link(given, words(text), tag(given, words(text)))))
    assert linked[0] == [1, 3]
    assert (linked[2], linked[4]) == ([1], [3])


def test_words_whose_cue_stands_elsewhere_are_linked_to_none() -> None:
    text = "and it will be kept"
    given = [statement(text, content=text)]
    assert link(given, words(text), tag(given, words(text)))[0] == [0, [OUTSIDE]]
