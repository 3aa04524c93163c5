"""Actors, read with the real pipeline from sentences of our own."""

from __future__ import annotations

from functools import cache

import pytest

from depositary.language import Language, Parse
from depositary.reading.actors import find
from depositary.reading.cast import Cast
from depositary.record import Actor, Report, Span


@cache
def english() -> Language:
    return Language()


def read(text: str, *, publisher: str | None = None) -> list[Actor]:
    return list(find(english().analyse(text), english(), report=Report.of(text, publisher=publisher)))


def cast(text: str) -> tuple[Cast, Parse]:
    parse = english().analyse(text)
    return Cast(find(parse, english()), parse), parse


def mentions(actor: Actor) -> list[str]:
    return [span.text for span in actor.mentions]


def called(actors: list[Actor], words: str) -> Actor:
    found = [a for a in actors if words in (a.name, *mentions(a))]
    assert len(found) == 1, (words, [(a.id, mentions(a)) for a in actors])
    return found[0]


def test_person_is_one_actor_under_title_surname_office_and_pronoun() -> None:
    actors = read(
        "The Minister of Foreign Affairs of Latvia, Janis Ozolins, said the treaty was useful. "
        "Ozolins spoke in Riga. The minister added that he would sign it."
    )
    person = called(actors, "Janis Ozolins")
    assert (person.kind, person.territory, person.role) == ("person", "lv", "Minister of Foreign Affairs")
    assert {"Ozolins", "The minister", "he"} <= set(mentions(person))
    assert [a for a in actors if a.kind == "person"] == [person]


def test_title_with_adjective_gives_role_and_side() -> None:
    person = called(read("Norwegian Prime Minister Kari Nordmann welcomed the accord."), "Kari Nordmann")
    assert (person.territory, person.role) == ("no", "Prime Minister")


def test_prime_minister_of_a_country_named_behind_the_name() -> None:
    assert called(read("Prime Minister Hari Karki of Nepal signed the accord."), "Hari Karki").territory == "np"


def test_names_and_capitals_of_a_state_are_one_actor() -> None:
    actors = read("Russia signed the accord. Moscow said the Russian Federation would ratify it.")
    state = called(actors, "Moscow")
    assert state.id == "russia"
    assert mentions(state) == ["Russia", "Moscow", "Russian Federation"]


@pytest.mark.parametrize(
    "text",
    ["The talks were held in Ankara on Friday.", "The envoys arrived in Ankara.", "ANKARA (Reuters) - The lira fell."],
)
def test_capital_as_a_place_is_no_actor(text: str) -> None:
    assert not [a for a in read(text) if a.territory == "tr" and a.kind == "state"]


@pytest.mark.parametrize(
    "text",
    ["Ankara rejected the demand.", "The accord was signed by Ankara.", "The letter was written on Ankara's behalf."],
)
def test_capital_that_acts_or_owns_is_the_state(text: str) -> None:
    assert called(read(text), "Ankara").id == "turkey"


def test_de_facto_authority_is_no_state() -> None:
    assert called(read("Abkhazia approved the draft."), "Abkhazia").kind == "de_facto_authority"


def test_breakaway_entity_does_not_take_the_side_of_the_state_that_claims_it() -> None:
    assert called(read("The army of Moldova's breakaway Transnistria held a parade."), "The army").territory == "md-pmr"


def test_both_countries_mean_each_of_the_two() -> None:
    found, parse = cast("Peru and Chile signed a treaty. Both countries praised it.")
    assert found.who(next(t for t in parse.tokens if t.text == "countries")) == ("peru", "chile")


def test_presidents_of_both_countries_are_an_office_for_each() -> None:
    found, parse = cast("Peru and Chile agreed. The accord was signed by the presidents of both countries.")
    presidents = found.who(next(t for t in parse.tokens if t.text == "presidents"))
    assert [found.territory(p) for p in presidents] == ["pe", "cl"]


def test_names_listed_after_an_office_take_sides_in_order() -> None:
    actors = read("The foreign ministers of Ghana and Togo, Kojo Mensah and Yao Adjovi, met in Accra.")
    assert called(actors, "Kojo Mensah").territory == "gh"
    assert called(actors, "Yao Adjovi").territory == "tg"


def test_ministry_named_bare_is_the_one_before() -> None:
    actors = read("The Polish Foreign Ministry criticised the deal. The ministry called it void.")
    assert mentions(called(actors, "The ministry")) == ["The Polish Foreign Ministry", "The ministry"]


def test_ministry_takes_the_side_of_the_place_that_opens_the_sentence() -> None:
    actors = read("Japan signed the accord. From Beijing the foreign ministry let know that it would not.")
    assert called(actors, "the foreign ministry").territory == "cn"


def test_its_ministry_is_its_owners() -> None:
    actors = read("Kenya rejected the claim. Its foreign ministry called the map false.")
    assert called(actors, "Its foreign ministry").territory == "ke"


def test_bare_government_is_the_home_of_the_paper_that_reports_on_it() -> None:
    actors = read("The government approved the accord with Hungary. Croatia will sign it.", publisher="Croatia Weekly")
    assert called(actors, "The government").territory == "hr"


def test_officials_in_a_capital_speak_for_its_state() -> None:
    assert called(read("Officials in Tbilisi called the treaty illegal."), "Officials").territory == "ge"


def test_organisation_is_one_under_name_and_acronym() -> None:
    actors = read("The African Union sent mediators. The AU said the truce held.")
    union = called(actors, "AU")
    assert (union.id, union.kind, mentions(union)) == ("au", "igo", ["African Union", "AU"])


def test_state_named_in_a_mission_is_an_actor_too() -> None:
    assert {"un", "ss"} <= {a.territory for a in read("The UN Mission in South Sudan condemned the attack.")}


def test_group_is_recalled_by_an_ordinary_noun() -> None:
    actors = read("Hamas said on Monday that it accepted the truce. The movement named no date.")
    assert {"it", "The movement"} <= set(mentions(called(actors, "Hamas")))


def test_empty_it_and_the_it_of_a_treaty_stand_for_nobody() -> None:
    actors = read("Peru signed the treaty. The treaty is short. It contains two parts. It is clear that it rained.")
    assert mentions(called(actors, "Peru")) == ["Peru"]


def test_medium_speaks_for_no_state() -> None:
    paper = called(read("Tass reported that the accord was signed."), "Tass")
    assert (paper.kind, paper.territory) == ("media", None)


def test_known_leader_has_a_side_that_the_report_leaves_unsaid() -> None:
    assert called(read("Angela Merkel demanded a withdrawal."), "Angela Merkel").territory == "de"


def test_unknown_person_without_office_has_no_side() -> None:
    actors = read("France signed. Jonas Petersen called the accord a mistake.")
    assert called(actors, "Jonas Petersen").territory is None


def test_days_documents_and_boilerplate_are_no_actors() -> None:
    text = "The Treaty on Friendly Relations was signed on Saturday.\nBy Anna Summer"
    at = text.index("By Anna")
    parse = english().analyse(text)
    assert list(find(parse, english(), boilerplate=[Span.of(text, at, len(text))])) == []


def test_actors_are_the_same_on_every_run_and_their_ids_differ() -> None:
    text = "A spokesman in Rome declined. Italy and Malta agreed. A spokesman in Valletta said they would sign."
    assert read(text) == read(text)
    ids = [a.id for a in read(text)]
    assert len(ids) == len(set(ids))


def test_every_mention_is_the_reports_own_words() -> None:
    text = "The US and the EU agreed. Both sides praised “their” officials, said Iran’s foreign minister, Omid Rahimi."
    assert all(text[m.start : m.end] == m.text for actor in read(text) for m in actor.mentions)


def test_text_without_words_has_no_actors() -> None:
    assert read("") == read("...\n\n—") == []


def test_administration_that_bears_a_leaders_name_has_his_side() -> None:
    actors = read("France signed. Donald Trump did not. The Trump administration called the pact weak.")
    assert called(actors, "The Trump administration").territory == "us"


def test_office_before_any_country_is_of_the_main_state() -> None:
    actors = read("The Home Secretary signed a treaty. Norway will pay. Norway and Chad met in Norway.")
    assert called(actors, "Home Secretary").territory == "no"


def test_party_after_an_office_bears_no_title() -> None:
    actors = read("Brazil signed. For Rui Barros, president of the PLX, the act was a mistake.")
    assert called(actors, "Rui Barros").territory == "br"


def test_trio_is_those_joined_before() -> None:
    actors = read("Chad, Niger and Mali met. The trio called the pact void.")
    assert [a.id for a in actors if "The trio" in [m.text for m in a.mentions]] == ["chad", "niger", "mali"]


def test_things_said_to_ask_are_nobody() -> None:
    assert [a.id for a in read("Petitions demanded a vote. Talks confirmed it.")] == []


def test_id_tells_of_the_group_that_a_person_acts_for() -> None:
    actors = read("Karim Haddad, the spokesman of Hamas, rejected the truce.")
    assert called(actors, "Karim Haddad").id == "karim-haddad-of-hamas"


def test_envoys_and_missions_of_the_un_speak_for_the_un() -> None:
    actors = read("The UN envoy welcomed the truce. The UN mission urged restraint.")
    assert called(actors, "The UN envoy").territory == "un"
    assert called(actors, "The UN mission").territory == "un"


def test_warring_parties_are_those_the_report_is_about_not_the_mediator() -> None:
    told, parse = cast(
        "Armenia and Azerbaijan signed a truce. Azerbaijan released prisoners. The United Nations praised Armenia. "
        "The UN envoy flew to Jordan. The warring parties must honour it."
    )
    head = next(t for t in parse.tokens if t.lower == "parties")
    assert told.who(head) == ("armenia", "azerbaijan")


def test_parties_in_a_report_on_one_state_are_unnamed_not_that_state_and_its_host() -> None:
    actors = read(
        "Malawi held an election. The president of Malawi thanked voters. Malawi expects calm. "
        "Critics in Malawi doubt it. In the end Zambia urged the signatories to respect the roadmap."
    )
    signatories = called(actors, "the signatories")
    assert (signatories.kind, signatories.territory) == ("collective", None)


def test_person_owned_by_an_organisation_acts_for_it() -> None:
    assert called(read("NATO's Kari Nordmann welcomed the outcome."), "Kari Nordmann").id == "kari-nordmann-of-nato"


def test_mediators_are_those_said_to_have_mediated() -> None:
    actors = read("The talks were brokered by Kenya and Norway. Chad said the two facilitators had failed.")
    assert [a.territory for a in actors if "the two facilitators" in mentions(a)] == ["ke", "no"]


def test_lawmakers_act_for_the_state_in_focus() -> None:
    actors = read("Chile signed the accord on Monday. Opposition lawmakers rejected it.")
    assert called(actors, "Opposition lawmakers").territory == "cl"


def test_crowds_act_for_the_place_where_they_stand() -> None:
    actors = read("Norway praised the accord. In Riga, angry demonstrators denounced it.")
    assert called(actors, "angry demonstrators").territory == "lv"


def test_ministers_without_a_side_are_those_of_the_states_just_joined() -> None:
    actors = read("Chad and Niger signed the accord. The ministers agreed to meet again.")
    assert [a.territory for a in actors if "The ministers" in mentions(a)] == ["td", "ne"]


def test_former_and_latter_are_the_two_joined_before() -> None:
    actors = read("Peru and Mali ended their pact. The former regretted the step, the latter did not.")
    assert called(actors, "The former").territory == "pe"
    assert called(actors, "the latter").territory == "ml"


def test_association_whose_name_runs_on_is_one_actor_of_its_state() -> None:
    actor = called(
        read("On Friday the Association of Norwegian Growers said the pact was bad."),
        "the Association of Norwegian Growers",
    )
    assert (actor.kind, actor.territory) == ("ngo", "no")


def test_name_that_a_noun_beside_it_explains_is_an_actor() -> None:
    actors = read("Their lobby GrowMore faulted the deal. The campaign group Green Hills Today called it weak.")
    assert called(actors, "GrowMore").kind == "ngo"
    assert called(actors, "Green Hills Today").kind == "ngo"


def test_the_north_is_the_state_named_so_before() -> None:
    actors = read("South Korea and North Korea talked. On Monday the North rejected the accord.")
    assert "the North" in mentions(next(a for a in actors if a.territory == "kp"))


def test_chamber_with_its_city_behind_it_acts_for_that_state() -> None:
    assert (
        called(read("Chile signed the pact. The Lower House in Tokyo passed it."), "The Lower House").territory == "jp"
    )


def test_recourse_to_the_hague_is_no_appeal_to_the_netherlands() -> None:
    assert not [a for a in read("Greece took the dispute to The Hague.") if a.territory == "nl"]
    assert called(read("The Hague rejected the treaty."), "The Hague").territory == "nl"


def test_who_signs_for_a_state_is_on_its_side() -> None:
    actors = read("Juma Mollel signed on behalf of Malawi. Tanzania was represented by Agnes Phiri.")
    assert called(actors, "Juma Mollel").territory == "mw"
    assert called(actors, "Agnes Phiri").territory == "tz"


def test_its_neighbour_is_the_other_of_two_states() -> None:
    actors = read("Chad and Niger signed the accord. Chad said on Friday that its neighbour had broken it.")
    assert "its neighbour" in mentions(next(a for a in actors if a.territory == "ne"))


def test_council_is_the_unions_where_the_union_is_spoken_of_most() -> None:
    actors = read(
        "The EU initialled the deal with Chile. The EU will sign soon, and the Council agrees. Member states agree too."
    )
    assert called(actors, "the Council").territory == "eu"
    assert called(actors, "Member states").territory == "eu"


def test_chamber_is_the_senate_spoken_of_before() -> None:
    actors = read("Peru's Senate ratified the treaty. The chamber voted 20 to 9.")
    assert "The chamber" in mentions(called(actors, "Peru's Senate"))


def test_guarantors_are_the_states_named_as_such() -> None:
    actors = read("The guarantor states, Chad and Niger, met in Accra. The two guarantors reaffirmed the deal.")
    assert [a.territory for a in actors if "The two guarantors" in mentions(a)] == ["td", "ne"]


def test_landlocked_country_is_the_one_in_focus() -> None:
    actors = read("Bolivia left the accord. The landlocked country said so on Monday.")
    assert "The landlocked country" in mentions(next(a for a in actors if a.territory == "bo"))


def test_possessive_before_the_subject_points_to_it() -> None:
    actors = read(
        "Marko Kos of Slovenia spoke. In a note read by his spokesman Ali Saleh, the Egyptian king rejected it."
    )
    assert called(actors, "Ali Saleh").territory == "eg"


def test_person_whom_a_state_owns_is_its_own() -> None:
    assert (
        called(read("Chad said so. On Friday Malaysia's Ahmad Razak objected to it."), "Ahmad Razak").territory == "my"
    )


def test_allies_are_those_of_the_alliance_spoken_of() -> None:
    actors = read("NATO met in Norway. On Friday the allies vowed to respond.")
    assert "the allies" in mentions(called(actors, "NATO"))


def test_group_that_no_list_holds_is_named_with_its_rebels() -> None:
    actors = read("The rebels of the Blue Front, who signed nothing, stayed away.")
    assert "The rebels of the Blue Front" in [m for a in actors for m in mentions(a)]


def test_danish_backed_rebels_are_not_danish() -> None:
    actors = read("Norway met them. The Danish-backed rebels stopped.")
    assert called(actors, "The Danish-backed rebels").territory is None


def test_spokesman_speaks_for_the_person_named_behind_him() -> None:
    actors = read("Erik Dahl of Norway rejected it. In Chile, a spokesman for Dahl said so.")
    assert called(actors, "a spokesman").territory == "no"


def test_troops_in_a_country_are_not_its_own() -> None:
    actors = read("France confirmed the plan. The troops in Chad will leave.")
    assert called(actors, "The troops").territory != "td"


def test_opposition_to_a_plan_is_nobody() -> None:
    assert [
        a for a in read("Norway praised the country's principled opposition to the plan.") if a.kind == "collective"
    ] == []


def test_both_countries_may_be_joined_in_the_same_sentence() -> None:
    actors = read("Peru and Chile agreed to open the border between the two countries. Mali and Niger did not.")
    assert [a.territory for a in actors if "the two countries" in mentions(a)] == ["pe", "cl"]


def test_so_many_states_are_actors_of_their_own() -> None:
    actors = read("40 countries have ratified the treaty. On Friday 65 countries signed it.")
    assert called(actors, "40 countries") is not called(actors, "65 countries")


def test_fishermen_in_news_of_a_state_are_its_own() -> None:
    actors = read("Fishermen reject the accord. Norway signed it.", publisher="The Oslo Courier")
    assert called(actors, "Fishermen").territory == "no"


def test_unions_of_somebody_are_not_the_union_spoken_of() -> None:
    text = "The European Union expressed concern. Farmers' unions in Arica demanded help from Chile."
    assert all("unions" not in mention.text for a in read(text) if a.id == "eu" for mention in a.mentions)


def test_party_of_a_common_name_is_not_that_of_a_state_nobody_speaks_of() -> None:
    actors = read(
        "Syria and Iraq met. The National Liberation Front of northern Syria rejected the accord. Syria did not."
    )
    assert not [a for a in actors if a.territory == "dz"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A shippers' lobby in Rotterdam said the accord was a betrayal.", "A shippers' lobby"),
        ("The accord has been praised by growers and by the pharmaceutical lobby.", "the pharmaceutical lobby"),
        ("Trade unions will campaign against the accord.", "Trade unions"),
        ("According to beekeepers, the accord is worthless.", "beekeepers"),
        ("The mother of a miner begged Peru to sign the accord.", "The mother of a miner"),
        ("Women's groups oppose the accord.", "Women's groups"),
    ],
)
def test_whoever_speaks_or_takes_a_stance_is_an_actor(sentence: str, words: str) -> None:
    assert called(read("Peru and Chile signed the accord. " + sentence), words)


def test_what_is_said_to_speak_is_none() -> None:
    assert [a.name for a in read("The guns spoke again. The rules demand it. A poll said so.")] == []


def test_the_pensioner_is_the_person_named_before() -> None:
    actors = read('Maria Charlot wept over the treaty. "It is a betrayal," says the pensioner.')
    assert "the pensioner" in mentions(called(actors, "Maria Charlot"))


def test_the_developer_in_apposition_is_the_company_named() -> None:
    actors = read("Laos signed the accord. The developer, Golden Current, said the accord would bring light.")
    assert called(actors, "Golden Current").kind == "company"


def test_those_polled_are_an_actor() -> None:
    assert called(read("Peru signed the accord. A majority of those polled reject the accord."), "those")
