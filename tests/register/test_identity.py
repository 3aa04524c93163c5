from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.register.sample import AGAIN, ALL, BOTH, CABLE, HERRING, OLDER

from depositary.record import Record, Span
from depositary.register.identity import Finding, clusters, compare, draw
from depositary.register.identity.naming import naming, stands_for


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


def known(report: str, **fields: object) -> Finding:
    """A finding of an invented report with these fields."""
    return Finding(id=report, report=report, ref="a1", name="accord", kind="agreement", **fields)  # type: ignore[arg-type]


def speaks(a: Finding, b: Finding, needle: str) -> float | None:
    """The score of the reason with these words; None where there is none."""
    return next((r.score for r in compare(a, b) if needle in r.words), None)


def called(text: str, *, drop: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words that one name leaves."""
    return naming([Span(0, len(text), text)], headline=0, drop=frozenset(drop)).words


def test_a_clause_is_no_part_of_the_name() -> None:
    assert called("herring accord which the two islands signed in spring") == ("herring",)


def test_nations_say_whose_it_is_and_organisations_what() -> None:
    assert called("Icelandic-Norwegian accord on the North Atlantic Treaty Organization") == ("nato",)


def test_a_city_before_the_noun_is_its_name_though_its_state_is_a_party() -> None:
    text = "the Oslo accord"
    assert naming([Span(0, len(text), text)], headline=0, drop=frozenset({"oslo", "no"})).titles == (
        ("accord", "oslo"),
    )


@pytest.mark.parametrize(
    ("acronym", "initials", "fits"),
    [("cfe", "tcafe", True), ("npt", "tnpnw", True), ("npt", "tcafe", False), ("cf", "tcafe", False)],
)
def test_an_acronym_stands_for_the_name_with_these_initials(acronym: str, initials: str, fits: bool) -> None:
    assert stands_for(acronym, initials) is fits


def test_a_party_that_the_other_report_names_is_no_other_party() -> None:
    bare, named = known("r1", sides=("is", "no")), {"sides": ("no", "se"), "around": ("is", "no", "se")}
    assert (speaks(bare, known("r2", **named), "one party in common") or 0) < 0
    around = known("r1", sides=("is", "no"), around=("is", "no", "se"))
    assert (speaks(around, known("r2", **named), "one party in common") or 0) > 0


def test_rebels_may_be_any_group() -> None:
    nameless = known("r1", sides=("no", "rebels"), groups=("rebels",), bands=("rebels",))
    assert speaks(nameless, known("r2", sides=("no", "trolls"), groups=("trolls",)), "the same parties") == 0.35


def test_an_organisation_beside_two_states_may_be_the_mediator() -> None:
    assert speaks(
        known("r1", sides=("is", "no", "un"), soft=("un",)), known("r2", sides=("is", "no")), "the same parties"
    )


def test_the_press_calls_any_instrument_an_accord() -> None:
    treaty, accord = known("r1", titles=(("treaty", "oslo"),)), known("r2", titles=(("accord", "oslo"),))
    assert (speaks(treaty, accord, "the same name") or 0) > 0
    assert speaks(treaty, known("r3", titles=(("protocol", "oslo"),)), "the same name") is None


def test_the_second_is_not_the_third() -> None:
    assert (speaks(known("r1", versions=("2",)), known("r2", versions=("3",)), "other versions") or 0) < 0


def test_signed_before_is_not_signed_later() -> None:
    early = known("r1", status="signed", published="2020-03-01")
    assert (speaks(early, known("r2", signed="2021-05-02"), "one was signed by") or 0) < 0
    assert speaks(early, known("r2", signed="2020-02"), "one was signed by") is None


def test_a_day_off_is_one_signature() -> None:
    assert (speaks(known("r1", signed="2020-03-01"), known("r2", signed="2020-03-02"), "days apart") or 0) > 0
