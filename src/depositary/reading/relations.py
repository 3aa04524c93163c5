"""Finds how the instruments of a report stand to each other: which one implements, amends, replaces, breaches which."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Language, Parse, Token
from depositary.language.predications.model import Predication
from depositary.reading.attribution import Attribution
from depositary.reading.instruments import Instruments
from depositary.record import Relation, Span
from depositary.record.words import RelationType


def find(
    parse: Parse, language: Language, *, instruments: Instruments, attribution: Attribution
) -> Iterator[tuple[str, Relation]]:
    """Pairs of the id of an agreement and a relation that it has, in text order; a pair of agreements once."""
    if len(instruments.agreements) < 2:
        return
    seen: set[tuple[str, str]] = set()
    for one, other, kind, evidence, rule in sorted(_all(parse, language, instruments), key=lambda r: r[3]):
        if one == other or (one, other) in seen or (other, one) in seen:
            continue
        seen.add((one, other))
        via, _ = attribution.via(evidence)
        yield one, Relation(type=kind, to=other, evidence=evidence, via=via, basis=f"relations/{rule}")


Found = tuple[str, str, RelationType, Span, str]


def _all(parse: Parse, language: Language, instruments: Instruments) -> Iterator[Found]:
    table = language.table("relations")
    links = {word: row["type"] for row in language.words("instruments")["links"] for word in row["by"]}
    for predication in parse.clauses:
        for entry in table.match(predication, lambda word, kind: bool(instruments.of(word))):
            ones = _of(instruments, predication.role(entry.gives["from"]))
            others = _of(instruments, predication.role(entry.gives["to"]))
            for one in ones:
                for other in others:
                    yield one, other, entry.gives["type"], _clause(parse, predication), entry.name
        yield from _by_preposition(parse, predication, instruments, links)
    for token in parse.tokens:
        if instruments.of(token):
            yield from _in_phrase(parse, token, instruments, links)


def _of(instruments: Instruments, words: tuple[Token, ...]) -> list[str]:
    return list(dict.fromkeys(a for word in words for a in instruments.of(word)))


def _by_preposition(
    parse: Parse, predication: Predication, instruments: Instruments, links: dict[str, RelationType]
) -> Iterator[Found]:
    """ "The deal was concluded in line with the treaty"."""
    ones = _of(instruments, predication.patient) or _of(instruments, predication.agent)
    for preposition, word in predication.obliques:
        if ones and preposition in links:
            for other in instruments.of(word):
                yield ones[0], other, links[preposition], _clause(parse, predication), preposition.replace(" ", "-")


def _in_phrase(parse: Parse, head: Token, instruments: Instruments, links: dict[str, RelationType]) -> Iterator[Found]:
    """ "A protocol to the convention", "an arrangement under the treaty"."""
    for preposition in head.kids("prep"):
        kind = links.get(f"* {preposition.lower}") or links.get(preposition.lower)
        for word in preposition.kids("pobj") if kind else ():
            for other in instruments.of(word):
                span = parse.span(*_ends([head, word]))
                yield instruments.of(head)[0], other, kind or "under", span, f"phrase-{preposition.lower}"


def _clause(parse: Parse, predication: Predication) -> Span:
    return parse.span(*_ends([predication.trigger, *(word for _, word in predication.arguments())]))


def _ends(words: list[Token]) -> tuple[Token, Token]:
    ordered = sorted(words, key=lambda t: t.i)
    return ordered[0], ordered[-1]
