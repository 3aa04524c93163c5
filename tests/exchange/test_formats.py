"""Each export is read back by the library of its format, and says what the register says."""

from __future__ import annotations

import csv
import json
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import frictionless
import icalendar
import networkx
import openpyxl
import pyarrow.parquet as pq
import pytest
from lxml import html
from tests.exchange.sample import RECORD
from tests.register.sample import ALL, RUN

import depositary
from depositary.errors import ExchangeError
from depositary.exchange.flat import COLUMNS, harmless, table
from depositary.exchange.formats import FORMATS, export, told, written
from depositary.record import Agreement, Record, Report, Span, Step
from depositary.register import Origin, Register

RUNS = Record(
    report=Report.of("=SUM(A1) pact", title="=1+1", publisher="@sum", published="2024-09-01"),
    agreements=(Agreement(id="a1", name="=SUM(A1) pact", kind="agreement", mentions=(Span(0, 13, "=SUM(A1) pact"),)),),
    steps=(
        Step(
            agreement="a1",
            act="enter_into_force",
            date="2025-01-01",
            modality="planned",
            evidence=Span(0, 13, "=SUM(A1) pact"),
            basis="test",
        ),
    ),
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with depositary.open(tmp_path / "r.db") as held:
        for record in (*ALL, RECORD, RUNS):
            held.add(record, run=RUN)
        yield held


def texts(register: Register) -> dict[str, str]:
    return {record.report.id: record.report.text for record in register.reports()}


@pytest.mark.parametrize("name", FORMATS)
def test_format_is_the_same_for_the_same_register(register: Register, name: str) -> None:
    assert written(register, name) == written(register, name)


@pytest.mark.parametrize("name", FORMATS)
def test_ending_of_the_file_tells_the_format(name: str) -> None:
    assert told(None, Path("out" + FORMATS[name].ending)) == name


def test_events_of_the_register_are_read_back(register: Register) -> None:
    lines = [json.loads(line) for line in written(register, "plover").splitlines()]
    rows = list(csv.DictReader(StringIO(written(register, "polecat").decode()), delimiter="\t"))
    assert [line["id"] for line in lines] == [row["Event ID"] for row in rows]
    assert len({row["Event ID"] for row in rows}) == len(rows) > 0


def test_unknown_ending_and_format_are_errors(register: Register) -> None:
    with pytest.raises(ExchangeError, match=r"\.tiff"):
        told(None, Path("x.tiff"))
    with pytest.raises(ExchangeError, match="there are json"):
        written(register, "tiff")


def test_export_writes_the_file(register: Register, tmp_path: Path) -> None:
    export(register, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == written(register, "csv")


def test_csv_reads_back_as_the_findings(register: Register) -> None:
    back = list(csv.DictReader(StringIO(written(register, "csv").decode(), newline="")))
    assert back == [{name: harmless(cell) for name, cell in row.items()} for row in table(register)]
    assert {row["sort"] for row in back} >= {
        "agreement",
        "step",
        "provision",
        "position",
        "demand",
        "statement",
        "event",
    }


def test_quotation_of_each_row_stands_in_its_report(register: Register) -> None:
    held = texts(register)
    for row in table(register):
        assert held[row["report"]][int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["chain"]


def test_no_cell_of_a_table_is_a_formula(register: Register) -> None:
    for line in csv.reader(StringIO(written(register, "csv").decode(), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)
    book: Any = openpyxl.load_workbook(BytesIO(written(register, "xlsx")))
    cells: list[Any] = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert "=SUM(A1) pact" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}  # n: empty


def test_workbook_reads_back_as_the_findings(register: Register) -> None:
    sheet = openpyxl.load_workbook(BytesIO(written(register, "xlsx")))["findings"]
    head, *rows = [[cell or "" for cell in line] for line in sheet.iter_rows(values_only=True)]
    assert head == list(COLUMNS)
    assert [dict(zip(head, row, strict=True)) for row in rows] == list(table(register))


def test_parquet_reads_back_as_the_findings(register: Register) -> None:
    back = pq.read_table(BytesIO(written(register, "parquet")))
    assert back.schema.names == list(COLUMNS)
    held = [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in back.to_pylist()]
    assert held == list(table(register))


def test_annotations_select_the_words_of_the_reports(register: Register) -> None:
    whole = json.loads(written(register, "annotations"))
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = whole["first"]["items"]
    assert whole["total"] == len(items) == len(list(table(register)))
    assert len({item["id"] for item in items}) == len(items)
    held = {record.report.url or f"urn:{record.report.id}": record.report.text for record in register.reports()}
    for item in items:
        place, quote = item["target"]["selector"]
        text = held[item["target"]["source"]]
        assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_graph_has_every_agreement_and_party(register: Register) -> None:
    graph: Any = networkx.read_graphml(BytesIO(written(register, "graphml")))
    for dossier in register.agreements():
        assert graph.nodes[dossier.id]["label"] == dossier.name
        parties = [graph.nodes[a]["label"] for a, _, f in graph.in_edges(dossier.id, data=True) if edge(f) == "party"]
        assert sorted(parties) == sorted(party.name for party in dossier.parties)


def edge(facts: dict[str, Any]) -> str:
    return str(facts["relation"])


def test_calendar_holds_planned_steps(register: Register) -> None:
    calendar = icalendar.Calendar.from_ical(written(register, "ics"))
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    held: Any = events["=SUM(A1) pact: enter into force (planned)"]
    assert (held["dtstart"].dt.isoformat(), held["dtend"].dt.isoformat()) == ("2025-01-01", "2025-01-02")
    assert "“=SUM(A1) pact”" in str(held["description"])


def test_page_of_dossiers_runs_nothing_and_shows_all(register: Register) -> None:
    page = html.document_fromstring(written(register, "html").decode())
    assert page.xpath("//article/@id") == [dossier.id for dossier in register.agreements()]
    assert not page.xpath("//script | //link | //img | //iframe")
    shown = {"".join(quote.itertext()) for quote in page.iter("q")}
    assert {said.text for d in register.agreements() for stage in d.life for said in stage.evidence} <= shown


def test_brief_has_a_section_for_each_agreement(register: Register) -> None:
    lines = written(register, "markdown").decode().split("\n")
    assert sum(line.startswith("## ") for line in lines) == len(register.agreements())
    assert any("told as done, and denied" in line or "two dates" in line for line in lines)


def test_data_package_is_valid_to_frictionless(register: Register, tmp_path: Path) -> None:
    member = register.agreements()[0].members[0].id
    register.judge("edit", member, "name", "=SUM(A1) Accord", who="Ada", when="2024-06-05")
    register.add(RECORD, run="test", origin=Origin(place=RECORD.report.url, digest="sha256:1"))
    export(register, tmp_path / "package", format="datapackage")
    with zipfile.ZipFile(BytesIO(written(register, "datapackage"))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in (tmp_path / "package").iterdir()
        }
    report = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    package: Any = frictionless.Package(str(tmp_path / "package" / "datapackage.json"))
    assert package.resource_names == [
        "agreements", "actors", "reports", "findings", "judgements", "versions", "codebook",
    ]  # fmt: skip
    (judged,) = package.get_resource("judgements").read_rows()
    assert (judged["judgement"], judged["who"], judged["state"]) == (1, "Ada", "holds")
    assert [row["report"] for row in package.get_resource("versions").read_rows()] == [RECORD.report.id]
    codebook = {(row["list"], row["term"]) for row in package.get_resource("codebook").read_rows()}
    assert {("acts", row["what"]) for row in table(register) if row["sort"] == "step"} <= codebook


def test_data_package_is_not_written_among_other_files(register: Register, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ExchangeError, match="other things"):
        export(register, tmp_path, format="datapackage")
    export(register, tmp_path / "new", format="datapackage")
    export(register, tmp_path / "new", format="datapackage")


def test_missing_package_is_named(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ExchangeError, match=r"openpyxl; install \"depositary\[exports\]\""):
        written(register, "xlsx")
