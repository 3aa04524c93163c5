"""Records made by hand, of invented reports."""

from __future__ import annotations

from depositary.record import Actor, Agreement, Record, Report, Span, Step

RUN = "test"
LANDS = {"Iceland": "is", "Norway": "no", "Chile": "cl", "Peru": "pe"}


def span(text: str, words: str) -> Span:
    """The first place where these words stand."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def record(
    text: str,
    *named: tuple[str, str, str | None],
    parties: tuple[str, ...] = ("Iceland", "Norway"),
    published: str = "2024-06-04",
    acts: tuple[tuple[str, str | None, str], ...] = (),
) -> Record:
    """The record of `text`, with agreements (words, kind, signed); `acts` (act, date, modality) are of the first."""
    actors = tuple(
        Actor(id=name.lower(), name=name, kind="state", territory=LANDS[name], mentions=(span(text, name),))
        for name in parties
    )
    agreements = tuple(
        Agreement(
            id=f"a{number}",
            name=words,
            kind=kind,  # type: ignore[arg-type]
            signed=signed,
            parties=tuple(actor.id for actor in actors),
            mentions=(span(text, words),),
        )
        for number, (words, kind, signed) in enumerate(named, start=1)
    )
    steps = tuple(
        Step(agreement="a1", act=act, date=day, modality=mode, evidence=span(text, text), basis="test")  # type: ignore[arg-type]
        for act, day, mode in acts
    )
    report = Report.of(text, published=published)
    return Record(report=report, actors=actors, agreements=agreements, steps=steps)


HERRING = record(
    "Iceland and Norway signed an agreement on herring quotas.",
    ("agreement on herring quotas", "agreement", "2024-06-04"),
    acts=(("sign", "2024-06-04", "occurred"),),
)
AGAIN = record(
    "Norway and Iceland quarrel over the herring accord.",
    ("herring accord", "agreement", "2024-06"),
    published="2024-07-01",
    acts=(("sign", "2024-06-05", "occurred"), ("ratify", None, "denied")),
)
OLDER = record(
    "In 2011 Iceland and Norway signed a herring protocol.",
    ("herring protocol", "protocol", "2011"),
    published="2024-08-01",
)
CABLE = record(
    "Chile and Peru signed a treaty on a sea cable.",
    ("treaty on a sea cable", "treaty", "2024-06-04"),
    parties=("Chile", "Peru"),
)
BOTH = record(
    "Iceland and Norway have a herring agreement and a herring memorandum.",
    ("herring agreement", "agreement", None),
    ("herring memorandum", "memorandum", None),
    published="2024-06-05",
)
ALL = (HERRING, AGAIN, OLDER, CABLE, BOTH)
