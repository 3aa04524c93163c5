"""A dossier at the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from depositary.cli.view.parts import facts, heading, indented, labelled, plain, quote, source

if TYPE_CHECKING:
    from depositary.register.view import Dossier, Said, Stage, Why
    from depositary.register.view.dossier import View

NAMES = 8  # of the ways reports name it


def show(dossier: Dossier) -> list[RenderableType]:
    """All of it, section by section."""
    parts: list[RenderableType] = [*_head(dossier)]
    relations = (
        labelled(t.type, [plain(f"{t.name} [{t.to}]"), *_words(t.evidence)]) for t in dossier.relations
    )  # fmt: skip
    conflicts = (
        labelled(c.left.act.replace("_", " "), [plain(c.what), *_stage(c.left), *_stage(c.right)])
        for c in dossier.conflicts
    )
    sections = {
        "Life": _life(dossier.life),
        "Relations": relations,
        "Provisions": _views(dossier.provisions),
        "Positions": _views(dossier.positions),
        "Demands": _views(dossier.demands),
        "Conflicts": conflicts,
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
        judged = [plain(f"judged the same: {one.judged}", "bold")] if one.judged else []
        lines = [*_words(one.left), *_words(one.right), *judged, *(plain(r) for r in one.reasons)]
        parts += [Text(), labelled(f"{one.score:+.2f}", lines)]
    return [*parts, Text()]


def parties(dossier: Dossier) -> str:
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
    others = [name for name in dossier.names if name != dossier.name][:NAMES]
    if others:
        yield labelled("also named", [quote(name) for name in others], style="dim")


def _life(stages: Iterable[Stage]) -> Iterator[RenderableType]:
    for stage in stages:
        yield labelled(stage.date or "no date", _stage(stage))


def _stage(stage: Stage) -> list[RenderableType]:
    mode = None if stage.modality == "occurred" else stage.modality
    head = facts(stage.act.replace("_", " "), ", ".join(stage.by), stage.place, mode)
    return [head, *(line for words in stage.evidence for line in _words(words))]


def _views(views: Iterable[View]) -> Iterator[RenderableType]:
    for view in views:
        of = f"of {view.of}" if view.of else None
        yield labelled(view.who or "–", [facts(view.sort.replace("_", " "), of), *_words(view.evidence)])


def _words(said: Said) -> list[RenderableType]:
    """The words, and the chain of who said so, the innermost first."""
    where = ", ".join(part for part in (said.publisher, said.published) if part) or said.report[:14]
    return [quote(said.text), source(", as reported by ".join([*reversed(said.via), where]))]
