"""How many presses a reader's task takes at most, typing aside, with scripts and without.

An editor's are counted where they are tested: capture in test_capture, debate in test_debate, all of it in test_story.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor

CLAIM = "96.77% of the votes cast"
SENTENCE = "allegedly 96.77% of the Crimean population had voted to join Russia"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripted(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def reader(scripted: bool, browser: Browser, site: Site) -> Iterator[Editor]:
    context = browser.new_context(java_script_enabled=scripted, base_url=site.address)
    context.set_default_timeout(10_000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield Editor(context.new_page())
    context.close()


def _at_the_claim(reader: Editor) -> None:
    reader.page.goto("/claims/?q=96.77")
    reader.page.get_by_role("link", name=CLAIM).click()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(CLAIM)


def test_a_claim_is_found_from_a_sentence_in_two(reader: Editor) -> None:
    reader.page.goto("/")
    reader.page.get_by_role("main").get_by_role("searchbox").fill(SENTENCE)
    reader.button("Search")
    reader.press(reader.page.locator("#results").get_by_role("link", name=CLAIM))

    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(CLAIM)
    assert reader.clicks == 2


def test_who_said_it_first_is_seen_at_once_and_the_chain_in_one(reader: Editor) -> None:
    _at_the_claim(reader)
    origins = reader.page.locator(".tile", has_text="Independent origins")
    expect(origins).to_be_in_viewport()
    expect(reader.page.locator("#wording")).to_contain_text("authorities")

    reader.tap(origins)
    expect(reader.page.locator("#origins h2")).to_be_in_viewport()
    assert reader.clicks == 1


def test_two_reports_are_compared_in_three(reader: Editor) -> None:
    _at_the_claim(reader)
    for box in reader.page.locator("#wording").get_by_role("checkbox", name="Compare R-").all()[:2]:
        reader.tap(box)
    reader.button("Compare selected")

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("2 reports compared")
    assert reader.clicks == 3


def test_a_citation_of_this_revision_is_copied_in_two(reader: Editor, scripted: bool) -> None:
    _at_the_claim(reader)
    reader.tap(reader.page.get_by_role("main").get_by_role("link", name="Cite", exact=True).first)
    expect(reader.page.get_by_label("Permanent link")).to_be_in_viewport()

    if scripted:
        reader.tap(reader.page.get_by_role("button", name="Copy Plain citation"))
        expect(reader.page.locator("#cite-plain ~ .copy output")).to_have_text("Copied")
        assert "@" in reader.page.evaluate("navigator.clipboard.readText()")
    assert reader.clicks <= 2
