"""Finding statements by the learned tagger: it proposes the outermost ones, the rules what is said inside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from depositary.language import Language, Parse
from depositary.language.predications import Predication
from depositary.learned.linking import Attribution
from depositary.learned.tagged import Tagged
from depositary.reading.cast import Cast
from depositary.reading.statements.finding import propose
from depositary.reading.statements.marks import find_quotes
from depositary.reading.statements.proposal import Proposal
from depositary.reading.statements.settling import settle
from depositary.reading.statements.tidying import tidy
from depositary.record import Span, Statement
from depositary.record.mention import DateMention

SURE = 0.9  # how sure the tagger must be of a cue that no rule reads


class Tagger(Protocol):
    """What tells the outermost statements of a text: `depositary.learned.tagger.Tagger`."""

    def attributions(self, text: str) -> Sequence[Attribution]:
        """The statements in text order, as character ranges of the text."""
        ...


@dataclass(frozen=True, slots=True)
class Tagging:
    """Finds statements with a tagger; called like the `find` of the rules."""

    tagger: Tagger

    def __call__(
        self,
        parse: Parse,
        language: Language,
        *,
        cast: Cast,
        dates: Iterable[DateMention] = (),
        boilerplate: Iterable[Span] = (),
    ) -> Iterator[Statement]:
        """The statements of a report in text order; nothing in `boilerplate` is one. Raises LearnedError."""
        bars = tuple(boilerplate)
        ruled = propose(parse, language, cast=cast)
        tagged = list(_tagged(self.tagger.attributions(parse.text), parse, language, ruled))
        proposals = [
            p for p in (*tagged, *_beside(ruled, tagged))
            if not any(p.start < bar.end and bar.start < p.end for bar in bars)
        ]  # fmt: skip
        yield from settle(proposals, parse, language, cast=cast, dates=tuple(dates))


def _tagged(
    found: Iterable[Attribution], parse: Parse, language: Language, ruled: Sequence[Proposal]
) -> Iterator[Proposal]:
    """A proposal for each attribution that is a statement, with what the grammar knows of its cue."""
    quotes = find_quotes(parse.text)
    for attribution in found:
        proposal = _proposal(attribution, parse)
        if proposal is None:
            continue
        known = _known(proposal, ruled)
        if known is not None:
            yield _informed(proposal, known)
        elif tidy(proposal, parse, quotes).direct or (attribution.score > SURE and _speaks(proposal, parse, language)):
            yield proposal


def _proposal(attribution: Attribution, parse: Parse) -> Proposal | None:
    content = tuple(span for piece in attribution.content if (span := _span(parse, piece)) is not None)
    cue = _span(parse, attribution.cue[0])
    if not content or cue is None:
        return None
    source = _span(parse, attribution.source[0]) if attribution.source else None
    return _clausal(Proposal(source=source, cue=cue, content=content, basis="tagged"), parse)


def _speaks(proposal: Proposal, parse: Parse, language: Language) -> bool:
    """Whether somebody speaks. The tagger was taught that who signs or ratifies says so; to us that is a step."""
    predication = _predication(proposal.cue, parse)
    acts = predication is not None and next(language.table("acts").match(predication), None) is not None
    return proposal.source is not None and not acts


def _span(parse: Parse, tagged: Tagged) -> Span | None:
    """The words of a range, whole as the parser cuts them."""
    words = parse.between(tagged.start, tagged.end)
    return parse.span(words[0], words[-1]) if words else None


def _known(proposal: Proposal, ruled: Sequence[Proposal]) -> Proposal | None:
    """The first proposal of the rules with this cue."""
    cue = proposal.cue
    return next((p for p in ruled if p.cue is not None and cue is not None and cue.overlaps(p.cue)), None)


def _informed(proposal: Proposal, known: Proposal) -> Proposal:
    """The proposal with the addressee of a rule, and its speaker where both mean the same: behind a "who"."""
    agree = known.source is not None and (proposal.source is None or known.source.overlaps(proposal.source))
    return replace(
        proposal,
        source=proposal.source or known.source,
        speakers=known.speakers if agree else (),
        addressees=known.addressees,
    )


def _clausal(proposal: Proposal, parse: Parse) -> Proposal:
    """The proposal with the words of the cue's clause beside the content, and those who may be told."""
    predication = _predication(proposal.cue, parse)
    if predication is None:
        return proposal
    held = tuple(
        word for word in predication.trigger.subtree()
        if not any(span.start <= word.start < span.end for span in proposal.content)
    )  # fmt: skip
    return replace(proposal, held=held, addressees=predication.recipient or predication.role("to"))


def _predication(cue: Span | None, parse: Parse) -> Predication | None:
    words = parse.between(cue.start, cue.end) if cue is not None else ()
    return next((found for word in words if (found := parse.clauses.at(word)) is not None), None)


def _beside(ruled: Iterable[Proposal], tagged: Sequence[Proposal]) -> Iterator[Proposal]:
    """What the rules find by other cues: inside the content of a tagged statement, or apart from all such content."""
    contents = [span for proposal in tagged for span in proposal.content]
    for proposal in ruled:
        inside = any(span.start <= proposal.start and proposal.end <= span.end for span in contents)
        apart = not any(span.overlaps(piece) for span in contents for piece in proposal.content)
        if (inside or apart) and not _same_cue(proposal, tagged):
            yield proposal


def _same_cue(proposal: Proposal, tagged: Iterable[Proposal]) -> bool:
    cue = proposal.cue
    return cue is not None and any(p.cue is not None and cue.overlaps(p.cue) for p in tagged)
