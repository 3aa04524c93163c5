"""The page in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchange.sample import RECORD

from depositary.exchange.page import render

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright import sync_api

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render([RECORD]), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def anyway(browser: sync_api.Browser, address: str, request: pytest.FixtureRequest) -> Iterator[sync_api.Page]:
    page = browser.new_page(java_script_enabled=request.param, reduced_motion="reduce")
    page.goto(address)
    yield page
    page.close()


@pytest.fixture
def page(browser: sync_api.Browser, address: str) -> Iterator[sync_api.Page]:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address)
    yield page
    page.close()


def glows(page: sync_api.Page, selector: str) -> bool:
    """Whether this is lit, by the colour that the browser computes."""
    [lit] = page.locator(selector).first.evaluate_all(
        "nodes => nodes.map(n => getComputedStyle(n).getPropertyValue('--lit').trim())"
    )
    return lit not in ("", "transparent")


def test_label_in_the_text_leads_to_the_record(anyway: sync_api.Page) -> None:
    anyway.locator("#t-r1-step-2").click()
    sync_api.expect(anyway).to_have_url(re.compile("#r1-step-2$"))
    sync_api.expect(anyway.locator("#r1-step-2")).to_be_in_viewport()


def test_words_in_the_record_lead_to_the_text(anyway: sync_api.Page) -> None:
    anyway.locator("#r1-position-2 a.words").click()
    sync_api.expect(anyway).to_have_url(re.compile("#t-r1-position-2$"))
    sync_api.expect(anyway.locator("#t-r1-position-2")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_words_of_the_finding_light_up_with_and_without_script(
    browser: sync_api.Browser, address: str, script: bool
) -> None:
    shots = []
    for anchor in ("r1-step-1", "r1-actor-11"):
        page = browser.new_page(java_script_enabled=script, reduced_motion="reduce")
        page.goto(f"{address}#{anchor}")
        shots.append(page.locator(".piece.r1-step-1").first.screenshot())
        page.close()
    assert shots[0] != shots[1]


def test_click_on_words_takes_the_innermost_finding_then_the_one_around_it(page: sync_api.Page) -> None:
    words = page.locator(".piece.r1-step-1.r1-agreement-1").first
    words.click()
    first = page.url.rpartition("#")[2]
    words.click()
    second = page.url.rpartition("#")[2]
    assert (first, second) == ("r1-agreement-1", "r1-step-1")
    assert glows(page, ".piece.r1-step-1")
    assert not glows(page, ".piece.r1-step-2")


def test_click_on_an_item_lights_its_words(page: sync_api.Page) -> None:
    page.locator("#r1-provision-1 .label").click()
    assert glows(page, ".piece.r1-provision-1")
    page.keyboard.press("Escape")
    assert not glows(page, ".piece.r1-provision-1")


def test_labels_can_be_reached_and_followed_by_keyboard(page: sync_api.Page) -> None:
    page.locator("#t-r1-demand-1").focus()
    page.keyboard.press("Enter")
    sync_api.expect(page).to_have_url(re.compile("#r1-demand-1$"))


def test_kind_is_hidden_on_request(anyway: sync_api.Page) -> None:
    label = anyway.locator("#t-r1-step-1")
    sync_api.expect(label).to_be_visible()
    anyway.locator("#show-step").uncheck()
    sync_api.expect(label).to_be_hidden()


def test_page_opens_without_errors_and_without_a_request(browser: sync_api.Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    page.locator("#t-r1-step-1").click()
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []


@pytest.mark.parametrize("width", [360, 768, 1400])
def test_page_fits_its_screen(browser: sync_api.Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_page_prints_every_section(browser: sync_api.Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    sync_api.expect(page.locator("#r1-event-1")).to_be_visible()
    sync_api.expect(page.locator("#show-step")).to_be_hidden()
    page.close()
