from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import msgspec
import pytest
from tests.exchange.sample import RECORD, TEXT

from depositary.exchange.page import render
from depositary.record import Agreement, Record, Report, Span

HOSTILE = """"><script>alert(1)</script> & 'quotes' \x1b[31m \u202e"""


class Seen(HTMLParser):
    """Tags with attributes, and the text inside the report."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.prose = ""
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if self._depth or (tag == "div" and dict(attrs).get("class") == "prose"):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.prose += data

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]

    def links(self) -> list[str]:
        return [
            attrs.get("href") or attrs.get("src") or "" for _, attrs in self.tags if "href" in attrs or "src" in attrs
        ]


def hostile() -> Record:
    """A record whose every text tries to break out of the page."""
    text = f"{HOSTILE} was signed."
    name = Span.of(text, 0, len(HOSTILE))
    return Record(
        report=Report.of(text, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", language='en" onload="x'),
        agreements=(Agreement(id="a1", name=HOSTILE, kind="treaty", mentions=(name,)),),
    )


@pytest.fixture(scope="module")
def seen() -> Seen:
    return Seen(render([RECORD, RECORD]))


def test_page_shows_the_whole_report_unchanged() -> None:
    assert Seen(render([RECORD])).prose == TEXT


def test_every_anchor_has_its_place_and_every_id_is_one(seen: Seen) -> None:
    ids = seen.ids()
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert {link for link in seen.links() if not link.startswith("#")} == {"data:,"}
    assert {link[1:] for link in seen.links() if link.startswith("#")} <= set(ids)


def test_every_finding_is_on_the_page_and_in_the_text(seen: Seen) -> None:
    ids = set(seen.ids())
    lists = {
        "actor": RECORD.actors,
        "agreement": RECORD.agreements,
        "statement": RECORD.statements,
        "step": RECORD.steps,
        "provision": RECORD.provisions,
        "position": RECORD.positions,
        "demand": RECORD.demands,
        "event": RECORD.events,
    }
    for kind, found in lists.items():
        for number in range(1, len(found) + 1):
            assert {f"r1-{kind}-{number}", f"t-r1-{kind}-{number}", f"r2-{kind}-{number}"} <= ids


def test_page_asks_nothing_of_the_network(seen: Seen) -> None:
    assert not {"link", "script", "img", "iframe"} & {tag for tag, attrs in seen.tags if "src" in attrs}
    assert "url(" not in render([RECORD])
    assert "@import" not in render([RECORD])


def test_nothing_in_a_report_becomes_markup() -> None:
    page = render([hostile()])
    seen = Seen(page)
    assert [tag for tag, _ in seen.tags].count("script") == 1
    assert not any(name.startswith("on") for _, attrs in seen.tags for name in attrs)
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert not any(link.startswith("javascript") for link in seen.links())


def test_policy_allows_only_the_script_and_style_of_the_page() -> None:
    page = render([RECORD])
    for tag in ("script", "style"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in page


def test_several_reports_have_an_index() -> None:
    other = msgspec.structs.replace(RECORD, report=msgspec.structs.replace(RECORD.report, title="Another report"))
    page = render([RECORD, other])
    assert 'href="#r1">Northland signs' in page
    assert 'href="#r2">Another report' in page
    assert "<nav" not in render([RECORD])


def test_report_without_findings_has_a_page() -> None:
    page = render([Record(report=Report.of("Nothing happened."))])
    assert "No agreement was found" in page


def test_same_records_give_the_same_bytes() -> None:
    assert render([RECORD]) == render([RECORD])
