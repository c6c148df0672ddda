"""Swaps of parts of a page: where the focus goes, what is said, and what faults do."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Site

ERROR = "<!doctype html><html><body><main><h1>Something went wrong here</h1><p>It is noted.</p></main></body></html>"


@pytest.fixture
def claims(page: Page, site: Site) -> Page:
    page.set_default_timeout(10_000)
    page.goto(f"{site.address}/claims/")
    return page


def _answer(page: Page, **answer: object) -> None:
    def handle(route: Route) -> None:
        if route.request.headers.get("hx-request"):
            route.fulfill(content_type="text/html", **answer)
        else:
            route.continue_()

    page.route("**/claims/?*", handle)


def test_a_filter_swaps_the_rows_and_says_how_many(claims: Page) -> None:
    claims.evaluate("document.body.dataset.kept = 'yes'")
    claims.get_by_label("Disputes").focus()
    claims.get_by_label("Disputes").select_option("yes")

    expect(claims.locator("#status")).to_contain_text("claims, the last changed first")
    expect(claims.locator("body[data-kept]")).to_have_count(1)
    expect(claims.get_by_label("Disputes")).to_be_focused()


def test_the_address_follows_a_swap_and_back_leads_back(claims: Page) -> None:
    claims.get_by_label("Disputes").select_option("yes")
    claims.wait_for_url("**disputed=yes*")
    claims.go_back()

    expect(claims.locator("#results .applied")).to_have_count(0)
    expect(claims.get_by_role("heading", level=1)).to_have_text("Claims")


def test_the_matrix_is_sorted_in_place_and_keeps_what_was_ticked(claims: Page, site: Site) -> None:
    claims.goto(f"{site.address}/claims/?q=96.77")
    claims.get_by_role("link", name="96.77% of the votes cast").click()
    claims.get_by_label("Compare R-").first.check()
    ticked = claims.locator(".pick input:checked").get_attribute("value")
    claims.get_by_label("Sort").focus()
    claims.get_by_label("Sort").select_option("outlet")
    claims.wait_for_url("**sort=outlet*")

    expect(claims.get_by_label("Sort")).to_be_focused()
    expect(claims.locator(f".pick input[value={ticked}]")).to_be_checked()
    expect(claims.locator("#status")).to_contain_text("2 reports shown")


def test_a_page_of_an_error_is_told_and_swaps_nothing(claims: Page) -> None:
    _answer(claims, status=500, body=ERROR)
    claims.get_by_label("Disputes").select_option("yes")

    expect(claims.locator("#status")).to_contain_text("Something went wrong here It is noted.")
    expect(claims.locator("#results .result").first).to_be_visible()


def test_a_form_with_faults_gets_the_focus(claims: Page) -> None:
    body = '<div id="results"><div class="error-summary" tabindex="-1">There is a problem</div></div>'
    _answer(claims, status=422, body=body)
    claims.get_by_label("Disputes").select_option("yes")

    expect(claims.locator(".error-summary")).to_be_focused()


def test_a_new_heading_gets_the_focus(claims: Page) -> None:
    _answer(claims, body='<div id="results"><h2 tabindex="-1" data-focus>Done</h2></div>')
    claims.get_by_label("Disputes").select_option("yes")

    expect(claims.get_by_role("heading", name="Done")).to_be_focused()


def test_a_redirect_to_another_page_is_followed(claims: Page, site: Site) -> None:
    claims.locator("form.filters").evaluate("form => form.dataset.hxGet = '/outlets/'")
    claims.get_by_label("Disputes").select_option("yes")

    expect(claims.get_by_role("heading", level=1)).to_have_text("Outlets")


def test_no_network_loses_nothing(claims: Page) -> None:
    claims.context.set_offline(True)
    claims.get_by_label("Disputes").select_option("yes")

    expect(claims.locator("#status")).to_contain_text("Nothing is lost")
    expect(claims.locator("#results .result").first).to_be_visible()


def test_code_in_what_is_swapped_in_never_runs_even_without_the_policy(browser: Browser, site: Site) -> None:
    context = browser.new_context(bypass_csp=True)
    claims = context.new_page()
    claims.goto(f"{site.address}/claims/")
    code = "document.body.dataset.ran = 1"
    body = f'<script>{code}</script><b id="x" hx-on:click="{code}" hx-get="javascript:{code}">x</b>'
    _answer(claims, body=f'<div id="results">{body}</div>')
    claims.get_by_label("Disputes").select_option("yes")
    claims.locator("#x").click()

    expect(claims.locator("body[data-ran]")).to_have_count(0)
    context.close()


def test_such_code_would_be_seen(browser: Browser, site: Site) -> None:
    context = browser.new_context(bypass_csp=True)
    claims = context.new_page()
    claims.route("**/app.js*", lambda route: route.abort())
    claims.goto(f"{site.address}/claims/")
    _answer(claims, body='<div id="results"><script>document.body.dataset.ran = 1</script></div>')
    claims.get_by_label("Disputes").select_option("yes")

    expect(claims.locator("body[data-ran]")).to_have_count(1)
    context.close()


def test_swaps_work_under_trusted_types(claims: Page, complaints: list[str]) -> None:
    def strict(route: Route) -> None:
        answer = route.fetch()
        policy = answer.headers["content-security-policy"]
        stricter = f"{policy}; require-trusted-types-for 'script'; trusted-types htmx"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": stricter})

    claims.route("**/claims/", strict)
    claims.reload()
    claims.get_by_label("Disputes").select_option("yes")

    expect(claims.locator("#results .applied")).to_contain_text("Open disputes")
    assert complaints == []
