"""Statements: who says what, in whose words, of what kind and within what. Sentences read with the default pipeline."""

from __future__ import annotations

from functools import cache

import pytest

from depositary.language import Language, Parse
from depositary.reading.cast import Cast
from depositary.reading.statements import Proposal, find, settle
from depositary.record import Actor, Span, Statement
from depositary.record.mention import DateMention


@cache
def language() -> Language:
    return Language()


@cache
def analysed(text: str) -> Parse:
    return language().analyse(text)


def read(text: str, *, actors: tuple[Actor, ...] = (), dates: tuple[DateMention, ...] = ()) -> list[Statement]:
    parse = analysed(text)
    return list(find(parse, language(), cast=Cast(actors, parse), dates=dates))


def rows(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (s.source.text if s.source else None, s.cue.text if s.cue else None, [c.text for c in s.content])
        for s in read(text)
    ]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def actor(text: str, name: str, kind: str = "person") -> Actor:
    ref = name.lower().replace(" ", "-")
    return Actor(id=ref, name=name, kind=kind, mentions=(span(text, name),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The minister said that the accord was void.", "The minister", "the accord was void"),
        ("The minister said the accord was void.", "The minister", "the accord was void"),
        ("The accord is void, the ministry said.", "the ministry", "The accord is void"),
        ("“The accord is void,” the envoy told reporters.", "the envoy", "The accord is void"),
        ("The envoy added: “The accord is void.”", "The envoy", "The accord is void"),
        ("According to the agency, the accord was signed.", "the agency", "the accord was signed"),
        ("In his view, the accord is void.", "his", "the accord is void"),
        ("The council urged both sides to leave the valley.", "The council", "to leave the valley"),
        ("The governor promised to open the pass.", "The governor", "to open the pass"),
        ("The envoy demanded an explanation.", "The envoy", "an explanation"),
        ("The envoy spoke of a great victory.", "The envoy", "a great victory"),
        ("Norway's refusal to sign the accord was noted.", "Norway's", "to sign the accord"),
        ("The envoy deplored “a dangerous development”.", "The envoy", "a dangerous development"),
    ],
)
def test_way_of_speaking_is_read(text: str, source: str, content: str) -> None:
    assert (source, [content]) in [(s, c) for s, _, c in rows(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The treaty, he said, would gather dust.", ["The treaty", "would gather dust"]),
        ("“The road,” he said, “is open to all of us.”", ["The road", "is open to all of us"]),
        ("The envoy called the offer a trick.", ["the offer", "a trick"]),
        ("The ministry accused the militia of breaking the truce.", ["the militia", "breaking the truce"]),
        ("The paper described the accord as a surrender.", ["the accord", "a surrender"]),
    ],
)
def test_content_in_pieces_is_kept_in_pieces(text: str, pieces: list[str]) -> None:
    assert pieces in [content for _, _, content in rows(text)]


def test_view_of_somebody_at_the_head_of_a_sentence_is_read() -> None:
    text = "For the envoy, the accord is a trick."
    [found] = read(text, actors=(actor(text, "envoy"),))
    assert (found.speaker, found.content[0].text) == ("envoy", "the accord is a trick")


def test_as_somebody_explains_is_read() -> None:
    assert ("the agency", "explains", ["the deal adds to the treaty"]) in rows(
        "As the agency explains, the deal adds to the treaty."
    )


def test_what_the_report_adds_behind_a_comma_is_not_said() -> None:
    [(_, _, content)] = rows("The envoy said that the road was open, after the council had met in the morning.")
    assert content == ["the road was open"]


def test_quotation_over_several_sentences_is_one() -> None:
    [(source, _, content)] = rows("“The accord is void. We shall not come back to it,” the envoy said.")
    assert source == "the envoy"
    assert content == ["The accord is void. We shall not come back to it"]


def test_quotation_behind_its_cue_goes_on_with_the_same_speaker() -> None:
    first, second = read("“The accord is void,” the envoy said. “We shall not come back to it.”")
    assert second.source == first.source
    assert second.direct
    assert second.basis == "statements/quote-continued"


def test_quotation_goes_on_in_the_next_paragraph() -> None:
    found = read("The envoy said: “The accord is void.\n\n“We shall not come back to it.”")
    assert [s.content[0].text for s in found] == ["The accord is void", "We shall not come back to it"]
    assert {s.source.text for s in found if s.source} == {"The envoy"}


def test_speaker_of_a_bare_paragraph_is_the_one_reported_before() -> None:
    found = read("The envoy said that the accord was void.\n\n“We shall not come back to it.”")
    assert found[-1].source is not None
    assert found[-1].source.text == "The envoy"


def test_verbatim_is_direct_and_a_clause_is_not() -> None:
    assert read("“The accord is void,” the envoy said.")[0].direct
    assert not read("The envoy said the accord was “dead” and of no use to anybody.")[0].direct


def test_scare_quotes_are_no_statement() -> None:
    assert rows("The so-called “free zone” lies behind the river.") == []


def test_title_between_marks_is_no_statement() -> None:
    assert rows("He carried a copy of “The Great Northern Road” under his arm.") == []


def test_marks_that_do_not_balance_lose_no_statement() -> None:
    found = rows("“The accord is void, the envoy said. The council urged both sides to leave the valley.")
    assert any(source == "The council" for source, _, _ in found)


def test_what_nobody_said_is_no_statement() -> None:
    assert rows("The minister did not say that the accord was void.") == []
    assert rows("If the minister said that the accord was void, the council would meet.") == []
    assert rows("The minister may say that the accord is void.") == []


def test_cue_without_content_is_no_statement() -> None:
    assert rows("As the minister said. So said the others.") == []


def test_treaty_does_not_speak() -> None:
    assert rows("The treaty says that both states disarm.") == []


def test_belief_without_a_believer_has_no_source() -> None:
    [(source, cue, content)] = rows("It is feared that the truce will fail.")
    assert (source, cue, content) == (None, "feared", ["the truce will fail"])


def test_speech_in_speech_is_within_it() -> None:
    outer, inner = read("The agency reports that the minister said the accord was void.")
    assert inner.within == outer.id
    assert outer.within is None


def test_source_that_is_cited_stands_within_the_report() -> None:
    outer, inner = read("The agency reported, citing the ministry, that the road was open.")
    assert inner.source is not None
    assert (inner.source.text, inner.within) == ("the ministry", outer.id)
    assert inner.content == outer.content


def test_quoted_as_saying_is_within_the_one_who_quotes() -> None:
    outer, inner = read("The agency quoted the governor as saying that the road was open.")
    assert outer.source is not None
    assert inner.source is not None
    assert (outer.source.text, inner.source.text, inner.within) == ("The agency", "the governor", outer.id)


def test_what_both_promised_is_one_statement_of_the_reporter() -> None:
    found = rows("The agency reported that the union had welcomed the great offer.")
    assert [source for source, _, _ in found] == ["The agency"]


def test_transcript_lines_are_statements() -> None:
    found = rows("SMITH: The accord is void and will not come back.\n\nJONES: I do not think that this is so.")
    assert ("SMITH", ":") in [(source, cue) for source, cue, _ in found]


def test_single_line_in_capitals_is_a_dateline() -> None:
    assert rows("NEW DELHI: The envoys of both states met in the evening.") == []


def test_headline_with_an_actor_is_a_statement() -> None:
    text = "Minister: The deal is off"
    [found] = read(text, actors=(actor(text, "Minister"),))
    assert (found.speaker, found.basis) == ("minister", "statements/headline")


def test_photo_credit_is_boilerplate() -> None:
    text = "Photo: press office said to be fine.\n\nThe envoy said that the road was open."
    parse = analysed(text)
    credit = Span.of(text, 0, text.index("\n"))
    found = list(find(parse, language(), cast=Cast((), parse), boilerplate=(credit,)))
    assert all(not s.content[0].overlaps(credit) for s in found)


def test_speaker_and_addressee_are_actors() -> None:
    text = "The governor told the bishop that the road was open."
    [found] = read(text, actors=(actor(text, "governor"), actor(text, "bishop")))
    assert (found.speaker, found.addressee) == ("governor", "bishop")


def test_claim_of_a_medium_is_a_report() -> None:
    text = "The Gazette said that the road was open."
    [found] = read(text, actors=(actor(text, "Gazette", "media"),))
    assert found.kind == "report"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The envoy said that the road was open.", "claim"),
        ("The palace announced that the visit was off.", "announcement"),
        ("The council urged both sides to leave the valley.", "demand"),
        ("The ministry accused the militia of breaking the truce.", "criticism"),
        ("The mediator hailed the accord as a new start.", "support"),
        ("The governor promised to open the pass.", "commitment"),
        ("The ministry denied that it had sent the letter.", "denial"),
        ("The general threatened to cross the river.", "threat"),
    ],
)
def test_kind_is_that_of_the_cue(text: str, kind: str) -> None:
    assert read(text)[0].kind == kind


def test_date_beside_the_cue_dates_the_statement_and_not_one_in_its_content() -> None:
    text = "The governor said on 3 May 2021 that the road was closed on 1 May 2021."
    dates = tuple(
        DateMention(span=span(text, words), edtf=edtf, kind="absolute")
        for words, edtf in (("3 May 2021", "2021-05-03"), ("1 May 2021", "2021-05-01"))
    )
    [found] = read(text, dates=dates)
    assert found.date == "2021-05-03"


def test_spans_of_a_tagger_are_settled_like_those_of_the_rules() -> None:
    text = "The governor warned on Monday that the road was closed. “It will open,” he said."
    parse = analysed(text)
    cast = Cast((actor(text, "governor"),), parse)
    proposals = [
        Proposal(span(text, source), span(text, cue), (span(text, content),), basis="tagger")
        for source, cue, content in (
            ("The governor", "warned", "that the road was closed."),
            ("he", "said", "“It will open,”"),
        )
    ]
    first, second = settle(proposals, parse, language(), cast=cast)
    assert (first.speaker, first.content[0].text, first.direct) == ("governor", "the road was closed", False)
    assert first.kind == "threat"
    assert (second.content[0].text, second.direct) == ("It will open", True)


def test_ids_and_order_follow_the_text() -> None:
    found = read("The envoy said the road was open. The bishop said the pass was closed. “Both are,” the guard said.")
    assert [s.id for s in found] == [f"s{n}" for n in range(1, len(found) + 1)]
    assert [s.source.start for s in found if s.source] == sorted(s.source.start for s in found if s.source)


SCRAPS = ["", "\n\n", "“", "””", "“”", ":", "X:", "said", "“Yes”", "'", "He said “", "” said he.", "an “a”b he said."]


@pytest.mark.parametrize("text", SCRAPS)
def test_scraps_do_no_harm(text: str) -> None:
    for statement in read(text):
        for content in statement.content:
            assert text[content.start : content.end] == content.text
