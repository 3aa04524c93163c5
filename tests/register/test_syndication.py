from __future__ import annotations

import itertools

from tests.register.sample import record

from depositary.record import Report
from depositary.register.identity import draw
from depositary.register.identity.syndication import groups, origins
from depositary.register.view import build

STORY = (
    "Iceland and Norway signed an accord on herring quotas in Bergen on Tuesday after nine rounds of talks that had "
    "dragged on since spring. The fisheries ministers said that each side would cut its catch by a fifth. "
    "Fishermen in both countries called the cut too deep and asked for compensation before the season begins."
)
OTHER = (
    "A ferry ran aground off the northern coast at dawn. All of the passengers were taken ashore by lifeboats within "
    "an hour, the coast guard said, and divers will look at the hull when the storm has passed later in the week."
)


TOLD = (
    STORY + " It is a herring accord.",
    STORY + " It is a herring accord, the wire says.",
    "Norway wants the herring accord with Iceland to be kept.",
)


def report(text: str, published: str) -> Report:
    """A report of that day."""
    return Report.of(text, published=published)


FIRST = report(STORY, "2024-06-04")
AGAIN = report("BERGEN (Wire) - " + STORY + " Additional reporting by our staff.", "2024-06-05")
CUT = report(STORY[:190], "2024-06-06")
ELSEWHERE = report(OTHER, "2024-06-04")


def test_a_story_printed_again_counts_as_the_first() -> None:
    found = origins([AGAIN, FIRST, ELSEWHERE])
    assert found == {FIRST.id: FIRST.id, AGAIN.id: FIRST.id, ELSEWHERE.id: ELSEWHERE.id}


def test_a_story_cut_short_is_the_same_story() -> None:
    assert groups(origins([FIRST, CUT, ELSEWHERE])) == ((FIRST.id, CUT.id),)


def test_the_order_of_reports_does_not_matter() -> None:
    reports = (FIRST, AGAIN, CUT, ELSEWHERE)
    assert len({groups(origins(order)) for order in itertools.permutations(reports)}) == 1


def test_two_short_reports_must_be_the_same_words() -> None:
    one, other = report("The truce holds.", "2024-06-04"), report("The truce holds no more.", "2024-06-05")
    assert groups(origins([one, other])) == ()


def test_own_words_on_the_same_event_are_another_source() -> None:
    own = report(
        "Norway's fisheries minister put her name under the herring accord with Iceland in Bergen. The catch will be a "
        "fifth smaller on both sides, and crews want money for what they lose when the season opens.",
        "2024-06-05",
    )
    assert groups(origins([FIRST, own])) == ()


def test_a_dossier_counts_a_story_once_and_lists_every_report() -> None:
    made = [record(text, ("herring accord", "agreement", None)) for text in TOLD]
    held = [(next(draw(each)), each) for each in made]
    ids = {finding.id: "d" for finding, _ in held}
    dossier = build(held, ids, {"d": "herring accord"})
    assert (len(dossier.members), dossier.sources, len(dossier.syndicated)) == (3, 2, 1)
    assert [side.reports for side in dossier.parties] == [2, 2]
