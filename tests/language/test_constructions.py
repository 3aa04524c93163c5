"""Each construction of English that the predications know, on a parse built by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from depositary.language import Language, Parse
from depositary.language.predications import Grammar, Predication, build

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "constructions.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


@cache
def grammar() -> Grammar:
    """The grammar with a few act nouns, so that the test does not hang on the lexicon."""
    nouns = frozenset({"signing", "withdrawal", "ratification", "approval", "violation"})
    return Grammar.of(Language().words("grammar"), nouns=nouns, adjectives=frozenset())


def parse(lines: str) -> Parse:
    """The parse that these lines describe."""
    words, lemmas, pos, tags, deps, heads = zip(*(line.split() for line in lines.strip().split("\n")), strict=True)
    return Parse.by_hand(words, lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=[int(h) for h in heads])


def described(predication: Predication) -> dict[str, Any]:
    """The predication in the words of the cases."""
    found: dict[str, Any] = {"trigger": predication.trigger.text}
    for role, token in predication.arguments():
        found.setdefault(role, []).append(token.text)
    found = {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in found.items()}
    found["modality"] = predication.modality
    if predication.within is not None:
        found |= {"link": predication.link, "within": predication.within.trigger.text}
    found |= {"marker": predication.marker} if predication.marker else {}
    return found | {flag: "true" for flag in ("negated", "passive") if getattr(predication, flag)}


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_construction(case: dict[str, Any]) -> None:
    made = build(parse(case["parse"]).sentences, grammar())
    found = {predication.trigger.text + str(predication.trigger.i): described(predication) for predication in made}
    for wanted in case["gives"]:
        assert wanted in found.values(), f"{wanted} not in {list(found.values())}"
