"""The administration under the site's policy, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD, Site


@pytest.fixture
def ada(page: Page, site: Site) -> Page:
    page.set_default_timeout(10_000)
    _sign_in(page, site, "ada")
    expect(page.get_by_role("heading", name="Rows", exact=True)).to_be_visible()
    return page


def _sign_in(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.address}/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_every_page_of_the_administration_keeps_the_policy(ada: Page, site: Site, complaints: list[str]) -> None:
    links = ada.locator("a[href^='/admin/']").evaluate_all("found => found.map(a => a.getAttribute('href'))")
    lists = sorted({link for link in links if re.fullmatch(r"/admin/\w+/\w+/", link)})

    for address in lists:
        ada.goto(site.address + address)
        first = ada.locator("#result_list tbody th a").first
        if first.count():
            first.click()
            expect(ada.locator("#content")).to_be_visible()

    assert len(lists) >= 20
    assert complaints == []


def test_a_save_without_a_reason_is_refused_and_one_with_it_is_kept(ada: Page, site: Site) -> None:
    ada.goto(f"{site.address}/admin/claims/topic/add/")
    ada.get_by_label("Name").fill("Black Sea grain")
    ada.get_by_label("Slug").fill("black-sea-grain")
    ada.locator("input[name='_save']").first.evaluate("button => button.form.noValidate = true")
    ada.locator("input[name='_save']").first.click()
    expect(ada.locator(".errorlist").first).to_be_visible()
    expect(ada.get_by_label("Name")).to_have_value("Black Sea grain")

    ada.get_by_label("Reason").fill("Readers asked for it.")
    ada.locator("input[name='_save']").first.click()

    expect(ada.locator(".messagelist .success")).to_contain_text("Black Sea grain")


def test_an_autocomplete_finds_rows_under_the_policy(ada: Page, site: Site, complaints: list[str]) -> None:
    ada.goto(f"{site.address}/admin/sources/article/add/")
    ada.locator(".field-outlet .select2-selection").click()
    ada.locator(".select2-search__field").fill("UNI")
    ada.locator(".select2-results__option", has_text="UNIAN").click()

    expect(ada.locator(".field-outlet .select2-selection__rendered")).to_contain_text("UNIAN")
    assert complaints == []


def test_an_editor_gets_no_administration(page: Page, site: Site) -> None:
    _sign_in(page, site, "edith")

    expect(page.get_by_role("main")).to_contain_text("right you do not have")
