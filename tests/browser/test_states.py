"""Pages in states that are seldom seen: nothing there yet, two at once, refused, words of any length and direction."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Site
from tests.browser.desk import signed_in
from tests.browser.faults import HEBREW, LONG, faults

WIDTHS = [(1440, "light"), (390, "dark")]
EMPTY = [
    "/", "/claims/", "/claims/?q=nothing", "/articles/", "/outlets/", "/disputes/", "/topics/", "/desk/",
    "/desk/?kind=tips", "/desk/activity/", "/desk/saved/", "/desk/jobs/", "/desk/feeds/", "/desk/add/",
]  # fmt: skip
REFUSED = [
    "/c/999999/", "/c/1@999999999", "/d/999999/", "/c/1/edit/?x=1", "/desk/bulk/", "/admin/claims/claim/",
    "/c/1/compare/?r=R-999999", "/c/1/relate/?q=" + LONG, "/claims/?q=" + HEBREW, "/claims/?q=" + LONG,
]  # fmt: skip


@pytest.fixture(params=WIDTHS, ids=["wide and light", "narrow and dark"])
def look(request: pytest.FixtureRequest) -> dict[str, object]:
    width, theme = request.param
    return {"viewport": {"width": width, "height": 900}, "color_scheme": theme}


@pytest.fixture
def context(browser: Browser, desk_site: Site, look: dict[str, object]) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=desk_site.address, **look)
    yield opened
    opened.close()


def _found(page: Page, paths: list[str]) -> dict[str, list[str]]:
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = faults(page)
    return {path: wrong for path, wrong in found.items() if wrong}


def test_pages_with_nothing_on_them_are_sound(browser: Browser, empty_site: Site, look: dict[str, object]) -> None:
    context = browser.new_context(base_url=empty_site.address, **look)
    found = _found(signed_in(context, empty_site).page, EMPTY)
    context.close()

    assert found == {}


def test_pages_that_refuse_are_sound(context: BrowserContext, desk_site: Site) -> None:
    edith = signed_in(context, desk_site)

    assert _found(edith.page, REFUSED) == {}


@pytest.mark.parametrize("words", [LONG, HEBREW], ids=["long", "right to left"])
def test_a_conflict_takes_the_focus_and_shows_any_words(context: BrowserContext, desk_site: Site, words: str) -> None:
    edith = signed_in(context, desk_site).page
    other = context.new_page()
    for page in (edith, other):
        page.goto("/c/2/edit/")
        page.get_by_label("Reason").fill(words)
        page.locator("[name=finding]").fill(f"{words[:200]} {len(context.pages)} {page is edith}")
    for page in (other, edith):
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_load_state()

    expect(edith.locator(".error-summary")).to_be_focused()
    expect(edith.locator(".error-summary")).to_have_attribute("role", "alert")
    assert faults(edith) == []


@pytest.mark.parametrize("words", [LONG, HEBREW], ids=["long", "right to left"])
def test_the_desk_has_room_for_any_words(context: BrowserContext, desk_site: Site, words: str) -> None:
    page = signed_in(context, desk_site).page
    page.goto("/c/3/tip/")
    page.get_by_label("What should we know?").fill(words)
    page.get_by_role("main").get_by_role("button", name="Send").click()
    page.goto("/c/3/edit/")
    page.locator("[name=statement]").fill(words)
    page.locator("[name=reason]").fill(words)
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator("#status")).to_contain_text("Undo")
    assert _found(page, ["/desk/", "/desk/?kind=tips", "/desk/activity/", "/c/3/", "/c/3/history/"]) == {}
