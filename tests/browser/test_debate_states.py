"""Debate in every state: where the focus goes, what is said, by keyboard alone, and what axe finds."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Site
from tests.browser.desk import signed_in
from tests.browser.faults import HEBREW, LONG, faults

WIDTHS = [(1440, "light"), (390, "dark")]


@pytest.fixture(params=WIDTHS, ids=["wide and light", "narrow and dark"])
def rhys(request: pytest.FixtureRequest, browser: Browser, desk_site: Site) -> Iterator[Page]:
    """A reviewer."""
    width, theme = request.param
    size = {"width": width, "height": 900}
    context = browser.new_context(base_url=desk_site.address, viewport=size, color_scheme=theme)
    yield signed_in(context, desk_site, "rhys").page
    context.close()


def _raised(page: Page, question: str, a: str = "Ballots.", b: str = "People.") -> None:
    page.goto("/c/1/dispute/")
    page.get_by_label("Question", exact=True).fill(question)
    page.get_by_label("Position A").fill(a)
    page.get_by_label("Position B").fill(b)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/d/*/")


def _open_form(page: Page) -> None:
    _raised(page, "Is it so?")
    page.get_by_role("link", name="Say something").click()
    expect(page.locator("#act h2")).to_be_focused()


def test_a_form_opens_in_the_page_with_the_focus_on_its_heading(rhys: Page) -> None:
    _open_form(rhys)

    assert faults(rhys) == []


def test_a_fault_takes_the_focus_and_nothing_stays_dimmed(rhys: Page) -> None:
    _open_form(rhys)
    rhys.get_by_role("button", name="Send", exact=True).click()

    expect(rhys.locator(".error-summary")).to_be_focused()
    expect(rhys.locator("[aria-busy]")).to_have_count(0)
    assert faults(rhys) == []


def test_what_was_done_is_said_and_the_focus_stays_in_the_dispute(rhys: Page) -> None:
    _open_form(rhys)
    rhys.get_by_label("What you say").fill("I think so.")
    rhys.get_by_role("button", name="Send", exact=True).click()

    expect(rhys.locator("#status")).to_contain_text("Said.")
    expect(rhys.locator("#dispute")).to_be_focused()
    expect(rhys.locator(".timeline")).to_contain_text("I think so.")


def test_what_was_done_in_the_page_is_taken_back_with_one_press(rhys: Page) -> None:
    _raised(rhys, "Can it be taken back?")
    rhys.get_by_role("link", name="Add evidence", exact=True).click()
    rhys.get_by_label("Where it stands").fill("https://example.org/census")
    rhys.get_by_role("button", name="Add evidence", exact=True).click()
    with rhys.expect_navigation():
        rhys.locator("#status").get_by_role("button", name="Undo").click()

    expect(rhys.locator("#status")).to_contain_text("Undone.")
    expect(rhys.locator("#dispute")).not_to_contain_text("example.org")


def test_an_error_of_the_server_loses_nothing_typed(rhys: Page) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=500, content_type="text/html", body="<!doctype html><main><h1>It broke.</h1></main>")

    _open_form(rhys)
    rhys.route("**/say/", fail)
    rhys.get_by_label("What you say").fill("I think so.")
    rhys.get_by_role("button", name="Send", exact=True).click()

    expect(rhys.locator("#status")).to_contain_text("It broke.")
    expect(rhys.get_by_label("What you say")).to_have_value("I think so.")


def test_what_is_typed_is_kept_as_a_draft(rhys: Page) -> None:
    _open_form(rhys)
    rhys.get_by_label("What you say").fill("Half a thought")

    expect(rhys.locator("#draft-state")).to_contain_text("Draft saved")
    rhys.goto(f"{rhys.url}say/?draft=1")
    expect(rhys.get_by_label("What you say")).to_have_value("Half a thought")


@pytest.mark.parametrize("words", [LONG, HEBREW], ids=["long", "right to left"])
def test_any_words_fit(rhys: Page, words: str) -> None:
    _raised(rhys, words, words, words)
    dispute = faults(rhys)
    rhys.get_by_role("link", name="Add evidence", exact=True).click()
    expect(rhys.locator("#act h2")).to_be_focused()

    assert [*dispute, *faults(rhys)] == []


@pytest.mark.parametrize(
    "path", ["/c/1/dispute/", "/c/1/relate/", "/c/1/note/", "/c/1/relate/?q=96", "/disputes/?ground=translation"]
)
def test_empty_and_refused_forms_are_sound(rhys: Page, path: str) -> None:
    rhys.goto(path)
    empty = faults(rhys)
    rhys.locator("main button:not([name]):visible").last.click()
    rhys.wait_for_load_state()

    assert [*empty, *faults(rhys)] == []


@pytest.fixture
def raised(browser: Browser, desk_site: Site) -> Iterator[str]:
    """The address of a dispute that edith raised."""
    context = browser.new_context(base_url=desk_site.address)
    edith = signed_in(context, desk_site).page
    _raised(edith, "May one rule by keyboard?")
    yield edith.url
    context.close()


def test_a_dispute_is_ruled_on_by_keyboard_alone(rhys: Page, raised: str) -> None:
    rhys.goto(raised)
    _tab_to(rhys, "a[href*='outcome=rejected']")
    rhys.keyboard.press("Enter")
    expect(rhys.locator("#act h2")).to_be_focused()
    _tab_to(rhys, "#act textarea")
    rhys.keyboard.type("Nothing shows it.")
    _tab_to(rhys, "#act button.is-primary")
    rhys.keyboard.press("Enter")

    expect(rhys.locator("#dispute .finding")).to_contain_text("Nothing shows it.")


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never gets to {selector}.")


def test_searching_for_a_claim_keeps_the_focus_and_says_how_many(rhys: Page) -> None:
    rhys.goto("/c/1/relate/")
    rhys.get_by_label("Search for the other claim").press_sequentially("Sevastop")

    expect(rhys.locator("#found .choice").first).to_be_visible()
    expect(rhys.locator("#status")).to_contain_text("found")
    expect(rhys.get_by_label("Search for the other claim")).to_be_focused()
