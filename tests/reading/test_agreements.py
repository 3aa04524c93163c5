"""Agreements: what is one, which mentions mean it, of what kind it is, and between whom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.scene import language

from depositary.reading import actors, agreements, statements
from depositary.reading.cast import Cast
from depositary.record import Agreement, Report


def found(text: str, *, title: str | None = None) -> tuple[Agreement, ...]:
    """The agreements of a text, with its actors as the program finds them."""
    report = Report.of(text, title=title)
    parse = language().analyse(text)
    cast = Cast(tuple(actors.find(parse, language(), report=report)), parse)
    return tuple(agreements.find(parse, language(), cast=cast, report=report))


def only(text: str) -> Agreement:
    """The one agreement of a text."""
    all_found = found(text)
    assert len(all_found) == 1, [a.name for a in all_found]
    return all_found[0]


def words(agreement: Agreement) -> list[str]:
    """The words of its mentions."""
    return [m.text for m in agreement.mentions]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru and Chile signed a treaty on fishing.", "treaty"),
        ("Peru and Chile signed a memorandum of understanding on fishing.", "memorandum"),
        ("Peru and Chile agreed on a ceasefire.", "ceasefire"),
        ("Peru and Chile agreed on a cease-fire.", "ceasefire"),
        ("Peru and Chile announced a cessation of hostilities.", "ceasefire"),
        ("Peru and Chile struck a ceasefire deal.", "ceasefire"),
        ("Peru and Chile reached a peace agreement.", "peace_agreement"),
        ("Peru and Chile adopted a roadmap for the border.", "roadmap"),
        ("Peru and Chile signed a joint declaration on fishing.", "joint_declaration"),
        ("Peru and Chile concluded an agreement on fishing.", "agreement"),
        ("Peru ratified the Convention on Migratory Birds.", "convention"),
        ("Peru and Chile signed a protocol on customs to the treaty.", "protocol"),
    ],
)
def test_noun_gives_the_kind(text: str, kind: str) -> None:
    """The most specific noun counts."""
    assert found(text)[0].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The Liberals and the Greens reached a coalition agreement on Monday.",
        "The union and the carmaker agreed on a wage deal after a strike.",
        "The club signed a contract with the striker until 2028.",
        "The two airlines announced a merger agreement worth two billion dollars.",
        "The parties negotiated for a great deal of time.",
        "The company reached a settlement with the plaintiffs in the lawsuit.",
        "The minister nodded in agreement with his guest from Chile.",
        "Peru and Chile held talks on Monday.",
        "Peru issued a declaration of war against Chile.",
        "The paper said that the players of Peru beat those of Chile.",
    ],
)
def test_what_is_no_agreement_of_states(text: str) -> None:
    """Coalitions, wages, transfers, mergers, court settlements, mere consent, bare talks."""
    assert found(text) == ()


def test_anaphors_mean_the_instrument_named_before() -> None:
    """A definite noun phrase, a demonstrative, "it" before a verb of treaty law."""
    agreement = only(
        "Peru and Chile signed a treaty. The document was published on Monday. "
        "It was ratified by Peru. This accord pleases the fishermen."
    )
    assert [w.lower() for w in words(agreement)] == ["a treaty", "the document", "it", "this accord"]


def test_another_and_a_different_year_are_different_instruments() -> None:
    """Contrast words and years tell instruments apart."""
    assert len(found("Peru and Chile signed a treaty on fishing. They also signed a separate treaty on trade.")) == 2
    assert len(found("Peru and Chile signed a border treaty in 2019. The trade treaty of 1998 is void.")) == 2


def test_other_parties_are_another_instrument() -> None:
    """An agreement with a third state is none of the two."""
    kept = found("Peru and Chile signed a trade agreement in Lima. Peru has a trade agreement with Brazil, too.")
    assert len(kept) == 2


def test_acronym_stands_for_the_name_before_it() -> None:
    """In brackets behind the name."""
    agreement = only("Peru and Chile signed the Andean Fisheries Agreement (AFA). Chile called AFA a success.")
    assert "AFA" in words(agreement)


def test_one_stands_for_another_instrument_of_the_class() -> None:
    """ "the one which …"."""
    kept = found("Peru and Chile signed a treaty on fishing. It resembles the one which Chile concluded with Brazil.")
    assert len(kept) == 2
    assert set(kept[1].parties) == {"chile", "brazil"}


def test_dozens_of_agreements_are_a_series() -> None:
    """A class, not one instrument."""
    kept = found("Peru has signed dozens of agreements with Chile on trade.")
    assert [a.series for a in kept] == [True]


def test_both_papers_are_the_last_two() -> None:
    """A plural means several instruments."""
    kept = found("Peru and Chile signed a treaty on fishing and a protocol on customs. Both papers are short.")
    assert all("Both papers" in words(a) for a in kept)
    assert len(kept) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a treaty on fishing.",
        "The treaty between Peru and Chile is new.",
        "Peru's treaty with Chile is new.",
        "The Peruvian-Chilean treaty is new.",
        "The foreign ministers of Peru and Chile put their names to a treaty on fishing.",
        "Peru and Chile signed a treaty on fishing that had been brokered by Brazil.",
    ],
)
def test_parties_are_those_who_make_it(text: str) -> None:
    """From phrases and from verbs; who helped is no party."""
    assert set(only(text).parties) == {"peru", "chile"}


def test_title_tells_whose_agreement_it_is() -> None:
    """Where the first sentences leave a party out."""
    kept = found(
        "Peru on Monday ratified the fishing treaty. Chile did so in May.", title="Peru approves treaty with Chile"
    )
    assert set(kept[0].parties) == {"peru", "chile"}


def test_title_within_the_text_names_no_second_instrument() -> None:
    """The lead tells again what the headline names."""
    kept = found(
        "Peru, Chile Sign Fishing Pact\n\nPeru and Chile on Monday signed an agreement that lets boats cross the line."
    )
    assert len(kept) == 1


def test_new_treaty_after_a_treaty_is_another() -> None:
    """Indefinite and new."""
    assert (
        len(found("The treaty between Peru and Chile ran out in May. The two countries signed a new treaty in June."))
        == 2
    )


def test_two_ends_of_a_tie_are_two_instruments() -> None:
    """ "Flows from" has another instrument behind it, however alike the nouns are."""
    first, second = found("Peru and Chile signed a pact on fishing. The accord flows from the framework agreement.")
    assert words(first) == ["a pact on fishing", "The accord"]
    assert words(second) == ["the framework agreement"]


def test_name_out_of_the_blue_is_another_instrument() -> None:
    """A town of which nothing was told before names no agreement that was told of before."""
    text = "Peru and Chile signed a deal on fishing. Lima was glad. Nobody wept. It recalled the Tegucigalpa accord."
    assert [a.mentions[0].text for a in found(text)] == ["a deal", "the Tegucigalpa accord"]


def test_separate_arrangement_beside_a_treaty_counts() -> None:
    """What a vague noun names stands in the company of the treaty."""
    text = "Peru and Chile signed the Treaty of Lima. A separate understanding governs the cables."
    assert len(found(text)) == 2


def test_trilateral_statement_has_three_parties() -> None:
    """The word counts them."""
    kept = found("Peru, Chile and Brazil met in Lima. They signed a trilateral declaration on fishing.")
    assert set(kept[0].parties) == {"peru", "chile", "brazil"}


def test_called_a_treaty_brings_no_second_one() -> None:
    """What something is called is no further instrument."""
    assert len(found("Peru and Chile signed an agreement on fishing. Brazil called it a shameful pact.")) == 1


def test_ids_follow_the_text() -> None:
    """a1, a2 …"""
    kept = found("Peru and Chile signed a treaty on fishing. They also signed a separate protocol on customs.")
    assert [a.id for a in kept] == ["a1", "a2"]


PIECES = "a the treaty pact of and ( ) , “ ” Peru Chile signed it one with New START NPT - ."


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*PIECES.split(), "\n"]), max_size=30))
def test_any_words_give_true_spans(pieces: list[str]) -> None:
    """Every mention is a part of the text, whatever the parser makes of it; the same twice."""
    text = " ".join(pieces)
    once, twice = found(text), found(text)
    assert once == twice
    assert all(text[m.start : m.end] == m.text for a in once for m in a.mentions)


def test_well_known_instrument_has_the_parties_that_the_report_names() -> None:
    """ "New START" needs no "between"; nobody is guessed for a convention of many."""
    text = (
        "Russia and the United States spoke in Oslo. "
        "Norway recalled that New START had lapsed and praised the Paris Agreement."
    )
    start, paris = found(text)
    assert sorted(start.parties) == ["russia", "united-states"]
    assert paris.parties == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda signed a protocol on Friday.",
        "Bolivia and Chile signed a charter on Friday.",
        "Qatar and Nepal signed a labour agreement on domestic workers.",
        "Russia and Tajikistan signed a lease agreement for the base.",
        "Turkey and Syria exchanged notes on the return of refugees.",
        "Envoys of Norway and Iceland initialled the draft on Monday.",
        "Mali and Mauritania adopted a plan for joint patrols of their border.",
        "Panama ratified the protocol.",
        "Peru denounced the agreement with Chile on a television channel.",
    ],
)
def test_bare_noun_under_the_pens_of_states_is_an_agreement(text: str) -> None:
    """What two states sign needs no title; one alone is enough for "ratify"."""
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders of Peru and Chile exchanged letters of congratulation on the anniversary.",
        "The nurses' union and the ministry signed a labour agreement.",
        "The minister of Ghana signed a charter of patients' rights.",
        "The hospital adopted a protocol for infections, the health ministry of Kenya said.",
        "Peru drew up a draft on fuel.",
    ],
)
def test_bare_noun_without_two_states_is_none(text: str) -> None:
    """Letters of courtesy, wage deals and charters of one country stay out."""
    assert not found(text)


def test_text_below_a_title_tells_again_what_it_names() -> None:
    """Other words, another name: below a headline the first instrument is still the one of the headline."""
    text = "Arica accord divides a river\n\nPeru and Chile on Monday signed an Agreement on Shared Rivers."
    assert words(only(text)) == ["Arica accord", "an Agreement on Shared Rivers"]


def test_title_names_what_was_just_brought_in() -> None:
    """ "A deal", and a sentence later its official name."""
    text = "Peru and Chile have struck a deal on rivers. Both hailed the Comprehensive Agreement on the Lluta."
    assert len(only(text).mentions) == 2


def test_treaty_of_everybody_is_no_name_of_a_deal() -> None:
    """Nobody means the deal by it."""
    text = "Peru and Chile have struck a deal on rivers. Bolivia spoke of the UN Convention on the Law of the Sea."
    assert len(found(text)) == 2


def test_that_text_is_what_was_named_last() -> None:
    """Even where the report is about another."""
    text = (
        "Peru and Chile signed a treaty on fishing. The treaty runs for ten years. Their memorandum of 1999 lapsed. "
        "Bolivia never accepted that text."
    )
    treaty, memorandum = found(text)
    assert words(memorandum)[-1] == "that text"
    assert "that text" not in words(treaty)


def test_month_tells_one_truce_from_another() -> None:
    """ "The March deal" is the one that was told of with March."""
    text = (
        "Peru and Chile signed an accord on fishing in March. A separate agreement on mining followed in May. "
        "Brazil praised the March deal."
    )
    fishing, mining = found(text)
    assert "the March deal" in words(fishing)
    assert len(words(mining)) == 1


def test_first_letters_name_an_agreement() -> None:
    """Reports use them without having told them."""
    text = "Peru and Chile signed a Mutual Visits Agreement. The MVA lets troops cross the border."
    assert words(only(text)) == ["a Mutual Visits Agreement", "The MVA"]


def test_not_a_ceasefire_brings_no_ceasefire() -> None:
    """What a thing is said not to be is nothing."""
    assert len(found("Peru and Chile signed a declaration of principles. It is not a ceasefire, Chile said.")) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru violated the Arica declaration, Chile said.", "Arica declaration"),
        ("Peru recognises only the Lima agreement of 1966.", "Lima agreement of 1966"),
    ],
)
def test_what_a_place_names_and_states_keep_or_break_is_an_agreement(text: str, name: str) -> None:
    assert only(text).name == name


def test_name_in_letters_is_what_was_spelt_out() -> None:
    """Everybody knows that CETA is between Canada and the European Union."""
    text = "Malta's parliament rejected the EU-Canada trade agreement on Monday. CETA is in force in part."
    assert words(only(text)) == ["the EU-Canada trade agreement", "CETA"]


def test_the_original_is_not_the_new_one() -> None:
    """Words that say older and words that say newer."""
    text = "Peru and Chile signed a new treaty on fishing. The original treaty, Chile said, was too short."
    assert len(found(text)) == 2


def test_who_helps_is_no_party() -> None:
    """Mediators are told by nouns too."""
    text = "The army of Sudan and the Rapid Support Forces agreed on a truce with the mediation of Qatar."
    assert set(only(text).parties) == {"sudan", "rsf"}


def test_the_treaty_is_what_the_next_sentence_calls_by_its_subject() -> None:
    """It is spoken of before it is told which it is."""
    text = "Peru is withdrawing from the treaty, its president said. The treaty on rivers was signed by Chile and Peru."
    assert len(only(text).mentions) == 2


def test_what_somebody_says_of_deals_in_general_brings_none() -> None:
    """A remark in quotation marks makes no new agreement."""
    text = (
        "Peru and Chile signed a treaty on fishing. “We will not be pushed about by a deal with holes,” a miner said."
    )
    report = Report.of(text)
    parse = language().analyse(text)
    cast = Cast(tuple(actors.find(parse, language(), report=report)), parse)
    said = tuple(statements.find(parse, language(), cast=cast))
    assert len(tuple(agreements.find(parse, language(), cast=cast, statements=said, report=report))) == 1


def test_letters_in_a_title_are_what_the_text_spells_out() -> None:
    """The headline has only the letters."""
    text = "Peru keeps MVA\n\nPeru will keep the Mutual Visits Agreement (MVA) with Chile, its president said."
    assert len(only(text).mentions) == 2


def test_no_such_document_is_the_document_spoken_of() -> None:
    """It is denied, and it is the same."""
    text = "Peru and Chile signed a secret memorandum on waste, a paper wrote. There is no such memorandum, Peru said."
    assert len(only(text).mentions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile put their signatures under a protocol on Friday.",
        "Bolivia rejects a declaration that Peru and Chile signed in Tacna.",
    ],
)
def test_what_two_sign_is_found_wherever_it_stands(text: str) -> None:
    """Under their names, or before the clause that tells of them."""
    assert set(only(text).parties) == {"peru", "chile"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a labour agreement that sets a minimum wage for maids.",
        "A health framework between Peru and Chile was initialled on Monday.",
        "Officials of Peru and Chile signed minutes on the railway.",
        "Peru and Chile settled on a text that forbids night patrols.",
        "The ministers of Peru and Chile signed off on a package that covers smuggling.",
        "Peru and Chile have wrapped up talks on a free-trade agreement.",
        "Boats from Peru and Chile will keep to the same seasons under an accord sealed in Tacna.",
        "Buses will run again after Peru and Chile revised their transport agreement.",
        "The treaty by which Peru leases land from Chile was ratified on Monday.",
    ],
)
def test_what_two_states_make_is_theirs_whatever_it_is_called(text: str) -> None:
    """Labour, health, minutes, a package; talks on it, doings under it, its terms tell the parties."""
    assert set(only(text).parties) == {"peru", "chile"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile agreed to a four-day lull along the border.",
        "A humanitarian pause between Peru and Chile expired at midnight.",
        "Under an understanding between Peru and Chile both sides will stop the shelling.",
    ],
)
def test_what_stops_the_fighting_is_a_ceasefire(text: str) -> None:
    """Whatever the noun."""
    assert [a.kind for a in found(text)] == ["ceasefire"]


def test_who_only_announces_is_no_party() -> None:
    """Brazil may tell of the truce of others."""
    assert set(only("A truce between Peru and Chile, announced by Brazil, expired.").parties) == {"peru", "chile"}


def test_a_dependency_beside_its_state_is_no_party() -> None:
    """An accord called after Svalbard is one of Norway."""
    text = "Russia is withdrawing from the Svalbard science accord with Norway. The accord was signed in 2003."
    assert set(only(text).parties) == {"russia", "norway"}


def test_an_older_paper_of_the_same_two_is_theirs() -> None:
    """Nobody says again between whom it was."""
    text = (
        "Peru and Chile signed a repatriation arrangement. It rests on a 2009 memorandum of understanding on smuggling."
    )
    assert [set(a.parties) for a in found(text)] == [{"peru", "chile"}] * 2


def test_a_name_ends_before_its_relative_clause() -> None:
    """The noun phrase is the name."""
    assert only("Peru and Chile signed a labour treaty that would let maids choose.").name == "labour treaty"


def test_a_communique_is_no_agreement_named_below_it() -> None:
    """The heading is the report's own."""
    text = "JOINT COMMUNIQUE\n\nPeru and Chile welcomed the signing of the Agreement on Judicial Cooperation."
    assert "Agreement on Judicial Cooperation" in [a.name for a in found(text)]


def test_carmakers_of_two_states_act_for_themselves() -> None:
    """No state signs with them."""
    assert found("Carmakers from Peru and Chile agreed to build batteries. A memorandum will follow.") == ()


def test_an_older_pact_with_one_of_the_two_is_between_both() -> None:
    both = found(
        "Peru and Chile signed a treaty on fishing. Ecuador protested. The older border accord with Chile is from 1999."
    )
    assert [set(a.parties) for a in both] == [{"peru", "chile"}, {"peru", "chile"}]


def test_what_stands_beside_by_a_conjunction_is_another() -> None:
    both = found("Neither the border treaty between Peru and Chile nor the fisheries accord was ratified.")
    assert [a.name for a in both] == ["border treaty between Peru and Chile", "fisheries accord"]


def test_nuclear_deal_is_no_truce() -> None:
    both = found("Peru and Chile signed a truce. The nuclear deal between Peru and Chile is in doubt.")
    assert [a.kind for a in both] == ["ceasefire", "agreement"]


def test_that_of_a_year_is_an_instrument_of_its_own() -> None:
    both = found("The treaty between Peru and Chile replaces that of 1998.")
    assert [m.text for a in both for m in a.mentions] == ["The treaty between Peru and Chile", "that of 1998"]


def test_place_and_year_stand_for_what_was_made_there() -> None:
    assert only("Peru says that Lima of 1998 binds Chile.").name == "Lima of 1998"


def test_accord_that_is_welcomed_is_the_one_spoken_of() -> None:
    agreement = only("Peru and Chile signed a pact. Bolivia welcomed an accord that brings peace.")
    assert words(agreement) == ["a pact", "an accord"]


def test_draft_that_binds_one_of_two_to_the_other_is_an_instrument() -> None:
    assert words(only("A draft that would let Peru send police to Chile surfaced.")) == ["A draft"]


def test_deed_that_two_agree_on_is_an_agreement_told_by_a_verb() -> None:
    agreement = only("Peru and Chile agreed to reopen their land border in May.")
    assert agreement.name.startswith("agreed to reopen their land border")
    assert set(agreement.parties) == {"peru", "chile"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile agreed to meet in May.",
        "Peru and Chile did not agree to reopen their land border.",
        "Peru and Chile are close to a deal.",
        "Peru and Chile want a political settlement.",
    ],
)
def test_talk_of_talks_and_of_goals_is_no_agreement(text: str) -> None:
    assert not found(text)


def test_who_looks_on_is_no_party() -> None:
    agreement = only("Peru and Chile signed a treaty on fishing under the eyes of Brazil and Bolivia.")
    assert set(agreement.parties) == {"peru", "chile"}


def test_pact_of_two_is_between_them() -> None:
    assert set(only("Bolivia denounced the security pact of Peru and Chile.").parties) >= {"peru", "chile"}


def test_title_of_a_continent_makes_the_united_states_no_party() -> None:
    agreement = only("Peru left the American Convention on Human Rights.")
    assert agreement.parties == ("peru",)


def test_stage_in_a_title_tells_two_instruments_apart() -> None:
    names = [a.name for a in found("The Lima Agreement between Peru and Chile replaced the Interim Accord of Quito.")]
    assert names == ["Lima Agreement between Peru and Chile", "Interim Accord of Quito"]
