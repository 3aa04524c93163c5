"""Versions of a report: kept beside each other, and which of them counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.register.sample import HERRING, RUN, record

import depositary
from depositary.exchange.register import whole
from depositary.register import Register
from depositary.register.origin import Origin

FIRST = HERRING
SECOND = record(
    "Iceland and Norway signed an agreement on herring quotas. Correction: it is a treaty.",
    ("agreement on herring quotas", "treaty", "2024-06-05"),
    acts=(("sign", "2024-06-05", "occurred"),),
)
URL = "https://news.example/herring"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An empty register."""
    with depositary.open(tmp_path / "r.db") as opened:
        yield opened


def add(register: Register, *places: tuple[object, str, str]) -> None:
    """Add each record as read at this place, from bytes of this digest."""
    for each, place, digest in places:
        register.add(each, run=RUN, origin=Origin(place=place, digest=digest))  # type: ignore[arg-type]


def test_changed_report_is_a_version_beside_the_old_and_only_the_later_counts(register: Register) -> None:
    add(register, (FIRST, URL, "sha256:1"), (SECOND, URL, "sha256:2"))
    (dossier,) = register.agreements()
    assert (dossier.kind, dossier.signed) == ("treaty", ("2024-06-05",))
    assert register.conflicts() == []
    for each in (FIRST, SECOND):
        found = register.versions(each.report.id)
        assert [(v.number, v.report, v.digest, v.counts) for v in found] == [
            (1, FIRST.report.id, "sha256:1", False), (2, SECOND.report.id, "sha256:2", True),
        ]  # fmt: skip
    assert register.report(FIRST.report.id) == FIRST
    assert register.store.count() == 2


def test_same_version_twice_changes_nothing(register: Register) -> None:
    add(register, (FIRST, URL, "sha256:1"), (SECOND, URL, "sha256:2"))
    before = whole(register)
    assert not register.add(FIRST, run=RUN, origin=Origin(place=URL, digest="sha256:1"))
    assert not register.add(SECOND, run=RUN, origin=Origin(place=URL, digest="sha256:3"))
    assert whole(register) == before


def test_replaced_text_counts_on_where_another_place_still_has_it(register: Register) -> None:
    add(register, (FIRST, URL, "sha256:1"), (FIRST, "https://other.example/7", "sha256:1"), (SECOND, URL, "sha256:2"))
    assert {r.report.id for r in register.reports()} == {FIRST.report.id, SECOND.report.id}
    add(register, (SECOND, "https://other.example/7", "sha256:2"))
    assert {r.report.id for r in register.reports()} == {SECOND.report.id}


def test_file_written_over_with_another_report_is_no_version(register: Register) -> None:
    other = record("Chile and Peru part.", parties=("Chile", "Peru"))
    for each in (FIRST, other, SECOND):
        register.add(each, run=RUN, origin=Origin(place="/reports/today.txt", loose=True))
    assert {r.report.id for r in register.reports()} == {other.report.id, SECOND.report.id}
    assert [v.place for v in register.versions(other.report.id)] == ["/reports/today.txt (2)"]


def test_export_tells_the_versions_but_no_folder(register: Register) -> None:
    register.add(FIRST, run=RUN, origin=Origin(place="/home/ada/today.txt", digest="sha256:1", loose=True))
    told = whole(register)
    assert b'"place": "today.txt"' in told
    assert b"/home/ada" not in told


def test_report_without_a_place_has_no_versions(register: Register) -> None:
    register.add(FIRST, run=RUN)
    register.add(SECOND, run=RUN)
    assert register.versions(FIRST.report.id) == []
    assert len(register.reports()) == 2
