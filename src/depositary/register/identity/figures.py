"""Which actors of many reports are one: small comparisons of name, side, office and kind, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec
from rapidfuzz.distance import JaroWinkler

from depositary.register.identity.comparing import VETO, Reason
from depositary.register.identity.lexis import lexis
from depositary.vocabulary.names import names
from depositary.vocabulary.phrases import fold, pieces

ENOUGH = 0.7
ALIKE = 0.9  # of 1: spellings of one name in other letters
LEAST = 4  # letters up to which a name must be spelled the same
LANDS = ("state", "de_facto_authority")
OFFICES = ("government", "government_body", "armed_forces")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as reports under one id know it; `roles` are the offices that they give a person.

    `words` are those of the name, spelled so that other transcriptions come out alike, without particles; `office`
    those for a body of state, without the nation: "foreign", "ministry".
    """

    id: str
    name: str
    kind: str
    territory: str | None = None
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    office: tuple[str, ...] = ()


def figure(ref: str, name: str, kind: str, *, territory: str | None = None, roles: tuple[str, ...] = ()) -> Figure:
    """The figure of this name."""
    drop = lexis().particles
    words = tuple(spelled(piece.text) for piece in pieces(name) if piece.text.lower() not in drop)
    office = _office(name.split()) if kind in OFFICES else ()
    return Figure(id=ref, name=name, kind=kind, territory=territory, roles=roles, words=words, office=office)


def relate(a: Figure, b: Figure) -> tuple[Reason, ...]:
    """The reasons for and against the two being one actor."""
    return tuple(reason for reason in (aspect(a, b) for aspect in (sort, called, land, role)) if reason)


def sort(a: Figure, b: Figure) -> Reason | None:
    """Persons, states, offices and groups are not taken for each other; the reading may doubt what a name is."""
    if _sort(a.kind) == _sort(b.kind):
        return None
    return Reason(-0.2 if a.id == b.id and len(a.words) > 1 else VETO, f"other kinds: {a.kind} and {b.kind}")


def called(a: Figure, b: Figure) -> Reason | None:
    """The same name, one spelled otherwise, a family name alone; or the same office."""
    if a.kind in OFFICES and b.kind in OFFICES:
        same = a.office and a.office == b.office and a.territory
        return Reason(0.5, f"the same office: {' '.join(a.office)}") if same else Reason(VETO, "other offices")
    if a.id == b.id:
        whole = len(a.words) > 1 or a.kind not in ("person", "collective")
        return Reason(0.9 if whole else 0.4, f"the same name: {a.name}") if _proper(a) else None
    return _persons(a, b) if a.kind == b.kind == "person" else None


def land(a: Figure, b: Figure) -> Reason | None:
    """Acting for the same side or for another."""
    if not a.territory or not b.territory:
        return None
    if a.territory == b.territory:
        return Reason(0.9 if a.kind in LANDS and b.kind in LANDS else 0.3, f"both for {a.territory}")
    return Reason(-0.2 if a.kind == "person" else VETO, f"for {a.territory} and for {b.territory}")


def role(a: Figure, b: Figure) -> Reason | None:
    """The same office of a person."""
    both = sorted({r.lower() for r in a.roles} & {r.lower() for r in b.roles})
    return Reason(0.1, f"the same office: {both[0]}") if both else None


def same(figures: Iterable[Figure]) -> list[tuple[Figure, ...]]:
    """The figures that are one actor, a tuple each, in order.

    Whoever goes by a family name alone is joined with the one group it fits, and with none where it fits two.
    """
    held = sorted(figures, key=lambda f: (f.id, f.territory or "", f.kind))
    group: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(held))}
    pairs = [pair for pair in sorted(_likely(held)) if _score(held[pair[0]], held[pair[1]]) >= ENOUGH]
    for left, right in pairs:
        if not _short(held[left]) and not _short(held[right]):
            _join(group, left, right, held)
    for at, figure in enumerate(held):
        fits = {group[b if a == at else a] for a, b in pairs if at in (a, b)} - {group[at]}
        if _short(figure) and len(fits) == 1:
            _join(group, at, next(iter(fits))[0], held)
    return [tuple(held[at] for at in members) for members in sorted(set(group.values()))]


def spelled(word: str) -> str:
    """The word without what transcriptions of one name differ in: "Mohammed" and "Muhammad" come out alike."""
    text = fold(word).lower()
    for old, new in lexis().spellings.items():
        text = text.replace(old, new)
    return "".join(letter for at, letter in enumerate(text) if at == 0 or letter != text[at - 1])


def _office(words: Sequence[str]) -> tuple[str, ...]:
    nations = {at for start, end, _ in names().scan(words) for at in range(start, end)}
    told = {w.lower().removesuffix("'s").removesuffix("’s") for at, w in enumerate(words) if at not in nations}
    return tuple(sorted(told - lexis().particles))


def _persons(a: Figure, b: Figure) -> Reason | None:
    if not _proper(a) or not _proper(b) or not a.words or not b.words or not _alike(a.words[-1], b.words[-1]):
        return None
    if _short(a) or _short(b):
        return Reason(0.4, f"the same family name: {a.name} and {b.name}")
    first, other = a.words[0], b.words[0]
    if _alike(first, other) or (min(len(first), len(other)) == 1 and first[0] == other[0]):
        return Reason(0.7, f"one name spelled in two ways: {a.name} and {b.name}")
    return Reason(VETO, f"other given names: {a.name} and {b.name}")


def _alike(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) > LEAST and JaroWinkler.similarity(left, right) >= ALIKE)


def _likely(held: Sequence[Figure]) -> set[tuple[int, int]]:
    """Pairs that share an id, a side and office, or the beginning of a family name."""
    block: dict[tuple[str, ...], list[int]] = {}
    for at, figure in enumerate(held):
        keys: list[tuple[str, ...]] = [("id", figure.id)]
        if figure.kind in OFFICES and figure.territory:
            keys.append(("office", figure.territory, *figure.office))
        if figure.kind in LANDS and figure.territory:
            keys.append(("land", figure.territory))
        if figure.kind == "person" and figure.words:
            family = figure.words[-1]
            keys.append(("family", family))
            keys.append(("full", family[:3], figure.words[0][0]))
        for key in keys:
            block.setdefault(key, []).append(at)
    return {pair for members in block.values() for pair in combinations(members, 2)}


def _score(a: Figure, b: Figure) -> float:
    return round(sum(reason.score for reason in relate(a, b)), 6)


def _join(group: dict[int, tuple[int, ...]], left: int, right: int, held: Sequence[Figure]) -> None:
    if group[left] == group[right] or any(
        _score(held[a], held[b]) <= VETO / 2 for a in group[left] for b in group[right]
    ):
        return
    merged = tuple(sorted({*group[left], *group[right]}))
    for at in merged:
        group[at] = merged


def _short(figure: Figure) -> bool:
    return figure.kind == "person" and len(figure.words) < 2


def _proper(figure: Figure) -> bool:
    """Whether it has a name of its own: "Karen National Union", not "fighters"."""
    last = figure.name.split()[-1:]
    named = bool(last) and any(letter.isupper() or letter.isdigit() for letter in last[0])
    return named and figure.name.lower() not in {role.lower() for role in figure.roles}


def _sort(kind: str) -> str:
    return "land" if kind in LANDS else "office" if kind in OFFICES else kind
