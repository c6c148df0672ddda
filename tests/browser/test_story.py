"""The whole work, through the browser alone, from an empty record: with scripts and without; clicks counted."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in
from tests.databases import ROOT

TEXT = (ROOT / "seeds/texts/000_38576883a5b9cc66.txt").read_text()
QUESTION = "What is 96.77% a share of?"

type Enter = Callable[[str], Editor]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def enter(request: pytest.FixtureRequest, browser: Browser, empty_site: Site) -> Iterator[Enter]:
    """Signs somebody of the newsroom in, each in a browser of their own."""
    opened = []

    def enter(name: str) -> Editor:
        opened.append(browser.new_context(java_script_enabled=request.param, base_url=empty_site.address))
        return signed_in(opened[-1], empty_site, name)

    yield enter
    for context in opened:
        context.close()


@pytest.fixture
def reader(browser: Browser, empty_site: Site) -> Iterator[Page]:
    """Nobody the site knows."""
    context = browser.new_context(base_url=empty_site.address)
    yield context.new_page()
    context.close()


def _published_from_a_text(edith: Editor) -> int:
    edith.press(edith.page.get_by_role("link", name="Add article"))
    edith.page.get_by_label("Text, or HTML source").fill(TEXT)
    edith.page.get_by_label("Address").fill("https://www.unian.info/politics/crimea.html")
    edith.button("Capture")
    edith.press(edith.page.locator(".is-suggested").filter(has_text="96.77%").get_by_role("link").first)
    edith.button("Publish claim")
    return _counted(edith)


def _another(edith: Editor) -> int:
    edith.press(edith.page.locator("#next"))
    edith.button("Publish claim")
    return _counted(edith)


def _unpublished(edith: Editor) -> int:
    expect(edith.page.locator("#status")).to_contain_text("Published C-3.")
    edith.undo()
    expect(edith.page.locator("#status")).to_contain_text("Undone.")
    return _counted(edith)


def _disputed(edith: Editor) -> int:
    edith.page.goto("/c/1/")
    edith.act("Raise a dispute")
    edith.page.get_by_label("Question", exact=True).fill(QUESTION)
    edith.page.get_by_label("Position A").fill("Of the ballots.")
    edith.page.get_by_label("Position B").fill("Of the population.")
    edith.page.get_by_label("Where it stands").fill("https://example.org/protocol")
    edith.button("Send")
    return _counted(edith)


def _ruled(rhys: Editor) -> int:
    rhys.page.goto("/disputes/?state=open")
    rhys.press(rhys.page.get_by_role("link", name=QUESTION).first)
    rhys.act("Uphold")
    rhys.page.get_by_label("Why").fill("The protocol counts ballots.")
    rhys.act("Confirm")
    expect(rhys.page.locator("#dispute .finding")).to_contain_text("The protocol counts ballots.")
    return _counted(rhys)


def _related(edith: Editor) -> int:
    edith.page.goto("/c/1/")
    edith.act("Relate to another claim")
    edith.page.get_by_label("Search for the other claim").fill("C-2")
    edith.enter(edith.page.get_by_label("Search for the other claim"))
    edith.tap(edith.page.locator("#found").get_by_label("C-2"))
    edith.tap(edith.page.get_by_label("qualifies"))
    edith.page.get_by_label("Why").fill("It says when.")
    edith.button("Relate")
    expect(edith.page.locator("#related")).to_contain_text("qualifies")
    return _counted(edith)


def _undone(edith: Editor) -> int:
    edith.undo()
    expect(edith.page.locator("#related")).not_to_contain_text("qualifies")
    return _counted(edith)


def _counted(person: Editor) -> int:
    clicks, person.clicks = person.clicks, 0
    return clicks


def test_an_empty_record_gets_its_first_claims_a_ruling_a_link_and_an_undo(enter: Enter, reader: Page) -> None:
    edith = enter("edith")
    claims = [_published_from_a_text(edith), _another(edith), _another(edith), _unpublished(edith)]
    debate = [_disputed(edith), _ruled(enter("rhys")), _related(edith), _undone(edith)]

    reader.goto("/c/1/")
    expect(reader.get_by_role("table").first).to_contain_text("De-facto Crimean authorities")
    expect(reader.locator("#disputes")).to_contain_text("The protocol counts ballots.")
    assert (claims, debate) == ([4, 2, 2, 1], [2, 3, 5, 1])
