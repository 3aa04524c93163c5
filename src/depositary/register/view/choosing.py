"""What a register holds, chosen by filters and put in order: agreements, actors, reports, and findings as rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, get_args

import msgspec

from depositary.errors import RegisterError
from depositary.record import Record
from depositary.record.date import bounds, valid
from depositary.register.view.actors import Known, known
from depositary.register.view.dossier import Dossier, Side
from depositary.register.view.entry import Entry
from depositary.register.view.rows import SORTS, Row, Sort, rows
from depositary.register.view.rulings import Ruling
from depositary.vocabulary.territories import territories

Thing = Literal[
    "agreements",
    "actors",
    "reports",
    "statements",
    "positions",
    "demands",
    "events",
    "steps",
    "provisions",
    "relations",
    "judgements",
]
THINGS: tuple[Thing, ...] = get_args(Thing)
ORDERS = ("date", "name", "who", "kind", "reports")
Dossiers = Sequence[Dossier] | Sequence[Entry]
Item = Dossier | Entry | Known | Record | Row | Ruling


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted; what is left out is not asked. Dates are EDTF, `until` included.

    `party`: a party of the agreement; `side`: the state or entity that the speaker, actor or holder acts for, or the
    name of any of them.
    """

    party: str | None = None
    side: str | None = None
    kind: str | None = None
    status: str | None = None
    stance: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None


# Which filters have a meaning for what.
_FIELDS: dict[str, tuple[str, ...]] = {
    "agreements": ("party", "kind", "status", "since", "until", "text"),
    "actors": ("side", "kind", "text"),
    "reports": ("since", "until", "text"),
    "judgements": ("side", "kind", "status", "since", "until", "text"),
}
OF_ROWS: dict[str, Sort] = {f"{sort}s": sort for sort in SORTS if sort != "agreement"}
_OF_ROWS = ("party", "side", "kind", "since", "until", "text")


def choose(
    what: Thing,
    records: Sequence[Record],
    dossiers: Dossiers,
    *,
    where: Filter,
    sort: str | None = None,
    limit: int | None = None,
) -> list[Item]:
    """Those of the register that pass the filter, in the order asked for. Raises RegisterError."""
    return pick(what, _all(what, records, dossiers), dossiers, where=where, sort=sort, limit=limit)


def pick(  # what a choice consists of
    what: Thing,
    items: Iterable[Item],
    dossiers: Dossiers,
    *,
    where: Filter,
    sort: str | None = None,
    limit: int | None = None,
) -> list[Item]:
    """Those of these items that pass the filter, in the order asked for. Raises RegisterError."""
    check(what, where, sort)
    parties = {held.id: held.parties for held in dossiers} if where.party is not None else {}
    found = [item for item in items if passes(item, where, parties)]
    if sort:
        found.sort(key=lambda item: key_of(item, sort))
    return found[:limit]


def check(what: str, where: Filter, sort: str | None) -> None:
    """Raise RegisterError where the filter or the order makes no sense for what is listed."""
    allowed = _FIELDS.get(what, (*_OF_ROWS, *(("stance",) if what == "positions" else ())))
    for name in where.__struct_fields__:
        if getattr(where, name) is not None and name not in allowed:
            raise RegisterError(f"{what} have no {name}", hint=f"they can be chosen by {', '.join(allowed)}")
    for name in ("since", "until"):
        day = getattr(where, name)
        if day is not None and not valid(day):
            raise RegisterError(f"{day!r} is no date", hint="write 2024, 2024-06 or 2024-06-04")
    if sort is not None and sort not in ORDERS:
        raise RegisterError(f"no order {sort!r}", hint=f"there are {', '.join(ORDERS)}")


def _all(what: Thing, records: Sequence[Record], dossiers: Dossiers) -> Iterable[Item]:
    if what == "agreements":
        return dossiers
    if what == "actors":
        return known(records)
    if what == "reports":
        return records
    whole = [held for held in dossiers if isinstance(held, Dossier)]
    return (row for row in rows(records, whole) if row.sort == what.removesuffix("s"))


def passes(item: Item, where: Filter, parties: Mapping[str, Sequence[Side]]) -> bool:
    """Whether the item passes the filter; `parties` are those of each dossier."""
    tests: dict[str, Callable[[str], bool]] = {
        "party": lambda wanted: any(_named(wanted, side.id, side.name) for side in _parties(item, parties)),
        "side": lambda wanted: _named(wanted, *_sides(item)),
        "kind": lambda wanted: plain(wanted) == plain(_kind(item)),
        "status": lambda wanted: plain(wanted) == plain(_status(item)),
        "stance": lambda wanted: isinstance(item, Row) and plain(wanted) == plain(item.what),
        "since": lambda wanted: any(bounds(day)[1] > bounds(wanted)[0] for day in _days(item)),
        "until": lambda wanted: any(bounds(day)[0] < bounds(wanted)[1] for day in _days(item)),
        "text": lambda wanted: sought(wanted, _text(item)),
    }
    return all(test(wanted) for name, test in tests.items() if (wanted := getattr(where, name)) is not None)


def _status(item: Item) -> str:
    """The status of an agreement, the state of a judgement."""
    if isinstance(item, Ruling):
        return item.state
    return item.status if isinstance(item, Dossier | Entry) else ""


def _parties(item: Item, parties: Mapping[str, Sequence[Side]]) -> Sequence[Side]:
    ref = item.dossier if isinstance(item, Row) else item.id if isinstance(item, Dossier | Entry) else None
    return parties.get(ref, ()) if ref else ()


def _sides(item: Item) -> tuple[str, ...]:
    if isinstance(item, Known):
        return (item.territory or "", item.id, *item.names)
    if isinstance(item, Ruling):
        return (item.judgement.who or "",)
    return (*item.sides, *item.who) if isinstance(item, Row) else ()


def _named(wanted: str, *held: str) -> bool:
    """Whether one of these is meant: by its id, its name, or as the territory that the words name."""
    words = meant(wanted)
    return any(name.casefold() in words for name in held)


@lru_cache(maxsize=64)  # every item of a list is asked for the same
def meant(wanted: str) -> frozenset[str]:
    """The words as they stand, in lower case, and the codes of the territories that they name."""
    low = wanted.casefold()
    return frozenset({low, *(t.code for t in territories().all if low in map(str.casefold, (t.label, *t.names)))})


def words(wanted: str) -> list[str]:
    """The words of what is sought, in lower case.

    >>> words("U.S. co-operation")
    ['u', 's', 'co', 'operation']
    """
    return re.findall(r"[^\W_]+", wanted.casefold())


def sought(wanted: str, text: str) -> bool:
    """Whether each of these words is the beginning of one of the text, which is in lower case."""
    return all(re.search(rf"(?<![^\W_]){word}", text) for word in words(wanted))


def _kind(item: Item) -> str:
    if isinstance(item, Record):
        return ""
    if isinstance(item, Ruling):
        return item.judgement.kind
    return item.what if isinstance(item, Row) else item.kind


def _days(item: Item) -> list[str]:
    """The dates of a thing; a finding without one goes by the day of its report."""
    if isinstance(item, Entry):
        return list(item.signed)
    if isinstance(item, Dossier):
        return [*item.signed, *(stage.date for stage in item.life if stage.date)]
    if isinstance(item, Ruling):
        return [item.judgement.when] if item.judgement.when else []
    if isinstance(item, Row):
        return [day for day in (item.date or item.evidence.published,) if day]
    return [item.report.published] if isinstance(item, Record) and item.report.published else []


def _text(item: Item) -> str:
    if isinstance(item, Dossier | Known):
        return " ".join((item.name, *item.names)).casefold()
    if isinstance(item, Entry):
        return item.name.casefold()
    if isinstance(item, Ruling):
        made = item.judgement
        return " ".join((*item.agreements, made.cell or "", made.why or "", made.value or "")).casefold()
    if isinstance(item, Record):
        return f"{item.report.title or ''} {item.report.publisher or ''} {item.report.text}".casefold()
    return " ".join((*item.who, *item.of, item.agreement or "", item.words or "", item.evidence.text)).casefold()


def key_of(item: Item, sort: str) -> tuple[Any, ...]:
    """What comes first: the earliest day, the name by the alphabet, the most reports; what has none comes last."""
    if sort == "date":
        days = sorted(bounds(day)[0] for day in _days(item))
        return (not days, *days[:1])
    if sort == "reports":
        return (-_reports(item),)
    word = _word(item, sort).casefold()
    return (not word, word)


def _word(item: Item, sort: str) -> str:
    if sort == "who" and isinstance(item, Ruling):
        return item.judgement.who or ""
    if sort == "who" and isinstance(item, Row):
        return " ".join(item.who)
    return _kind(item) if sort == "kind" else _name(item)


def _reports(item: Item) -> int:
    if isinstance(item, Entry):
        return item.reports
    if isinstance(item, Dossier):
        return len({member.report for member in item.members})
    return len(item.reports) if isinstance(item, Known) else 1


def _name(item: Item) -> str:
    if isinstance(item, Record):
        return item.report.title or ""
    if isinstance(item, Ruling):
        return "; ".join(item.agreements)
    return item.agreement or "" if isinstance(item, Row) else item.name


def plain(word: str) -> str:
    """A word of a closed list as it is compared."""
    return word.casefold().replace(" ", "_").replace("-", "_")
