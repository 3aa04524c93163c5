"""Saved pages: their text, what they say about themselves, and the ones made to break a reader."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.errors import Binary, Empty, IntakeError, TooLarge
from depositary.intake import Options, page, read
from depositary.record import Report

PARAGRAPHS = [
    "Envoys of the two states met in Lusaka on Monday and signed a pact on fishing, the ministry said.",
    "The pact covers the waters of both states and runs for ten years, with a review after five.",
    "“It is a good day for our fishermen,” the minister told reporters after the ceremony in the capital.",
]
FEW_SECONDS = 10.0


def html(*, head: str = "", body: str = "", lang: str = "en") -> bytes:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    nav = '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
    whole = f"<head>{head}</head><body>{nav}<article>{body}{text}</article></body>"
    return f'<!DOCTYPE html><html lang="{lang}">{whole}</html>'.encode()


def report(data: bytes, **options: Any) -> Report:
    return page.read(data, options=Options(**options), where="page")


def linked(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def test_page_gives_its_main_text_and_title() -> None:
    found = report(
        html(head="<title>Pact signed - Example News</title><meta property='og:site_name' content='Example News'>")
    )
    assert found.title == "Pact signed"
    assert found.publisher == "Example News"
    assert found.text.startswith("Pact signed\n\nEnvoys of the two states")
    assert all(p in found.text for p in PARAGRAPHS)
    assert "Home" not in found.text


def test_json_ld_tells_title_authors_publisher_and_day_in_the_pages_own_zone() -> None:
    found = report(
        html(
            head=linked(
                **{"@type": "NewsArticle"},
                headline="Pact signed",
                datePublished="2017-03-15T23:30:00-05:00",
                author=[{"@type": "Person", "name": "Ana Kovac"}, {"name": "Jan Meer"}],
                publisher={"@type": "Organization", "name": "Example"},
                url="https://example.org/a",
            )
        )
    )
    assert (found.title, found.published, found.publisher) == ("Pact signed", "2017-03-15", "Example")
    assert found.authors == ("Ana Kovac", "Jan Meer")
    assert found.url == "https://example.org/a"


def test_json_ld_in_a_graph_is_found_beside_broken_ones() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {"@type": "Article", "headline": "Pact", "datePublished": "15 March 2017"},
        ]
    }
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    assert report(html(head=broken + linked(**graph))).published == "2017-03-15"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2017-03-15T10:00:00+04:00">', ""),
        ('<meta name="DC.date.issued" content="2017-03-15">', ""),
        ('<meta name="pubdate" content="Wed, 15 Mar 2017 10:00:00 GMT">', ""),
        ("", '<time datetime="2017-03-15T10:00">today</time>'),
        ("", '<time datetime="2019-01-01">x</time><time class="published" datetime="2017-03-15">y</time>'),
        ("", '<span itemprop="datePublished" content="2017-03-15"></span>'),
        ('<meta name="date" content="soon"><meta property="og:published_time" content="2017-03-15">', ""),
        ("", "<p>LUSAKA, 15 March 2017 – Envoys of both states met here to sign a pact on fishing.</p>"),
    ],
)
def test_day_of_publication_is_found_where_pages_put_it(head: str, body: str) -> None:
    assert report(html(head=head, body=body)).published == "2017-03-15"


def test_page_without_a_day_has_none() -> None:
    assert report(html()).published is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="author" content="By Ana Kovac and Jan Meer">', ""),
        ('<meta name="author" content="Ana Kovac; Jan Meer">', ""),
        ("", '<a rel="author" href="/a">Ana Kovac</a> <a rel="author" href="/j">Jan Meer</a>'),
    ],
)
def test_authors_are_found_where_pages_put_them(head: str, body: str) -> None:
    assert report(html(head=head, body=body)).authors == ("Ana Kovac", "Jan Meer")


def test_address_of_an_author_is_no_name() -> None:
    assert report(html(head='<meta property="article:author" content="https://example.org/ana">')).authors == ()


def test_options_outrank_the_page() -> None:
    found = report(
        html(head="<title>Pact</title><meta name='date' content='2017-03-15'>"), title="Other", published="2018-01-01"
    )
    assert (found.title, found.published) == ("Other", "2018-01-01")


def test_language_is_the_pages_own() -> None:
    assert report(html(lang="en-GB")).language == "en"


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "windows-1251"])
def test_page_in_another_encoding_is_read(name: str) -> None:
    words = "Министры двух стран подписали соглашение о рыболовстве в столице, сообщило министерство. " * 3
    data = f'<html><head><meta charset="{name}"></head><body><p>{words}</p></body></html>'.encode(name)
    assert words.strip() in report(data).text


def test_xhtml_with_a_declaration_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_bytes(b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- saved -->\n' + html())
    [found] = read([path])
    assert isinstance(found, Report)
    assert PARAGRAPHS[0] in found.text


def test_pdf_named_as_a_page_is_binary(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"%PDF-1.7")
    [found] = read([path])
    assert isinstance(found, Binary)


def test_page_without_words_is_empty() -> None:
    for data in (b"<html></html>", b"<html><body><script>var a = 1;</script></body></html>", b"<!-- -->", b"<p>"):
        with pytest.raises(Empty):
            report(data)


WORDS = "Envoys of the two states met in Lusaka on Monday. "
BOMBS = {
    "deep": b"<html><body>" + b"<div>" * 100_000 + WORDS.encode() * 20 + b"</div>" * 100_000,
    "deep spans": b"<html><body><p>" + b"<span>" * 100_000 + WORDS.encode() * 20,
    "unclosed": b"<html><body>" + b"<b><i>" * 50_000 + WORDS.encode() * 20,
    "tables": b"<html><body>" + b"<table><tr><td>" * 30_000 + WORDS.encode(),
    "lists": b"<html><body>" + b"<ul><li>" * 50_000 + WORDS.encode(),
    "attribute": b'<html><body><p class="' + b"x" * 10_000_000 + b'">' + WORDS.encode() + b"</p>",
    "unclosed attribute": b'<html><body><p class="' + b"x" * 1_000_000,
    "attributes": b"<html><body><p " + b"a=b " * 200_000 + b">" + WORDS.encode(),
    "entities": b"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><html><body><p>&m; "
    + WORDS.encode()
    + b"</p></body></html>",
    "nuls": b"<html><body>" + f"<p>{WORDS}</p>".replace("t", "\x00t").encode() * 20,
    "breaks": b"<html><body>" + b"<br>" * 300_000 + WORDS.encode(),
    "links": b"<html><body>" + b"<a href='x'>hello there</a> " * 100_000,
    "paragraphs": b"<html><body>" + b"<p>" + WORDS.encode() * 10_000,
    "comments": b"<html><body>" + b"<!-- " * 100_000 + WORDS.encode(),
    "scripts": b"<html><body>" + b"<script>" * 50_000 + WORDS.encode(),
    "styles": b"<html><head>" + b"<style>" * 50_000 + WORDS.encode(),
    "json-ld": b"<html><head><script type='application/ld+json'>"
    + b"[" * 100_000
    + b"</script></head><body><p>"
    + WORDS.encode(),
    "json-ld objects": b"<html><head><script type='application/ld+json'>"
    + b'{"@graph":' * 50_000
    + b"</script><p>"
    + WORDS.encode(),
    "meta": b"<html><head>" + b"<meta name=date content=x>" * 50_000 + b"</head><body><p>" + WORDS.encode(),
    "less": b"<html><body>" + b"<" * 500_000,
    "quotes": b"<html><body><p title='" + b"='" * 200_000,
    "doctype": b"<!DOCTYPE html " + b"[" * 100_000,
    "control": b"<html><body><p>" + bytes(range(1, 32)) * 1000 + WORDS.encode(),
    "surrogates": b"<html><body><p>\xed\xa0\x80 &#xD800; &#x110000; &#0; " + WORDS.encode() * 3,
    "frames": b"<html><frameset>" + b"<frame src=x>" * 10_000,
    "charset": b"<html><head><meta charset='nonsense'></head><body><p>caf\xe9 " + WORDS.encode(),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bomb_ends_in_a_report_or_a_named_error_within_seconds(name: str) -> None:
    began = time.process_time()
    found = outcome(BOMBS[name])
    assert time.process_time() - began < FEW_SECONDS
    assert isinstance(found, Report) or found.where == "page"


def outcome(data: bytes) -> Report | IntakeError:
    try:
        return report(data)
    except IntakeError as error:
        return error


def test_deep_page_keeps_its_words() -> None:
    for name in ("deep", "deep spans", "unclosed", "tables", "lists"):
        assert "Lusaka" in report(BOMBS[name]).text


def test_programs_styles_and_comments_are_no_text() -> None:
    found = report(html(body="<SCRIPT>var a = 'x1';</SCRIPT><!-- x2 --><style>.x3 {}</style ><noscript>x4</noscript>"))
    assert not [x for x in ("x1", "x2", "x3", "x4") if x in found.text]


def test_page_over_the_limit_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(html() + b" " * 2_000_000)
    [found] = read([path], options=Options(largest=1_000_000))
    assert isinstance(found, TooLarge)


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div ",
        ">",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "text ",
        "&amp;",
        "&#0;",
        "\0",
        '"',
        "'",
        "<meta charset=",
        "\ufffe",
        "<h1>",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=100, deadline=None)
def test_any_page_is_a_report_or_an_intake_error(text: str) -> None:
    try:
        found = page.read(f"<html>{text}".encode(), options=Options(), where="page")
    except IntakeError:
        return
    assert found.text.strip()
