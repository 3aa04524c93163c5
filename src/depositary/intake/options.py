"""What the one who hands reports in says about them, and how large one may be."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Said about all reports handed in together, and outranking what they say themselves.

    `published` in any usual form; `column` is the column of tables that holds the text. `largest` bounds the bytes of
    one file of text, one page or one row, `longest` the characters of one report's text.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    column: str = "text"
    largest: int = 20 * MEGABYTE
    longest: int = 2 * MEGABYTE
