"""The dossiers as Markdown, for a brief: facts, life, positions, demands, conflicts, each with words and source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from depositary.exchange.visible import visible
from depositary.exchange.wording import judged, told
from depositary.register import Register
from depositary.register.view import Conflict, Dossier, Said, Stage, View

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")  # what would be taken for mark-up


def write(register: Register) -> Iterator[bytes]:
    """All dossiers, one section each."""
    before = ""
    for held in register.each():
        yield (before + "\n".join(dossier(held)).strip() + "\n").encode("utf-8", "replace")
        before = "\n"
    if not before:
        yield b"\n"


def dossier(held: Dossier) -> Iterator[str]:
    """The lines of one."""
    yield from (f"## {_plain(held.name)}", "")
    parties = " – ".join(_plain(party.name) for party in held.parties) or "not named"
    facts = {
        "Id": f"`{held.id}`",
        "Kind": _plain(held.kind.replace("_", " ")),
        "Parties": parties,
        "Status": held.status.replace("_", " "),
        "Signed": " or ".join(held.signed) or "no date given",
        "Reports": str(len({member.report for member in held.members})),
    }
    yield from (f"- **{name}:** {value}" for name, value in facts.items())
    yield ""
    yield from _section("Life", map(_stage, held.life))
    yield from _section(
        "Relations", (f"{t.type.replace('_', ' ')} {_plain(t.name)}: {_words(t.evidence)}" for t in held.relations)
    )
    for title, views in (
        ("Provisions", held.provisions), ("Positions", held.positions), ("Demands", held.demands),
    ):  # fmt: skip
        yield from _section(title, map(_view, views))
    yield from _section("Conflicts", map(_conflict, held.conflicts))
    yield from _section("Judgements on the agreement", (_plain(judged(mark)) for mark in held.judged))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield from (f"### {title}", "", *(f"- {line}" for line in held), "")


def _stage(stage: Stage) -> str:
    mode = "" if stage.modality == "occurred" else f" ({stage.modality})"
    who = f", {_plain(', '.join(stage.by))}" if stage.by else ""
    words = "; ".join(_words(said) for said in stage.evidence)
    return f"**{stage.date or 'no date'}** {stage.act.replace('_', ' ')}{mode}{who}: {words}{_judged(stage)}"


def _view(view: View) -> str:
    of = f" of {_plain(view.of)}" if view.of else ""
    sort = _plain(view.sort.replace("_", " "))
    return f"**{_plain(view.who or 'nobody named')}** {sort}{of}: {_words(view.evidence)}{_became(view)}{_judged(view)}"


def _became(view: View) -> str:
    return "".join(f" — {o.kind}{f' {o.date}' if o.date else ''}: {_words(o.evidence)}" for o in view.outcomes)


def _judged(held: Stage | View) -> str:
    return "".join(f" \\[{_plain(judged(mark))}\\]" for mark in held.judged)


def _conflict(conflict: Conflict) -> str:
    return f"{_plain(conflict.what)}: {_stage(conflict.left)} — against — {_stage(conflict.right)}"


def _words(said: Said) -> str:
    when = f", {said.published}" if said.published else ""
    return f"“{_plain(said.text)}” ({_plain(told(said))}{when})"


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", visible(" ".join(text.split())))
