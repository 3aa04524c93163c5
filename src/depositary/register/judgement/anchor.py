"""Anchors: the words, kind and agreement by which a finding is found again when its report is read anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from depositary.record import Actor, Agreement, Record, Span
from depositary.register.identity.finding import identify, side

SINGULAR = {
    "steps": "step", "provisions": "provision", "positions": "position", "demands": "demand",
}  # fmt: skip
WHAT = {"agreement": "kind", "relation": "type", "step": "act", "provision": "force", "position": "stance"}
# How well words fit: the same place, an overlap, the same words elsewhere, other words for the same.
SAME, NEAR, QUOTED, ELSEWHERE = 4, 2, 3, 1


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A finding by what its report says: its sort and kind (`what`), its words (of an agreement, each mention), the
    mentions of the agreement that it is `of`, the name of that agreement, whose it is (`who`: ids, names and sides;
    `actors`: their mentions), and its date."""

    report: str
    sort: str
    what: str = ""
    name: str = ""
    words: tuple[Span, ...]
    of: tuple[Span, ...] = ()
    who: tuple[str, ...] = ()
    actors: tuple[Span, ...] = ()
    date: str | None = None


class Placed(msgspec.Struct, frozen=True):
    """A finding of a record with its place: the id of an agreement, and behind it of others their sort and number."""

    place: str
    sort: str
    finding: Any
    agreement: Agreement | None
    who: tuple[Actor, ...] = ()  # whose it is


def findings(record: Record) -> Iterator[Placed]:
    """Whatever of a record can be judged, each with its place."""
    held = {agreement.id: agreement for agreement in record.agreements}
    for agreement in record.agreements:
        yield Placed(identify(record.report.id, agreement.id), "agreement", agreement, agreement)
    ties = [(agreement, tie) for agreement in record.agreements for tie in agreement.relations]
    for number, (agreement, tie) in enumerate(ties):
        yield Placed(f"{identify(record.report.id, agreement.id)}/relation/{number}", "relation", tie, agreement)
    for name, sort in SINGULAR.items():
        for number, finding in enumerate(getattr(record, name)):
            of = held.get((finding.under if sort == "demand" else finding.agreement) or "")
            owner = identify(record.report.id, of.id) if of else ""
            who = tuple(actor for actor in map(record.actor, _whose(sort, finding)) if actor)
            yield Placed(f"{owner}/{sort}/{number}", sort, finding, of, who)


def _whose(sort: str, finding: Any) -> Sequence[str]:
    """The ids of those who did, owe, hold or ask it."""
    if sort == "step":
        return (*finding.by, *finding.with_)
    ref = {"provision": "obligor", "position": "holder", "demand": "by"}[sort]
    return tuple(filter(None, (getattr(finding, ref), getattr(finding, "of", None))))


def owner(place: str) -> str:
    """The id of the agreement that the finding at this place is, or is of.

    >>> owner("a1b2c3d/step/0")
    'a1b2c3d'
    """
    return place.partition("/")[0]


def anchor(record: Record, placed: Placed) -> Anchor:
    """What to find it by."""
    of = placed.agreement
    words = placed.finding.mentions if placed.sort == "agreement" else (placed.finding.evidence,)
    return Anchor(
        report=record.report.id,
        sort=placed.sort,
        what=_what(placed),
        name=of.name if of else "",
        words=words,
        of=of.mentions if of and placed.sort != "agreement" else (),
        who=_named(placed),
        actors=tuple(span for actor in placed.who for span in actor.mentions),
        date=getattr(placed.finding, "date", None),
    )


def locate(wanted: Anchor, record: Record) -> str | None:
    """The place of the finding in this record: of the sort and kind, on the same words, of the same agreement and
    actors; None where nothing fits. An agreement that shares a mention is the same, whatever its kind."""
    alike = wanted.report == record.report.id
    scored = [(score, -at, p.place) for at, p in enumerate(findings(record)) if (score := _fit(wanted, p, alike))]
    return max(scored)[2] if scored else None


def _fit(wanted: Anchor, placed: Placed, alike: bool) -> float:
    """How well it fits; 0 where it is another finding. `alike`: the text is the same, so that places count."""
    if placed.sort != wanted.sort:
        return 0
    if placed.sort == "agreement":
        return _agreement(wanted, placed.finding, alike)
    if _what(placed) != wanted.what:
        return 0
    score = _words(wanted.words, (placed.finding.evidence,), alike) or _told_twice(wanted, placed)
    mentions = placed.agreement.mentions if placed.agreement else ()
    if not score or bool(wanted.of) != bool(mentions):
        return 0
    if wanted.of and not _words(wanted.of, mentions, alike):
        return 0
    if wanted.who and placed.who and not _same(wanted, placed, alike):
        return 0
    named = bool(wanted.who) == bool(placed.who)
    return score + named + 0.5 * (wanted.date == getattr(placed.finding, "date", None))


def _told_twice(wanted: Anchor, placed: Placed) -> int:
    """Whether a report tells the same step, of one day and named actors, in other words too: a headline, a sentence."""
    step = placed.sort == "step" and wanted.date is not None and bool(wanted.who) and bool(placed.who)
    return ELSEWHERE if step and wanted.date == placed.finding.date else 0


def _same(wanted: Anchor, placed: Placed, alike: bool) -> bool:
    """Whether it is of the same actors: by id, name, side, or a mention that both take for them."""
    mentions = [span for actor in placed.who for span in actor.mentions]
    return bool(set(wanted.who) & set(_named(placed))) or (alike and bool(_words(wanted.actors, mentions, True)))


def _named(placed: Placed) -> tuple[str, ...]:
    return tuple(sorted({name for actor in placed.who for name in (actor.id, actor.name, side(actor))}))


def _agreement(wanted: Anchor, found: Agreement, alike: bool) -> float:
    """By the share of mentions; a name or kind that stayed decides between equals."""
    held = [_words((word,), found.mentions, alike) for word in wanted.words]
    score = sum(held) / len(held) if any(held) else 0
    return score and score + (found.name == wanted.name) + 0.5 * (found.kind == wanted.what)


def _words(wanted: Sequence[Span], found: Sequence[Span], alike: bool) -> int:
    """How well the best two of these words fit."""
    if not alike:
        return QUOTED if {w.text.casefold() for w in wanted} & {f.text.casefold() for f in found} else 0
    if set(wanted) & set(found):
        return SAME
    return NEAR if any(w.overlaps(f) for w in wanted for f in found) else 0


def _what(placed: Placed) -> str:
    name = WHAT.get(placed.sort)
    return getattr(placed.finding, name) if name else ""
