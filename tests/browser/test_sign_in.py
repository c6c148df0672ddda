"""Signing in, one's password and one's sessions in a browser, with JavaScript and without."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PASSWORD, Site
from tests.browser.desk import signed_in

OPEN = ["/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/sent/",
        "/accounts/password/reset/key/1-abc-def/", "/accounts/password/reset/done/"]  # fmt: skip
OWN = ["/accounts/", "/accounts/password/", "/accounts/again/"]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, base_url=site.address)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def _try(page: Page, name: str, password: str) -> None:
    page.get_by_label("Username or e-mail address").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_a_slip_is_said_and_the_way_leads_back_to_the_page_one_came_from(visitor: Page) -> None:
    visitor.goto("/articles/")
    visitor.get_by_role("link", name="Sign in").first.click()
    _try(visitor, "nobody at all", "some wrong words")
    expect(visitor.get_by_role("alert")).to_contain_text("do not belong together")
    expect(visitor).to_have_title("Error: Sign in · Claimline")

    _try(visitor, "rhys", PASSWORD)

    visitor.wait_for_url("**/articles/")


def test_a_password_that_is_too_short_is_refused_beside_its_box(visitor: Page, site: Site) -> None:
    page = signed_in(visitor.context, site, "rhys").page
    page.goto("/accounts/password/")
    for label, typed in {"Password now": PASSWORD, "New password": "short", "New password again": "short"}.items():
        page.get_by_label(label, exact=True).fill(typed)

    page.get_by_role("main").get_by_role("button", name="Change password").click()

    expect(page.get_by_role("alert")).to_contain_text("at least 15 characters")
    assert "at least 15 characters" in (page.get_by_label("New password", exact=True).locator("xpath=..").inner_text())


def test_another_session_is_ended_and_one_signs_out(visitor: Page, site: Site, context: BrowserContext) -> None:
    there = signed_in(context, site, "rhys").page
    page = signed_in(visitor.context, site, "rhys").page
    page.goto("/accounts/")
    page.get_by_role("button", name="End all others").click()
    expect(page.get_by_role("status")).to_contain_text("All other sessions have ended.")

    there.goto(f"{site.address}/accounts/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()

    assert "/accounts/login/" in there.url
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_in_any_state(theme, width, browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, base_url=site.address)
    page = context.new_page()
    found = {path: _faults(page, path) for path in OPEN}
    _try_in_vain(page)
    found["wrong"] = _faults(page)
    page = signed_in(context, site, "rhys").page
    found |= {path: _faults(page, path) for path in OWN}
    context.close()

    assert {path: faults for path, faults in found.items() if faults} == {}


def _try_in_vain(page: Page) -> None:
    page.goto("/accounts/login/")
    with page.expect_navigation():
        _try(page, "nobody at all", "some wrong words")


def _faults(page: Page, path: str = "") -> list[str]:
    """Of axe; and whether the page is wider than its window."""
    if path:
        page.goto(path)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [rule["id"] for rule in Axe().run(page).response["violations"]] + ["wide"] * wide
