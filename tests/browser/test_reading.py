"""A reader's ways through the site, without JavaScript and with it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def reader(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, base_url=site.address)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def _open_the_claim(reader: Page) -> None:
    reader.goto("/claims/?q=96.77")
    reader.get_by_role("link", name="96.77% of the votes cast").click()


def test_a_reader_finds_the_claim_by_its_figure(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_role("searchbox").first.fill("96.77%")
    reader.get_by_role("searchbox").first.press("Enter")
    reader.get_by_role("link", name="96.77% of the votes cast").click()

    expect(reader.get_by_role("heading", level=1)).to_contain_text("96.77%")


def test_the_two_readings_of_96_77_stand_side_by_side(reader: Page) -> None:
    _open_the_claim(reader)
    matrix = reader.get_by_role("table").first

    expect(matrix).to_contain_text("the Crimean population")
    expect(matrix).to_contain_text("votes cast, Republic of Crimea")
    expect(matrix).to_contain_text("allegedly")


def test_a_passage_leads_from_the_claim_to_its_words(reader: Page) -> None:
    _open_the_claim(reader)
    reader.locator(".report a[href*='#m']").first.click()

    expect(reader).to_have_url(re.compile("/a/.*#m"))


def test_the_number_of_a_passage_opens_its_folded_card(reader: Page) -> None:
    reader.goto("/articles/")
    reader.get_by_role("link", name="Article 7, without a headline").click()
    card = reader.locator("#c9")
    expect(card).to_be_hidden()
    reader.locator("a.passage[href='#c9']").first.click()

    expect(card).to_be_visible()


def _letter(page: Page) -> str:
    mark = page.locator(".matrix .mark[data-kind='hedge']").first
    return str(mark.evaluate("mark => getComputedStyle(mark, '::after').content"))


def test_letters_name_the_marks_when_asked_and_always_on_paper(reader: Page) -> None:
    _open_the_claim(reader)
    plain = _letter(reader)
    reader.get_by_label("letters").check()
    asked = _letter(reader)
    reader.get_by_label("letters").uncheck()
    reader.emulate_media(media="print")

    assert ("H" in plain, "H" in asked, "H" in _letter(reader)) == (False, True, True)


def test_the_number_of_pieces_of_evidence_opens_them(reader: Page) -> None:
    _open_the_claim(reader)
    reader.get_by_role("link", name="4 pieces of evidence").first.click()

    expect(reader.locator("#evidence li")).to_have_count(4)
    expect(reader.locator("#evidence li").first).to_be_visible()


def test_filters_narrow_the_list(reader: Page) -> None:
    reader.goto("/claims/")
    reader.get_by_label("Disputes").select_option("yes")
    reader.get_by_role("button", name="Show claims").click()

    expect(reader).to_have_url(re.compile("disputed=yes"))
    expect(reader.locator("#results")).to_contain_text("open dispute")


def test_the_dark_theme_is_kept(reader: Page) -> None:
    reader.goto("/claims/")
    reader.get_by_text("Theme").first.click()
    reader.get_by_role("button", name="Dark").click()
    reader.goto("/articles/")

    assert reader.locator("html").get_attribute("data-theme") == "dark"


def test_an_older_revision_says_that_it_is_one(reader: Page) -> None:
    _open_the_claim(reader)
    reader.locator("#history a[href*='@']").nth(2).click()

    expect(reader.get_by_role("main")).to_contain_text("as of")


def test_a_page_that_is_not_there_helps_on(reader: Page) -> None:
    reader.goto("/c/999999/")

    expect(reader.get_by_role("main").get_by_role("searchbox")).to_be_visible()
