"""A report: what is read."""

from __future__ import annotations

import hashlib

import msgspec

from depositary.record.date import Edtf


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report with its normalised text, in which all spans count, and what is known about it.

    `published` is an EDTF date; it resolves relative dates and is never an event's date itself.
    """

    id: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: Edtf | None = None
    language: str | None = None
    text: str

    @classmethod
    def of(
        cls,
        text: str,
        *,
        title: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        authors: tuple[str, ...] = (),
        published: str | None = None,
        language: str | None = None,
    ) -> Report:
        """The report of `text`, its id computed from the text."""
        return cls(
            id=identify(text), title=title, url=url, publisher=publisher, authors=authors,
            published=published, language=language, text=text,
        )  # fmt: skip


def identify(text: str) -> str:
    """`sha256:` and the digest of the text, the same on every machine. Lone surrogates are hashed as they are."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
