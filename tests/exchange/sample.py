"""A record made by hand of an invented report, for tests that show or write records."""

from __future__ import annotations

from depositary.record import (
    Actor,
    Agreement,
    Demand,
    Event,
    Position,
    Provision,
    Record,
    Relation,
    Report,
    Skipped,
    Span,
    Statement,
    Step,
)

TEXT = """Northland signs border treaty with Sudmark

President Ada Holm of Northland and Sudmark's premier Jonas Brandt signed a border treaty in Velmar on 18 March 2024, \
the Courier agency reported. The treaty, which carries out the 2019 Velmar Accord, provides that both sides may patrol \
the river together.

Brandt told Radio Tarn that parliament would ratify the treaty in May. Mira Voss, the foreign minister of neighbouring \
Ostmark, called the treaty illegal and said: "Northland must withdraw its guards from the river." She added that \
Ostmark will not recognise the new border.

The opposition leader said that experts had warned of a "quiet annexation".
"""


def span(words: str, *, nth: int = 0) -> Span:
    """Where these words stand in the text, the first time or the nth after it."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span.of(TEXT, start, start + len(words))


ACTORS = (
    Actor(id="northland", name="Northland", kind="state", mentions=(span("Northland"), span("Northland", nth=1))),
    Actor(id="sudmark", name="Sudmark", kind="state", mentions=(span("Sudmark"), span("Sudmark", nth=1))),
    Actor(id="ada-holm", name="Ada Holm", kind="person", role="President", mentions=(span("Ada Holm"),)),
    Actor(
        id="jonas-brandt",
        name="Jonas Brandt",
        kind="person",
        role="premier",
        mentions=(span("Jonas Brandt"), span("Brandt", nth=1)),
    ),
    Actor(id="courier", name="Courier", kind="media", mentions=(span("the Courier agency"),)),
    Actor(id="radio-tarn", name="Radio Tarn", kind="media", mentions=(span("Radio Tarn"),)),
    Actor(id="parliament", name="parliament", kind="government_body", mentions=(span("parliament"),)),
    Actor(
        id="mira-voss",
        name="Mira Voss",
        kind="person",
        role="foreign minister",
        mentions=(span("Mira Voss"), span("She")),
    ),
    Actor(id="ostmark", name="Ostmark", kind="state", mentions=(span("Ostmark"), span("Ostmark", nth=1))),
    Actor(id="opposition-leader", name="opposition leader", kind="person", mentions=(span("The opposition leader"),)),
    Actor(id="experts", name="experts", kind="collective", mentions=(span("experts"),)),
)

AGREEMENTS = (
    Agreement(
        id="a1",
        name="border treaty",
        kind="treaty",
        parties=("northland", "sudmark"),
        status="signed",
        signed="2024-03-18",
        relations=(
            Relation(
                type="implements",
                to="a2",
                evidence=span("which carries out the 2019 Velmar Accord"),
                basis="relations/carry-out",
            ),
        ),
        mentions=(
            span("border treaty"),
            span("a border treaty"),
            span("The treaty"),
            span("the treaty"),
            span("the treaty", nth=1),
        ),
    ),
    Agreement(id="a2", name="2019 Velmar Accord", kind="agreement", mentions=(span("the 2019 Velmar Accord"),)),
)

STATEMENTS = (
    Statement(
        id="s1",
        speaker="courier",
        source=span("the Courier agency"),
        cue=span("reported"),
        kind="report",
        direct=False,
        content=(
            span(
                "President Ada Holm of Northland and Sudmark's premier Jonas Brandt signed a border treaty in Velmar"
                " on 18 March 2024"
            ),
        ),
        basis="statements/cue-after",
    ),
    Statement(
        id="s2",
        speaker="jonas-brandt",
        source=span("Brandt", nth=1),
        cue=span("told"),
        kind="announcement",
        direct=False,
        content=(span("parliament would ratify the treaty in May"),),
        addressee="radio-tarn",
        basis="statements/told-that",
    ),
    Statement(
        id="s3",
        speaker="mira-voss",
        source=span("Mira Voss"),
        cue=span("said:"),
        kind="demand",
        direct=True,
        content=(span("Northland must withdraw its guards from the river."),),
        basis="statements/direct",
    ),
    Statement(
        id="s4",
        speaker="mira-voss",
        source=span("She"),
        cue=span("added"),
        kind="claim",
        direct=False,
        content=(span("Ostmark will not recognise the new border"),),
        basis="statements/added-that",
    ),
    Statement(
        id="s5",
        speaker="opposition-leader",
        source=span("The opposition leader"),
        cue=span("said", nth=1),
        kind="claim",
        direct=False,
        content=(span('experts had warned of a "quiet annexation"'),),
        basis="statements/said-that",
    ),
    Statement(
        id="s6",
        speaker="experts",
        source=span("experts"),
        cue=span("warned"),
        kind="criticism",
        direct=False,
        within="s5",
        content=(span('"quiet annexation"'),),
        basis="statements/warned-of",
    ),
)

STEPS = (
    Step(
        agreement="a1",
        act="sign",
        by=("ada-holm", "jonas-brandt"),
        on_behalf_of="northland",
        date="2024-03-18",
        place="Velmar",
        modality="occurred",
        via=("courier",),
        statement="s1",
        evidence=span("signed a border treaty in Velmar on 18 March 2024"),
        basis="steps/sign-active",
    ),
    Step(
        agreement="a1",
        act="ratify",
        by=("parliament",),
        with_=("northland",),
        date="2024-05",
        modality="planned",
        via=("jonas-brandt",),
        statement="s2",
        evidence=span("parliament would ratify the treaty in May"),
        basis="steps/ratify-active",
    ),
)

RECORD = Record(
    report=Report.of(
        TEXT,
        title="Northland signs border treaty with Sudmark",
        publisher="Tarn Daily",
        url="https://news.example/border?a=1&b=2",
        authors=("L. Quill",),
        published="2024-03-19",
        language="en",
    ),
    actors=ACTORS,
    agreements=AGREEMENTS,
    statements=STATEMENTS,
    steps=STEPS,
    provisions=(
        Provision(
            agreement="a1",
            force="may",
            evidence=span("both sides may patrol the river together"),
            basis="provisions/provides-that",
        ),
    ),
    positions=(
        Position(
            holder="mira-voss",
            stance="considers_illegal",
            agreement="a1",
            target=span("the treaty", nth=1),
            evidence=span("called the treaty illegal"),
            basis="positions/call-illegal",
        ),
        Position(
            holder="ostmark",
            stance="does_not_recognise",
            target=span("the new border"),
            via=("mira-voss",),
            statement="s4",
            evidence=span("Ostmark will not recognise the new border"),
            basis="positions/not-recognise",
        ),
    ),
    demands=(
        Demand(
            by="mira-voss",
            of="northland",
            action=span("withdraw its guards from the river"),
            under="a1",
            via=("mira-voss",),
            statement="s3",
            evidence=span("Northland must withdraw its guards from the river."),
            basis="demands/must",
        ),
        Demand(
            by="mira-voss",
            of="northland",
            action=span("withdraw its guards"),
            statement="s3",
            evidence=span("must withdraw its guards"),
            basis="demands/must",
        ),
    ),
    events=(
        Event(
            type="AGREE",
            mode="sign",
            sources=("northland",),
            targets=("sudmark",),
            date="2024-03-18",
            modality="occurred",
            via=("courier",),
            statement="s1",
            trigger=span("signed"),
            evidence=span("signed a border treaty"),
            basis="events/sign",
        ),
        Event(
            type="REQUEST",
            sources=("ostmark",),
            targets=("northland",),
            modality="occurred",
            trigger=span("withdraw"),
            evidence=span("must withdraw its guards"),
            basis="events/must",
        ),
    ),
    skipped=(
        Skipped(stage="events", evidence=span("experts had warned"), why="the trigger has no target"),
        Skipped(stage="dates", why="the report has no date line"),
    ),
)
