from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.register.sample import AGAIN, ALL, BOTH, CABLE, HERRING, OLDER

from depositary.record import Record
from depositary.register.identity import Finding, clusters, compare, draw


def only(record: Record) -> Finding:
    """Its first agreement."""
    return next(draw(record))


def everything(records: tuple[Record, ...]) -> list[Finding]:
    """The findings of all."""
    return [finding for record in records for finding in draw(record)]


def grouped(findings: list[Finding], **judged: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Clusters where everything is compared with everything."""
    return clusters(findings, [[f.id for f in findings]], **judged)


def test_one_instrument_under_two_names_is_one() -> None:
    assert len(grouped(everything((HERRING, AGAIN)))) == 1


def test_agreements_of_other_parties_are_two() -> None:
    assert len(grouped(everything((HERRING, CABLE)))) == 2


def test_signatures_in_other_years_make_two() -> None:
    assert len(grouped(everything((HERRING, OLDER)))) == 2


def test_two_instruments_of_one_report_are_never_one() -> None:
    one, other = draw(BOTH)
    group = next(members for members in grouped(everything(ALL)) if one.id in members)
    assert other.id not in group


def test_reasons_are_told_in_words() -> None:
    told = [reason.words for reason in compare(only(HERRING), only(AGAIN))]
    assert "the same parties: is, no" in told
    assert "words in common: herring" in told


def test_comparing_is_the_same_both_ways() -> None:
    for a, b in itertools.combinations(everything(ALL), 2):
        assert sum(r.score for r in compare(a, b)) == sum(r.score for r in compare(b, a))


def test_judged_the_same_is_one_against_every_reason() -> None:
    pair = only(HERRING).id, only(CABLE).id
    assert tuple(sorted(pair)) in grouped(everything((HERRING, CABLE)), same=[pair])


def test_judged_different_is_two_against_every_reason() -> None:
    pair = only(HERRING).id, only(AGAIN).id
    assert len(grouped(everything((HERRING, AGAIN)), different=[pair])) == 2


@settings(max_examples=60, deadline=None)
@given(st.permutations(everything(ALL)), st.permutations([("0", "3"), ("1", "2")]))
def test_order_of_adding_and_judging_does_not_matter(order: list[Finding], judged: list[tuple[str, str]]) -> None:
    usual = everything(ALL)
    pairs = [(usual[int(a)].id, usual[int(b)].id) for a, b in judged]
    expected = grouped(usual, same=sorted(pairs)[:1], different=sorted(pairs)[1:])
    assert grouped(order, same=sorted(pairs)[:1], different=sorted(pairs)[1:]) == expected
