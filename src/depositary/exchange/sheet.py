"""One report as it lies on the page: which words carry which findings, and under which names they are reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from depositary.exchange.marks import Mark, Piece, cut, spread
from depositary.exchange.visible import visible
from depositary.exchange.wording import Wording, nest
from depositary.record import Record, Span

# The kinds that are marked in the text, in the order of the legend, and whether they are shown at first.
KINDS = (
    ("agreement", "Agreement", True),
    ("statement", "Statement", True),
    ("step", "Step", True),
    ("provision", "Provision", True),
    ("position", "Position", True),
    ("demand", "Demand", True),
    ("relation", "Relation", True),
    ("actor", "Actor", True),
    ("event", "Event", False),
    ("skipped", "Skipped", False),
)
LINED = ("step", "provision", "position", "demand", "relation", "event", "skipped")
_HIDDEN = frozenset(kind for kind, _, shown in KINDS if not shown)
WRAPPED = 120  # characters of the longest line of a text that was wrapped by hand
LANES = 3  # lines under the words, one below the other; a fourth shares the third


@dataclass(frozen=True)
class Sheet:
    """One report on the page: its record in words, the keys of its findings, and its text in pieces."""

    key: str
    record: Record
    wording: Wording
    keys: dict[str, tuple[tuple[str, Any], ...]]
    marks: tuple[Mark, ...]
    pieces: tuple[Piece, ...]
    lanes: dict[str, int]

    def of(self, name: str, **where: object) -> list[tuple[str, Any]]:
        """The findings of a list with their keys, those alone whose attributes are so."""
        return [(k, f) for k, f in self.keys[name] if all(getattr(f, a) == v for a, v in where.items())]

    def relations(self, agreement: str) -> list[tuple[str, Any]]:
        """The relations of this agreement to others, with their keys."""
        owners = [a.id for a in self.record.agreements for _ in a.relations]
        return [keyed for keyed, owner in zip(self.keys["relations"], owners, strict=True) if owner == agreement]

    def loose(self, name: str, attribute: str) -> list[tuple[str, Any]]:
        """The findings of a list that belong to no agreement of the record."""
        return [(k, f) for k, f in self.keys[name] if self.record.agreement(getattr(f, attribute) or "") is None]

    def nested(self) -> list[tuple[int, str, Any]]:
        """The statements with depth and key, each followed by those it holds."""
        named = {s.id: k for k, s in self.keys["statements"]}
        return [(depth, named[s.id], s) for depth, s in nest(self.record.statements)]

    def classes(self, piece: Piece) -> str:
        """The classes of a piece: its kinds, the lanes of its lines, the keys of its findings."""
        statements = sum(mark.kind == "statement" for mark in piece.over)
        kinds = dict.fromkeys(f"k-{mark.kind}" for mark in piece.over)
        lanes = [f"l{self.lanes[mark.key]}-{mark.kind}" for mark in piece.over if mark.key in self.lanes]
        keys = [mark.key for mark in (*piece.over, *piece.beside)]
        return " ".join(["piece", *kinds, *(["deep"] if statements > 1 else []), *lanes, *keys])

    def link(self, piece: Piece) -> str | None:
        """Where a click leads without a script, for words that name somebody or an agreement; others have a label."""
        shown = [mark for mark in piece.over if mark.kind not in _HIDDEN]
        return shown[-1].key if shown and shown[-1].kind in ("actor", "agreement") else None

    def broken(self, text: str) -> Markup:
        """Text of the report with its paragraphs set apart, every character still there."""
        # Where lines are short, the text was wrapped by its maker, and only an empty line begins a paragraph.
        wrapped = max(map(len, self.record.report.text.split("\n"))) <= WRAPPED
        ends = r"\n{2,}" if wrapped else r"\n+"
        return Markup(re.sub(ends, r'<span class="gap">\g<0></span>', str(escape(visible(text)))))

    def actor_key(self, ref: str | None) -> str | None:
        """Where on the page the actor is."""
        return next((k for k, a in self.keys["actors"] if a.id == ref), None)


def lay(key: str, record: Record) -> Sheet:
    """The report and its findings laid out under this key."""
    wording = Wording(record)
    keys = {name: tuple(_keyed(key, name, getattr(record, name))) for name in _SINGULAR if name != "relations"}
    keys["relations"] = tuple(_keyed(key, "relations", (r for a in record.agreements for r in a.relations)))
    marks = tuple(_marks(keys, wording))
    lanes = spread((m for m in marks if m.kind in LINED), lanes=LANES)
    return Sheet(key, record, wording, keys, marks, tuple(cut(record.report.text, marks)), lanes)


_SINGULAR = {
    "actors": "actor",
    "agreements": "agreement",
    "relations": "relation",
    "statements": "statement",
    "steps": "step",
    "provisions": "provision",
    "positions": "position",
    "demands": "demand",
    "events": "event",
    "skipped": "skipped",
}


def _keyed(key: str, name: str, found: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    return ((f"{key}-{_SINGULAR[name]}-{number}", finding) for number, finding in enumerate(found, start=1))


def _marks(keys: dict[str, tuple[tuple[str, Any], ...]], wording: Wording) -> Iterator[Mark]:
    for name, found in keys.items():
        for key, finding in found:
            spans, beside = _places(name, finding)
            yield Mark(key, _SINGULAR[name], _label(name, finding, wording), spans, beside)


def _places(name: str, finding: Any) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans that a finding rests on, and those that only go with it."""
    if name in ("actors", "agreements"):
        return finding.mentions, ()
    if name == "statements":
        return finding.content, tuple(s for s in (finding.source, finding.cue) if s)
    beside = tuple(s for s in (getattr(finding, n, None) for n in ("target", "action", "trigger")) if s)
    return ((finding.evidence,) if finding.evidence else ()), beside


def _label(name: str, finding: Any, wording: Wording) -> str:
    """What stands beside the words: the agreement's id, the act, or the kind of finding."""
    word = {"agreements": "id", "statements": "kind", "steps": "act", "events": "type", "relations": "type"}.get(name)
    label = wording.term("", getattr(finding, word)) if word else _SINGULAR[name]
    return f"“{label}”" if name == "statements" else label  # a demand that is made, and a statement that demands
