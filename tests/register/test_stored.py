"""A register of an older schema keeps its judgements on cells, its versions and its runs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.register.sample import AGAIN, CABLE, RUN
from tests.register.test_reread import SAMPLES, ref, renumbered
from tests.register.test_versions import FIRST, SECOND, URL, add

from depositary import open as opened  # a file of SQLite
from depositary.exchange.register import whole
from depositary.register import Register

STORED = Path(__file__).parent / "stored" / "judged"


def judged(place: Path) -> Register:
    """What the stored register holds: the samples, read by two runs, a version, and judgements of every kind.

    It was made by the program of its schema with this function.
    """
    register = opened(place)
    for each in SAMPLES:
        register.add(each, run=RUN)
    add(register, (FIRST, URL, "sha256:1"), (SECOND, URL, "sha256:2"))
    register.judge("same", ref(AGAIN), ref(CABLE), who="Ada", why="one text", when="2024-09")
    register.judge("reject", ref(AGAIN), "stage-1", who="Ben")
    register.judge("edit", ref(CABLE), "name", "Cable Treaty", when="2024-10")
    register.judge("accept", ref(AGAIN), "party-1")
    register.judge("reject", ref(AGAIN), "party-2")
    register.undo()
    register.add(renumbered(SAMPLES[2]), run="later")
    return register


@pytest.mark.parametrize("name", ["0003.db", "0004.db"])
def test_judgements_versions_and_runs_come_through_a_migration(tmp_path: Path, name: str) -> None:
    shutil.copy(STORED / name, tmp_path / "old.db")
    with opened(tmp_path / "old.db") as old, judged(tmp_path / "new.db") as new:
        assert whole(old) == whole(new)
        assert [made.state for made in old.judgements()] == [made.state for made in new.judgements()]
        assert old.versions(FIRST.report.id) == new.versions(FIRST.report.id)
        assert old.store.runs() == new.store.runs()
        assert old.show(ref(CABLE)).name == "Cable Treaty"
        old.renew()
        assert whole(old) == whole(new)
        assert old.list("steps") == new.list("steps")
