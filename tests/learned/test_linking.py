from dataclasses import replace

from depositary.learned.linking import Attribution, link
from depositary.learned.tagged import Role, Tagged

FAR = 0.05


def tagged(text: str, words: str, role: Role, *links: float, elsewhere: float = FAR) -> Tagged:
    start = text.index(words)
    return Tagged(role=role, start=start, end=start + len(words), score=0.9, links=links, elsewhere=elsewhere)


def worded(text: str, found: list[Attribution]) -> list[tuple[list[str], list[str], list[str]]]:
    def words(parts: tuple[Tagged, ...]) -> list[str]:
        return [text[part.start : part.end] for part in parts]

    return [(words(a.source), words(a.cue), words(a.content)) for a in found]


def test_content_on_both_sides_of_the_cue_is_one_statement() -> None:
    text = "“The pact is dead,” the envoy said, “and nobody mourns it.”"
    parts = [
        tagged(text, "“The pact is dead,”", "content", 0.99),
        tagged(text, "the envoy", "source", 0.98),
        tagged(text, "said", "cue", 0.99),
        tagged(text, "“and nobody mourns it.”", "content", 0.9),
    ]
    expected = (["the envoy"], ["said"], ["“The pact is dead,”", "“and nobody mourns it.”"])
    assert worded(text, link([parts])) == [expected]


def test_one_source_serves_two_cues() -> None:
    text = "The minister called the accord void and promised a new one."
    parts = [
        tagged(text, "The minister", "source", 0.9, 0.8),
        tagged(text, "called", "cue", 0.9, 0.1),
        tagged(text, "the accord void", "content", 0.9, 0.2),
        tagged(text, "promised", "cue", 0.1, 0.9),
        tagged(text, "a new one", "content", 0.1, 0.9),
    ]
    expected = [
        (["The minister"], ["called"], ["the accord void"]),
        (["The minister"], ["promised"], ["a new one"]),
    ]
    assert worded(text, link([parts])) == expected


def test_each_of_two_speakers_keeps_his_words() -> None:
    text = "Baku says it signed; Yerevan denies that it did."
    parts = [
        tagged(text, "Baku", "source", 0.9, 0.1),
        tagged(text, "says", "cue", 0.9, 0.1),
        tagged(text, "it signed", "content", 0.9, 0.1),
        tagged(text, "Yerevan", "source", 0.1, 0.9),
        tagged(text, "denies", "cue", 0.1, 0.9),
        tagged(text, "that it did", "content", 0.1, 0.9),
    ]
    expected = [(["Baku"], ["says"], ["it signed"]), (["Yerevan"], ["denies"], ["that it did"])]
    assert worded(text, link([parts])) == expected


def test_statement_may_have_no_source() -> None:
    text = "The treaty is said to bind both sides."
    parts = [tagged(text, "is said", "cue", 0.9), tagged(text, "to bind both sides", "content", 0.9)]
    assert worded(text, link([parts])) == [([], ["is said"], ["to bind both sides"])]


def test_cue_without_content_is_no_statement() -> None:
    text = "The ministry declined to comment."
    assert link([[tagged(text, "The ministry", "source", 0.9), tagged(text, "declined to comment", "cue", 0.9)]]) == []


def test_speech_goes_on_in_the_next_paragraph() -> None:
    text = "The envoy said: “We signed.\n“We will ratify.”"
    first = [
        tagged(text, "The envoy", "source", 0.9),
        tagged(text, "said", "cue", 0.9),
        tagged(text, "“We signed.", "content", 0.9),
    ]
    second = [tagged(text, "“We will ratify.”", "content", elsewhere=0.9)]
    assert worded(text, link([first, second])) == [(["The envoy"], ["said"], ["“We signed.", "“We will ratify.”"])]


def test_homeless_content_without_a_statement_before_it_is_left_out() -> None:
    text = "“We will ratify.”"
    assert link([[tagged(text, text, "content", elsewhere=0.9)]]) == []


def test_the_likelier_of_two_sources_speaks() -> None:
    text = "A spokesman for the union told reporters that talks go on."
    parts = [
        tagged(text, "A spokesman for the union", "source", 0.9),
        tagged(text, "told", "cue", 0.9),
        tagged(text, "reporters", "source", 0.6),
        tagged(text, "that talks go on", "content", 0.9),
    ]
    assert worded(text, link([parts]))[0][0] == ["A spokesman for the union"]


def test_least_sure_part_tells_how_sure_a_statement_is() -> None:
    text = "He said so."
    parts = [tagged(text, "said", "cue", 0.9), replace(tagged(text, "so", "content", 0.9), score=0.4)]
    assert link([parts])[0].score == 0.4
