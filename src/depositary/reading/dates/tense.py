"""On which side of the publication a date lies, by the words around it; and which four digits are a year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# Words in -ed that are no past tense are few and harmless; those after "be" or "to" belong to a future cue.
_ED = r"(?<!\bbe )(?<!\bbeing )\b[a-z]{2,}ed\b"
_AUXILIARY = re.compile(r"\b(?:had|has|have|was|were)\b")


@dataclass(frozen=True, slots=True)
class Tense:
    """The cues of a language, compiled."""

    cues: re.Pattern[str]
    weak: re.Pattern[str]
    deadline: re.Pattern[str]

    @classmethod
    def of(cls, raw: dict[str, list[str]]) -> Tense:
        """The cues that `dates.yaml` lists."""
        future, past = _any(raw["future"]), _any(raw["past"])
        return cls(
            re.compile(rf"(?P<future>{future}(?: [a-z]+){{0,5}})|(?P<past>\b{past}\b|{_ED})"),
            re.compile(rf"\b{_any(raw['weak'])}\b"),
            re.compile(rf"\b{_any(raw['deadline'])}\s+(?:the\s+)?$"),
        )

    def side(self, left: str, right: str) -> str:
        """The nearest cue to the left within the sentence speaks, else the nearest to the right, else a weak one."""
        cue = None
        for cue in self.cues.finditer(left):
            pass
        if self.deadline.search(left) and not (cue and cue["past"] and _AUXILIARY.search(cue[0])):
            return "future"
        cue = cue or self.cues.search(right)
        if cue:
            return "future" if cue["future"] else "past"
        return "future" if self.weak.search(left + " " + right) else ""


@dataclass(frozen=True, slots=True)
class Years:
    """What stands beside four digits that are, or are not, a year."""

    before: re.Pattern[str]
    never_before: re.Pattern[str]
    never_after: re.Pattern[str]

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Years:
        """The words that `dates.yaml` lists."""
        return cls(
            re.compile(rf"(?:\b{_any(raw['before'])}\s+(?:the\s+)?|\()$", re.I),
            re.compile(rf"(?:(?:\b|(?=[^\w])){_any(raw['never_before'])}\s*)$", re.I),
            re.compile(rf"[\s-]*(?:\w+[\s-]+){{0,1}}{_any(raw['never_after'])}(?!\w)", re.I),
        )

    def is_year(self, text: str, start: int, end: int) -> bool:
        """Whether the four digits there name a year."""
        left, year = text[max(0, start - 24) : start], int(text[start:end])
        if self.never_before.search(left):
            return False
        cued = bool(self.before.search(left))
        if self.never_after.match(text, end) and not (cued and year >= 1900 and text[end : end + 1] == ","):
            return False
        return cued or year >= 1900 or bool(re.search(r"(?i)\b(?:the|a|its|their|his|her|this|that|whose)\s+$|['’]s?\s+$", left))


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
