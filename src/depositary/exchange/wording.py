"""Findings in words for people: names for ids, stances in their speaker's mouth, and the chain of who said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

import yaml

from depositary.record import Demand, Position, Record, Relation, Report, Statement

if TYPE_CHECKING:
    from depositary.register.judgement import Mark
    from depositary.register.view import Said

MANY = ("people", "collective")  # kinds of actor that take a plural verb
LONGEST = 90  # characters of the first words that stand for a title
Words = dict[str, dict[str, str]]


@cache
def words() -> Words:
    """The wordings of `wording.yaml`, by list and term."""
    return cast(
        Words, yaml.safe_load(files("depositary.exchange").joinpath("wording.yaml").read_text(encoding="utf-8"))
    )


class Wording:
    """One record in words: its actors and agreements by name."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._actors = {a.id: a.name for a in record.actors}
        self._agreements = {a.id: a.name for a in record.agreements}
        self._statements = {s.id: s for s in record.statements}

    def name(self, ref: str | None) -> str:
        """The name of the actor, the id itself where the record lists none."""
        return self._actors.get(ref, ref) if ref else words()["chain"]["unnamed"]

    def names(self, refs: Iterable[str]) -> str:
        """The names of the actors, joined by commas."""
        return ", ".join(self.name(r) for r in refs)

    def agreement(self, ref: str) -> str:
        """The name of the agreement, the id itself where the record lists none."""
        return self._agreements.get(ref, ref)

    def stance(self, position: Position, *, it: str = "it") -> str:
        """What the holder holds: "calls it illegal"."""
        stances = words()["stances_of_many" if self._many(position.holder) else "stance"]
        return stances.get(position.stance, position.stance).format(it=it)

    def demand(self, demand: Demand) -> str:
        """Of whom something is asked: "asks of …"."""
        terms = words()["demand"]
        of = self.name(demand.of) if demand.of else terms["nobody"]
        return terms["many" if self._many(demand.by) else "one"].format(of=of)

    def relation(self, relation: Relation) -> str:
        """How one agreement stands to another: "carries out …"."""
        return words()["relation"].get(relation.type, relation.type).format(it=self.agreement(relation.to))

    def term(self, kind: str, word: str) -> str:
        """A term of a closed list as people read it: `in_force` as "in force"."""
        return words().get(kind, {}).get(word, word.replace("_", " "))

    def chain(self, via: tuple[str, ...], statement: str | None = None) -> str:
        """Who said so, the innermost speaker first: "X, as told to Y, as reported by Z"."""
        terms, publisher = words()["chain"], self.record.report.publisher
        if not via:
            return terms["alone"].format(publisher=publisher) if publisher else terms["nobody"]
        told = {s.speaker: s.addressee for s in self._around(statement) if s.addressee}
        speakers = [
            self.name(ref) + (terms["told"].format(name=self.name(told[ref])) if ref in told else "")
            for ref in reversed(via)
        ]
        return speakers[0] + "".join(terms["reported"].format(name=speaker) for speaker in speakers[1:])

    def _many(self, ref: str) -> bool:
        actor = self.record.actor(ref)
        return actor is not None and actor.kind in MANY

    def _around(self, ref: str | None) -> Iterator[Statement]:
        seen: set[str] = set()
        while ref in self._statements and ref not in seen:
            seen.add(ref)
            yield self._statements[ref]
            ref = self._statements[ref].within


def told(said: Said) -> str:
    """Who said these words, the innermost speaker first: "X, as told to Y, as reported by Z"."""
    terms = words()["chain"]
    listeners = said.told or ("",) * len(said.via)
    speakers = [
        name + (terms["told"].format(name=listener) if listener else "")
        for name, listener in zip(reversed(said.via), reversed(listeners), strict=True)
    ]
    if not speakers:
        return terms["alone"].format(publisher=said.publisher) if said.publisher else terms["nobody"]
    speakers += [said.publisher] if said.publisher and said.publisher != speakers[-1] else []
    return speakers[0] + "".join(terms["reported"].format(name=speaker) for speaker in speakers[1:])


def headline(report: Report) -> str:
    """The title, or the first words where the report has none."""
    if report.title:
        return report.title
    words = " ".join(report.text[: 4 * LONGEST].split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def nest(statements: tuple[Statement, ...]) -> Iterator[tuple[int, Statement]]:
    """The statements, each followed by those it holds, with its depth from 0; every one exactly once."""
    known = {s.id for s in statements}
    held: dict[str | None, list[Statement]] = {}
    for statement in statements:
        held.setdefault(statement.within if statement.within in known else None, []).append(statement)
    seen: set[str] = set()

    def below(parent: str | None, depth: int) -> Iterator[tuple[int, Statement]]:
        for statement in held.get(parent, ()):
            if statement.id not in seen:
                seen.add(statement.id)
                yield depth, statement
                yield from below(statement.id, depth + 1)

    yield from below(None, 0)
    # What is left holds itself in a circle, which no sound record does; it is shown all the same.
    for statement in statements:
        if statement.id not in seen:
            seen.add(statement.id)
            yield 0, statement
            yield from below(statement.id, 1)


def judged(mark: Mark) -> str:
    """What somebody decided on a finding: "rejected by Ada, 2024-06-05: a slip of the pen"."""
    done = words()["judged"][mark.kind]
    if mark.kind == "edit":
        done = done.format(field=mark.field, before=mark.before or words()["judged"]["nothing"], value=mark.value)
    elif mark.field:
        done += f" ({' '.join(filter(None, (mark.field, mark.value)))})"
    who = words()["judged"]["by"].format(who=mark.who) if mark.who else ""
    when = f", {mark.when}" if mark.when else ""
    return f"{done}{who}{when}" + (f": {mark.why}" if mark.why else "")
