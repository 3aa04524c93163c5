"""Judgements as a list shows them: what each is about, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from depositary.register.judgement.judgement import Judgement

State = Literal["holds", "overruled", "adrift", "undone"]


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement with the dossiers that it is about (`dossiers`, and their names) and what became of it.

    It is "overruled" where later judgements contradict it, "adrift" where no report that counts says any more what it
    is about, "undone" where somebody took it back.
    """

    judgement: Judgement
    dossiers: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    state: State = "holds"


def rulings(made: Iterable[tuple[Judgement, tuple[str, ...], State]], names: Mapping[str, str]) -> list[Ruling]:
    """Each with the names of its dossiers."""
    return [
        Ruling(judgement=j, dossiers=dossiers, agreements=tuple(names[ref] for ref in dossiers), state=state)
        for j, dossiers, state in made
    ]
