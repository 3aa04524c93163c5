"""A dossier at the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from depositary.cli.view.parts import facts, heading, indented, labelled, plain, quote, source
from depositary.exchange.wording import judged, told

if TYPE_CHECKING:
    from depositary.register.judgement import Mark
    from depositary.register.view import Dossier, Said, Stage, Why
    from depositary.register.view.dossier import View
    from depositary.register.view.entry import Entry

NAMES = 8  # of the ways reports name it


def show(dossier: Dossier) -> list[RenderableType]:
    """All of it, section by section."""
    parts: list[RenderableType] = [*_head(dossier)]
    relations = (
        labelled(t.type, [_numbered(plain(f"{t.name} [{t.to}]"), "relation", n), *words(t.evidence), *marks(t.judged)])
        for n, t in enumerate(dossier.relations, start=1)
    )
    conflicts = (
        labelled(
            c.left.act.replace("_", " "),
            [_numbered(plain(c.what), "conflict", n), *stage(c.left), *stage(c.right)],
        )
        for n, c in enumerate(dossier.conflicts, start=1)
    )
    sections = {
        "Life": _life(dossier.life),
        "Relations": relations,
        "Provisions": _views(dossier.provisions, "provision"),
        "Positions": _views(dossier.positions, "position"),
        "Demands": _views(dossier.demands, "demand"),
        "Conflicts": conflicts,
        "Rejected": (
            labelled(r.sort, [_numbered(plain(r.value), "rejected", n), *marks(r.judged)])
            for n, r in enumerate(dossier.rejections, start=1)
        ),
        "Named by": (labelled(m.id, [quote(m.name)]) for m in dossier.members),
    }
    for title, rows in sections.items():
        held = [indented(row, 2) for row in rows]
        if held:
            parts += [Text(), heading(title, len(held)), *held]
    return [*parts, Text()]


def life(dossier: Dossier) -> list[RenderableType]:
    """The steps alone."""
    return [*_head(dossier), Text(), *(indented(row, 2) for row in _life(dossier.life)), Text()]


def why(dossier: Dossier, reasons: Iterable[Why]) -> list[RenderableType]:
    """For each further report, the sentences side by side and the reasons."""
    parts: list[RenderableType] = [*_head(dossier)]
    held = list(reasons)
    if not held:
        parts.append(plain("One report alone speaks of it."))
    for one in held:
        made = [plain(f"judged the same: {one.judged}", "bold")] if one.judged else []
        lines = [*words(one.left), *words(one.right), *made, *(plain(r) for r in one.reasons)]
        parts += [Text(), labelled(f"{one.score:+.2f}", lines)]
    return [*parts, Text()]


def parties(dossier: Dossier | Entry) -> str:
    """The parties; those that only some of the reports hold to be one, with how many."""
    most = max((side.reports for side in dossier.parties), default=0)
    told = (s.name if 2 * s.reports >= most else f"{s.name} ({s.reports} of {most})" for s in dossier.parties)
    return " – ".join(told)


def _head(dossier: Dossier) -> Iterator[RenderableType]:
    yield Text.assemble((f"[{dossier.id}] ", "bold cyan"), plain(dossier.name, "bold"))
    since = ", ".join(dict.fromkeys(f"{s.act.replace('_', ' ')} {s.date or ''}".strip() for s in dossier.since))
    yield facts(
        ("a series: " if dossier.series else "") + dossier.kind.replace("_", " "),
        parties(dossier) or "parties not named",
        f"status: {dossier.status.replace('_', ' ')}" + (f" (from {since})" if since else ""),
        f"signature: {' or '.join(dossier.signed) or 'no date given'}",
    )
    yield from marks(dossier.judged)
    others = [name for name in dossier.names if name != dossier.name][:NAMES]
    if others:
        yield labelled("also named", [quote(name) for name in others], style="dim")


def _life(stages: Iterable[Stage]) -> Iterator[RenderableType]:
    for number, held in enumerate(stages, start=1):
        head, *lines = stage(held)
        yield labelled(held.date or "no date", [_numbered(head, "stage", number), *lines])


def stage(held: Stage) -> list[Text]:
    """What happened, who, where, and the words for it."""
    mode = None if held.modality == "occurred" else held.modality
    head = facts(held.act.replace("_", " "), ", ".join(held.by), held.place, mode)
    return [head, *(line for said in held.evidence for line in words(said)), *marks(held.judged)]


def _views(views: Iterable[View], cell: str) -> Iterator[RenderableType]:
    for number, view in enumerate(views, start=1):
        of = f"of {view.of}" if view.of else None
        head = _numbered(facts(view.sort.replace("_", " "), of), cell, number)
        yield labelled(view.who or "–", [head, *words(view.evidence), *_became(view), *marks(view.judged)])


def _became(view: View) -> Iterator[Text]:
    """What became of a demand, with the words for it."""
    for outcome in view.outcomes:
        yield facts(outcome.kind, outcome.date)
        yield from words(outcome.evidence)


def _numbered(line: Text, cell: str, number: int) -> Text:
    """The line with the name of its cell, as `depositary why` takes it."""
    return line.append(f"  {cell}-{number}", style="dim cyan")


def marks(made: Iterable[Mark]) -> list[Text]:
    """What people decided on it."""
    return [plain(judged(mark), "bold magenta") for mark in made]


def words(said: Said) -> list[Text]:
    """The words, and the chain of who said so, the innermost speaker first."""
    where = [part for part in (None if said.publisher else said.report[:14], said.published) if part]
    return [quote(said.text), source(", ".join([told(said), *where]))]
