"""A saved HTML page as a report: its main text and what it says about itself."""

from __future__ import annotations

import html
import logging
import re
from typing import Any

from depositary.errors import Empty, IntakeError
from depositary.intake import decoding, facts
from depositary.intake.composing import compose
from depositary.intake.options import Options
from depositary.record import Report

# How a page begins, after comments and an XML declaration.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,5000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|article|main|title|meta|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
# Parts that hold no text of the report and can be huge: programs, styles, drawings, comments. JSON-LD stays.
_DROSS = re.compile(
    r"<(?:(style|svg|template|noscript)\b[^>]{0,2000}>|(script)\b(?![^>]{0,2000}ld\+json)[^>]{0,2000}>|(!--))",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]{0,2000}>")
_HUGE = re.compile(r"=\s*(\"[^\"]{4000,}\"|'[^']{4000,}')")
# Elements beyond which trafilatura takes too long; then the paragraphs are taken as they stand.
MANY = 20_000
SHORT = 80  # characters below which the main text was rather missed
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre", "td")
_QUIET = logging.NullHandler()


def is_page(head: str) -> bool:
    """Whether a text that begins so is HTML."""
    return bool(_PAGE.match(head))


def read(data: bytes, *, options: Options, where: str) -> Report:
    """The report that a page holds. Raises IntakeError, whatever the page."""
    text = _HUGE.sub('=""', _cleaned(_decoded(data, where).replace("\x00", "")))
    import lxml.html
    import trafilatura

    logging.getLogger("trafilatura").addHandler(_QUIET)  # what it could not read is told by our errors
    try:
        tree = trafilatura.load_html(text)
        if tree is None:
            raise Empty("there is no page in it", where=where)
        about = facts.told(tree)
        body = _main(tree, trafilatura) if text.count("<") <= MANY else ""
        if len(body) < SHORT:
            whole = lxml.html.document_fromstring(text.encode(), parser=_parser(lxml.html))
            body = max(body, _paragraphs(whole), key=len)
        # Below some 250 levels of elements the parser sees nothing.
        body = body or " ".join(html.unescape(_TAG.sub(" ", text)).split())
    except IntakeError:
        raise
    except Exception as error:  # any page at all may come, and a parser may stumble in any way
        raise IntakeError(
            f"this page cannot be read: {type(error).__name__}", where=where, hint="save its text"
        ) from error
    return compose(body, options=options, about=about, where=where)


def _cleaned(text: str) -> str:
    """The page without its dross, in one pass; a part that is never closed stays."""
    lower, pieces, at, unclosed = text.lower(), [], 0, set()
    if len(lower) != len(text):  # a letter that has a longer lower case
        lower = text
    for opening in _DROSS.finditer(text):
        name = (opening[1] or opening[2] or opening[3]).lower()
        closing = "-->" if name == "!--" else f"</{name}"
        if opening.start() < at or name in unclosed:
            continue
        end = lower.find(closing, opening.end())
        if end < 0:
            unclosed.add(name)
            continue
        pieces.append(text[at : opening.start()])
        at = end + 3 if name == "!--" else lower.find(">", end) + 1 or len(text)
    return " ".join([*pieces, text[at:]])


def _main(tree: Any, trafilatura: Any) -> str:
    found = trafilatura.bare_extraction(tree, with_metadata=False, include_comments=False)
    return (found.text or "").strip() if found is not None else ""


def _parser(module: Any) -> Any:
    return module.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def _paragraphs(tree: Any) -> str:
    """The text of all paragraphs that hold no others; where there are none, all text."""
    blocks = [e for e in tree.iter(*_BLOCKS) if next(e.iterchildren(*_BLOCKS), None) is None]
    lines = [" ".join("".join(e.itertext()).split()) for e in blocks]
    return "\n".join(line for line in lines if line) or " ".join("".join(tree.itertext()).split())


def _decoded(data: bytes, where: str) -> str:
    """By its mark, as UTF-8, as it declares, or by the best guess."""
    bare = data.replace(b"\x00", b"") if not any(data.startswith(bom) for bom, _ in decoding.BOMS) else data
    name = decoding.encoding(bare[:65536], where=where, whole=False)
    declared = _CHARSET.search(bare[:4096])
    if name not in ("utf-8", *(n for _, n in decoding.BOMS)) and declared:
        name = declared[1].decode()
    try:
        return bare.decode(name, errors="replace")
    except LookupError:
        return bare.decode("utf-8", errors="replace")
