"""Notes, disputes and cross-references through the browser alone, with scripts and without; clicks counted."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in

QUESTION = "What is 96.77% a share of?"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripted(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def enter(scripted: bool, browser: Browser, desk_site: Site) -> Iterator[Callable[[str], Editor]]:
    """Signs somebody of the newsroom in, each in a browser of their own."""
    opened = []

    def enter(name: str) -> Editor:
        opened.append(browser.new_context(java_script_enabled=scripted, base_url=desk_site.address))
        return signed_in(opened[-1], desk_site, name)

    yield enter
    for context in opened:
        context.close()


@pytest.fixture
def edith(enter: Callable[[str], Editor]) -> Editor:
    """On the page of a claim."""
    edith = enter("edith")
    edith.page.goto("/claims/?q=96.77")
    edith.press(edith.page.locator("#results").get_by_role("link", name="96.77% of the votes cast").first)
    edith.clicks = 0
    return edith


def _raise(edith: Editor, question: str = QUESTION) -> None:
    edith.act("Raise a dispute")
    edith.page.get_by_label("Question", exact=True).fill(question)
    edith.page.get_by_label("Position A").fill("Of the ballots.")
    edith.page.get_by_label("Position B").fill("Of the population.")
    edith.page.get_by_label("Where it stands").fill("https://example.org/protocol")
    edith.button("Send")


def _beside(edith: Editor, rhys: Editor) -> Editor:
    """On the same page."""
    rhys.page.goto(edith.page.url)
    return rhys


def _rule(rhys: Editor, why: str) -> None:
    rhys.act("Uphold")
    rhys.page.get_by_label("Why").fill(why)
    rhys.act("Confirm")
    expect(rhys.page.locator("#dispute .finding")).to_contain_text(why)


def test_a_dispute_with_evidence_is_raised_in_four_clicks(edith: Editor) -> None:
    _raise(edith)

    expect(edith.page.get_by_role("heading", level=1)).to_have_text(QUESTION)
    expect(edith.page.locator("#position-A .evidence")).to_contain_text("https://example.org/protocol")
    expect(edith.page.locator("#status")).to_contain_text("is open. Somebody else rules on it.")
    assert edith.clicks <= 4


def test_somebody_else_rules_on_it_in_three_clicks(edith: Editor, enter: Callable[[str], Editor]) -> None:
    _raise(edith, "Is it a share of the ballots, or not?")
    rhys = enter("rhys")
    rhys.page.goto("/disputes/?state=open")
    rhys.press(rhys.page.get_by_role("link", name="Is it a share of the ballots, or not?").first)
    _rule(rhys, "The protocol says so.")

    expect(rhys.page.locator("#status")).to_contain_text("Upheld.")
    assert rhys.clicks <= 3


def test_who_raised_it_is_not_offered_to_rule(edith: Editor) -> None:
    _raise(edith, "Whose share is it?")

    expect(edith.page.get_by_role("link", name="Uphold", exact=True)).to_have_count(0)
    expect(edith.page.locator(".acts")).to_contain_text("somebody else rules on it")


def test_new_evidence_opens_a_closed_dispute_again(edith: Editor, enter: Callable[[str], Editor]) -> None:
    _raise(edith, "Is it a share of all who live there?")
    _rule(_beside(edith, enter("rhys")), "Nothing shows it.")
    edith.page.reload()
    expect(edith.page.get_by_role("link", name="Reopen")).to_have_count(0)

    edith.act("Add evidence")
    edith.page.get_by_label("Where it stands").fill("https://example.org/census")
    edith.page.get_by_role("button", name="Add evidence").click()
    edith.act("Reopen")
    edith.page.get_by_label("What is new").fill("A census.")
    edith.page.get_by_role("button", name="Reopen").click()

    expect(edith.page.locator("#status")).to_contain_text("Open again.")


def test_a_claim_is_related_to_one_that_is_searched_for(edith: Editor, scripted: bool) -> None:
    page = edith.page
    edith.act("Relate to another claim")
    page.get_by_label("Search for the other claim").press_sequentially("Sevastopol 95.6")
    if not scripted:
        edith.button("Search")
    page.locator("#found").get_by_label("Sevastopol").first.check()
    relation = "qualifies" if scripted else "undercuts"
    page.get_by_label(relation).check()
    page.get_by_label("Why").fill("It is of Sevastopol alone.")
    edith.button("Relate")

    expect(page.locator("#status")).to_contain_text("Related.")
    expect(page.locator("#related")).to_contain_text(relation)


def test_a_note_is_written_answered_and_resolved(edith: Editor, scripted: bool) -> None:
    page = edith.page
    edith.act("Add a note")
    page.get_by_label("Note", exact=True).fill(f"The protocol counts **ballots** ({scripted}).")
    edith.button("Add note")
    page.locator(".note", has_text=f"counts ballots ({scripted}).").get_by_role("link", name="Answer").click()
    page.get_by_label("Answer", exact=True).fill("It does.")
    edith.button("Answer")
    page.get_by_role("button", name="Resolve").first.click()

    expect(page.locator("#status")).to_contain_text("Resolved.")
    expect(page.locator(".note .chip.is-closed").first).to_have_text("Resolved")


def test_one_press_takes_a_note_back(edith: Editor) -> None:
    page = edith.page
    edith.act("Add a note")
    page.get_by_label("Note", exact=True).fill("Taken back at once.")
    edith.button("Add note")
    with page.expect_navigation():
        page.get_by_role("button", name="Undo").click()

    expect(page.locator("#status")).to_contain_text("Undone.")
    expect(page.get_by_text("Taken back at once.")).to_have_count(0)
