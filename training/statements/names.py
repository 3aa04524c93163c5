"""Names of other regions in the place of the corpus' commonest ones, kind for kind (names.yaml)."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from .batches import Example

TABLE = Path(__file__).with_name("names.yaml")


class Swapper:
    """Swaps names within one paragraph, the same name always for the same."""

    def __init__(self, table: Path = TABLE) -> None:
        kinds = yaml.safe_load(table.read_text(encoding="utf-8"))
        self.choices = {old: kind["new"] for kind in kinds.values() for old in kind["old"]}

    def swap(self, example: Example, chance: random.Random) -> Example:
        """The example with other names; tags and links stay as they are."""
        given: dict[str, str] = {}
        for word in example.words:
            if word in self.choices and word not in given:
                given[word] = chance.choice(self.choices[word])
        return replace(example, words=tuple(given.get(word, word) for word in example.words))
