"""In which year a mention has its instrument made: "signed a deal on Monday" is of the year of that Monday."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.language import Parse, Token
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.mentions import Mention
from depositary.record.mention import DateMention

YEAR = 4  # characters of a year in EDTF
MADE = ("dobj", "nsubjpass", "conj", "appos")
VERBAL = ("VERB", "AUX")


def date(parse: Parse, mentions: Iterable[Mention], dates: Iterable[DateMention], words: Lexis) -> None:
    """Give each mention the year in which the verb above or below it is said to have made the instrument."""
    told: dict[int, list[tuple[Token, str]]] = {}
    for mention in dates:
        tokens = parse.between(mention.span.start, mention.span.end)
        if mention.edtf is not None and mention.role == "free" and tokens:
            told.setdefault(tokens[0].sentence, []).append((tokens[0], mention.edtf[:YEAR]))
    for one in mentions:
        near = told.get(one.head.sentence, ())
        verbs = {v.i for v in _making(one.head, words)} if near else set()
        one.made = frozenset(year for token, year in near if year.isdigit() and _verb(token) in verbs)


def _making(head: Token, words: Lexis) -> Iterator[Token]:
    """The verb by which it is concluded: "signed the deal", "the deal signed in May", "the deal was signed"."""
    above = next((a for a in head.ancestors() if a.pos in VERBAL), None) if head.dep in MADE else None
    verbs = (above, *head.kids("acl", "relcl"))
    yield from (v for v in verbs if v is not None and v.lemma in words.sets["concluding"])


def _verb(token: Token) -> int:
    """The verb nearest above the word."""
    return next((a.i for a in token.ancestors() if a.pos in VERBAL), -1)
