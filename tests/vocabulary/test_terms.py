"""The closed lists hold exactly the values of the record format, each defined and shown by an example."""

from __future__ import annotations

from typing import get_args

import pytest

from depositary.record import words
from depositary.vocabulary.terms import LISTS, terms

# As docs give the record format, in its order.
VALUES = {
    "kinds": "treaty convention agreement protocol memorandum ceasefire peace_agreement joint_declaration "
    "exchange_of_notes roadmap other",
    "acts": "propose draft negotiate mediate authorise agree initial adopt sign approve submit ratify "
    "accede enter_into_force implement extend amend suspend withdraw terminate expire reject breach",
    "stances": "supports recognises concerned opposes condemns considers_illegal does_not_recognise",
    "modalities": "occurred ongoing ordered planned proposed possible conditional denied",
    "statuses": "mentioned proposed negotiating authorised agreed initialled signed ratified in_force "
    "rejected suspended terminated expired",
    "relations": "implements under amends extends replaces violates",
    "forces": "shall may will aims",
    "statements": "report claim announcement demand criticism support commitment denial threat",
    "actors": "state de_facto_authority government government_body person armed_forces armed_group igo ngo "
    "party company media people collective",
    "plover": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
    "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
    "contexts": "political military intelligence peacekeeping economic diplomatic resource culture disease "
    "enviro_disaster migration humanitarian legal human_rights rights_freedoms gender lgbt terrorism "
    "human_security religion_ethnicity government election legislative cbrn cyber political_institutions "
    "corruption crime crime_murder crime_theft crime_drugs crime_sexual",
}

TYPES = {
    "kinds": words.AgreementKind,
    "acts": words.Act,
    "stances": words.Stance,
    "modalities": words.Modality,
    "statuses": words.Status,
    "relations": words.RelationType,
    "forces": words.Force,
    "statements": words.StatementKind,
    "actors": words.ActorKind,
    "plover": words.EventType,
    "contexts": words.Context,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_exactly_the_values_of_the_format(name: str) -> None:
    assert list(terms(name)) == VALUES[name].split()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_and_the_type_of_the_record_agree(name: str) -> None:
    assert list(terms(name)) == list(get_args(TYPES[name]))


@pytest.mark.parametrize("name", LISTS)
def test_every_term_is_defined_and_has_an_example(name: str) -> None:
    assert [term.name for term in terms(name).values() if not (term.definition and term.example)] == []


def test_every_stance_is_for_or_against() -> None:
    assert {term.side for term in terms("stances").values()} == {"for", "against"}
    assert [term.name for term in terms("stances").values() if term.side == "for"] == ["supports", "recognises"]


def test_every_event_type_has_its_quad_class() -> None:
    assert all(term.quad for term in terms("plover").values())
    assert terms("plover")["REQUEST"].quad == "verbal conflict"


def test_conflict_scores_below_cooperation() -> None:
    for term in terms("plover").values():
        assert term.intensity is not None
        assert term.quad is not None
        assert (term.intensity < 0) == term.quad.endswith("conflict")


@pytest.mark.parametrize(
    ("act", "article"),
    [("ratify", "14"), ("accede", "15"), ("enter_into_force", "24"), ("suspend", "57"), ("breach", "60")],
)
def test_acts_cite_the_law_of_treaties(act: str, article: str) -> None:
    assert article in (terms("acts")[act].article or "")


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        terms("moods")
