"""What a register withstands: being killed, being written by two, a full disk, a place that cannot be written."""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from tests.register.sample import ALL, CABLE, RUN, record
from tests.register.test_reread import renumbered

from depositary.errors import RegisterError
from depositary.exchange.register import whole
from depositary.record import Record, encode
from depositary.register import Register, open_register
from depositary.register.identity import draw
from depositary.register.store.deriving import LARGE
from depositary.register.store.schema import DOSSIERS

if TYPE_CHECKING:
    import psycopg

SCRIPT = Path(__file__).parent / "adding.py"
# What another user may not even read is loaded before: the interpreter may belong to root alone.
AS_NOBODY = """
import os, sys
sys.path.insert(0, "")
from tests.register.adding import main
main(sys.argv[3], sys.argv[2])
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
from depositary.register import open_register
with open_register(sys.argv[1], create=False) as register:
    assert len(register.entries()) == 1
main(sys.argv[1], sys.argv[2])
"""
LANDS = (("Iceland", "Norway"), ("Chile", "Peru"), ("Iceland", "Peru"), ("Chile", "Norway"))


def reports(number: int) -> list[Record]:
    """So many small reports on a few agreements."""
    made = []
    for count in range(number):
        one, other = LANDS[count % len(LANDS)]
        word = ("herring", "cod", "timber", "ferry", "cable")[count % 5]
        named = (f"agreement on {word}", "agreement", f"20{10 + count % 20}-06-04")
        text = f"Report {count}: {one} and {other} signed an agreement on {word}."
        made.append(record(text, named, parties=(one, other), acts=(("sign", None, "occurred"),)))
    return made


def written(path: Path, records: list[Record]) -> Path:
    """The records in a file."""
    path.write_bytes(b"".join(encode(each) + b"\n" for each in records))
    return path


def start(
    place: Path | str, records: Path, verb: str = "add", *, before: Callable[[], None] | None = None
) -> subprocess.Popen[bytes]:
    """An adding process, or one that does what the verb of `adding.py` says."""
    return subprocess.Popen([sys.executable, SCRIPT, place, records, verb], stderr=subprocess.PIPE, preexec_fn=before)


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """How it ended, and what it said."""
    _, told = process.communicate(timeout=600)
    return process.returncode, told.decode()


def undisturbed(folder: Path, records: list[Record]) -> bytes:
    """The export of a register to which all were added in peace."""
    with open_register(folder / "peace.db") as register:
        for each in records:
            register.add(each, run=RUN)
        return whole(register)


def killed(tmp_path: Path, *, number: int, kills: int, url: str | None = None) -> None:
    """Kill an adding process so many times, at random moments, and see that the end is as if nobody had."""
    batch = reports(number)
    records = written(tmp_path / "records.jsonl", batch)
    began = time.monotonic()
    expected = undisturbed(tmp_path, batch)
    spent = time.monotonic() - began
    place = url or tmp_path / "r.db"
    shot(place, records, "add", kills=kills, pause=1.5 * spent / kills)
    with open_register(place, create=False) as register:
        assert register.store.count() == number
        assert whole(register) == expected


def shot(place: Path | str, records: Path, verb: str, *, kills: int, pause: float) -> None:
    """Kill a process so many times, each after a random part of the pause; then let it end."""
    chance, hit = random.Random(7), 0
    for _ in range(kills):
        process = start(place, records, verb)
        _wait(place, process, chance)
        time.sleep(chance.random() * pause)
        process.send_signal(signal.SIGKILL)
        hit += finish(process)[0] == -signal.SIGKILL
        if not isinstance(place, Path) or (place.exists() and place.stat().st_size):
            with open_register(place) as register:
                assert_sound(register)
    assert hit >= 0.8 * kills
    assert finish(start(place, records, verb)) == (0, "")


def assert_sound(register: Register) -> None:
    """Every report has one current record, from which its findings are drawn; lists say what dossiers say."""
    records = register.reports()
    assert register.store.count() == len(records)
    found = sorted(finding.id for held in register.store.findings().values() for finding in held)
    assert found == sorted(finding.id for each in records for finding in draw(each))
    assert [(e.id, e.name, e.status) for e in register.entries()] == [
        (d.id, d.name, d.status) for d in register.agreements()
    ]
    assert sorted(row.evidence.text for row in register.rows() if row.sort == "step") == sorted(
        step.evidence.text for each in records for step in each.steps
    )


def _wait(place: Path | str, process: subprocess.Popen[bytes], chance: random.Random) -> None:
    """Until it writes; one of five is not waited for, so that it may be killed while it starts or makes the file."""
    if chance.random() < 0.2:
        time.sleep(chance.random())
        return
    with telling(place) as told:
        before = told()
        while process.poll() is None and (told() == before or not told()):
            time.sleep(0.002)


@contextmanager
def telling(place: Path | str) -> Iterator[Callable[[], tuple[int, ...]]]:
    """What tells how far the writing is, of a file or of a server."""
    if isinstance(place, Path):
        yield partial(_size, place)
    else:
        import psycopg

        with psycopg.connect(place, autocommit=True) as connection:
            yield partial(_written, connection)


def _written(connection: psycopg.Connection) -> tuple[int, ...]:
    """How many records there are."""
    import psycopg

    try:
        return connection.execute("SELECT count(*) FROM records").fetchone() or ()
    except psycopg.errors.UndefinedTable:
        return ()


def _size(place: Path) -> tuple[int, ...]:
    """What changes with every write; nothing before the first."""
    if not Path(f"{place}-wal").exists():
        return ()
    found = [path.stat() for path in (place, Path(f"{place}-wal")) if path.exists()]
    return tuple(number for each in found for number in (each.st_size, each.st_mtime_ns))


@pytest.mark.file
def test_killed_at_random_moments_it_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    killed(tmp_path, number=60, kills=8)


@pytest.mark.file
@pytest.mark.slow
@pytest.mark.skipif("not config.getoption('-m')", reason="takes many minutes; run it with -m slow")
def test_killed_fifty_times_within_five_hundred_reports(tmp_path: Path) -> None:
    killed(tmp_path, number=500, kills=50)


@pytest.mark.file
def test_killed_while_it_reads_anew_it_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    reread(tmp_path, number=60, kills=6)


@pytest.mark.file
@pytest.mark.slow
@pytest.mark.skipif("not config.getoption('-m')", reason="takes minutes; run it with -m slow")
def test_killed_fifty_times_while_it_reads_five_hundred_reports_anew(tmp_path: Path) -> None:
    reread(tmp_path, number=500, kills=50)


@pytest.mark.file
def test_killed_while_it_reads_a_postgresql_register_anew_it_ends_the_same(tmp_path: Path, url: str) -> None:
    reread(tmp_path, number=40, kills=4, url=url)


def reread(tmp_path: Path, *, number: int, kills: int, url: str | None = None) -> None:
    """Kill a process that reads all anew: what it had read stays, judgements too, and the end is as in peace."""
    batch = reports(number)
    later = written(tmp_path / "later.jsonl", [renumbered(each) for each in batch])
    place = url or tmp_path / "r.db"
    for where in (place, tmp_path / "peace.db"):
        with open_register(where) as register:
            for each in batch:
                register.add(each, run=RUN)
            register.judge("same", next(draw(batch[0])).id, next(draw(batch[1])).id)
            register.judge("edit", next(draw(batch[2])).id, "name", "Herring Accord")
    began = time.monotonic()
    assert finish(start(tmp_path / "peace.db", later, "reread")) == (0, "")
    shot(place, later, "reread", kills=kills, pause=1.5 * (time.monotonic() - began) / kills)
    with open_register(place, create=False) as register, open_register(tmp_path / "peace.db") as peace:
        assert register.store.older("later") == []
        assert whole(register) == whole(peace)


def one_agreement(number: int) -> list[Record]:
    """So many reports on one agreement: its dossier is large, and its entry is written at the end."""
    named = ("agreement on herring quotas", "agreement", "2024-06-04")
    acts = (("sign", "2024-06-04", "occurred"), ("sign", "2024-06-07", "occurred"))
    texts = (f"Report {n}: Iceland and Norway signed an agreement on herring quotas." for n in range(number))
    return [record(text, named, acts=acts[n % 2 : n % 2 + 1]) for n, text in enumerate(texts)]


@pytest.mark.parametrize("served", [False, True], ids=["file", "server"])
@pytest.mark.file
def test_killed_before_it_closes_nothing_of_a_large_dossier_is_lost(
    tmp_path: Path, served: bool, request: pytest.FixtureRequest
) -> None:
    batch = one_agreement(LARGE + 9)
    place = request.getfixturevalue("url") if served else tmp_path / "r.db"
    records = written(tmp_path / "records.jsonl", batch)
    assert finish(start(place, records, "vanish")) == (-signal.SIGKILL, "")
    expected = undisturbed(tmp_path, batch)
    with open_register(place, create=False) as register, open_register(tmp_path / "peace.db") as peace:
        assert stale(register) == 1
        assert whole(register) == expected
        assert register.entries() == peace.entries()
        assert register.list("agreements", party="Norway") == peace.list("agreements", party="Norway")
        assert register.conflicts() == peace.conflicts() != []
        assert register.list("steps", sort="name") == peace.list("steps", sort="name")
    with open_register(place, create=False) as register:
        assert stale(register) == 1, "who only looks at it writes nothing"
        register.add(CABLE, run=RUN)
    with open_register(place, create=False) as register, open_register(tmp_path / "peace.db") as peace:
        assert stale(register) == 0, "the next that writes makes up for it"
        peace.add(CABLE, run=RUN)
        assert whole(register) == whole(peace)


def stale(register: Register) -> int:
    """How many entries are still to be written."""
    with register.store._engine.connect() as connection:
        return len(connection.execute(select(DOSSIERS.c.id).where(DOSSIERS.c.stale)).all())


@pytest.mark.file
def test_full_disk_is_told_and_the_register_stays_sound(tmp_path: Path) -> None:
    """A disk of its own, in memory, that fills up."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"no disk of its own can be mounted here: {made.stderr.strip()}")
    try:
        batch = reports(200)
        place, records = disk / "r.db", written(tmp_path / "records.jsonl", batch)
        code, told = finish(start(place, records))
        assert code == 1
        assert "RegisterError" in told
        assert "make room" in told
        with open_register(place, create=False) as register:
            assert 0 < register.store.count() < len(batch)
            assert_sound(register)
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        assert finish(start(place, records)) == (0, "")
        with open_register(place, create=False) as register:
            assert whole(register) == undisturbed(tmp_path, batch)
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.file
def test_two_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    batch = reports(24)
    place = tmp_path / "r.db"
    halves = [written(tmp_path / f"{n}.jsonl", part) for n, part in enumerate((batch[:16], batch[8:]))]
    running = [start(place, half) for half in halves]
    assert [finish(process) for process in running] == [(0, ""), (0, "")]
    with open_register(place) as register:
        assert whole(register) == undisturbed(tmp_path, batch)


@pytest.mark.file
def test_killed_while_it_writes_to_postgresql_it_goes_on_and_ends_the_same(tmp_path: Path, url: str) -> None:
    killed(tmp_path, number=60, kills=6, url=url)


@pytest.mark.file
def test_two_that_add_at_once_to_postgresql_lose_nothing(tmp_path: Path, url: str) -> None:
    batch = reports(24)
    halves = [written(tmp_path / f"{n}.jsonl", part) for n, part in enumerate((batch[:16], batch[8:]))]
    running = [start(url, half) for half in halves]
    assert [finish(process) for process in running] == [(0, ""), (0, "")]
    with open_register(url) as register:
        assert whole(register) == undisturbed(tmp_path, batch)


@pytest.mark.file
def test_no_room_left_is_told_and_the_register_stays_sound(tmp_path: Path) -> None:
    def narrow() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    batch = reports(60)
    place = tmp_path / "r.db"
    with open_register(place) as register:
        register.add(batch[0], run=RUN)
    records = written(tmp_path / "records.jsonl", batch)
    code, told = finish(start(place, records, before=narrow))
    assert code == 1
    assert "RegisterError" in told
    assert "make room" in told
    with open_register(place, create=False) as register:
        assert 0 < register.store.count() < len(batch)
    assert finish(start(place, records)) == (0, "")
    with open_register(place, create=False) as register:
        assert whole(register) == undisturbed(tmp_path, batch)


@pytest.mark.file
@pytest.mark.parametrize("folder", [0o555, 0o755], ids=["folder", "file"])
def test_read_only_place_is_told_to_who_may_not_write(tmp_path: Path, folder: int) -> None:
    """By a process of another user where this one may write anywhere."""
    held = Path(tempfile.mkdtemp(prefix="register-"))
    try:
        place, records = held / "r.db", written(held / "records.jsonl", reports(3))
        with open_register(place) as register:
            register.add(reports(1)[0], run=RUN)
        for path in held.iterdir():
            path.chmod(0o444)
        held.chmod(folder)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, place, records, tmp_path / "warm.db"],
            capture_output=True, text=True, cwd=SCRIPT.parents[2],
        )  # fmt: skip
        assert done.returncode == 1
        assert "RegisterError" in done.stderr
        assert "cannot be written" in done.stderr
        held.chmod(0o755)
        for path in held.iterdir():
            path.chmod(0o644)
        assert finish(start(place, records)) == (0, "")
        with open_register(place, create=False) as register:
            assert register.store.count() == 3
    finally:
        held.chmod(0o755)
        shutil.rmtree(held)


@pytest.mark.file
def test_register_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_register(tmp_path / "r.db") as register:
        register.add(ALL[0], run=RUN)
        with register.store._engine.connect() as connection:  # root may write anywhere, so SQLite itself must refuse
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(RegisterError, match="cannot be written"):
            register.add(ALL[1], run=RUN)
        assert register.store.count() == 1
