from __future__ import annotations

from depositary.register.identity.judged import settle


def test_later_judgement_of_a_pair_holds() -> None:
    assert settle([("same", "a", "b"), ("different", "b", "a")]) == ([], [("b", "a")])
    assert settle([("different", "a", "b"), ("same", "b", "a")]) == ([("b", "a")], [])


def test_contradiction_by_way_of_a_third_is_seen() -> None:
    made = [("different", "a", "c"), ("same", "a", "b"), ("same", "b", "c")]
    assert settle(made) == ([("b", "c"), ("a", "b")], [])


def test_earlier_same_gives_way_to_a_later_difference() -> None:
    made = [("same", "a", "b"), ("same", "b", "c"), ("different", "a", "c")]
    assert settle(made) == ([("b", "c")], [("a", "c")])


def test_judgements_on_others_all_hold() -> None:
    assert settle([("same", "a", "b"), ("different", "c", "d")]) == ([("a", "b")], [("c", "d")])
