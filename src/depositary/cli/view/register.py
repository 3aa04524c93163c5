"""Conflicts, hits of a search, the profile of an actor and the grounds of a cell at the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from depositary.cli.view.dossier import marks, stage, words
from depositary.cli.view.parts import facts, heading, indented, labelled, plain, quote

if TYPE_CHECKING:
    from depositary.register.store import Version
    from depositary.register.view import Conflict
    from depositary.register.view.actor import Profile, Voice
    from depositary.register.view.cells import Cell
    from depositary.register.view.entry import Entry
    from depositary.register.view.rows import Row
    from depositary.register.view.searching import Hit


def conflicts(found: Sequence[tuple[Entry, Conflict]]) -> list[RenderableType]:
    """Each with the accounts of both sides."""
    if not found:
        return [plain("No reports contradict each other.")]
    parts: list[RenderableType] = []
    for dossier, conflict in found:
        head = Text.assemble((f"[{dossier.id}] ", "bold cyan"), plain(dossier.name, "bold"))
        for side in (conflict.left, conflict.right):
            parts += [] if side is conflict.right else [Text(), head, indented(plain(conflict.what, "bold red"), 2)]
            parts.append(indented(labelled(side.date or "no date", stage(side)), 2))
    return [*parts, Text()]


def hits(found: Sequence[Hit]) -> list[RenderableType]:
    """Each with the place where the words stand."""
    from depositary.register.questions import short  # not before it is needed: `--help` must be quick

    if not found:
        return [plain("No report has all these words.")]
    return [
        labelled(
            short(hit.report),
            [
                facts(hit.published, hit.publisher, hit.title),
                quote(hit.snippet),
                *([plain("speaks of " + ", ".join(hit.dossiers), "dim")] if hit.dossiers else []),
            ],
            style="bold cyan",
        )
        for hit in found
    ]


def versions(report: str, found: Sequence[Version], runs: Sequence[tuple[str, bool]]) -> list[RenderableType]:
    """The versions of a report, those that count first told apart, and what read it."""
    from depositary.register.questions import short  # not before it is needed: `--help` must be quick

    parts: list[RenderableType] = []
    for version in found:
        own = " · this one" if version.report == report else ""
        state = "counts" if version.counts else "replaced by a later version"
        parts.append(labelled(f"version {version.number}", [facts(short(version.report), state, version.place + own)]))
    parts += [labelled("read by", [facts(run, "current" if now else "older")]) for run, now in runs]
    return [Text(), heading("Versions and readings"), *(indented(part, 2) for part in parts), Text()]


def cells(found: Iterable[Cell]) -> list[RenderableType]:
    """What stands in each cell, then the words for it."""
    parts: list[RenderableType] = []
    for cell in found:
        head = Text.assemble((f"{cell.name}: ", "bold cyan"), plain(cell.value.replace("_", " "), "bold"))
        lines = [line for said in cell.evidence for line in words(said)] or [plain("no report gives a sentence for it")]
        parts += [Text(), head, *(indented(line, 2) for line in (*lines, *marks(cell.judged)))]
    return [*parts, Text()]


def actor(found: Profile) -> list[RenderableType]:
    """What it is party to, signed, demands, thinks; who speaks for it."""
    others = [name for name in found.names if name != found.name]
    head = Text.assemble((f"[{found.id}] ", "bold cyan"), plain(found.name, "bold"))
    known = facts(found.kind.replace("_", " "), found.territory, f"in {len(found.reports)} reports")
    parts: list[RenderableType] = [head, known]
    if others:
        parts.append(labelled("also named", [quote(name) for name in others], style="dim"))
    sections = {
        "Party to": [labelled(held.id, [facts(held.name, held.status.replace("_", " "))]) for held in found.party_to],
        "Signed": _rows(found.signed),
        "Positions": _rows(found.positions),
        "Demands": _rows(found.demands),
        "Asked of it": _rows(found.asked),
        "Who speaks for it": [_voice(voice) for voice in found.voices],
    }
    for title, held in sections.items():
        rows = [indented(row, 2) for row in held]
        if rows:
            parts += [Text(), heading(title, len(rows)), *rows]
    return [*parts, Text()]


def _rows(found: Iterable[Row]) -> Iterator[RenderableType]:
    for row in found:
        mode = None if row.modality in (None, "occurred") else row.modality
        of = f"of {', '.join(row.of)}" if row.of else None
        agreement = f"{row.agreement} [{row.dossier}]" if row.dossier else None
        line = facts(", ".join(row.who), row.what.replace("_", " "), of, agreement, mode)
        yield labelled(row.date or "no date", [line, *words(row.evidence), *marks(row.judged)])


def _voice(voice: Voice) -> RenderableType:
    span = " to ".join(dict.fromkeys(day for day in (voice.first, voice.last) if day)) or "no date"
    return labelled(f"{voice.reports} ×", [facts(voice.name, voice.role, span)])
