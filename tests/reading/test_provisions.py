"""Provisions: what an agreement provides, and of which agreement it is a term."""

from __future__ import annotations

import pytest
from tests.reading.scene import agreement, language, scene, spans

from depositary.reading import Reader
from depositary.reading.provisions import find
from depositary.record import Provision, Report, Step


def provisions(text: str) -> list[Provision]:
    """The provisions of the text, in which "treaty" binds Peru and Chile and "protocol" is another agreement."""
    told = [agreement(text, word, parties=("peru", "chile")) for word in ("treaty", "protocol") if word in text.lower()]
    here = scene(text, *told)
    signed = [
        Step(agreement=a.id, act="sign", modality="occurred", evidence=span, basis="steps/sign")
        for a, span in zip(told[:1], spans(text, "signed"), strict=False)
    ]
    return list(
        find(
            here.parse,
            language(),
            cast=here.cast,
            instruments=here.instruments,
            attribution=here.attribution,
            steps=signed,
        )
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile signed a treaty. Peru gets half of the river.", "gets half of the river"),
        ("In the treaty, Peru cedes the island.", "cedes the island"),
        ("Among the provisions of the treaty are a joint office and a fund.", "a joint office"),
        ("Peru and Chile signed a treaty.\n\nPeru will supply the gas for ten years.", "supply the gas"),
        ("Peru quoted the treaty, under which two ships a year are set aside for Chile.", "set aside for Chile"),
        ("Peru and Chile signed a treaty. It bans fishing in the bay.", "bans fishing in the bay"),
        (
            "They made a treaty under which Peru will disarm and Chile will waive its fees.",
            "Chile will waive its fees",
        ),
        ("Peru and Chile signed a treaty: Peru keeps the port, and Chile gets the railway.", "Chile gets the railway"),
        ("The treaty runs for ten years unless Peru denounces it.", "runs for ten years"),
        ("The treaty may be denounced by either side.", "may be denounced"),
        ("Ships of both states may pass, as the treaty lays down.", "Ships of both states may pass"),
        ("Peru and Chile signed a treaty. The terms are simple. Peru keeps the dam.", "keeps the dam"),
        ("Peru and Chile signed a treaty. At the heart of the treaty lies a joint court.", "a joint court"),
        ("Peru and Chile signed a treaty. The two agreed to a halt in dredging.", "a halt in dredging"),
        ("Peru and Chile signed a treaty. It was agreed that Peru will keep the dam.", "Peru will keep the dam"),
        ("The treaty is a framework that leaves the seabed to Chile.", "leaves the seabed to Chile"),
        (
            "Peru and Chile signed a treaty. Tariffs will be phased out over ten years, and quotas on fish doubled.",
            "quotas on fish doubled",
        ),
        ("Nothing in the treaty affects the rights of others.", "affects the rights of others"),
        ("Signatories to the treaty must report their catch.", "must report their catch"),
        ("The treaty was signed. Chile now quarrels over the strip it created.", "the strip it created"),
        (
            "Peru and Chile signed a treaty. Both sides must announce their manoeuvres.",
            "must announce their manoeuvres",
        ),
    ],
)
def test_the_treaty_provides_it(text: str, words: str) -> None:
    assert any(words in p.evidence.text and p.agreement == "treaty" for p in provisions(text))


def test_it_is_the_agreement_in_the_centre_of_the_sentence_before() -> None:
    text = "The treaty was signed in a hall where the protocol had been drafted. It obliges Peru to open its ports."
    assert [p.agreement for p in provisions(text)] == ["treaty"]


def test_terms_are_of_the_agreement_that_lives_not_of_one_before() -> None:
    text = (
        "Peru and Chile signed a water treaty. The Lima Treaty of 1929 had failed. Both sides undertake to close a dam."
    )
    record = Reader().read(Report.of(text, published="2024-05-15"))
    names = {a.id: a.mentions[0].text for a in record.agreements}
    assert [names[p.agreement] for p in record.provisions] == ["a water treaty"]


def test_several_things_are_several_provisions() -> None:
    found = provisions("The treaty provides for a coordination centre in Lima and a training centre in Arica.")
    assert [p.evidence.text for p in found] == [
        "provides for a coordination centre in Lima",
        "a training centre in Arica",
    ]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (
            "The main points of the treaty are: a halt to the fighting, a pullback from the river.",
            ["a halt to the fighting", "a pullback from the river"],
        ),
        (
            "Peru and Chile signed a treaty. Peru will cede the island, while Chile is to pay for it.",
            ["Peru will cede the island", "Chile is to pay for it"],
        ),
        (
            "The treaty commits Peru to publish the maps, to open the port and to free the sailors.",
            ["to publish the maps", "to open the port", "to free the sailors"],
        ),
    ],
)
def test_each_term_of_a_list_is_cut_out(text: str, evidence: list[str]) -> None:
    assert [p.evidence.text for p in provisions(text)] == evidence


def test_a_list_goes_on_over_paragraphs_of_one_sentence() -> None:
    found = provisions("Peru and Chile signed a treaty.\nPeru gets the port.\nThe shares fall in dry years.")
    assert [p.evidence.text for p in found] == ["Peru gets the port", "The shares fall in dry years"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a treaty. It would have run out at midnight.",
        "Peru and Chile signed a treaty. Two thousand men have been freed under the treaty.",
        "Peru and Chile signed a treaty. Some ships were scrapped under the treaty.",
        "Peru and Chile signed a treaty. The bill will now be debated.",
        "Peru and Chile signed a treaty. A date for the vote has not been fixed.",
        "The treaty would open a new era, the Peruvian minister said.",
        "The treaty binds both parties.",
        "Ships will be safe as long as the treaty lives.",
        "Peru and Chile signed a treaty. This will take time.",
        "Peru and Chile signed a treaty. The ministers are waiting in a hall.",
        "Nothing in the treaty suggests that.",
    ],
)
def test_what_became_of_a_term_is_no_term(text: str) -> None:
    assert provisions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The treaty held for a third day.",
        "The treaty ended five weeks of fighting in the bay.",
        "Peru and Chile signed a treaty. Peru gets half of the river. A round of talks is to open in Lima.",
        "Peru quoted the treaty. Soldiers had fought a battle in which three men from Arica died.",
    ],
)
def test_news_of_the_day_is_no_term(text: str) -> None:
    assert not any(w in p.evidence.text for p in provisions(text) for w in ("day", "weeks", "talks", "died"))


def test_duty_told_of_those_named_is_a_provision_of_its_own() -> None:
    found = provisions("Peru and Chile signed a treaty. It opens farms to Bolivians, who will be paid in full.")
    assert [p.evidence.text for p in found] == ["It opens farms to Bolivians", "Bolivians, who will be paid in full"]


def test_agreement_itself_is_not_the_one_it_binds() -> None:
    found = provisions("Peru and Chile signed a treaty. It obliges Peru to open its ports.")
    assert [p.obligor for p in found] == ["peru"]
