"""From a pasted text to published claims, through the browser alone, into an empty database; clicks counted."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in
from tests.databases import ROOT

TEXT = (ROOT / "seeds/texts/000_38576883a5b9cc66.txt").read_text()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def edith(request: pytest.FixtureRequest, browser: Browser, empty_site: Site) -> Iterator[Editor]:
    context = browser.new_context(java_script_enabled=request.param, base_url=empty_site.address)
    yield signed_in(context, empty_site)
    context.close()


def _capture(edith: Editor) -> None:
    edith.press(edith.page.get_by_role("link", name="Add article"))
    edith.page.get_by_label("Text, or HTML source").fill(TEXT)
    edith.page.get_by_label("Address").fill("https://www.unian.info/politics/crimea.html")
    edith.button("Capture")


def _suggested(edith: Editor, words: str) -> None:
    edith.press(edith.page.locator(".is-suggested").filter(has_text=words).get_by_role("link").first)


def test_a_pasted_text_becomes_a_published_claim_in_four_clicks(edith: Editor) -> None:
    _capture(edith)
    _suggested(edith, "96.77%")
    edith.button("Publish claim")

    expect(edith.page.get_by_role("status")).to_contain_text("Published C-1.")
    edith.page.goto("/c/1/")
    expect(edith.page.get_by_role("table").first).to_contain_text("De-facto Crimean authorities")
    assert edith.clicks == 4


def test_each_further_claim_takes_two_clicks(edith: Editor) -> None:
    _capture(edith)
    edith.clicks = 0

    for _ in range(3):
        edith.press(edith.page.locator("#next"))
        edith.button("Publish claim")

    expect(edith.page.get_by_role("status")).to_contain_text("Published C-3.")
    assert edith.clicks == 6


def test_after_a_claim_the_next_passage_has_the_focus(edith: Editor) -> None:
    _capture(edith)
    _suggested(edith, "highest one")
    edith.button("Publish claim")

    expect(edith.page.locator("#next")).to_be_focused()
    expect(edith.page.locator("#next")).not_to_contain_text("Kuleba")


def test_pasted_words_become_a_claim(edith: Editor) -> None:
    _capture(edith)
    edith.page.get_by_label("Words of the text").fill("The West did not recognize the annexation")
    edith.button("New claim c")
    edith.button("Publish claim")

    expect(edith.page.get_by_role("status")).to_contain_text("Published C-1.")
    expect(edith.page.locator("mark", has_text="The West did not").first).to_be_visible()


def test_a_text_pasted_twice_leads_to_the_first(edith: Editor) -> None:
    _capture(edith)
    _capture(edith)
    edith.press(edith.page.locator(".notice").get_by_role("link"))

    expect(edith.page.get_by_role("heading", level=2, name="Text with its claims")).to_have_count(1)
