"""Bytes as text: what they are, and in which encoding."""

from __future__ import annotations

import codecs
import re

from depositary.errors import Binary, Undecodable

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
# What a file begins with, what it seems to be, and what to do.
MAGIC = (
    (b"%PDF-", "a PDF", "save its text first, for example with `pdftotext FILE`"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first with `gunzip`"),
    (b"BZh", "a bzip2 archive", "unpack it first with `bunzip2`"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first with `unxz`"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first with `unzstd`"),
    (b"\x89PNG", "a PNG image", "only text can be read"),
    (b"\xff\xd8\xff", "a JPEG image", "only text can be read"),
    (b"GIF8", "a GIF image", "only text can be read"),
    (b"RIFF", "a sound, film or image", "only text can be read"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text first"),
    (b"{\\rtf", "a Rich Text document", "save it as plain text first"),
    (b"SQLite format 3", "an SQLite database", "export its texts as CSV or JSON Lines"),
    (b"\x7fELF", "a program", "only text can be read"),
    (b"MZ\x90", "a program", "only text can be read"),
    (b"WARC/", "a web archive", "extract its pages first"),
    (b"Obj\x01", "an Avro table", "save it as Parquet, CSV or JSON Lines"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Control characters beyond this share are no text's.
NOISE = 0.01
# Bytes beyond ASCII below this share are the few accents and quotation marks of a western text.
FEW = 0.07


def refuse(head: bytes, *, where: str, noise: float = NOISE) -> None:
    """Raises Binary where a source begins as something that is no text, or is too noisy (1 lets any noise pass)."""
    for magic, what, hint in MAGIC:
        if head.startswith(magic):
            raise Binary(f"this seems to be {what}, not text", where=where, hint=hint)
    if any(head.startswith(bom) for bom, _ in BOMS):
        return
    if noise < 1 and (b"\x00" in head or len(_CONTROL.findall(head)) > noise * len(head)):
        raise Binary("this seems to be data, not text", where=where, hint="hand in text, a saved page or a table")


def encoding(head: bytes, *, where: str, whole: bool) -> str:
    """The encoding of these first bytes, or of all: by its mark, UTF-8, or the best guess. Raises Undecodable."""
    for bom, name in BOMS:
        if head.startswith(bom):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
    except UnicodeDecodeError:
        return _guessed(head, where)
    return "utf-8"


def decoded(data: bytes, *, where: str) -> str:
    """All of the text. Raises Binary or Undecodable."""
    refuse(data[:65536], where=where)
    name = encoding(data, where=where, whole=True)
    try:
        return data.decode(name)
    except (UnicodeError, LookupError) as error:
        raise _undecodable(where, f"not all of it is {name.removesuffix('-sig').upper()}") from error


def plain(text: str) -> str:
    r"""The text with every line end as \n, verbatim otherwise.

    Halves of surrogate pairs, which JSON can smuggle in and no file can hold, become U+FFFD one for one.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def _guessed(head: bytes, where: str) -> str:
    high = sum(byte > 127 for byte in head)
    if high < FEW * len(head) and _fits(head, "cp1252"):
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(head).best()
    if best is None or not _fits(head, best.encoding):
        raise _undecodable(where, "the encoding of this text cannot be told")
    return best.encoding


def _fits(head: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(head, final=False)
    except (UnicodeError, LookupError):
        return False
    return True


def _undecodable(where: str, what: str) -> Undecodable:
    return Undecodable(what, where=where, hint="save it as UTF-8")
