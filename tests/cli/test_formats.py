from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchange.sample import RECORD

from depositary.cli.formats import FORMATS, chosen
from depositary.cli.options import Format
from depositary.cli.outlet import Outlet
from depositary.cli.tally import Tally
from depositary.record import Record, decode


def written(kind: Format, path: Path, *, read: int = 1, failed: int = 0, interrupted: bool = False) -> str | None:
    """What a run writes that reads so many reports while so many others fail; None where no file comes to be."""
    tally = Tally()

    def records() -> Iterator[Record]:
        for _ in range(read):
            tally.read += 1
            yield RECORD
        tally.failed, tally.interrupted = failed, interrupted

    with Outlet(path) as outlet:
        FORMATS[kind](records(), outlet, tally)
    return path.read_text(encoding="utf-8") if path.exists() else None


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_json_of_one_report_is_the_record_alone(path: Path) -> None:
    assert decode(written(Format.JSON, path) or "") == RECORD


def test_json_of_several_is_an_array(path: Path) -> None:
    assert len(json.loads(written(Format.JSON, path, read=3) or "")) == 3


@pytest.mark.parametrize("how", [{"failed": 1}, {"interrupted": True}])
def test_json_of_several_of_which_one_is_read_is_an_array_still(path: Path, how: dict[str, int]) -> None:
    assert len(json.loads(written(Format.JSON, path, **how) or "")) == 1  # type: ignore[arg-type]


def test_json_lines_are_one_record_each(path: Path) -> None:
    lines = (written(Format.JSONL, path, read=2) or "").splitlines()
    assert [decode(line) for line in lines] == [RECORD, RECORD]


def test_html_holds_all_reports(path: Path) -> None:
    assert (written(Format.HTML, path, read=2) or "").count("<article") == 2


def test_table_shows_every_report(path: Path) -> None:
    assert (written(Format.TABLE, path, read=2) or "").count("[a1] border treaty") == 2


@pytest.mark.parametrize("kind", list(Format))
def test_no_file_comes_to_be_where_nothing_was_read(kind: Format, path: Path) -> None:
    assert written(kind, path, read=0, failed=1) is None


def test_ending_of_the_output_decides_where_no_format_is_named() -> None:
    assert chosen(None, None) is Format.TABLE
    assert chosen(None, Path("x.HTML")) is Format.HTML
    assert chosen(None, Path("x.jsonl")) is Format.JSONL
    assert chosen(None, Path("x.txt")) is Format.TABLE
    assert chosen(Format.JSON, Path("x.html")) is Format.JSON
