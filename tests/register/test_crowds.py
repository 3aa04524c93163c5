"""A large register is settled part by part; what comes out must not depend on the order in which reports came."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from tests.register.sample import RUN, record

from depositary.exchange.register import whole
from depositary.record import Record
from depositary.register import Register, open_register
from depositary.register.identity import draw
from depositary.register.store import linking, settling
from depositary.register.view.gist import gist

LANDS = (("Iceland", "Norway"), ("Chile", "Peru"), ("Iceland", "Peru"))
WORDS = ("herring", "cod", "ferry cable", "cod ferry", "herring cable")


def reports(number: int, chance: random.Random) -> list[Record]:
    """So many reports that have much in common."""
    made = []
    for count in range(number):
        one, other = chance.choice(LANDS)
        kind = chance.choice(("agreement", "treaty", "memorandum"))
        day = chance.choice((None, "2014-06-04", "2014-06", "2019-03-01"))
        named = (f"{kind} on {chance.choice(WORDS)}", kind, day)
        second = (f"{chance.choice(WORDS)} agreement", "agreement", None)
        text = f"Report {count}: {one} and {other} signed a {named[0]} and have a {second[0]}."
        published = f"20{chance.choice((14, 19))}-0{chance.randint(1, 9)}-11"
        several = (named, second) if chance.random() < 0.4 else (named,)
        made.append(record(text, *several, parties=(one, other), published=published))
    return made


@pytest.fixture(params=[(2, 3), (2, 12), (8, 3), (4, 6)])
def narrow(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register for which a few reports are many."""
    room, largest = request.param
    monkeypatch.setattr(linking, "ROOM", room)
    monkeypatch.setattr(settling, "LARGEST", largest)


def groups(register: Register) -> list[tuple[str, ...]]:
    """Which findings are together."""
    return sorted(tuple(f.id for f in held) for held in register.store.findings().values())


@pytest.mark.file  # so often that a server would take minutes
@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("seed", range(2))
def test_order_of_adding_to_a_crowd_changes_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    batch = reports(45, chance)
    told = []
    for number in range(3):
        with open_register(tmp_path / f"{number}.db") as register:
            for each in batch:
                register.add(each, run=RUN)
            told.append((groups(register), whole(register)))
        chance.shuffle(batch)
    assert told[0] == told[1] == told[2]


@pytest.mark.file
@pytest.mark.usefixtures("narrow")
def test_what_leaves_a_crowd_leaves_no_trace(tmp_path: Path) -> None:
    batch = reports(34, random.Random(2))
    bare = [msgspec.structs.replace(each, agreements=(), steps=()) for each in batch[::4]]
    with open_register(tmp_path / "r.db") as register, open_register(tmp_path / "without.db") as without:
        for each in (*batch, *bare):
            register.add(each, run=RUN if each not in bare else "later")
        for each in batch:
            if each not in batch[::4]:
                without.add(each, run=RUN)
        assert groups(register) == groups(without)


def test_what_an_entry_is_made_of_has_the_place_of_its_name() -> None:
    """Counts of parties that differ are told with the first mention."""
    made = reports(1, random.Random(1))[0]
    (kept,) = (a for a in gist(next(draw(made)), made).agreements)
    assert kept.mentions == made.agreements[0].mentions
