"""Finding statements by rules and the learned tagger together.

Where both read one cue and mostly agree, or the tagger is sure, its words count, for it was taught where annotators
draw the line; else the rules'. What only the tagger is sure of is added; what stands inside words that somebody says
only the rules find.
"""

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

SURE = 0.8  # how sure the tagger must be of a cue that no rule reads
CERTAIN = 0.95  # and where no clause is said
_UNSAID = frozenset({"conditional", "denied", "possible"})
_CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
TRUSTED = 0.8  # and to be followed where a rule reads the cue and takes quite other words for said
ALIKE = 0.4  # share of characters that both must have of all that either takes for said


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
            if attribution.score > TRUSTED or _alike(proposal, known):
                yield _informed(proposal, known)
        elif tidy(proposal, parse, quotes).direct or (
            attribution.score > (SURE if _tells(proposal, parse) else CERTAIN) and _speaks(proposal, parse, language)
        ):
            yield proposal


def _proposal(attribution: Attribution, parse: Parse) -> Proposal | None:
    content = tuple(span for piece in attribution.content if (span := _span(parse, piece)) is not None)
    cue = _span(parse, attribution.cue[0])
    if not content or cue is None:
        return None
    source = _span(parse, attribution.source[0]) if attribution.source else None
    return _clausal(Proposal(source=source, cue=cue, content=content, basis="tagged"), parse)


def _speaks(proposal: Proposal, parse: Parse, language: Language) -> bool:
    """Whether somebody speaks. The tagger was taught that who signs, ratifies or obliges says so; to us that is a step
    or a provision, as is what parties promise each other; and who is told does not speak.
    """
    predication = _predication(proposal.cue, parse)
    if proposal.source is None:
        return False
    if predication is not None and (predication.modality in _UNSAID or predication.passive):
        return False
    words = language.words("citing")
    named = parse.between(proposal.source.start, proposal.source.end)
    if any(word.lemma in words["silent"] or word.lemma in words["bound"] for word in named):
        return False
    tables = (language.table(name) for name in ("acts", "provisions"))
    return predication is None or not any(True for table in tables for _ in table.match(predication))


def _tells(proposal: Proposal, parse: Parse) -> bool:
    """Whether a clause is said, and not only a thing spoken of ("condemned the vote")."""
    words = (word for span in proposal.content for word in parse.between(span.start, span.end))
    return any(word.tag in _CLAUSAL for word in words)


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


def _alike(proposal: Proposal, known: Proposal) -> bool:
    """Whether both take mostly the same words for said."""
    one, other = _places(proposal), _places(known)
    return len(one & other) >= ALIKE * len(one | other)


def _places(proposal: Proposal) -> set[int]:
    return {place for span in proposal.content for place in range(span.start, span.end)}


def _beside(ruled: Iterable[Proposal], tagged: Sequence[Proposal]) -> Iterator[Proposal]:
    """What the rules find by other cues."""
    return (proposal for proposal in ruled if not _same_cue(proposal, tagged))


def _same_cue(proposal: Proposal, tagged: Iterable[Proposal]) -> bool:
    cue = proposal.cue
    return cue is not None and any(p.cue is not None and cue.overlaps(p.cue) for p in tagged)
