"""From a pasted text to published claims, through the browser alone, into an empty database; clicks counted."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in
from tests.databases import ROOT

TEXT = (ROOT / "seeds/texts/000_38576883a5b9cc66.txt").read_text()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def edith(request: pytest.FixtureRequest, browser: Browser, empty_site: Site) -> Iterator[Editor]:
    context = browser.new_context(java_script_enabled=request.param, base_url=empty_site.address)
    yield signed_in(context, empty_site)
    context.close()


def _capture(edith: Editor, text: str = TEXT) -> None:
    edith.press(edith.page.get_by_role("link", name="Add article"))
    edith.page.get_by_label("Text, or HTML source").fill(text)
    address = "https://www.unian.info/politics/crimea.html" if text == TEXT else "https://example.org/vote.html"
    edith.page.get_by_label("Address").fill(address)
    edith.button("Capture")


def _card(edith: Editor, words: str) -> Locator:
    return edith.page.locator(".is-suggested").filter(has_text=words).first


def _accept(edith: Editor, words: str, said: str) -> None:
    edith.decide(_card(edith, words).get_by_role("button", name="Accept"), said)


def test_a_pasted_text_becomes_a_published_claim_in_three_clicks(edith: Editor) -> None:
    _capture(edith)
    _accept(edith, "96.77%", "Published C-1.")

    assert edith.clicks == 3
    edith.page.goto("/c/1/")
    expect(edith.page.get_by_role("table").first).to_contain_text("De-facto Crimean authorities")


def test_what_is_edited_first_takes_four(edith: Editor) -> None:
    _capture(edith)
    edith.press(_card(edith, "96.77%").get_by_role("link", name="Edit and accept", exact=True))
    edith.button("Publish claim")

    expect(edith.page.get_by_role("status")).to_contain_text("Published C-1.")
    assert edith.clicks == 4


def test_each_further_claim_takes_one_click_or_two(edith: Editor) -> None:
    _capture(edith)
    edith.clicks = 0

    for number in range(1, 4):
        card = edith.page.locator(".is-suggested").filter(has=edith.page.locator("#next"))
        edith.decide(card.get_by_role("button", name="Accept"), f"Published C-{number}.")

    assert edith.clicks == 3


def test_a_passage_that_states_a_claim_is_linked_in_three_clicks(edith: Editor) -> None:
    _capture(edith)
    _accept(edith, "96.77%", "Published C-1.")
    edith.clicks = 0
    _capture(edith, "Crimea voted\n\nLocal authorities said 96.77% of the Crimean population had voted to join Russia.")
    _accept(edith, "96.77%", "Added to C-1.")

    assert edith.clicks == 3
    edith.page.goto("/c/1/")
    expect(edith.page.locator(".matrix .report:not(.is-recorded)")).to_have_count(2)


def test_after_a_decision_the_next_passage_has_the_focus(edith: Editor) -> None:
    _capture(edith)
    _accept(edith, "highest one", "Published C-1.")

    expect(edith.page.locator("#next")).to_be_focused()
    expect(edith.page.locator("#next")).not_to_contain_text("Kuleba")


def test_a_rejected_passage_is_gone_and_comes_back_with_undo(edith: Editor) -> None:
    _capture(edith)
    card = _card(edith, "96.77%")
    card.get_by_text("Reject…").click()
    card.get_by_label("Reason").fill("Not checkable")
    edith.decide(card.get_by_role("button", name="Reject"), "Rejected.")

    expect(_card(edith, "96.77%")).to_have_count(0)
    edith.press(edith.page.get_by_role("button", name="Undo"))
    expect(_card(edith, "96.77%")).to_be_visible()


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
