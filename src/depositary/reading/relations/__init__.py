"""Finds how the instruments of a report stand to each other: which one implements, amends, replaces, breaches which."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Language, Parse
from depositary.reading.agreements.lexis import lexis
from depositary.reading.attribution import Attribution
from depositary.reading.instruments import Instruments
from depositary.reading.relations.clauses import Clauses
from depositary.reading.relations.found import Found
from depositary.reading.relations.phrases import Phrases
from depositary.reading.relations.referring import Referring
from depositary.record import Relation, Span
from depositary.record.words import RelationType

# Of two told at once the one that says more comes first.
STRENGTH: tuple[RelationType, ...] = ("replaces", "amends", "extends", "violates", "implements", "under")


def find(
    parse: Parse, language: Language, *, instruments: Instruments, attribution: Attribution
) -> Iterator[tuple[str, Relation]]:
    """Pairs of the id of an agreement and a relation that it has, in text order; a pair of agreements once."""
    if len(instruments.agreements) < 2:
        return
    words = lexis(language)
    referring = Referring(parse, instruments, words)
    clauses = Clauses(parse, language.table("relations"), words, referring=referring)
    phrases = Phrases(parse, words, instruments=instruments, referring=referring)
    told: dict[tuple[str, str], Found] = {}
    for found in sorted((*clauses.all(), *phrases.all()), key=_order):
        if found.one != found.other and (found.other, found.one) not in told:
            told.setdefault((found.one, found.other), found)
    for found in sorted(told.values(), key=lambda f: (f.evidence, f.one, f.other)):
        via, _ = attribution.via(found.evidence)
        yield (
            found.one,
            Relation(
                type=found.kind, to=found.other, evidence=found.evidence, via=via, basis=f"relations/{found.rule}"
            ),
        )


def _order(found: Found) -> tuple[int, Span, int, str, str, str]:
    """The surest first, then as the report has them."""
    return _rank(found.rule), found.evidence, STRENGTH.index(found.kind), found.one, found.other, found.rule


def _rank(rule: str) -> int:
    """What a verb says comes before what a preposition says, and that before what only hangs there."""
    return 2 if rule.startswith("hanging") else 1 if rule.startswith(("by-", "spelt-")) else 0
