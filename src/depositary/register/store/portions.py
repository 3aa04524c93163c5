"""Portions that a query can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

MANY = 400  # values in one query
T = TypeVar("T")


def portions(items: Iterable[T], *, many: int = MANY) -> Iterator[list[T]]:
    """The items in portions that a query can hold."""
    rest = iter(sorted(items))  # type: ignore[type-var]  # they are all strings
    while some := list(islice(rest, many)):
        yield some
