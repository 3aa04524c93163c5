"""Reports of a world that never was: the shipped examples varied, as many as wanted, made without reading any anew.

A few agreements are in the news all the time and most hardly ever, as with real ones; few states have many, most have
few. A report is one of the examples, or several told together, with other states, persons, subjects, days and words;
its spans are moved along, so that every quotation stands where the record says.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec

from depositary.intake import Options
from depositary.intake import read as taken_in
from depositary.reading import Reader
from depositary.record import Record, Report
from depositary.vocabulary.territories import Territory, territories

FILES = (
    str(files("depositary") / "examples" / "reports.jsonl"),
    str(Path(__file__).resolve().parent.parent / "examples" / "herring-accord.txt"),
)
# The words for the subject of an example, which its variants replace by others.
SUBJECTS = (("mackerel",), ("power", "cable"), ("ferry", "ferries"), ("herring",))
THINGS = """
cod salmon timber copper lithium gas pipeline railway bridge tunnel river dam border visa labour pension tax customs
grain wheat cocoa coffee cotton wool satellite radar prisoner archive museum orchestra university vaccine hospital port
airport helicopter submarine training spectrum insurance tourism forestry seabed glacier uranium fertiliser drought
locust malaria extradition smuggling drone radio film patent
""".split()  # noqa: SIM905  # a list of fifty would be fifty lines
SYLLABLES = (
    "ba be bi bo da de di do ga ge gi go ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se".split()  # noqa: SIM905
)
DAY = re.compile(r"\d{4}(-\d\d)?(-\d\d)?")
WORD = re.compile(r"\w+")
AGREEMENTS = 20  # reports to an agreement, on average
TOLD = (0.6, 0.3, 0.1)  # how many reports tell of one, two, three agreements
NEW = 0.3  # of the long words, how many are others in a variant
START, DAYS = date(1995, 1, 1), 11_000


class Matter(msgspec.Struct, frozen=True):
    """An agreement of the world: its family of examples, its states, its subject, and how much later it is."""

    family: int
    states: tuple[Territory, ...]
    things: tuple[str, ...]
    people: tuple[str, ...]
    later: int


class World:
    """Agreements, and the reports about them; the same for the same number and seed."""

    def __init__(self, reports: int, *, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._models = _models()
        self._matters = [self._matter() for _ in range(max(10, reports // AGREEMENTS))]
        self._weights = list(accumulate((at + 1) ** -0.8 for at in range(len(self._matters))))

    def reports(self, number: int, *, seed: int) -> Iterator[Record]:
        """So many records, all of other reports than those of another seed."""
        chance = random.Random(f"reports {seed}")
        for count in range(number):
            several = chance.choices((1, 2, 3), TOLD)[0]
            matters = chance.choices(self._matters, cum_weights=self._weights, k=several)
            parts = [self._variant(matter, chance) for matter in {id(m): m for m in matters}.values()]
            yield _whole(parts, f"Item {seed}.{count}.")

    def _matter(self) -> Matter:
        chance = self._chance
        states = [t for t in territories().all if t.kind == "state" and t.adjectives and t.capitals]
        random.Random(0).shuffle(states)
        weights = [(at + 1) ** -0.6 for at in range(len(states))]
        chosen = dict.fromkeys(t.code for t in chance.choices(states, weights, k=12))
        held = {t.code: t for t in states}
        return Matter(
            family=chance.randrange(len(SUBJECTS)),
            states=tuple(held[code] for code in chosen),
            things=tuple(chance.sample(THINGS, 2)),
            people=tuple(_word(chance).title() for _ in range(12)),
            later=chance.randrange(DAYS),
        )

    def _variant(self, matter: Matter, chance: random.Random) -> dict[str, Any]:
        model = chance.choice(self._models[matter.family])
        return _varied(model, matter, chance)


@cache
def _models() -> tuple[tuple[Record, ...], ...]:
    """The examples as read, by the subject that they are about."""
    reader = Reader()
    read = [reader.read(r) for r in taken_in(list(FILES), options=Options()) if isinstance(r, Report)]
    read = [record for record in read if record.agreements]
    return tuple(tuple(r for r in read if words[0] in r.report.text.lower()) for words in SUBJECTS)


def _varied(model: Record, matter: Matter, chance: random.Random) -> dict[str, Any]:
    """The record as plain data, with another text and all that follows from it."""
    parties = [side for a in model.agreements for side in a.parties]
    lands = dict.fromkeys(a.territory for ref in parties for a in model.actors if a.id == ref and a.territory)
    lands |= dict.fromkeys(a.territory for a in model.actors if a.territory)
    lands = {code: None for code in lands if code in territories()}
    swapped = dict(zip(lands, matter.states, strict=False))
    words: dict[str, str] = {}
    for code, new in swapped.items():
        old = territories().territory(code)
        for left, right in ((old.names, new.names), (old.adjectives, new.adjectives), (old.capitals, new.capitals)):
            words |= dict.fromkeys(left, right[0])
    persons = dict.fromkeys(
        word for a in model.actors if a.kind == "person" for word in a.name.split() if word.istitle()
    )
    words |= dict(zip(persons, matter.people, strict=False))
    subject = SUBJECTS[matter.family]
    for old_word, thing in zip(subject, (*matter.things, *matter.things), strict=False):
        words |= {old_word: thing, old_word.title(): thing.title()}
    shift = timedelta(days=matter.later - (date(2023, 1, 1) - START).days)
    late = timedelta(days=int(chance.expovariate(1 / 120)))
    words |= {str(year): str((date(year, 7, 1) + shift).year) for year in range(2005, 2027)}
    kept = [(m.start, m.end) for a in model.agreements for m in a.mentions]
    return _Moved(model, words, kept, chance).data(
        ids={a.id: swapped[a.territory].names[0].lower().replace(" ", "-") for a in model.actors
             if a.kind == "state" and a.territory in swapped},
        codes={old: new.code for old, new in swapped.items()}, shift=shift, late=late,
    )  # fmt: skip


class _Moved:
    """A record whose text is another, its spans moved along."""

    def __init__(
        self, model: Record, words: Mapping[str, str], kept: Sequence[tuple[int, int]], chance: random.Random
    ) -> None:
        self._model = model
        self._pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, words), key=lambda w: -len(w))) + r")\b")
        self._words = words
        text, at, pieces = model.report.text, 0, list[str]()
        places: list[int] = []
        found = list(self._pattern.finditer(text))
        named = {place for match in found for place in range(*match.span())} | {
            p for span in kept for p in range(*span)
        }
        others = [m for m in WORD.finditer(text) if m[0].islower() and len(m[0]) > 4 and m.start() not in named]
        changes = [(m, words[m[0]]) for m in found]
        changes += [(m, _word(chance)) for m in others if chance.random() < NEW]
        length = 0
        for match, new in sorted(changes, key=lambda change: change[0].start()):
            same = text[at : match.start()]
            places += range(length, length + len(same))
            length += len(same)
            places += [length + min(k, len(new)) for k in range(match.end() - match.start())]
            pieces += [same, new]
            length += len(new)
            at = match.end()
        pieces.append(text[at:])
        places += range(length, length + len(text) - at + 1)
        self.text, self._places = "".join(pieces), places

    def data(
        self, *, ids: Mapping[str, str], codes: Mapping[str, str], shift: timedelta, late: timedelta
    ) -> dict[str, Any]:
        """All of the record as plain data."""
        self._ids, self._codes, self._shift = ids, codes, shift
        data: dict[str, Any] = self._move(msgspec.to_builtins(self._model), "")
        day = self._model.report.published
        data["report"]["published"] = day and (date.fromisoformat(day) + shift + late).isoformat()
        data["report"]["text"] = self.text
        return data

    def _move(self, value: Any, key: str) -> Any:
        if isinstance(value, dict):
            if value.keys() == {"start", "end", "text"}:
                start, end = self._places[value["start"]], self._places[value["end"]]
                return {"start": start, "end": end, "text": self.text[start:end]}
            return {name: self._move(held, name) for name, held in value.items()}
        if isinstance(value, list | tuple):
            return [self._move(held, key) for held in value]
        return self._string(value, key) if isinstance(value, str) and key != "text" else value

    def _string(self, value: str, key: str) -> str:
        if DAY.fullmatch(value):
            return self._later(value)
        if key == "territory":
            return self._codes.get(value, value)
        if key in ("name", "place", "title"):
            return self._pattern.sub(lambda match: self._words[match[0]], value)
        return self._ids.get(value, value)

    def _later(self, day: str) -> str:
        whole = date.fromisoformat((day + "-07-01")[:10] if len(day) == 4 else (day + "-15")[:10]) + self._shift
        return whole.isoformat()[: len(day)]


def _whole(parts: Sequence[dict[str, Any]], last: str) -> Record:
    """One record of several, told one after the other."""
    whole: dict[str, Any] = {name: list(held) for name, held in parts[0].items() if isinstance(held, list | tuple)}
    whole = {name: [] for name in whole}
    text = ""
    actors: dict[str, dict[str, Any]] = {}
    for number, part in enumerate(parts):
        moved = _along(part, len(text), number)
        for name, held in moved.items():
            if name == "actors":
                for actor in held:
                    known = actors.setdefault(actor["id"], actor)
                    if known is not actor:
                        known["mentions"] = [*known["mentions"], *actor["mentions"]]
            elif isinstance(held, list | tuple):
                whole[name] += held
        text += part["report"]["text"] + "\n\n"
    first = parts[0]["report"]
    report = Report.of(text + last, title=first["title"], publisher=first["publisher"], published=first["published"])
    data = {
        **whole,
        "format": parts[0]["format"],
        "actors": list(actors.values()),
        "report": msgspec.to_builtins(report),
    }
    return msgspec.convert(data, Record)


def _along(value: Any, by: int, number: int) -> Any:
    """Spans moved by so many characters, agreements and statements renamed by the number of their part."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            return {**value, "start": value["start"] + by, "end": value["end"] + by}
        return {name: _along(held, by, number) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_along(held, by, number) for held in value]
    return f"{value}{'xyz'[number]}" if isinstance(value, str) and re.fullmatch(r"[as]\d+", value) else value


def _word(chance: random.Random) -> str:
    """A word that means nothing, some more frequent than others."""
    return "".join(SYLLABLES[min(int(chance.expovariate(0.12)), len(SYLLABLES) - 1)] for _ in range(3))
