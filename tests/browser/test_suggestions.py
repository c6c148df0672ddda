"""Suggested passages at the desk: decided on by keys, by buttons, many at once; with JavaScript and without."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in
from tests.databases import ROOT

TEXT = (ROOT / "seeds/texts/000_38576883a5b9cc66.txt").read_text()
DESK = "/desk/?kind=suggestions"


def _at_the_desk(browser: Browser, site: Site, *, script: bool) -> Editor:
    editor = signed_in(browser.new_context(java_script_enabled=script, base_url=site.address), site)
    editor.page.goto("/desk/add/")
    editor.page.get_by_label("Text, or HTML source").fill(TEXT)
    editor.page.get_by_label("Address").fill("https://www.unian.info/politics/crimea.html")
    editor.button("Capture")
    editor.page.goto(DESK)
    return editor


@pytest.fixture
def edith(browser: Browser, empty_site: Site) -> Iterator[Editor]:
    editor = _at_the_desk(browser, empty_site, script=True)
    yield editor
    editor.page.context.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def either(request: pytest.FixtureRequest, browser: Browser, empty_site: Site) -> Iterator[Editor]:
    editor = _at_the_desk(browser, empty_site, script=request.param)
    yield editor
    editor.page.context.close()


def _row(edith: Editor, words: str) -> Locator:
    return edith.page.locator(".queue-item").filter(has_text=words).first


def test_keys_accept_put_off_and_take_back(edith: Editor) -> None:
    rows = edith.page.locator(".queue-item")
    put_off = rows.nth(1).locator(".queue-title").inner_text()
    rows.nth(0).locator(".queue-title").focus()

    edith.page.keyboard.press("y")
    expect(rows.nth(0)).to_contain_text("Published C-1.")
    expect(rows.nth(1).locator(".queue-title")).to_be_focused()
    edith.page.keyboard.press("s")
    expect(rows.nth(1)).to_contain_text("Put off until")
    edith.page.keyboard.press("z")

    expect(edith.page.get_by_role("status")).to_contain_text("Undone.")
    expect(_row(edith, put_off)).to_have_count(1)


def test_a_row_is_accepted_with_one_press(either: Editor) -> None:
    _row(either, "96.77%").get_by_role("button", name="Accept").click()

    expect(either.page.get_by_text("Published C-1.")).to_be_visible()
    either.page.goto("/c/1/")
    expect(either.page.get_by_role("heading", level=1)).to_contain_text("96.77%")


def test_ticked_ones_are_rejected_together_after_a_page_that_lists_them(either: Editor) -> None:
    ticks = either.page.get_by_role("checkbox", name="Tick")
    before = ticks.count()
    ticks.nth(0).check()
    ticks.nth(1).check()
    either.button("Reject…")
    either.page.get_by_label("Reason").fill("Not about the subject")
    either.button("Reject")

    expect(either.page.get_by_role("status")).to_contain_text("Reject: 2 done.")
    either.page.goto(DESK)
    expect(ticks).to_have_count(before - 2)


@pytest.mark.parametrize("address", [DESK, "/a/1/"])
def test_axe_finds_nothing_among_suggestions(edith: Editor, address: str) -> None:
    edith.page.goto(address)
    expect(edith.page.locator(".queue-item, .is-suggested").first).to_be_visible()

    assert Axe().run(edith.page).response["violations"] == []
