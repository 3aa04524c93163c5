"""Settling proposals: who speaks, of what kind, within which other statement, to whom and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.language import Language, Parse
from depositary.reading.cast import Cast, head_of
from depositary.reading.statements.marks import find_quotes
from depositary.reading.statements.nest import Nest
from depositary.reading.statements.proposal import Proposal
from depositary.reading.statements.tidying import tidy
from depositary.record import Span, Statement
from depositary.record.mention import DateMention, within
from depositary.record.words import StatementKind

_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})


def settle(
    proposals: Sequence[Proposal],
    parse: Parse,
    language: Language,
    *,
    cast: Cast,
    dates: Sequence[DateMention] = (),
) -> Iterator[Statement]:
    """The statements of these proposals in text order; doubles and self-reports inside a quotation are left out."""
    quotes = find_quotes(parse.text) if any(p.kind is None for p in proposals) else []
    kept = _chosen([proposal if proposal.kind else tidy(proposal, parse, quotes) for proposal in proposals])
    nest = Nest(kept)
    ids = {id(p): f"s{n}" for n, p in enumerate(kept, 1)}
    for proposal in kept:
        speaker = _speaker(proposal, parse, cast)
        above = nest.citing(proposal) or nest.around(proposal)
        yield Statement(
            id=ids[id(proposal)],
            speaker=speaker,
            source=proposal.source,
            cue=proposal.cue,
            content=proposal.content,
            kind=_kind(proposal, parse, language, cast, speaker),
            direct=proposal.direct,
            within=ids[id(above)] if above is not None else None,
            addressee=_addressee(proposal, cast, speaker),
            date=_date(proposal, dates),
            basis=f"statements/{proposal.basis}",
        )


def _chosen(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals in text order; each content and source once, and no "I think" of a quoted speaker."""
    kept: list[Proposal] = []
    seen: set[tuple[tuple[Span, ...], str]] = set()
    ordered = sorted(proposals, key=lambda p: (p.start, -p.end, p.content))
    nest = Nest(ordered)
    for proposal in ordered:
        key = (proposal.content, proposal.source.text if proposal.source else "")
        inside = proposal.outermost and nest.around(proposal) is not None
        if key in seen or not proposal.content or inside or _is_self(proposal, nest):
            continue
        seen.add(key)
        kept.append(proposal)
    return kept


def _is_self(proposal: Proposal, nest: Nest) -> bool:
    """Whether a quoted speaker speaks of what he himself thinks."""
    first = proposal.source is not None and proposal.source.text.lower() in _FIRST
    above = nest.around(proposal) if first else None
    return above is not None and above.direct


def _speaker(proposal: Proposal, parse: Parse, cast: Cast) -> str | None:
    """The first actor that the speaker's words stand for; of a bare span its head before its other words."""
    named = cast.all_of(proposal.speakers) or cast.all_of(t.head for t in proposal.speakers if t.dep == "appos")
    if not named and proposal.source is not None:
        head = head_of(parse, proposal.source)
        words = parse.between(proposal.source.start, proposal.source.end)
        named = cast.all_of((*([head] if head is not None else []), *words))
    return named[0] if named else None


def _kind(proposal: Proposal, parse: Parse, language: Language, cast: Cast, speaker: str | None) -> StatementKind:
    """The kind that the cue gives; a claim by a medium is a report."""
    kind = proposal.kind or _looked_up(proposal.cue, parse, language) or "claim"
    actor = cast.actors.get(speaker) if speaker else None
    medium = actor is not None and actor.kind == "media"
    return "report" if medium and kind in ("claim", "announcement") else kind


def _looked_up(cue: Span | None, parse: Parse, language: Language) -> StatementKind | None:
    """What the lexicon says of the first cue among these words."""
    if cue is None:
        return None
    table = language.table("speech")
    for token in parse.between(cue.start, cue.end):
        predication = parse.clauses.at(token)
        entry = next(table.match(predication), None) if predication is not None else None
        if entry is not None:
            kind: StatementKind = entry.gives["kind"]
            return kind
    return None


def _addressee(proposal: Proposal, cast: Cast, speaker: str | None) -> str | None:
    told = cast.all_of(proposal.addressees)
    return next((actor for actor in told if actor != speaker), None)


def _date(proposal: Proposal, dates: Sequence[DateMention]) -> str | None:
    """The date beside the cue, outside what is said."""
    if not proposal.held:
        return None
    near = within(dates, proposal.held[0].start, proposal.held[-1].end)
    places = [token.start for token in proposal.held]
    free = (date for date in near if date.edtf and date.role == "free")
    return next((d.edtf for d in free if any(d.span.start <= place < d.span.end for place in places)), None)
