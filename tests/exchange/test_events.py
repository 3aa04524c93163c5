"""Coded events in the formats of event data, each read back as its users read it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

import msgspec
import pytest

from depositary.exchange.events import CodedEvent, cameo, coded, merged, plain, plover, polecat
from depositary.exchange.events.coding import day
from depositary.reading.coding import Coder, Locator
from depositary.record import Actor, Event, Record, Report, Span
from depositary.vocabulary.cameo import cameo as code_of
from depositary.vocabulary.cameo import codes
from depositary.vocabulary.gazetteer import Gazetteer
from depositary.vocabulary.terms import terms

TEXT = "Peru and Chile met in Lima. Peruvian police\tarrested Chilean miners. Police held the miners."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def event(type: str, trigger: str, evidence: str, sources: str, targets: str, **more: object) -> Event:
    return Event(
        type=type,  # type: ignore[arg-type]
        sources=tuple(sources.split()),
        targets=tuple(targets.split()),
        trigger=span(trigger),
        evidence=span(evidence),
        basis="events/test",
        **{"modality": "occurred", **more},  # type: ignore[arg-type]
    )


RECORD = Record(
    report=Report.of(TEXT, publisher="Daily", url="http://example.org/", published="2024-04-09", language="en"),
    actors=(
        Actor(id="peru", name="Peru", kind="state", territory="pe", mentions=(span("Peru"),)),
        Actor(id="chile", name="Chile", kind="state", territory="cl", mentions=(span("Chile"),)),
        Actor(id="police", name="Peruvian police", kind="armed_forces", mentions=(span("Peruvian police"),)),
        Actor(id="miners", name="miners", kind="people", territory="cl", mentions=(span("Chilean miners"),)),
    ),
    events=(
        event("CONSULT", "met", "Peru and Chile met", "peru chile", "peru chile", place="Lima", date="2024-03-30"),
        event("COERCE", "arrested", "Peruvian police\tarrested Chilean miners", "police", "miners", mode="arrest"),
        event("COERCE", "held", "Police held the miners", "police", "miners"),
        event("ASSAULT", "held", "Police held the miners", "police", "miners", modality="denied"),
    ),
)  # fmt: skip


def events(**options: bool) -> list[CodedEvent]:
    return list(coded([RECORD], Coder(), **options))


def read(pieces: Iterable[bytes], *, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(pieces).decode()), delimiter=delimiter))


def test_two_sentences_of_one_act_are_one_event() -> None:
    assert [[told.event.trigger.text for told in found.told] for found in events()] == [["met"], ["arrested", "held"]]


def test_what_did_not_happen_is_coded_only_on_demand() -> None:
    assert [found.event.modality for found in events(every=True)] == ["occurred", "occurred", "denied"]


def test_polecat_has_forty_columns_in_their_order() -> None:
    assert len(polecat.COLUMNS) == 40
    header = next(polecat.table([])).decode().rstrip("\n").split("\t")
    assert tuple(header) == polecat.COLUMNS
    assert header[:3] == ["Event ID", "Event Date", "Event Type"]
    assert header[-2:] == ["Language", "Version"]


def test_polecat_reads_back() -> None:
    met, arrested = read(polecat.table(events()), delimiter="\t")
    assert met["Actor Country"].split("; ") == ["PER", "CHL"]
    assert met["Actor COW"].split("; ") == ["135", "155"]
    assert (met["Event Date"], met["Placename"], met["Country"]) == ("2024-03-30", "Lima", "PER")
    assert (met["Quad Code"], met["Primary Actor Sector"]) == ("VERBAL COOPERATION", "")
    assert (arrested["Event Date"], arrested["Event Mode"]) == ("2024-04-09", "arrest")
    assert (arrested["Primary Actor Sector"], arrested["Primary Recipient Sector"]) == ("COP", "LAB")
    assert arrested["Recipient Name Raw"] == "Chilean miners"
    assert arrested["Story Locations"] == "Peru; Chile"


def test_every_event_has_its_words_under_its_id() -> None:
    ids = [row["Event ID"] for row in read(polecat.table(events()), delimiter="\t")]
    cited = read(polecat.citations(events()), delimiter="\t")
    assert list(dict.fromkeys(row["Event ID"] for row in cited)) == ids
    for row in cited:
        assert TEXT[int(row["Evidence Start"]) : int(row["Evidence End"])] == row["Evidence"]
        assert TEXT[int(row["Trigger Start"]) : int(row["Trigger End"])] == row["Trigger"]


def test_plover_reads_back_with_words_and_report() -> None:
    rows = [json.loads(line) for line in plover.lines(events())]
    assert [row["event"] for row in rows] == [["CONSULT"], ["COERCE"]]
    assert rows[1]["source"][0] | {"sectors": []} == {
        "code": "PER", "cow": 135, "sector": "COP", "sectors": [], "office": None, "identifier_text": "Peruvian police",
        "actor_text": "Peruvian police",
    }  # fmt: skip
    assert [told["text_info"]["event"]["text"] for told in rows[1]["told"]] == ["arrested", "held"]
    for row in rows:
        assert row["text_info"] == row["told"][0]["text_info"]
        for told in row["told"]:
            assert TEXT[told["text_info"]["start"] : told["text_info"]["end"]] == told["text_info"]["text"]
        assert row["cite_info"]["url"] == "http://example.org/"
        assert row["quad_code"] in (1, 2, 3, 4)


def test_contexts_and_counts_reach_the_tables() -> None:
    told = event("ASSAULT", "arrested", "Police held the miners", "police", "miners", dead=2, contexts=("military",))
    record = msgspec.structs.replace(RECORD, events=(told, msgspec.structs.replace(told, modality="planned")))
    first, second = coded([record], Coder(), every=True)
    assert (first.count("dead"), first.contexts, second.contexts) == (2, ["military"], ["military", "future"])
    (row, _) = read(polecat.table([first, second]), delimiter="\t")
    assert (row["Contexts"], row["Intensity"]) == ("military", "-9.3")
    assert plover.row(first)["size_info"]["dead"] == 2


def again(published: str, *, text: str = "Peru and Chile met in Lima.", **more: object) -> Record:
    """Another report of the meeting."""
    whole = Span.of(text, 0, len(text) - 1)
    met = Event(
        type="CONSULT", sources=("p", "c"), targets=("p", "c"), modality="occurred", trigger=whole, evidence=whole,
        basis="events/test", **more,  # type: ignore[arg-type]
    )  # fmt: skip
    actors = tuple(
        Actor(id=name[0].lower(), name=name, kind="state", territory=name[:2].lower() if name != "Chile" else "cl",
              mentions=(Span.of(text, text.index(name), text.index(name) + len(name)),))
        for name in ("Peru", "Chile")
    )  # fmt: skip
    return Record(report=Report.of(text, published=published), actors=actors, events=(met,))


def test_one_event_of_several_reports_is_one() -> None:
    reports = [RECORD, again("2024-03-31"), again("2024-04-09", text="In Lima Peru met Chile.", date="2024-03-30")]
    found = [e for e in merged(coded(reports, Coder())) if e.event.type == "CONSULT"]
    assert [len({told.record.report.id for told in event.told}) for event in found] == [3]
    backwards = [e for e in merged(coded(reversed(reports), Coder())) if e.event.type == "CONSULT"]
    assert backwards == found


def test_another_day_or_place_is_another_event() -> None:
    for other in (again("2024-05-09"), again("2024-05-09", date="2024-03-30", place="Arica")):
        assert len([e for e in merged(coded([RECORD, other], Coder())) if e.event.type == "CONSULT"]) == 2


def test_places_have_coordinates_where_a_gazetteer_is() -> None:
    towns = {"1": {"geonameid": 1, "name": "Lima", "countrycode": "PE", "latitude": -12.0, "longitude": -77.0,
                   "population": 9, "admin1code": "15", "alternatenames": []},
             "2": {"geonameid": 2, "name": "Lima", "countrycode": "US", "latitude": 40.7, "longitude": -84.1,
                   "population": 1, "admin1code": "OH", "alternatenames": []}}  # fmt: skip
    countries = {"PE": {"geonameid": 3, "name": "Peru", "iso": "PE", "capital": "Lima"}}
    held = Gazetteer(towns, countries, {"OH": {"name": "Ohio"}})
    locator = Locator(Coder(), lambda: held)
    lima = locator.locate("Lima")
    assert (lima.country, lima.city, lima.geoname, lima.feature) == ("PER", "Lima", 1, "PPLC")
    assert (locator.locate("Peru").geoname, locator.locate("Peru").feature) == (3, "PCLI")
    assert held.town("Lima", near=["US"]) is not None
    assert Locator(Coder(), lambda: None).locate("Lima").latitude is None


@pytest.mark.parametrize("name", ["Simferopol", "Jerusalem", "Srinagar"])
def test_a_disputed_place_has_no_country(name: str) -> None:
    assert Locator(Coder()).locate(name).country is None


def test_cameo_has_a_row_for_each_direction() -> None:
    rows = [(row["source"], row["target"], row["cameo"], row["root"]) for row in read(cameo.table(events()))]
    assert rows == [("PER", "CHL", "040", "04"), ("CHL", "PER", "040", "04"), ("PERCOP", "CHLLAB", "173", "17")]


def test_counts_add_up() -> None:
    rows = read(cameo.dyads(events()))
    assert [(r["month"], r["source"], r["target"], r["events"]) for r in rows] == [
        ("2024-03", "CHL", "PER", "1"),
        ("2024-03", "PER", "CHL", "1"),
        ("2024-04", "PER", "CHL", "1"),
    ]
    for row in rows:
        assert sum(int(row[type]) for type in terms("plover")) == int(row["events"])
        assert sum(int(row[name]) for name in row if "_" in name) == int(row["events"])


def test_plain_rows_have_the_headings() -> None:
    assert all(set(row) == set(plain.HEADINGS) for row in plain.rows(events(every=True)))


def test_every_type_and_only_known_modes_have_cameo_codes() -> None:
    assert set(codes()) == set(terms("plover"))
    for type, row in codes().items():
        assert set(row.modes) <= set(terms("plover")[type].modes)
        assert all(code.isdigit() and 3 <= len(code) <= 4 for code in (row.root, *row.modes.values()))


def test_mode_that_cameo_does_not_know_has_the_code_of_the_type() -> None:
    assert code_of("COERCE", "misinformation") == codes()["COERCE"].root == code_of("COERCE", None)


@pytest.mark.parametrize(
    ("date", "published", "wanted"),
    [
        ("2024-03-02", "2024-03-09", "2024-03-02"),
        (None, "2024-03-09", "2024-03-09"),
        ("2024-03-02/2024-03-05", None, "2024-03-02"),
        ("2024-03", "2024-03-09", "2024-03"),
        ("2024-03-02~", None, "2024-03-02"),
        (None, None, None),
    ],
)
def test_day_of_an_event(date: str | None, published: str | None, wanted: str | None) -> None:
    assert day(date, published) == wanted
