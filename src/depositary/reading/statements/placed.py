"""Statements by place alone, where the tree has lost them: a finite verb of speech with a name before or behind it.

"Japan, the only such state, has no such plan, the premier told parliament." ·  "The road, said the envoy, will open."
"The allies said that a situation in which …" (the parser takes "that" for a pronoun, or the clause for a noun).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depositary.language import Language, Parse, Sentence, Token
from depositary.reading.statements.extent import QUOTES, spans, without_tail
from depositary.reading.statements.proposal import Proposal
from depositary.record import Span
from depositary.record.words import StatementKind

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLOSED = frozenset({"SCONJ", "VERB", "AUX", "CCONJ"})  # what no plain name has in it
_BREAKS = frozenset({",", ";", ":"})
_JOINS = frozenset({"and", "but", "while"})
_ASKING = frozenset({"WP", "WDT", "WP$", "WRB"})
_GAP = 9  # words between a verb of speech and its "that"
_TAIL = 9  # words between a verb of speech and the end of its sentence
_LEAST = 3  # words that a content must have


@dataclass(frozen=True, slots=True)
class _Found:
    subject: tuple[Token, ...]
    content: tuple[Token, ...]
    rule: str


class Placed:
    """Verbs that hardly ever do anything but report (`plain` in citing.yaml), and what stands around them."""

    def __init__(self, parse: Parse, language: Language) -> None:
        self._parse = parse
        plain = frozenset(language.words("citing")["plain"])
        self._silent = frozenset(language.words("citing")["silent"])
        self._kinds: dict[str, StatementKind] = {
            verb: entry.gives["kind"]
            for entry in reversed(language.table("speech").entries)
            if entry.gives.get("quote")
            for verb in entry.verb
            if verb in plain
        }

    def find(self, proposals: Sequence[Proposal]) -> Iterator[Proposal]:
        """Proposals of verbs that none of these has for its cue. Sentences with quotation marks tie by those."""
        taken = {p.cue.start for p in proposals if p.cue is not None}
        for sentence in self._parse.sentences:
            if any(t.text in QUOTES for t in sentence.tokens):
                continue
            for at, token in enumerate(sentence.tokens):
                if token.lemma in self._kinds and token.tag in _FINITE and token.start not in taken:
                    found = _around(sentence, at) or _inverted(sentence, at) or _that(sentence, at)
                    if found is not None:
                        yield from self._proposal(token, found)

    def _proposal(self, cue: Token, found: _Found) -> Iterator[Proposal]:
        content = spans(self._parse, without_tail(self._parse, found.content))
        source = self._parse.span(found.subject[0], found.subject[-1])
        heads = _heads(found.subject)
        mute = any(t.lemma in self._silent for t in heads)
        if content and not mute and not any(_holds(span, cue) for span in content):
            yield Proposal(
                source=source, cue=self._parse.span(cue), content=content, basis=found.rule,
                kind=self._kinds[cue.lemma], speakers=heads, held=(cue,),
            )  # fmt: skip


def _holds(span: Span, cue: Token) -> bool:
    return span.start <= cue.start < span.end


def _heads(subject: Sequence[Token]) -> tuple[Token, ...]:
    """The words of the name that no other word of it governs."""
    inside = {t.i for t in subject}
    return tuple(t for t in subject if t.pos in _NOMINAL and (t.head.i not in inside or t.head is t)) or tuple(subject)


def _around(sentence: Sentence, at: int) -> _Found | None:
    """ "…, NAME said." and "…, NAME said, …": what stands before the comma, and behind the next one."""
    tokens = sentence.tokens
    stop = _before(tokens, at)
    comma = next((n for n in range(stop - 1, -1, -1) if tokens[n].text in _BREAKS), -1)
    subject = _name(tokens[comma + 1 : stop])
    if comma < _LEAST or tokens[comma].text != "," or not subject:
        return None
    ahead, behind = tokens[:comma], tokens[at + 1 :]
    return _joined(ahead, behind, subject, "placed-around")


def _inverted(sentence: Sentence, at: int) -> _Found | None:
    """ "…, said NAME." and "…, said NAME, …"."""
    tokens = sentence.tokens
    if at < _LEAST or tokens[at - 1].text != ",":
        return None
    close = next((n for n in range(at + 1, len(tokens)) if tokens[n].text in (",", ".", ";")), len(tokens))
    subject = _name(tokens[at + 1 : close])
    return _joined(tokens[: at - 1], tokens[close:], subject, "placed-inverted") if subject else None


def _joined(ahead: Sequence[Token], behind: Sequence[Token], subject: tuple[Token, ...], rule: str) -> _Found | None:
    """The content before the cue, and behind it where the sentence goes on."""
    if ahead[0].pos == "SCONJ" or ahead[0].tag in ("WRB", "VBG", "VBN"):
        return None
    close = next((n for n, t in enumerate(behind) if t.text == ","), -1)
    goes_on = behind[close + 1 : close + 2]
    if 0 <= close <= _TAIL // 2 and goes_on and goes_on[0].tag == "VBG":  # "…, he said, adding that …"
        return _Found(subject, tuple(ahead), rule) if _clausal(ahead) else None
    if 0 <= close <= _TAIL // 2 and not _clausal(behind[:close]) and _clausal(behind[close + 1 :]):
        return _Found(subject, (*ahead, *behind[close + 1 :]), rule)
    if len(behind) <= _TAIL and not _clausal(behind) and _clausal(ahead):
        return _Found(subject, tuple(ahead), rule)
    return None


def _that(sentence: Sentence, at: int) -> _Found | None:
    """ "NAME said … that …": the rest of the sentence behind "that"."""
    tokens = sentence.tokens
    that = next((n for n in range(at + 1, min(at + _GAP, len(tokens))) if tokens[n].lower == "that"), -1)
    if that < 0 or _clausal(tokens[at + 1 : that]) or any(t.text in _BREAKS for t in tokens[at + 1 : that]):
        return None
    rest = tokens[that + 1 :]
    if len(rest) < _LEAST or not _clausal(rest) or tokens[that].tag not in ("IN", "WDT", "DT"):
        return None
    if rest[0].tag in _CLAUSAL:  # "said the road that leads to the pass": a clause on a noun
        return None
    stop = _before(tokens, at)
    start = next((n for n in range(stop - 1, -1, -1) if tokens[n].text in _BREAKS or tokens[n].lower in _JOINS), -1)
    subject = _name(tokens[start + 1 : stop])
    return _Found(subject, tuple(rest), "placed-that") if subject else None


def _before(tokens: Sequence[Token], at: int) -> int:
    """Where the words before the verb end, its helpers and adverbs apart ("has also said")."""
    while at and tokens[at - 1].pos in ("AUX", "ADV"):
        at -= 1
    return at


def _clausal(words: Sequence[Token]) -> bool:
    return any(word.tag in _CLAUSAL for word in words)


def _name(words: Sequence[Token]) -> tuple[Token, ...]:
    """The words if they are a plain name: a noun in them, no verb, no conjunction but "and"."""
    while words and words[0].pos == "CCONJ":
        words = words[1:]
    plain = not any((w.pos in _CLOSED and w.lower not in ("and", "&")) or w.tag in _ASKING for w in words)
    named = any(w.pos in _NOMINAL for w in words)
    return tuple(words) if words and plain and named and words[0].pos not in ("ADP", "ADV") else ()
