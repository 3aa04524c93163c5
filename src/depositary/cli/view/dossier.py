"""A dossier at the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
ROWS, QUOTES = 30, 3  # of a section, of a stage, unless all are asked for


def show(dossier: Dossier, *, all: bool = False) -> list[RenderableType]:
    """Section by section; of what thousands of reports say the first rows, unless `all` are wanted."""
    parts: list[RenderableType] = [*_head(dossier)]
    relations = (
        labelled(t.type, [_numbered(plain(f"{t.name} [{t.to}]"), "relation", n), *words(t.evidence), *marks(t.judged)])
        for n, t in enumerate(dossier.relations, start=1)
    )
    conflicts = (
        labelled(
            c.left.act.replace("_", " "),
            [_numbered(plain(c.what), "conflict", n), *stage(c.left, all=all), *stage(c.right, all=all)],
        )
        for n, c in enumerate(dossier.conflicts, start=1)
    )
    sections = {
        "Life": _life(dossier.life, all=all),
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
            parts += [Text(), heading(title, len(held)), *_first(held, None if all else ROWS)]
    return [*parts, Text()]


def life(dossier: Dossier, *, all: bool = False) -> list[RenderableType]:
    """The steps alone; of many, the first, unless `all` are wanted."""
    rows = [indented(row, 2) for row in _life(dossier.life, all=all)]
    return [*_head(dossier), Text(), *_first(rows, None if all else ROWS), Text()]


def _first(rows: Sequence[RenderableType], most: int | None) -> Iterator[RenderableType]:
    """So many rows, and how many more there are."""
    yield from rows[:most]
    if most is not None and len(rows) > most:
        yield indented(plain(f"and {len(rows) - most:,} more; --all shows them", "dim"), 2)


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


def _life(stages: Iterable[Stage], *, all: bool) -> Iterator[RenderableType]:
    for number, held in enumerate(stages, start=1):
        head, *lines = stage(held, all=all)
        yield labelled(held.date or "no date", [_numbered(head, "stage", number), *lines])


def stage(held: Stage, *, all: bool = True) -> list[Text]:
    """What happened, who, where, and the words for it: of many reports those of the first, unless `all` are wanted."""
    mode = None if held.modality == "occurred" else held.modality
    head = facts(held.act.replace("_", " "), ", ".join(held.by), held.place, mode)
    shown = held.evidence if all else held.evidence[:QUOTES]
    more = len(held.evidence) - len(shown)
    rest = [plain(f"and in {more:,} more quotations; --all shows them", "dim")] if more else []
    return [head, *(line for said in shown for line in words(said)), *rest, *marks(held.judged)]


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
