"""Quotations that no cue takes: behind a name and a colon, and as what somebody calls a thing.

"Foreign Minister Jane Doe: “The road is open.”" ·  "The envoy branded the offer “a cheap trick”."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.language import Language, Parse, Token
from depositary.reading.statements.extent import naming
from depositary.reading.statements.marks import Quote
from depositary.reading.statements.proposal import Proposal
from depositary.reading.statements.quoted import Words, quote_span

LONGEST = 12  # words before a quotation that may name who speaks
_GAP = 8  # words between a verb that labels and the label
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAKS = frozenset({",", ";", ":"})


def beside(
    parse: Parse, language: Language, tied: Sequence[Words], proposals: Sequence[Proposal]
) -> Iterator[Proposal]:
    """Proposals of these quotations where no cue has taken them."""
    labels = frozenset(language.words("citing")["labels"])
    taken = {p.cue.start for p in proposals if p.cue is not None}
    for words in tied:
        ahead = _ahead(parse, words.quote) if words.cue is None else ()
        if ahead and ahead[-1].text == ":":
            yield from _named(parse, words, ahead)
        elif ahead:
            yield from _labelled(parse, words, ahead, labels, taken)


def _named(parse: Parse, words: Words, ahead: Sequence[Token]) -> Iterator[Proposal]:
    """Behind a name and a colon, and nothing else before in the sentence."""
    name = ahead[:-1]
    heads = tuple(t for t in name if t.pos in ("PROPN", "NOUN") and t.dep not in ("compound", "poss"))
    plain = not any(t.tag in _FINITE or t.pos in ("VERB", "SCONJ") for t in name)
    if words.sentential and heads and plain and name[-1].pos in ("PROPN", "NOUN"):
        yield Proposal(
            source=parse.span(name[0], name[-1]), cue=parse.span(ahead[-1]), content=(quote_span(parse, words.quote),),
            basis="quote-named", kind="claim", direct=True, speakers=tuple(reversed(heads)),
        )  # fmt: skip


def _labelled(
    parse: Parse, words: Words, ahead: Sequence[Token], labels: frozenset[str], taken: set[int]
) -> Iterator[Proposal]:
    """What somebody calls a thing, with the thing."""
    at = next((n for n in range(len(ahead) - 1, max(-1, len(ahead) - _GAP), -1) if ahead[n].lemma in labels), -1)
    verb, between = ahead[at], ahead[at + 1 :]
    predication = parse.clauses.at(verb) if at >= 0 and verb.pos == "VERB" else None
    if predication is None or predication.modality == "denied" or verb.start in taken:
        return
    if any(t.text in _BREAKS or t.tag in _FINITE for t in between):
        return
    thing = list(between)
    while thing and thing[-1].lower in ("as", "a", "an", "the"):
        thing.pop()
    source = naming(parse, predication.agent)
    if source is not None:
        content = (*([parse.span(thing[0], thing[-1])] if thing else []), quote_span(parse, words.quote))
        yield Proposal(
            source=source, cue=parse.span(verb), content=content, basis="quote-label", kind="claim",
            speakers=predication.agent,
        )  # fmt: skip


def _ahead(parse: Parse, quote: Quote) -> tuple[Token, ...]:
    """The words of the quotation's sentence before its opening mark."""
    first = parse.between(quote.start, quote.end)[0]
    found: list[Token] = []
    for token in reversed(parse.tokens[max(0, first.i - LONGEST - 2) : first.i]):
        if token.end > quote.left:
            continue
        if token.text in (".", "?", "!") or parse.sentence(token).paragraph != quote.paragraph:
            break
        found.insert(0, token)
    return tuple(found)
