"""When something happened: which dates of a report belong to which clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from depositary.language import Parse, Predication, Token
from depositary.reading.cast import head_of
from depositary.reading.instruments import Instruments
from depositary.record.mention import DateMention

# Links over which the date of the outer clause is that of the inner: "the signing took place on Monday".
SHARED = frozenset({"argument", "conjunct"})


class Times:
    """Dates by the predication that they tell the time of, and by the noun that they modify."""

    def __init__(self, dates: Iterable[DateMention], parse: Parse, instruments: Instruments) -> None:
        self._of: dict[int, list[DateMention]] = defaultdict(list)
        self._noun: dict[int, list[DateMention]] = defaultdict(list)
        for mention in dates:
            head = head_of(parse, mention.span)
            if head is None or mention.edtf is None or mention.kind == "duration":
                continue
            owner = _owner(head, parse, instruments, modifier=mention.role == "modifier")
            if owner is not None:
                self._of[owner.trigger.i].append(mention)
            noun = _noun(head)
            if noun is not None and (mention.role == "modifier" or instruments.of(noun)):
                self._noun[noun.i].append(mention)

    def when(self, predication: Predication) -> str | None:
        """The date of what the predication reports, or None."""
        at: Predication | None = predication
        for _ in range(3):
            if at is None:
                return None
            found = self._of.get(at.trigger.i)
            if found:
                return found[0].edtf
            if at.light is not None:
                at = at.light
            elif at.link in SHARED and at.within is not None and at.within.modality == at.modality:
                at = at.within
            else:
                return None
        return None

    def of_noun(self, noun: Token) -> str | None:
        """The date that a noun bears: "the treaty of 18 March 2015", "the 2015 treaty"."""
        found = self._noun.get(noun.i)
        return found[0].edtf if found else None


def _owner(head: Token, parse: Parse, instruments: Instruments, *, modifier: bool) -> Predication | None:
    """The predication that the date hangs on. A free date that a parser hangs on an agreement is the clause's."""
    for token in (head, *head.ancestors()):
        found = parse.clauses.at(token)
        if found is None or token is head:
            continue
        if instruments.of(token):
            if modifier:
                return None
            continue
        return found
    return None


def _noun(head: Token) -> Token | None:
    """The noun that the date hangs on, over prepositions."""
    for token in head.ancestors():
        if token.pos in ("NOUN", "PROPN") and token.entity not in ("DATE", "TIME"):
            return token
        if token.pos in ("VERB", "AUX"):
            return None
    return None
