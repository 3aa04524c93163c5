"""What the words around a date say: its side of the publication, whether it is a year, whether it belongs to a noun."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# Words in -ed that are no past tense are few and harmless; those after "be" or "to" belong to a future cue.
_ED = r"(?<!\bbe )(?<!\bbeing )\b[a-z]{2,}ed\b"


@dataclass(frozen=True, slots=True)
class Tense:
    """The cues of a language, compiled."""

    cues: re.Pattern[str]
    weak: re.Pattern[str]
    deadline: re.Pattern[str]
    perfect: re.Pattern[str]

    @classmethod
    def of(cls, raw: dict[str, list[str]]) -> Tense:
        """The cues that `dates.yaml` lists."""
        future, past, foregone = any_of(raw["future"]), any_of(raw["past"]), any_of(raw["foregone"])
        return cls(
            re.compile(
                rf"(?P<foregone>\b{foregone}(?: [a-z]+){{0,5}})"
                rf"|(?P<future>\b{future}\b(?: [a-z]+){{0,5}}|['’]ll\b)|(?P<past>\b{past}\b|{_ED})"
            ),
            re.compile(rf"\b{any_of(raw['weak'])}\b"),
            re.compile(rf"\b{any_of(raw['deadline'])}\s+(?:the\s+)?$"),
            re.compile(rf"\b{any_of(raw['perfect'])}\b"),
        )

    def side(self, left: str, right: str) -> str:
        """The nearest cue to the left within the sentence speaks, else the nearest to the right, else a weak one."""
        cues = list(self.cues.finditer(left))
        cue = cues[-1] if cues else None
        if self.deadline.search(left) and not (cue and cue["past"] and self.perfect.search(cue[0])):
            return "future"
        cue = cue or self.cues.search(right)
        if cue:
            return "" if cue["foregone"] else "future" if cue["future"] else "past"
        return "future" if self.weak.search(left + " " + right) else ""


@dataclass(frozen=True, slots=True)
class Years:
    """What stands beside four digits that are, or are not, a year."""

    before: re.Pattern[str]
    never_before: re.Pattern[str]
    never_after: re.Pattern[str]
    determiners: re.Pattern[str]

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Years:
        """The words that `dates.yaml` lists."""
        return cls(
            re.compile(rf"(?:\b{any_of(raw['before'])}\s+(?:the\s+)?|\()$", re.I),
            re.compile(rf"(?:(?:\b|(?=[^\w])){any_of(raw['never_before'])}\s*)$", re.I),
            re.compile(rf"[\s-]*(?:\w+[\s-]+){{0,1}}{any_of(raw['never_after'])}(?!\w)", re.I),
            re.compile(rf"\b{any_of(raw['determiners'])}\s+$|['’]s?\s+$", re.I),
        )

    def is_year(self, text: str, start: int, end: int) -> bool:
        """Whether the four digits there name a year."""
        left, year = text[max(0, start - 24) : start], int(text[start:end])
        if self.never_before.search(left):
            return False
        cued = bool(self.before.search(left))
        if self.never_after.match(text, end) and not (cued and year >= 1900 and text[end : end + 1] == ","):
            return False
        return cued or year >= 1900 or bool(self.determiners.search(left))


@dataclass(frozen=True, slots=True)
class Role:
    """What stands beside a date that belongs to a noun: "the 2008 pact", "Monday's talks", "the order of 14 March"."""

    before: re.Pattern[str]
    of: re.Pattern[str]
    noun: re.Pattern[str]

    @classmethod
    def of_words(cls, raw: dict[str, list[str]]) -> Role:
        """The words that `dates.yaml` lists."""
        return cls(
            re.compile(rf"(?:\b(?i:{any_of(raw['determiners'])})|['’]s?)\s+(?:[a-z]+\s+)?$"),
            re.compile(rf"(?<!\bas )(?<!\bahead )\b{any_of(raw['of'])}\s+$|\d\s*\($"),
            re.compile(rf"[ -](?!{any_of(raw['function'])}\b)[A-Za-z]\w+"),
        )

    def modifies(self, text: str, start: int, end: int) -> bool:
        """Whether the date between these code points belongs to a noun."""
        left = text[max(0, start - 24) : start]
        if re.match(r"['’]s?\s", text[end : end + 3]) or self.of.search(left):
            return True
        return bool(self.before.search(left) and self.noun.match(text, end))


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
