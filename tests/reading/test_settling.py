"""Settling: the status and the date of signature that an agreement's steps amount to."""

from __future__ import annotations

import pytest

from depositary.reading.settling import settle
from depositary.record import Agreement, Relation, Span, Step
from depositary.record.words import Act, Modality

WORDS = Span(0, 6, "treaty")


def step(
    act: Act,
    *,
    by: tuple[str, ...] = (),
    date: str | None = None,
    modality: Modality = "occurred",
    basis: str = "steps/test",
) -> Step:
    """A step of the agreement a1."""
    return Step(agreement="a1", act=act, by=by, date=date, modality=modality, evidence=WORDS, basis=basis)


def settled(*steps: Step, parties: tuple[str, ...] = ("peru", "chile")) -> Agreement:
    """The agreement a1 after these steps."""
    agreement = Agreement(id="a1", name="treaty", kind="treaty", parties=parties, mentions=(WORDS,))
    (found,) = settle([agreement], steps=steps, relations=())
    return found


@pytest.mark.parametrize(
    ("acts", "status"),
    [
        ((), "mentioned"),
        (("propose",), "proposed"),
        (("negotiate",), "negotiating"),
        (("negotiate", "authorise"), "authorised"),
        (("agree",), "agreed"),
        (("initial",), "initialled"),
        (("sign", "negotiate"), "signed"),
        (("ratify", "sign"), "ratified"),
        (("enter_into_force", "sign"), "in_force"),
        (("sign", "suspend"), "suspended"),
        (("sign", "terminate"), "terminated"),
        (("sign", "expire"), "expired"),
        (("propose", "reject"), "rejected"),
    ],
)
def test_latest_in_the_life_of_the_instrument_wins(acts: tuple[Act, ...], status: str) -> None:
    assert settled(*(step(act) for act in acts)).status == status


@pytest.mark.parametrize("modality", ["planned", "denied", "ordered", "possible", "conditional", "proposed"])
def test_what_did_not_happen_gives_no_status(modality: Modality) -> None:
    assert settled(step("ratify", modality=modality)).status == "mentioned"


def test_breach_is_no_status() -> None:
    assert settled(step("sign"), step("breach")).status == "signed"


def test_one_party_leaving_does_not_end_a_treaty_of_many() -> None:
    leaving = (step("sign"), step("withdraw"))
    assert settled(*leaving).status == "terminated"
    assert settled(*leaving, parties=("peru", "chile", "bolivia")).status == "signed"


def test_resumption_after_a_suspension_is_in_force_again() -> None:
    told = (step("suspend", date="2022-10-29"), step("implement", date="2022-11-02"))
    assert settled(*told).status == "in_force"


def test_rejection_of_what_is_signed_does_not_undo_it() -> None:
    assert settled(step("sign"), step("reject")).status == "signed"


def test_date_of_signature_is_that_of_the_signing() -> None:
    told = (step("agree", date="2014-11-20"), step("sign", date="2014-11-24"), step("ratify", date="2015-01-23"))
    assert settled(*told).signed == "2014-11-24"


def test_dated_conclusion_is_a_signature() -> None:
    assert settled(step("agree", date="1990-11-19", basis="steps/conclude")).status == "signed"
    assert settled(step("agree", basis="steps/conclude")).status == "agreed"


def test_day_of_an_announcement_is_no_date_of_signature() -> None:
    assert settled(step("agree", date="2020-08-13", basis="steps/announce")).signed is None


def test_one_of_many_signs_later_than_the_treaty_was_made() -> None:
    later = step("sign", date="2019-07-07", by=("chile",))
    made = step("agree", date="2018", basis="steps/dated-name")
    assert settled(later, made, parties=("peru", "chile", "bolivia")).signed == "2018"


def test_agreement_named_by_its_date_was_signed_then_but_only_mentioned() -> None:
    found = settled(step("agree", date="1974", basis="steps/dated-name"))
    assert (found.signed, found.status) == ("1974", "mentioned")


def test_date_of_a_planned_signing_is_no_date_of_signature() -> None:
    assert settled(step("sign", date="2024-06-01", modality="planned")).signed is None


def test_relations_are_joined_in() -> None:
    relation = Relation(type="amends", to="a2", evidence=WORDS, basis="relations/test")
    agreement = Agreement(id="a1", name="protocol", kind="protocol", mentions=(WORDS,))
    (found,) = settle([agreement], steps=(), relations=[("a1", relation)])
    assert found.relations == (relation,)


def test_who_signs_or_leaves_is_a_party_where_fewer_than_two_are_known() -> None:
    """The states of a convention are those that the report has joining or leaving it; a pair stays a pair."""
    taken = [step("ratify", by=("peru",)), step("withdraw", by=("chile",)), step("breach", by=("fiji",))]
    convention = Agreement(id="a1", name="treaty", kind="convention", parties=(), mentions=(WORDS,))
    pair = Agreement(id="a1", name="treaty", kind="treaty", parties=("oman", "iran"), mentions=(WORDS,))
    (many,) = settle([convention], steps=taken, relations=(), side=str)
    (two,) = settle([pair], steps=taken, relations=(), side=str)
    assert (many.parties, two.parties) == (("peru", "chile"), ("oman", "iran"))


def test_what_others_reject_is_as_it_was() -> None:
    """Only one who would be a party makes it rejected."""
    refused = step("reject", by=("brazil",))
    assert settled(step("propose"), refused, parties=("peru", "chile")).status == "proposed"
    assert settled(step("propose"), step("reject", by=("peru",)), parties=("peru", "chile")).status == "rejected"


def test_approval_after_the_signature_is_ratification() -> None:
    """A parliament's nod to what was signed before."""
    told = (step("sign", date="2024-03-01"), step("approve", date="2024-05-02"))
    assert settled(*told).status == "ratified"
