"""Anchors: the words, kind and agreement by which a finding is found again when its report is read anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from depositary.record import Agreement, Record, Span
from depositary.register.identity.finding import identify

SINGULAR = {
    "steps": "step", "provisions": "provision", "positions": "position", "demands": "demand",
}  # fmt: skip
WHAT = {"agreement": "kind", "relation": "type", "step": "act", "provision": "force", "position": "stance"}
SAME, NEAR, QUOTED = 4, 2, 3  # how well words fit: the same place, an overlap, the same words elsewhere


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A finding by what its report says: its sort and kind (`what`), its words (of an agreement, each mention), the
    mentions of the agreement that it is `of`, and the name of that agreement."""

    report: str
    sort: str
    what: str = ""
    name: str = ""
    words: tuple[Span, ...]
    of: tuple[Span, ...] = ()


class Placed(msgspec.Struct, frozen=True):
    """A finding of a record with its place: the id of an agreement, and behind it of others their sort and number."""

    place: str
    sort: str
    finding: Any
    agreement: Agreement | None


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
            yield Placed(f"{owner}/{sort}/{number}", sort, finding, of)


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
    )


def locate(wanted: Anchor, record: Record) -> str | None:
    """The place of the finding in this record: of the sort and kind, on the same words, of the same agreement; None
    where nothing fits. An agreement may have changed its kind, and where it shares a mention it is the same."""
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
    score = _words(wanted.words, (placed.finding.evidence,), alike)
    mentions = placed.agreement.mentions if placed.agreement else ()
    if not score or bool(wanted.of) != bool(mentions):
        return 0
    return score + 1 if not wanted.of or _words(wanted.of, mentions, alike) else 0


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
