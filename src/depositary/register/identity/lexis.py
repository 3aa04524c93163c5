"""The words of names: which of them tell agreements apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec
import yaml


class Lexis(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `words.yaml`, whose head explains them."""

    generic: frozenset[str]
    loose: frozenset[str]
    open: frozenset[str]
    vague: frozenset[str]
    titular: frozenset[str]
    common: frozenset[str]
    cutting: frozenset[str]
    bands: frozenset[str]
    particles: frozenset[str]
    spellings: dict[str, str]
    versions: dict[str, str]
    families: tuple[frozenset[str], ...]


@cache
def lexis() -> Lexis:
    """The lists, read once."""
    data = yaml.safe_load((files(__package__) / "words.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(data, Lexis)


def tokens(text: str) -> Iterator[str]:
    """The words as written, without possessive endings."""
    for word in re.findall(r"[^\W\d_][\w-]*", text):
        yield word.removesuffix("-")


def plain(word: str) -> str:
    """In lower case and, roughly, in the singular."""
    low = word.lower()
    return low[:-1] if len(low) > 4 and low.endswith("s") and not low.endswith(("ss", "is", "us")) else low


def telling(text: str) -> Iterator[str]:
    """The words that say what an agreement is about, as they are written."""
    known = lexis()
    for word in tokens(text):
        low = plain(word)
        if len(low) > 2 and low not in known.generic and low not in known.vague and word.lower() not in known.vague:
            yield word
