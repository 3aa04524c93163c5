"""`depositary read` from end to end, with real files, signals and pipes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.cli.running import Done, launch, run
from tests.exchange.sample import TEXT

from depositary.reading.statements import engine
from depositary.record import decode

pytestmark = pytest.mark.slow
SHORT = "France and Germany signed a treaty in Paris."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three reports of which the second has no text."""
    path = tmp_path / "reports.jsonl"
    rows = [{"text": SHORT, "title": "One"}, {"title": "Two"}, {"text": SHORT, "title": "Three"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_table_is_for_people(report: Path) -> None:
    done = run("read", str(report), "--publisher", "Tarn Daily")
    assert done.code == 0, done.err
    assert "Northland signs border treaty with Sudmark" in done.out
    assert "Tarn Daily" in done.out


def test_json_of_one_file_is_its_record(report: Path) -> None:
    done = run("read", str(report), "--format", "json", "--published", "2024-03-19", "--author", "L. Quill")
    record = decode(done.out)
    assert done.code == 0
    assert record.report.published == "2024-03-19"
    assert record.report.authors == ("L. Quill",)
    assert all(span.text == record.report.text[span.start : span.end] for span in record.spans())


def test_dash_reads_standard_input() -> None:
    done = launch("read", "-", "--format", "json", given=SHORT.encode())
    assert done.code == 0, done.err
    assert decode(done.out).report.text == SHORT


def test_one_bad_report_is_told_and_the_others_are_read(table: Path) -> None:
    done = run("read", str(table), "--format", "jsonl")
    assert done.code == 1
    assert [decode(line).report.title for line in done.out.splitlines()] == ["One", "Three"]
    assert "reports.jsonl" in done.err
    assert "2 reports read, 1 could not be read" in done.err
    assert "Traceback" not in done.err


def test_json_of_a_table_is_an_array(table: Path) -> None:
    assert len(json.loads(run("read", str(table), "--format", "json").out)) == 2


def test_column_of_the_text_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "reports.csv"
    path.write_text(f'body,title\n"{SHORT}",One\n', encoding="utf-8")
    assert run("read", str(path), "--text", "body", "--format", "json").code == 0
    assert run("read", str(path), "--format", "json").code == 3


def test_nothing_read_is_3_and_leaves_a_file_that_stood_there(tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    output.write_text("of yesterday")
    done = run("read", str(tmp_path / "absent.txt"), "--output", str(output))
    assert done.code == 3
    assert "absent.txt" in done.err
    assert output.read_text() == "of yesterday"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--published", "the other day"], "day of publication"),
        (["--output", "no/such/folder/x.json"], "no directory"),
        (["--output", "."], "is a directory"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(report: Path, arguments: list[str], says: str) -> None:
    done = run("read", str(report), *arguments)
    assert done.code == 2
    assert says in " ".join(done.err.replace("│", " ").split())


def test_output_is_never_an_input(report: Path) -> None:
    assert run("read", str(report), "--output", str(report)).code == 2
    assert report.read_text(encoding="utf-8") == TEXT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk_is_told_in_one_line(report: Path) -> None:
    done = run("read", str(report), "--output", "/dev/full", "--format", "json")
    assert done.code == 74
    assert done.err.startswith("depositary: cannot be written: No space left")


def test_unknown_pipeline_is_told_with_what_to_do(report: Path) -> None:
    done = run("read", str(report), "--pipeline", "no_such_pipeline")
    assert done.code == 3
    assert "no_such_pipeline" in done.err
    assert "doctor" in done.err


def test_learned_engine_without_its_libraries_is_told_with_what_to_do(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("depositary.learned.network.find_spec", lambda _: None)
    engine._learned.cache_clear()
    done = run("read", str(report), "--engine", "learned")
    assert done.code == 3
    assert "pip install onnxruntime tokenizers" in done.err


def test_ending_of_the_output_gives_the_format(report: Path, tmp_path: Path) -> None:
    output = tmp_path / "page.html"
    assert run("read", str(report), "--output", str(output)).code == 0
    assert output.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_quiet_prints_errors_alone(table: Path) -> None:
    done = run("read", str(table), "--quiet", "--format", "jsonl")
    assert len(done.err.strip().splitlines()) == 1


def test_same_report_gives_the_same_bytes(report: Path) -> None:
    first, second = (launch("read", str(report), "--format", "json", "--quiet") for _ in range(2))
    assert first == second


def test_no_colour_and_no_bar_where_nobody_looks(table: Path) -> None:
    done = launch("read", str(table))
    assert "\x1b" not in done.out + done.err


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command, begun and not waited for; it does not outlive its test."""
    command = [sys.executable, "-m", "depositary", "read", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def many(folder: Path, number: int) -> Path:
    path = folder / "many.jsonl"
    path.write_text("".join(json.dumps({"text": TEXT + f"\n{n}"}) + "\n" for n in range(number)), encoding="utf-8")
    return path


@pytest.mark.skipif(os.name == "nt", reason="SIGINT of another process is a matter of POSIX")
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_ctrl_c_writes_out_what_was_read(tmp_path: Path, form: str) -> None:
    output = tmp_path / f"out.{form}"
    with started(str(many(tmp_path, 2000)), "--output", str(output)) as process:
        deadline = time.monotonic() + 120
        while not (output.exists() and output.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    written = output.read_text(encoding="utf-8")
    records = [json.loads(line) for line in written.splitlines()] if form == "jsonl" else json.loads(written)
    assert process.returncode == 130
    assert 1 <= len(records) < 2000
    assert b"stopped after" in err
    assert b"Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="broken pipes are told otherwise on Windows")
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_broken_pipe_is_quiet(tmp_path: Path, form: str) -> None:
    with started(str(many(tmp_path, 300)), "--format", form, "--quiet") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


def test_progress_is_shown_to_a_person_who_waits(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    output = tmp_path / "out.jsonl"
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "depositary", "read", str(many(tmp_path, 4)), "--output", str(output)]
    with subprocess.Popen(command, stderr=theirs, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(theirs)
        seen = b"".join(pieces(ours))
        os.close(ours)
        assert process.wait(timeout=60) == 0
    assert b"reading" in seen


def pieces(terminal: int) -> Iterator[bytes]:
    """What comes from a pseudo-terminal until its other side is closed."""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # how Linux says that it is closed
            return
        if not piece:
            return
        yield piece


def test_defect_is_one_line_without_a_traceback(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Done:
        raise RuntimeError("a bug")

    monkeypatch.setattr("depositary.intake.read", broken)
    done = run("read", str(report))
    assert done.code == 70
    assert done.err.strip().startswith("depositary: a defect: RuntimeError: a bug;")
