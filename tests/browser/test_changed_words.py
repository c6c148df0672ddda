"""An outlet changes a figure: an editor captures the text again, and decides what becomes of the claim."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in
from tests.databases import ROOT

TEXT = (ROOT / "seeds/texts/000_38576883a5b9cc66.txt").read_text()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def edith(request: pytest.FixtureRequest, browser: Browser, empty_site: Site) -> Iterator[Editor]:
    """With a published claim of 96.77%, and a later text in which it is 97.77%."""
    context = browser.new_context(java_script_enabled=request.param, base_url=empty_site.address)
    editor = signed_in(context, empty_site)
    editor.press(editor.page.get_by_role("link", name="Add article"))
    _paste(editor, TEXT)
    editor.press(editor.page.locator(".is-suggested").filter(has_text="96.77%").get_by_role("link").first)
    editor.button("Publish claim")
    editor.page.goto("/a/1/")
    editor.press(editor.page.get_by_role("link", name="Capture again"))
    _paste(editor, TEXT.replace("96.77", "97.77"))
    yield editor
    context.close()


def _paste(editor: Editor, text: str) -> None:
    editor.page.get_by_label("Text, or HTML source").fill(text)
    editor.button("Capture")


def test_a_silent_edit_is_shown_and_decided_on_at_the_desk(edith: Editor) -> None:
    edith.page.goto("/desk/?kind=altered")
    edith.press(edith.page.get_by_role("link", name="Decide…").first)
    edith.page.get_by_label("Rest on the words of the later text").check()
    edith.button("Decide")

    edith.page.goto("/c/1/")
    expect(edith.page.locator(".edit ins")).to_have_text("97.77")
    expect(edith.page.locator(".edit")).to_contain_text("New words taken.")


# axe is a script
@pytest.mark.parametrize("edith", [True], indirect=True, ids=["with JavaScript"])
def test_the_pages_of_an_edit_have_no_faults(edith: Editor) -> None:
    found = {}
    for path in ("/c/1/", "/a/1/", "/a/1/texts/", "/desk/?kind=altered", "/checks/1/"):
        edith.page.goto(path)
        found[path] = [rule["id"] for rule in Axe().run(edith.page).response["violations"]]

    assert not any(found.values()), found
