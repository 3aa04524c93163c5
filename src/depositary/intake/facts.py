"""What a saved page says about itself: title, authors, publisher, time of publication, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from depositary.intake import published
from depositary.intake.composing import About

# Types of schema.org (and their kin) that are a report.
_REPORT = re.compile(r"Article|Report|NewsItem|BlogPosting|LiveBlog|PressRelease|Review|WebPage", re.IGNORECASE)
# Names of <meta> elements, the most telling first.
_DAYS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "publication_date", "publish-date", "publishdate", "pubdate", "citation_publication_date",
    "citation_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date",
    "dcterms.date", "article.published", "published_at", "date",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "citation_author", "byl",
)  # fmt: skip
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "application-name",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "title")
_LANGUAGES = ("og:locale", "content-language", "language", "dc.language", "dcterms.language")
DEEP = 20  # levels of JSON-LD looked into
_SPLIT = re.compile(r"\s*;\s*|\s+and\s+|\s*\|\s*")


def told(tree: Any) -> About:
    """The facts of a page from JSON-LD, then OpenGraph and other <meta>, then its elements. `tree` is lxml's.

    The day of publication is that of the page's own zone, as written there.
    """
    linked, meta = _linked(tree), _meta(tree)
    publisher = _first(_named(linked.get("publisher")), *_of(meta, _PUBLISHERS))
    return About(
        title=_title(tree, linked, meta, publisher),
        url=_address(tree, linked, meta),
        publisher=publisher,
        authors=_authors(tree, linked, meta),
        published=_day(tree, linked, meta),
        language=_first(tree.get("lang"), linked.get("inLanguage"), *_of(meta, _LANGUAGES)),
    )


def _linked(tree: Any) -> dict[str, Any]:
    """The JSON-LD object of the report: the first of a fitting type, one with a date before one without."""
    found = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found += [o for o in _objects(_loaded(script.text or ""), 0) if _REPORT.search(str(o.get("@type", "")))]
    return next((o for o in found if o.get("datePublished")), found[0] if found else {})


def _loaded(text: str) -> object:
    try:
        return json.loads(text.strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(node: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEP:
        return
    if isinstance(node, dict):
        yield node
        yield from _objects(node.get("@graph"), depth + 1)
        yield from _objects(node.get("mainEntity"), depth + 1)
    elif isinstance(node, list):
        for item in node:
            yield from _objects(item, depth + 1)


def _meta(tree: Any) -> dict[str, list[str]]:
    """The contents of <meta> elements by their name in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _of(meta: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _title(tree: Any, linked: dict[str, Any], meta: dict[str, list[str]], publisher: str | None) -> str | None:
    heads = [_text(h) for h in tree.iter("h1")]
    titles = [_text(t) for t in tree.iter("title")]
    title = _first(linked.get("headline"), *_of(meta, _TITLES), *heads, *titles)
    if title and publisher:  # "Truce extended - Example News"
        title = re.sub(rf"\s*[-–—|·:]\s*{re.escape(publisher)}\s*$", "", title) or title
    return title


def _address(tree: Any, linked: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    page = linked.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    for address in (*links, *meta.get("og:url", ()), linked.get("url"), page):
        if isinstance(address, str) and re.match(r"https?://\S+$", address.strip()):
            return address.strip()
    return None


def _authors(tree: Any, linked: dict[str, Any], meta: dict[str, list[str]]) -> tuple[str, ...]:
    node = linked.get("author") or linked.get("creator")
    names: list[str | None] = [_named(n) for n in (node if isinstance(node, list) else [node])]
    if not any(names):
        names = [*_of(meta, _AUTHORS)]
    if not any(names):
        names += [_text(e) for e in tree.iter("a", "span", "address", "p", "div") if _is_byline(e)][:5]
    parts = [re.sub(r"^(?:by|BY|By)\s+", "", part.strip()) for name in names if name for part in _SPLIT.split(name)]
    return tuple(dict.fromkeys(p for p in parts if 1 < len(p) <= 80 and "/" not in p and "@" not in p))


def _is_byline(element: Any) -> bool:
    return "author" in (element.get("rel"), element.get("itemprop"))


def _day(tree: Any, linked: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    """The first date that is one; a page that gives several forms often garbles one of them."""
    times = [t for t in tree.iter("time") if t.get("datetime")]
    times.sort(
        key=lambda t: t.get("pubdate") is None and "publish" not in f"{t.get('itemprop')} {t.get('class')}".lower()
    )
    items = [
        e.get("content") or _text(e) for e in tree.iter("span", "div", "p") if e.get("itemprop") == "datePublished"
    ]
    candidates = (linked.get("datePublished"), *_of(meta, _DAYS), *items, *(t.get("datetime") for t in times[:1]))
    for candidate in candidates:
        try:
            day = published.day(candidate) if isinstance(candidate, str) else None
        except (ValueError, OverflowError, OSError):
            continue
        if day:
            return day
    return None


def _named(node: object) -> str | None:
    """The name of a JSON-LD person or organisation, or the string itself."""
    if isinstance(node, list):
        return next((name for name in map(_named, node[:3]) if name), None)
    name = node.get("name") if isinstance(node, dict) else node
    return name.strip() if isinstance(name, str) and name.strip() else None


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _first(*values: object) -> str | None:
    """The first that is a string of one to 500 characters, its blanks made one each."""
    for value in values:
        if isinstance(value, str) and 0 < len(plain := " ".join(value.split())) <= 500:
            return plain
    return None
