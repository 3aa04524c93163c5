"""A list of named things, by id and by the words that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from depositary.vocabulary.ambiguity import ambiguities
from depositary.vocabulary.phrases import Match, Phrases, Sense, key


class Named(Protocol):
    """What a row of a list has at least."""

    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=Named)


class Roster(Generic[Row]):
    """The rows of the sheet `table`; `roles` says which fields hold names, and in what role each name stands."""

    def __init__(self, table: str, listed: Sequence[Row], *, roles: Mapping[str, str]) -> None:
        self.table = table
        self.all = tuple(listed)
        self._roles = roles
        self._ids = {row.id: row for row in listed}

    @cached_property
    def phrases(self) -> Phrases:
        """The index of this list alone, built when first asked for."""
        return Phrases(self.names())

    def names(self) -> Iterator[tuple[str, Sense]]:
        """Every name of every row, with its sense, in the order of the sheet."""
        notes = ambiguities()
        for row in self.all:
            for field, role in self._roles.items():
                for name in getattr(row, field):
                    yield name, Sense(self.table, row.id, role, notes.get(key(name)))

    def __getitem__(self, id: str) -> Row:
        """The row with this id; KeyError for any other."""
        return self._ids[id]

    def __contains__(self, id: str) -> bool:
        return id in self._ids

    def lookup(self, words: str) -> tuple[Sense, ...]:
        """What these words name (phrases.Phrases.lookup)."""
        return self.phrases.lookup(words)

    def longest(self, words: Sequence[str], start: int) -> Match | None:
        """End and senses of the longest name from the token at `start` on (phrases.Phrases.longest)."""
        return self.phrases.longest(words, start)
