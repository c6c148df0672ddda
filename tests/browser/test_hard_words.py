"""Whatever was typed, nothing sticks out of its place, on no width of window."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Site

PAGES = ("/c/1/", "/c/1/compare/?r=R-1&r=R-2&r=R-3&r=R-4", "/outlets/4/", "/outlets/4/reports/", "/speakers/1/",
         "/articles/4/", "/articles/", "/claims/?q=road")  # fmt: skip
STICKING_OUT = """() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    const places = document.querySelectorAll(".tile, .who, .slot, .words, .aside, .finding, .result, .facts > div, h1");
    const full = [...places].filter(place => place.scrollWidth > place.clientWidth + 8 && place.clientWidth);
    return [...full.map(place => place.className || place.tagName), ...(wide ? ["the page"] : [])];
}"""


@pytest.mark.parametrize("width", [320, 1440])
def test_nothing_sticks_out(width: int, hard_site: Site, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, base_url=hard_site.address)
    found = {}
    for path in PAGES:
        answer = page.goto(path)
        found[path] = page.evaluate(STICKING_OUT) if answer and answer.ok else [f"{answer and answer.status}"]
    page.close()

    assert {path: places for path, places in found.items() if places} == {}
