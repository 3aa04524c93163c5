"""The words of `en/instruments.yaml` in the shape that this stage asks them in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from depositary.language import Language, Token
from depositary.record.words import AgreementKind, RelationType

Strength = Literal["strong", "fair", "weak", "named", "echo"]


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun can stand for; the fields are explained at the head of `instruments.yaml`."""

    group: str
    kind: AgreementKind
    strength: Strength
    needs: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun that is an instrument with one of `below` under it ("cessation of hostilities")."""

    below: frozenset[str]
    after: str
    noun: Noun


@dataclass(frozen=True, slots=True)
class Lexis:
    """The nouns of instruments, and sets of words by their name in the file; `between`: codes of
    well-known parties, `spelt`: other words for names in letters, `matters`: what a topic word is about."""

    nouns: dict[str, Noun]
    phrases: dict[str, tuple[Phrase, ...]]
    refined: dict[str, tuple[str, AgreementKind]]
    known: dict[str, tuple[tuple[tuple[str, ...], AgreementKind], ...]]
    links: dict[str, RelationType]
    between: dict[str, tuple[str, ...]]
    spelt: dict[str, tuple[str, ...]]
    matters: dict[str, tuple[str, ...]]
    sets: dict[str, frozenset[str]]

    def noun(self, token: Token) -> Noun | None:
        """What this word, a noun, can stand for."""
        return self.nouns.get(token.lemma) or self.nouns.get(token.lower)

    def has(self, name: str, token: Token) -> bool:
        """Whether the word is in the set of this name."""
        return token.lemma in self.sets[name] or token.lower in self.sets[name]


@lru_cache(maxsize=4)
def lexis(language: Language) -> Lexis:
    """The words of this language, made once."""
    rows = language.words("instruments")
    nouns = {word: _noun(row) for row in rows["nouns"] for word in row["words"]}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for row in rows["phrases"]:
        phrase = Phrase(frozenset(row["of"]), row.get("after", ""), _noun(row))
        phrases[row["head"]] = (*phrases.get(row["head"], ()), phrase)
    refined: dict[str, tuple[str, AgreementKind]] = {
        word: (row["class"], row["kind"]) for row in rows["refine"] for word in row["before"]
    }
    known: dict[str, tuple[tuple[tuple[str, ...], AgreementKind], ...]] = {}
    for name, kind in rows["known"].items():
        words = tuple(name.split())
        known[words[0]] = (*known.get(words[0], ()), (words, kind))
    links = {spelt: row["type"] for row in rows["links"] for word in row["by"] for spelt in (word, _bare(word))}
    between = {name: tuple(codes) for name, codes in rows["between"].items()}
    spelt = {name: tuple(words) for name, words in rows["spelt"].items()}
    matters: dict[str, tuple[str, ...]] = {}
    for matter, topics in rows["matters"].items():
        for word in topics:
            matters[word] = (*matters.get(word, ()), matter)
    return Lexis(nouns, phrases, refined, known, links, between, spelt, matters, dict(_sets(rows)))


def _bare(preposition: str) -> str:
    """ "within framework of" for "within the framework of", as predications give it."""
    return preposition.replace(" the ", " ")


def _noun(row: dict[str, Any]) -> Noun:
    needs, without = frozenset(row.get("with", ())), frozenset(row.get("without", ()))
    return Noun(row["class"], row["kind"], row["strength"], needs, without)


def _sets(rows: dict[str, Any]) -> list[tuple[str, frozenset[str]]]:
    """Every list of words by its name; lists inside a mapping as "against/strong"."""
    plain = {n: r for n, r in rows.items() if isinstance(r, list) and all(isinstance(w, str) for w in r)}
    found = [(name, frozenset(row)) for name, row in plain.items()]
    for name in ("against", "verbs", "parties", "signing", "sizes", "doing"):
        found += [(f"{name}/{part}", frozenset(words)) for part, words in rows[name].items()]
    return found
