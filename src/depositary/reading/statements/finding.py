"""Finding statements by rule: proposals of every kind, settled in text order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from depositary.language import Language, Parse, Token
from depositary.reading.cast import Cast
from depositary.reading.statements.bare import beside
from depositary.reading.statements.cited import cite
from depositary.reading.statements.continued import go_on
from depositary.reading.statements.extent import QUOTES, naming, part_subject, spans, without_tail
from depositary.reading.statements.headed import head
from depositary.reading.statements.marks import find_quotes
from depositary.reading.statements.passed import pass_on
from depositary.reading.statements.placed import Placed
from depositary.reading.statements.proposal import Proposal
from depositary.reading.statements.quoted import Words, is_verbatim, quote_span, speaker_beside, tie
from depositary.reading.statements.settling import settle
from depositary.reading.statements.spoken import Cue, Cues, cue_span, is_impersonal, source_of
from depositary.record import Span, Statement
from depositary.record.mention import DateMention


def find(
    parse: Parse,
    language: Language,
    *,
    cast: Cast,
    dates: Iterable[DateMention] = (),
    boilerplate: Iterable[Span] = (),
) -> Iterator[Statement]:
    """The statements of a report in text order; nothing in `boilerplate` (credits, subscription lines) is one."""
    bars = tuple(boilerplate)
    proposals = [
        p for p in propose(parse, language, cast=cast) if not any(p.start < b.end and b.start < p.end for b in bars)
    ]
    yield from settle(proposals, parse, language, cast=cast, dates=tuple(dates))


def propose(parse: Parse, language: Language, *, cast: Cast) -> list[Proposal]:
    """All proposals of the rules."""
    quotes = find_quotes(parse.text)
    cues = list(Cues(parse, language, cast))
    tied = tie(parse, cues, quotes)
    taken: dict[int, list[Words]] = defaultdict(list)
    for words in tied:
        if words.cue is not None:
            taken[words.cue.trigger.i].append(words)
    proposals = [p for cue in cues for p in _of_cue(parse, cue, taken[cue.trigger.i])]
    proposals = pass_on(parse, language, proposals)
    proposals += list(Placed(parse, language).find(proposals))
    proposals += cite(parse, language, cast=cast)
    proposals += head(parse, language, cast=cast)
    proposals += list(beside(parse, language, tied, proposals))
    proposals.sort(key=lambda p: (p.start, -p.end))
    proposals += go_on(parse, tied, proposals)
    proposals.sort(key=lambda p: (p.start, -p.end))
    return proposals


def _of_cue(parse: Parse, cue: Cue, quotes: Sequence[Words]) -> Iterator[Proposal]:
    """The proposal of a cue: its clause, its quotations, or both."""
    verbatim = bool(quotes) and is_verbatim(cue, quotes)
    if verbatim:
        content = tuple(quote_span(parse, w.quote) for w in quotes)
        yield _with_speaker(parse, cue, quotes, _proposal(parse, cue, content, rule=quotes[0].rule, direct=True))
        if not _apart(cue, quotes):
            return
    if cue.content:
        words = _joined(cue, () if verbatim else quotes)
        yield from _indirect(parse, cue, [piece for piece in words if piece])


def _indirect(parse: Parse, cue: Cue, pieces: Sequence[tuple[Token, ...]]) -> Iterator[Proposal]:
    """The proposal of a clause; a subject that the parser took into the clause is given back to the cue."""
    subject: tuple[Token, ...] = ()
    if not _named(cue) and pieces:
        *ahead, last = pieces
        last, subject = part_subject(parse, last, cue.trigger)
        pieces = [*ahead, last] if last else ahead
    if pieces and pieces[-1][0].i > cue.trigger.i and not any(w.text in QUOTES for w in pieces[-1]):
        pieces = [*pieces[:-1], without_tail(parse, pieces[-1])]
    content = tuple(span for piece in pieces for span in spans(parse, piece))
    if not content or not (
        _named(cue) or subject or (cue.entry.gives.get("nobody") and is_impersonal(cue.predication))
    ):
        return
    proposal = _proposal(parse, cue, content, rule=cue.entry.name, direct=False)
    if subject:
        proposal = replace(proposal, source=parse.span(subject[0], subject[-1]), speakers=subject)
    yield proposal


def _named(cue: Cue) -> bool:
    """Whether the tree gives the cue a speaker outside its content."""
    inside = {word.i for word in cue.words}
    speakers = cue.predication.role(cue.entry.gives.get("source", "agent"))
    return any(word.dep != "expl" and word.i not in inside for word in speakers)


def _with_speaker(parse: Parse, cue: Cue, quotes: Sequence[Words], proposal: Proposal) -> Proposal:
    """The proposal with the name beside the cue for its source, where the tree gave none."""
    if proposal.source is not None:
        return proposal
    head = speaker_beside(parse, quotes[0], cue)
    if head is None:
        return proposal
    return replace(proposal, source=naming(parse, (head,)), speakers=(head,))


def _apart(cue: Cue, quotes: Sequence[Words]) -> bool:
    """Whether the cue has a clause of its own beside the quotations: "said that it was over: “We will not return.”"."""
    inside = {t.i for w in quotes for t in w.tokens}
    return bool(cue.words) and not any(word.i in inside for word in cue.words)


def _joined(cue: Cue, quotes: Sequence[Words]) -> list[tuple[Token, ...]]:
    """The pieces of the content, and with them the rest of a quotation that begins in one and goes on behind it."""
    extra = {t.i: t for w in quotes if w.sentential for t in w.tokens}
    if not extra:
        return list(cue.content)
    merged = {t.i: t for t in cue.words} | extra
    return [tuple(merged[i] for i in sorted(merged))]


def _proposal(parse: Parse, cue: Cue, content: tuple[Span, ...], *, rule: str, direct: bool) -> Proposal:
    source, speakers = source_of(parse, cue)
    inside = [(span.start, span.end) for span in content]
    held = tuple(
        t for t in cue.trigger.subtree() if not any(start <= t.start < end for start, end in inside)
    )  # fmt: skip
    if source is not None and any(source.start < end and start < source.end for start, end in inside):
        source = None
    addressees = cue.predication.recipient or cue.predication.role("to")
    if not addressees and "patient" not in cue.entry.gives["content"]:
        addressees = cue.predication.patient
    return Proposal(
        source=source, cue=cue_span(parse, cue.predication), content=content, basis=rule, kind=cue.entry.gives["kind"],
        direct=direct, outermost=bool(cue.entry.gives.get("outermost")) and not direct,
        speakers=speakers, addressees=addressees, held=held,
    )  # fmt: skip
