"""What is kept up to date is what working it all out anew would give."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.register.sample import AGAIN, ALL, CABLE, HERRING, RUN, record

from depositary.exchange.register import whole
from depositary.record import Record
from depositary.register import Register, open_register
from depositary.register.identity import Finding, clusters, draw
from depositary.register.identity.blocking import borne, sought
from depositary.register.identity.judged import settle
from depositary.register.view.entry import KEPT

STORED = Path(__file__).parent / "stored"
COPIES = tuple(
    record(
        f"Report {number}: Iceland and Norway signed an agreement on herring quotas.",
        ("agreement on herring quotas", "agreement", "2024-06-04"),
        acts=(("sign", "2024-06-04", "occurred"),),
    )
    for number in range(3)
)
EVERY = (*ALL, *COPIES)
FINDINGS = [finding for each in EVERY for finding in draw(each)]
Judged = tuple[str, int, int]


def scratch(findings: list[Finding], judged: Sequence[tuple[str, str, str]]) -> list[tuple[str, ...]]:
    """The agreements, all findings compared that share a key."""
    pairs = itertools.permutations(findings, 2)
    blocks = [(a.id, b.id) for a, b in pairs if not set(sought(a)).isdisjoint(borne(b))]
    same, different = settle(judged)
    return clusters(findings, blocks, same=same, different=different)


def kept(register: Register) -> list[tuple[str, ...]]:
    """The agreements as the register has them."""
    return sorted(tuple(f.id for f in found) for found in register.store.findings().values())


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(EVERY), unique_by=lambda each: each.report.id),
    st.lists(st.tuples(st.sampled_from(("same", "different")), st.integers(0, 8), st.integers(0, 8)), max_size=4),
    st.integers(0, 4),
)
def test_kept_up_to_date_is_worked_out_anew(order: list[Record], judged: list[Judged], undone: int) -> None:
    with TemporaryDirectory() as folder, open_register(Path(folder) / "r.db") as register:
        made: list[tuple[str, str, str]] = []
        for number, each in enumerate(order):
            register.add(each, run=RUN)
            present = sorted(f.id for held in register.store.findings().values() for f in held)
            for kind, left, right in judged[number : number + 1]:
                a, b = present[left % len(present)], present[right % len(present)]
                if a != b:
                    register.judge(kind, a, b)
                    made.append((kind, a, b))
        for _ in range(min(undone, len(made))):
            register.undo()
            made.pop()
        expected = scratch([f for each in order for f in draw(each)], made)
        assert kept(register) == expected
        assert_listed(register)


def assert_listed(register: Register) -> None:
    """A list says what the dossiers say."""
    told = [({k: getattr(e, k) for k in KEPT}, e.reports) for e in register.entries()]
    built = [({k: getattr(d, k) for k in KEPT}, len({m.report for m in d.members})) for d in register.agreements()]
    assert told == built


@pytest.mark.file
@pytest.mark.parametrize(("a", "b"), list(itertools.combinations(FINDINGS, 2)))
def test_seeking_is_the_same_both_ways(a: Finding, b: Finding) -> None:
    for one, other in ((a, b), (msgspec.structs.replace(a, sides=a.sides[:1]), msgspec.structs.replace(b, sides=()))):
        assert set(sought(one)).isdisjoint(borne(other)) == set(sought(other)).isdisjoint(borne(one))


def test_report_read_anew_without_its_agreement_leaves_no_trace(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register, open_register(tmp_path / "without.db") as without:
        for each in EVERY:
            register.add(each, run=RUN)
        bare = msgspec.structs.replace(AGAIN, agreements=(), steps=())
        register.add(bare, run="later")
        for each in (e for e in EVERY if e is not AGAIN):
            without.add(each, run=RUN)
        without.add(bare, run="later")
        assert whole(register) == whole(without)
        assert_listed(register)


@pytest.mark.file
def test_copies_of_a_report_are_one_unit_and_cost_no_comparison(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        for each in COPIES:
            register.add(each, run=RUN)
        (entry,) = register.entries()
        assert entry.reports == len(COPIES)
    with sqlite3.connect(tmp_path / "r.db") as connection:
        assert connection.execute("SELECT count(DISTINCT unit) FROM agreements").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM links").fetchone() == (0,)
    connection.close()


def test_copies_of_two_instruments_of_one_report_stay_two(tmp_path: Path) -> None:
    named = ("herring agreement", "agreement", None)
    twice = [record(f"{n}: herring agreement of Iceland and Norway", named, named) for n in range(3)]
    with open_register(tmp_path / "r.db") as register:
        for each in twice:
            register.add(each, run=RUN)
        assert sorted(entry.reports for entry in register.entries()) == [3, 3]


@pytest.mark.file
@pytest.mark.parametrize("name", sorted(path.name for path in STORED.glob("*.db")))
def test_register_of_every_released_schema_opens(tmp_path: Path, name: str) -> None:
    shutil.copy(STORED / name, tmp_path / name)
    with open_register(tmp_path / name) as register, open_register(tmp_path / "new.db") as new:
        assert register.reports() == sorted(ALL[:4], key=lambda r: (r.report.published, r.report.id))
        for each in ALL[:4]:
            new.add(each, run=RUN)
        new.judge("same", next(draw(HERRING)).id, next(draw(CABLE)).id, who="Ada", why="one text")
        assert whole(register) == whole(new)
        assert register.store.search("herring quotas") == new.store.search("herring quotas")


@pytest.mark.file
def test_other_program_draws_anew(tmp_path: Path) -> None:
    place = tmp_path / "r.db"
    with open_register(place) as register:
        for each in EVERY:
            register.add(each, run=RUN)
        before = whole(register)
    with sqlite3.connect(place) as connection:
        connection.execute("DELETE FROM drawn")
        connection.execute("INSERT INTO drawn VALUES ('older')")
        connection.execute("DELETE FROM links")
        connection.execute("UPDATE dossiers SET name = 'as an older program has it'")
    connection.close()
    with open_register(place) as register:
        assert whole(register) != before, "who only reads does not wait until all is drawn"
        register.renew()
        assert whole(register) == before


def test_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    written = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(EVERY), 0, 40320, 9973)):
        with open_register(tmp_path / f"{number}.db") as register:
            for each in order:
                register.add(each, run=RUN)
            written.add(whole(register))
    assert len(written) == 1
