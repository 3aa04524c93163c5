"""Two findings compared: one function an aspect, each with a score and its reason in words.

A score above zero speaks for one agreement, below zero for two; VETO alone decides that they are two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from rapidfuzz import fuzz

from depositary.record import date
from depositary.register.identity.finding import Finding
from depositary.register.identity.lexis import lexis

VETO = -10.0
AGREED = ("adopt", "agree", "sign")
NEAR, AROUND, FAR = 45, 200, 1000  # days
ALIKE = 88  # of 100: "normalisation" and "normalization"


class Reason(msgspec.Struct, frozen=True):
    """How much an aspect speaks for one agreement, and why, for people."""

    score: float
    words: str


def compare(a: Finding, b: Finding) -> tuple[Reason, ...]:
    """The reasons for and against, in the order of ASPECTS; those that say nothing are left out."""
    return tuple(reason for reason in (aspect(a, b) for aspect in ASPECTS) if reason)


def same_report(a: Finding, b: Finding) -> Reason | None:
    """Two instruments that one report tells apart are two."""
    return Reason(VETO, "one report tells them apart") if a.report == b.report else None


def series(a: Finding, b: Finding) -> Reason | None:
    """A class of instruments is no instrument."""
    return Reason(VETO, "one is a class of agreements, not one agreement") if a.series or b.series else None


def parties(a: Finding, b: Finding) -> Reason | None:
    """The same parties, some of them, or others."""
    if not a.sides or not b.sides:
        return None
    both = [s for s in a.sides if s in b.sides]
    if len(both) < 2 and _titled(a, b):
        return None  # reports name a few of many parties
    if not both:
        return Reason(-0.8, f"other parties: {_list(a.sides)} and {_list(b.sides)}")
    if len(both) == 1:
        alone = min(len(a.sides), len(b.sides)) == 1
        return Reason(0.05 if alone else -0.15, f"one party in common: {both[0]}")
    if a.sides == b.sides:
        return Reason(0.35, f"the same parties: {_list(both)}")
    return Reason(0.2, f"parties in common: {_list(both)}")


def kind(a: Finding, b: Finding) -> Reason | None:
    """The same kind of instrument, or one that is never taken for the other."""
    if a.kind == b.kind:
        return Reason(0.1 if a.kind in ("agreement", "other") else 0.2, f"the same kind: {a.kind.replace('_', ' ')}")
    if any({a.kind, b.kind} <= family for family in lexis().families):
        return None
    return Reason(-0.35, f"other kinds: {_list(k.replace('_', ' ') for k in (a.kind, b.kind))}")


def name(a: Finding, b: Finding) -> Reason | None:
    """The same proper name, a shorter form of it, or another."""
    if not a.titles or not b.titles:
        return None
    if same := _titled(a, b):
        return Reason(0.8, f"the same name: {' '.join(same)}")
    shorter = [s for s, t in _pairs(a, b) if set(s[1:]) < set(t[1:]) or set(t[1:]) < set(s[1:])]
    if shorter:
        return Reason(0.2, f"one name is the other, shortened: {_list(shorter[0][1:])}")
    return Reason(-0.25, f"other names: {' '.join(a.titles[0])} and {' '.join(b.titles[0])}")


def subject(a: Finding, b: Finding) -> Reason | None:
    """Words in common on what they are about."""
    if not a.words or not b.words:
        return None
    both = _alike(a.words, b.words)
    if both:
        share = len(both) / min(len(a.words), len(b.words))
        return Reason(min(0.35, 0.1 + 0.08 * len(both) + 0.1 * share), f"words in common: {_list(both)}")
    poor = min(len(a.words), len(b.words)) < 2
    return Reason(-0.05 if poor else -0.1, "no word of their names in common")


def signature(a: Finding, b: Finding) -> Reason | None:
    """The date of signature: the same, one within the other, or another."""
    if not a.signed or not b.signed:
        return None
    if a.signed[:4] != b.signed[:4]:
        return Reason(VETO, f"signed in other years: {a.signed} and {b.signed}")
    if a.signed == b.signed:
        return Reason(0.4, f"both signed {a.signed}")
    if date.inside(a.signed, b.signed) or date.inside(b.signed, a.signed):
        return Reason(0.3, f"signed {a.signed} and {b.signed}, which can be one day")
    return Reason(-0.25, f"signed on other days: {a.signed} and {b.signed}")


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
    if days > FAR:
        return Reason(-0.1, f"in the news at other times: {left} and {right}")
    score = 0.25 if days <= NEAR else 0.15 if days <= AROUND else 0.0
    return Reason(score, f"in the news at one time: {left} and {right}") if score else None


Aspect = Callable[[Finding, Finding], Reason | None]
ASPECTS: tuple[Aspect, ...] = (
    same_report, series, parties, kind, name, subject, signature, year, steps, place, parent, time,
)  # fmt: skip


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    """The words of the left that the right has too, or almost."""
    return [w for w in left if w in right or (len(w) > 5 and any(fuzz.ratio(w, o) >= ALIKE for o in right))]


def _pairs(a: Finding, b: Finding) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Titles of the two with the same noun."""
    return [(s, t) for s in a.titles for t in b.titles if s[0] == t[0]]


def _titled(a: Finding, b: Finding) -> tuple[str, ...] | None:
    """The title that both have."""
    return next((s for s, t in _pairs(a, b) if s == t), None)


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


def _list(items: Iterable[str]) -> str:
    return ", ".join(sorted(items))
