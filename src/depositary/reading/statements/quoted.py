"""Quotations find their cues: by the tree where the parser got it right, else by what stands beside the marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from depositary.language import Parse, Token
from depositary.reading.statements.marks import Quote
from depositary.reading.statements.spoken import Cue
from depositary.record import Span

REACH = 18  # words between a quotation and its cue
MOST = 0.8  # share of a content that must stand between marks to make it verbatim
SHORT = 4  # words; what is shorter is a scare quote unless a cue takes it
_STOPS = frozenset({".", "?", "!"})


@dataclass(slots=True)
class Words:
    """A quotation with its tokens."""

    quote: Quote
    tokens: tuple[Token, ...]
    sentential: bool
    cue: Cue | None = None
    rule: str = ""

    @property
    def count(self) -> int:
        return sum(t.pos != "PUNCT" for t in self.tokens)


class Cues:
    """The cues outside all quotations: by their trigger, if they can take one, and by the words of their content."""

    def __init__(self, cues: Sequence[Cue], quoted: frozenset[int]) -> None:
        self.able: dict[int, Cue] = {}
        self.holding: dict[int, list[Cue]] = defaultdict(list)
        for cue in cues:
            if cue.trigger.i in quoted:
                continue
            if cue.quotes:
                self.able[cue.trigger.i] = cue
            for word in cue.words:
                self.holding[word.i].append(cue)


def tie(parse: Parse, cues: Sequence[Cue], quotes: Sequence[Quote]) -> list[Words]:
    """Every quotation with the cue that takes it, where there is one."""
    found = [words for quote in quotes if (words := _words(parse, quote)).tokens]  # marks inside a word hold none
    outside = Cues(cues, frozenset(token.i for words in found for token in words.tokens))
    for at, words in enumerate(found):
        limits = (found[at - 1] if at else None), (found[at + 1] if at + 1 < len(found) else None)
        _tie(parse, words, outside, limits)
    return found


def _words(parse: Parse, quote: Quote) -> Words:
    tokens = parse.between(quote.start, quote.end)
    count = sum(t.pos != "PUNCT" for t in tokens)
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens)
    stopped = quote.end > 0 and parse.text[quote.end - 1] in ".,?!…"
    sentence = count >= SHORT and (finite or (stopped and count > SHORT + 1))
    return Words(quote, tokens, sentence and not _is_title(tokens))


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether all words but the small ones have capitals: the name of a book or programme."""
    words = [t for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 1 and all(t.text[0].isupper() for t in words)


def _tie(parse: Parse, words: Words, cues: Cues, limits: tuple[Words | None, Words | None]) -> None:
    ways = (_beside, _by_tree, _near) if words.sentential else (_by_tree, _beside)
    for way in ways:
        cue = way(parse, words, cues, limits)
        if cue is not None:
            words.cue, words.rule = cue, "quote" + way.__name__.replace("_", "-")
            return


def _by_tree(parse: Parse, words: Words, cues: Cues, limits: object) -> Cue | None:
    """The cue with the narrowest content that shares words with the quotation."""
    holding = [cue for t in words.tokens if t.pos != "PUNCT" for cue in cues.holding.get(t.i, ())]
    return min(holding, key=lambda c: len(c.words), default=None)


def _beside(parse: Parse, words: Words, cues: Cues, limits: tuple[Words | None, Words | None]) -> Cue | None:
    """The cue right before an opening mark ("he said: “…"), or in the words behind a closing one ("…,” he said")."""
    before = _preceding(parse, words, limits[0])
    able = cues.able
    cue = next((able[t.i] for t in reversed(before) if t.i in able), None)
    if cue is not None and (before[-1].text in (",", ":") or before[-1] is cue.trigger or before[-1].lower == "that"):
        return cue
    behind = _following(parse, words, limits[1])
    if not words.sentential and not _handed_over(parse, words.quote):
        return None
    cue = next((able[t.i] for t in behind if t.i in able), None)
    return None if cue is None or _has_own(cue, words) else cue


def _handed_over(parse: Parse, quote: Quote) -> bool:
    """Whether a comma, question or exclamation mark at the closing mark says that the sentence of the cue follows."""
    return parse.text[quote.end - 1] in ",?!" or parse.text[quote.right : quote.right + 1] == ","


def _has_own(cue: Cue, words: Words) -> bool:
    """Whether what the cue reports stands behind it and shares no word with the quotation."""
    inside = {t.i for t in words.tokens}
    own = [w for w in cue.words if w.pos != "PUNCT"]
    return bool(own) and own[0].i > cue.trigger.i and not any(w.i in inside for w in own)


def speaker_beside(parse: Parse, words: Words, cue: Cue) -> Token | None:
    """The noun between the closing mark and the cue, or right behind the cue, where the tree has no subject."""
    last = words.tokens[-1].i
    if cue.trigger.i > last:
        region = [t for t in parse.tokens[last + 1 : cue.trigger.i] if t.start >= words.quote.right]
        region = region or list(parse.tokens[cue.trigger.i + 1 : cue.trigger.i + 6])
    else:
        region = list(parse.tokens[max(cue.trigger.i - 6, 0) : cue.trigger.i])
    places = {t.i for t in region}
    nouns = [t for t in region if t.pos in ("PROPN", "NOUN", "PRON") and t.entity not in ("DATE", "TIME")]
    return next((t for t in nouns if t.dep not in ("compound", "poss", "nmod", "pobj") or t.head.i not in places), None)


def _near(parse: Parse, words: Words, cues: Cues, limits: tuple[Words | None, Words | None]) -> Cue | None:
    """The last cue of the words before the quotation, further off."""
    before = [cues.able.get(t.i) for t in reversed(_preceding(parse, words, limits[0]))]
    return next((cue for cue in before if cue is not None and not cue.content), None)


def _following(parse: Parse, words: Words, after: Words | None) -> list[Token]:
    """The words behind the closing mark up to the end of the sentence or the next quotation."""
    quote = words.quote
    last = parse.text[quote.end - 1]
    found: list[Token] = []
    first = words.tokens[-1].i + 1
    for token in parse.tokens[first : first + REACH]:
        if token.start < quote.right or token.text in ('"', "''", "”", "’", "'"):
            continue
        if not found and last in ".…" and token.text[0].isupper():
            break
        outside = after is not None and token.start >= after.quote.left
        if outside or token.text in _STOPS or parse.sentence(token).paragraph != quote.paragraph:
            break
        found.append(token)
    return found


def _preceding(parse: Parse, words: Words, ahead: Words | None) -> list[Token]:
    """The words before the opening mark back to the beginning of the sentence or the quotation before."""
    quote = words.quote
    found: list[Token] = []
    first = words.tokens[0].i
    for token in reversed(parse.tokens[max(0, first - REACH) : first]):
        if token.end > quote.left:
            continue
        outside = ahead is not None and token.start < ahead.quote.right
        if outside or token.text in _STOPS or not _same_paragraph(parse, token, quote):
            break
        found.insert(0, token)
    return found


def _same_paragraph(parse: Parse, token: Token, quote: Quote) -> bool:
    """In the paragraph of the quotation, or at the end of the one before it after a colon ("The minister said:")."""
    paragraph = parse.sentence(token).paragraph
    if paragraph == quote.paragraph:
        return True
    if paragraph != quote.paragraph - 1:
        return False
    return parse.text[: quote.left].rstrip().endswith(":")


def is_verbatim(cue: Cue, quotes: Sequence[Words]) -> bool:
    """Whether the quotations are the content: it has hardly a word beside them, or they were tied by their place."""
    inside = {t.i for q in quotes for t in q.tokens}
    words = [w for w in cue.words if w.pos != "PUNCT"]
    if not words or all(q.rule == "quote-beside" and q.sentential for q in quotes):
        return True
    covered = sum(w.i in inside for w in words)
    return covered >= MOST * len(words) or (covered == 0 and bool(quotes))


def quote_span(parse: Parse, quote: Quote) -> Span:
    """The words between the marks, without a comma or full stop of the report at their end."""
    end = quote.end
    while end > quote.start + 1 and parse.text[end - 1] in ",. ":
        end -= 1
    return Span.of(parse.text, quote.start, end)
