"""Two findings compared: one function an aspect, each with a score and its reason in words.

A score above zero speaks for one agreement, below zero for two; VETO alone decides that they are two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

import msgspec
from rapidfuzz import fuzz

from depositary.record import date
from depositary.register.identity.finding import Finding, hosts
from depositary.register.identity.lexis import lexis, plain, tokens
from depositary.register.identity.naming import SHORTEST, stands_for

VETO = -10.0
AGREED = ("adopt", "agree", "sign")
DONE = ("signed", "ratified", "in_force")
VAGUE = ("agreement", "other")  # kinds that any instrument may be called
OFF, BRIEF, NEAR, AROUND, FAR = 3, 14, 45, 200, 1000  # days
YEAR = 4  # characters of a date that is a year
Title = tuple[str, ...]
ALIKE = 88  # of 100: "normalisation" and "normalization"


class Reason(msgspec.Struct, frozen=True):
    """How much an aspect speaks for one agreement, and why, for people."""

    score: float
    words: str


def compare(a: Finding, b: Finding) -> tuple[Reason, ...]:
    """The reasons for and against, in the order of ASPECTS; those that say nothing are left out."""
    return tuple(reason for reason in (aspect(a, b) for aspect in ASPECTS) if reason)


def weigh(a: Finding, b: Finding) -> float:
    """The sum of the reasons, were the two of two reports; VETO where one of them decides alone."""
    total = 0.0
    for aspect in LOOKS:
        reason = aspect(a, b)
        if reason and reason.score <= VETO:
            return VETO
        total += reason.score if reason else 0.0
    return round(total, 6)


def same_report(a: Finding, b: Finding) -> Reason | None:
    """Two instruments that one report tells apart are two."""
    return Reason(VETO, "one report tells them apart") if a.report == b.report else None


def series(a: Finding, b: Finding) -> Reason | None:
    """A class of instruments is no instrument."""
    return Reason(VETO, "one is a class of agreements, not one agreement") if a.series or b.series else None


def parties(a: Finding, b: Finding) -> Reason | None:
    """The same parties, some of them, or others; a party that the other report at least names is no other party."""
    if not a.sides or not b.sides:
        return _named_only(a, b)
    left, right = _real(a, b), _real(b, a)
    both = [s for s in left if s in right]
    if left == right and len(both) > 1:
        return Reason(0.35, f"the same parties: {_list(both)}")
    if len(both) < 2 and _open(a, b):
        return None  # reports name a few of many parties
    missing = [s for s in left if s not in right] + [s for s in right if s not in left]
    strange = [s for s in missing if s not in (b.around if s in left else a.around)]
    if len(both) > 1:
        fewer = len(both) == min(len(left), len(right))  # of two and three parties there may be two agreements
        return Reason(0.15 if fewer or strange else 0.25, f"parties in common: {_list(both)}")
    if both:
        score = 0.15 if not strange else -0.3 if strange == missing else -0.15
        if min(len(left), len(right)) == 1:
            score = 0.15 if not strange else 0.05
        return Reason(score, f"one party in common: {both[0]}{'; the others are named' if not strange else ''}")
    return Reason(-0.8 if strange else -0.1, f"other parties: {_list(left)} and {_list(right)}")


def kind(a: Finding, b: Finding) -> Reason | None:
    """The same kind of instrument, or one that is never taken for the other."""
    if a.kind == b.kind:
        return Reason(0.1 if a.kind in VAGUE else 0.2, f"the same kind: {_words(a.kind)}")
    family = any({a.kind, b.kind} <= family for family in lexis().families)
    if family and (a.kind in VAGUE or b.kind in VAGUE):
        both = _list(map(_words, (a.kind, b.kind)))
        return Reason(0.1, f"both reports are about it, as {both}") if a.main and b.main else None
    return Reason(-0.1 if family else -0.35, f"other kinds: {_list(map(_words, (a.kind, b.kind)))}")


def name(a: Finding, b: Finding) -> Reason | None:
    """The same proper name, its initials, a shorter form of it, or another."""
    if same := _titled(a, b):
        return Reason(0.8 if same[0] else 0.4, f"the same name: {' '.join(filter(None, same))}")
    if short := _shortened(a, b):
        return Reason(0.6, f"one name is the initials of the other: {short}")
    if not a.titles or not b.titles:
        return None
    shorter = [both for s, t in _pairs(a, b) if _within(s, t) and (both := set(s[1:]) & set(t[1:])) - lexis().common]
    if shorter:
        return Reason(0.2, f"one name is the other, shortened: {_list(shorter[0])}")
    if any(set(s[1:]) & set(t[1:]) for s, t in _pairs(a, b)) or _city(a) != _city(b):
        return None
    return Reason(-0.1, f"other names: {_first(a)} and {_first(b)}")


def version(a: Finding, b: Finding) -> Reason | None:
    """Marked as the same or as another of several of one name: the second, the revised."""
    if not a.versions or not b.versions:
        return None
    both = sorted(set(a.versions) & set(b.versions))
    if both:
        return Reason(0.1, f"the same version: {both[0]}")
    return Reason(-0.5, f"other versions: {_list(a.versions)} and {_list(b.versions)}")


def called(a: Finding, b: Finding) -> Reason | None:
    """One is named after the place where the other was made."""
    for one, other in ((a, b), (b, a)):
        places = {plain(word) for place in other.places for word in tokens(place)}
        if hit := sorted(places & set(one.proper)):
            return Reason(0.2, f"one is named after where the other was made: {hit[0]}")
    return None


def subject(a: Finding, b: Finding) -> Reason | None:
    """Words in common on what they are about; the subjects of many agreements say less."""
    if not a.words or not b.words:
        return None
    both = _alike(a.words, b.words)
    if both:
        common = lexis().common
        if not set(both) - common:
            return Reason(0.1, f"words in common that many have: {_list(both)}")
        weight = sum(0.5 if word in common else 1 for word in both)
        share = weight / min(len(a.words), len(b.words))
        return Reason(min(0.35, 0.1 + 0.08 * weight + 0.1 * share), f"words in common: {_list(both)}")
    poor = min(len(a.words), len(b.words)) < 2
    return Reason(-0.05 if poor else -0.1, "no word of their names in common")


def signature(a: Finding, b: Finding) -> Reason | None:
    """The date of signature: the same, one within the other, a few days off as news are, or another."""
    if not a.signed or not b.signed:
        return None
    if a.signed == b.signed:
        return Reason(0.4 if len(a.signed) > YEAR else 0.25, f"both signed {a.signed}")
    if date.inside(a.signed, b.signed) or date.inside(b.signed, a.signed):
        return Reason(0.3, f"signed {a.signed} and {b.signed}, which can be one day")
    days = _between(a.signed, b.signed)
    if days <= OFF:
        return Reason(0.1, f"signed at most {OFF} days apart: {a.signed} and {b.signed}")
    if a.signed[:YEAR] != b.signed[:YEAR] and days > NEAR:
        return Reason(VETO, f"signed in other years: {a.signed} and {b.signed}")
    return Reason(-0.4, f"signed on other days: {a.signed} and {b.signed}")


def order(a: Finding, b: Finding) -> Reason | None:
    """What was signed already when the one report appeared was not signed only later."""
    for one, other in ((a, b), (b, a)):
        done = one.published if one.status in DONE else None
        if done and other.signed and date.bounds(other.signed)[0] > date.bounds(done)[1] + timedelta(days=OFF):
            return Reason(-0.5, f"one was signed by {done}, the other {other.signed}")
    return None


def year(a: Finding, b: Finding) -> Reason | None:
    """A year in the names, or of the signature, in common or not; it may be the year of something else."""
    if a.signed and b.signed:
        return None
    left, right = _years(a), _years(b)
    if not left or not right:
        return None
    both = sorted(left & right)
    return Reason(0.25, f"both of {both[0]}") if both else Reason(-0.4, f"of {_list(left)} and of {_list(right)}")


def steps(a: Finding, b: Finding) -> Reason | None:
    """A step taken on the same day."""
    both = sorted(set(a.dates) & set(b.dates))
    both = [step for step in both if len(step[1]) >= 10 and step[0] != "sign"]
    return Reason(0.2, f"the same step: {both[0][0].replace('_', ' ')} {both[0][1]}") if both else None


def place(a: Finding, b: Finding) -> Reason | None:
    """A place in common where something was done."""
    both = sorted(set(a.places) & set(b.places))
    return Reason(0.1, f"both in {both[0]}") if both else None


def parent(a: Finding, b: Finding) -> Reason | None:
    """One is what the other carries out, amends or replaces: the treaty and its protocol are two."""
    for one, other in ((a, b), (b, a)):
        for words in one.parents:
            hit = _alike(words, other.words)
            if len(hit) >= 2 and len(hit) > len(_alike(words, one.words)):
                return Reason(-0.3, f"one rests on an agreement named like the other: {_list(hit)}")
    return None


def time(a: Finding, b: Finding) -> Reason | None:
    """In the news at the same time: signed, or what a report is mostly about."""
    left, right = _when(a), _when(b)
    if not left or not right or (a.signed and b.signed):
        return None
    days = _between(left, right)
    if a.kind == b.kind == "ceasefire" and days > BRIEF:
        return Reason(-0.1, f"truces of other times: {left} and {right}")
    if days > FAR:
        return Reason(-0.1, f"in the news at other times: {left} and {right}")
    score = 0.25 if days <= BRIEF else 0.2 if days <= NEAR else 0.15 if days <= AROUND else 0.0
    return Reason(score, f"in the news at one time: {left} and {right}") if score else None


Aspect = Callable[[Finding, Finding], Reason | None]
LOOKS: tuple[Aspect, ...] = (
    series, parties, kind, name, version, called, subject, signature, order, year, steps, place, parent, time,
)  # fmt: skip
ASPECTS: tuple[Aspect, ...] = (same_report, *LOOKS)


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    """The words of the left that the right has too, or almost."""
    return [w for w in left if w in right or (len(w) > 5 and any(fuzz.ratio(w, o) >= ALIKE for o in right))]


def _pairs(a: Finding, b: Finding) -> list[tuple[Title, Title]]:
    """Titles of the two whose nouns can mean one instrument."""
    loose = lexis().loose
    return [
        (s, t)
        for s in a.titles
        for t in b.titles
        if s[0] == t[0] or not s[0] or not t[0] or s[0] in loose or t[0] in loose
    ]


def _titled(a: Finding, b: Finding) -> Title | None:
    """The title that both have; the noun may be another that the press says for it."""
    return next(
        (s if s[0] == t[0] else ("", *s[1:]) if len(s) == 2 else s for s, t in _pairs(a, b) if s[1:] == t[1:]), None
    )


def _real(one: Finding, other: Finding) -> list[str]:
    """Its sides as the other would call them: no host ("the Doha accord") or mediator, "rebels" by their name."""
    named = [group for group in other.groups if group not in one.groups and group not in other.bands]
    sides = [s for s in one.sides if s in other.sides or s not in one.soft]
    return sorted({named[0] if s in one.bands and s not in other.sides and named else s for s in sides})


def _open(a: Finding, b: Finding) -> bool:
    """Whether they have one name and it is of an agreement that many may join."""
    few = min(len(_real(a, b)), len(_real(b, a))) < 2
    return bool(_shortened(a, b)) or any(
        few or (_joinable(s, t) if hosts([s]) else s[0] in lexis().open or len(s) > 2)
        for s, t in _pairs(a, b)
        if _within(s, t)
    )


def _joinable(s: Title, t: Title) -> bool:
    """Whether both are called a convention or the like: of a city's treaties there are many."""
    return s[0] == t[0] != "treaty" and s[0] in lexis().open


def _within(s: Title, t: Title) -> bool:
    """Whether the words of the one are among those of the other."""
    return set(s[1:]) <= set(t[1:]) or set(t[1:]) <= set(s[1:])


def _shortened(a: Finding, b: Finding) -> str | None:
    """The acronym of the one that stands for a full name of the other."""
    for one, other in ((a, b), (b, a)):
        for title in one.titles:
            for word in title[1:]:
                if len(title) == 2 and len(word) >= SHORTEST and any(stands_for(word, full) for full in other.initials):
                    return word
    return None


def _city(finding: Finding) -> bool:
    """Whether it is called after a city alone."""
    return all(len(title) == 2 and hosts([title]) for title in finding.titles)


def _first(finding: Finding) -> str:
    return " ".join(filter(None, finding.titles[0]))


def _when(finding: Finding) -> str | None:
    """The day of signature or of another way to agree, or of publication where the report is mostly about it."""
    agreed = [day for act, day in finding.dates if act in AGREED]
    return finding.signed or next(iter(agreed), finding.published if finding.main else None)


def _between(left: str, right: str) -> int:
    """Days between two dates, 0 where they touch."""
    (a, b), (c, d) = date.bounds(left), date.bounds(right)
    return max(0, (c - b).days + 1, (a - d).days + 1)


def _years(finding: Finding) -> set[str]:
    return {finding.signed[:4]} if finding.signed else set(finding.years)


def _words(kind: str) -> str:
    return kind.replace("_", " ")


def _named_only(a: Finding, b: Finding) -> Reason | None:
    """One report gives no parties: does it name those that the other gives?"""
    one, other = (a, b) if b.sides else (b, a)
    if len(other.sides) < 2 or one.titles:
        return None
    strange = [side for side in other.sides if side not in one.around]
    if strange == list(other.sides):
        return Reason(-0.3, f"one report does not even name the parties: {_list(strange)}")
    return None if strange else Reason(0.15, f"both reports name the parties: {_list(other.sides)}")


def _list(items: Iterable[str]) -> str:
    return ", ".join(sorted(items))
