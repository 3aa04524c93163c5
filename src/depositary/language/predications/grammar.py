"""The words that the grammar turns on, read from `en/grammar.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depositary.errors import BadLexicon
from depositary.record.words import Modality

Words = frozenset[str]
_TABLES = ("nouns", "adjectives", "modality", "judging")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes of grammar; `nouns` and `adjectives` are those that can be predications of their own."""

    nouns: Words
    adjectives: Words
    modality: Mapping[tuple[str, str], Modality]
    subject_control: Words
    object_gerund: Words
    light: Words
    happen: Words
    condition: Words
    condition_oblique: Words
    before: Words
    after: Words
    without: Words
    none: Words
    complex: Words
    complex_adverb: Words
    report: Words
    partitive: Words
    wanting: Words
    raising: Words
    copular: Words
    ceasing: Words
    lasting: Words
    underway: Words
    ranking: Words
    times: Words
    brink: Words
    headline: Words
    collective: Words
    refuting: Words
    voting: Words
    holding: Words
    naming: Words
    verdicts: Words
    calling: Words
    hoping: Words
    judging: Mapping[str, Words]

    @classmethod
    def of(cls, words: Mapping[str, Any], *, nouns: Words = frozenset(), adjectives: Words = frozenset()) -> Grammar:
        """The grammar of these word lists. Raises BadLexicon where a list is missing."""
        try:
            table = _modalities(words["modality"])
            lists = {name: frozenset(words[name]) for name in cls.__slots__ if name not in _TABLES}
            judging = _judging(words["judging"])
        except (KeyError, TypeError, AttributeError) as error:
            raise BadLexicon(f"a list of words is missing or malformed: {error}", where="grammar.yaml") from error
        governing = {kind: frozenset(lemma for k, lemma in table if k == kind) for kind in ("noun", "adjective")}
        articles = frozenset(p.replace(" the ", " ") for p in lists.pop("complex"))
        return cls(
            nouns=nouns | governing["noun"],
            adjectives=adjectives | governing["adjective"],
            modality=table, judging=judging, complex=articles, **lists,
        )  # fmt: skip


def _judging(rows: Mapping[str, list[str]]) -> dict[str, Words]:
    verbs = dict.fromkeys(verb for listed in rows.values() for verb in listed)
    return {verb: frozenset(prep for prep, listed in rows.items() if verb in listed) for verb in verbs}


def _modalities(rows: Mapping[str, Mapping[str, list[str]]]) -> dict[tuple[str, str], Modality]:
    table: dict[tuple[str, str], Modality] = {}
    for modality, kinds in rows.items():
        for kind, lemmas in kinds.items():
            for lemma in lemmas:
                table.setdefault((kind, lemma), modality)  # type: ignore[arg-type]  # a closed list, tested
    return table
