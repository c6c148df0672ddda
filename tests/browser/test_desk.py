"""The desk in a browser: queue, keys, unsent forms, conflicts, and acts of two people, with JavaScript and without."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in

type People = Callable[[str], Editor]


def _people(browser: Browser, site: Site, *, javascript: bool) -> Iterator[People]:
    opened = []

    def person(name: str) -> Editor:
        context = browser.new_context(java_script_enabled=javascript, base_url=site.address)
        opened.append(context)
        return signed_in(context, site, name)

    yield person
    for context in opened:
        context.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def people(request: pytest.FixtureRequest, browser: Browser, own_site: Site) -> Iterator[People]:
    yield from _people(browser, own_site, javascript=request.param)


@pytest.fixture
def scripted(browser: Browser, own_site: Site) -> Iterator[People]:
    yield from _people(browser, own_site, javascript=True)


def _edit(editor: Editor, **fields: str) -> None:
    editor.page.goto("/c/1/edit/")
    for name, value in {"reason": "Why", **fields}.items():
        editor.page.locator(f"[name={name}]").fill(value)


def _violations(page: Page) -> list[str]:
    return [found["id"] for found in Axe().run(page).response["violations"]]


def test_an_edit_is_undone_with_one_press(people: People) -> None:
    edith = people("edith")
    _edit(edith, finding="Something else.")
    edith.button("Save")
    edith.clicks = 0

    edith.press(edith.page.get_by_role("status").get_by_role("button", name="Undo"))

    expect(edith.page.locator(".finding")).not_to_contain_text("Something else.")
    assert edith.clicks == 1


def test_two_people_withdraw_a_claim(people: People) -> None:
    edith, rhys = people("edith"), people("rhys")
    edith.page.goto("/c/1/withdraw/")
    edith.page.get_by_label("Reason").fill("Nobody said so")
    edith.button("Propose")

    rhys.page.goto("/desk/?whose=all")
    rhys.press(rhys.page.locator(".queue-title", has_text="Withdraw: In January 2021"))
    rhys.button("Approve")

    assert rhys.page.goto("/c/1/").status == 410


def test_a_conflict_shows_both_and_keeps_what_was_typed(people: People) -> None:
    edith, rhys = people("edith"), people("rhys")
    _edit(edith, finding="Mine.")
    _edit(rhys, finding="Theirs.")
    rhys.button("Save")

    edith.button("Save")

    expect(edith.page.get_by_role("table", name="Both versions")).to_contain_text("Theirs.")
    expect(edith.page.locator("[name=finding]")).to_have_value("Mine.")
    edith.button("Save merged version")
    expect(edith.page.locator(".finding")).to_contain_text("Mine.")


def test_a_form_can_be_kept_for_later(people: People) -> None:
    edith = people("edith")
    _edit(edith, finding="Half a sen")
    edith.button("Keep for later")

    edith.press(edith.page.get_by_role("link", name="Edit C-1"))

    expect(edith.page.locator("[name=finding]")).to_have_value("Half a sen")


def test_a_claim_goes_back_to_an_earlier_wording(people: People) -> None:
    edith = people("edith")
    _edit(edith, statement="Quite another statement.")
    edith.button("Save")
    edith.page.goto("/c/1/history/")

    edith.press(edith.page.get_by_role("link", name="Revert to revision").first)
    edith.button("Revert")

    expect(edith.page.get_by_role("heading", level=1)).to_contain_text("In January 2021")


def test_a_reader_tells_the_editors_something(people: People) -> None:
    edith = people("edith")
    edith.page.goto("/c/1/tip/")
    edith.page.get_by_label("What should we know?").fill("It was a Monday.")
    edith.button("Send")

    edith.page.goto("/desk/?kind=tips")
    edith.press(edith.page.locator(".queue-title", has_text="It was a Monday."))
    expect(edith.page.get_by_role("main")).to_contain_text("It was a Monday.")


def test_what_is_typed_is_kept_by_itself(scripted: People) -> None:
    edith = scripted("edith")
    edith.page.goto("/c/1/edit/")
    edith.page.locator("[name=finding]").press_sequentially("Typed")

    expect(edith.page.locator("#draft-state")).to_contain_text("Draft saved")
    edith.page.goto("/c/1/edit/")
    expect(edith.page.get_by_role("main")).to_contain_text("You have a draft of this form")


def test_others_are_told_who_has_a_form_open(scripted: People) -> None:
    edith, rhys = scripted("edith"), scripted("rhys")
    with edith.page.expect_response("**/desk/presence/"):
        edith.page.goto("/c/1/edit/")

    rhys.page.goto("/c/1/edit/")

    expect(rhys.page.get_by_role("main")).to_contain_text("Edith opened this")


def test_the_queue_is_worked_with_keys(scripted: People) -> None:
    page = scripted("edith").page
    page.goto("/desk/?whose=all")
    page.locator(".queue-title").first.focus()

    page.keyboard.press("j")
    expect(page.locator(".queue-title").nth(1)).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator(".queue-item input").nth(1)).to_be_checked()
    page.keyboard.press("k")
    expect(page.locator(".queue-title").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_have_attribute("open", "")


def test_an_act_on_a_row_leaves_its_undo_and_moves_on(scripted: People) -> None:
    edith = scripted("edith")
    _edit(edith, statement="Quite another statement.")
    edith.button("Save")
    page = edith.page
    page.goto("/desk/?kind=looks")

    page.locator(".queue-title").first.focus()
    page.keyboard.press("y")

    expect(page.locator(".queue-item").first).to_contain_text("Undo")
    expect(page.locator(".queue-title").first).to_be_focused()


PLACES = [
    *("/desk/", "/desk/?kind=tips", "/desk/activity/", "/desk/saved/", "/desk/activity/500/undo/"),
    *("/c/1/", "/c/1/history/", "/c/2/merge/", "/c/2/split/", "/c/2/assess/", "/c/2/publish/", "/c/2/tip/"),
]


@pytest.fixture(params=[(390, "dark"), (1440, "light")], ids=str)
def seen(request: pytest.FixtureRequest, browser: Browser, own_site: Site) -> Iterator[Editor]:
    """Edith at a screen of some width, in some theme."""
    width, theme = request.param
    size = {"width": width, "height": 900}
    with browser.new_context(base_url=own_site.address, viewport=size, color_scheme=theme) as context:
        yield signed_in(context, own_site)


def test_axe_finds_nothing_at_the_desk(seen: Editor) -> None:
    _edit(seen, statement="דבר אחר לגמרי, " + "a very long statement without an end " * 12)
    seen.button("Save")
    found = {}

    for path in PLACES:
        seen.page.goto(path)
        found[path] = _violations(seen.page)

    assert {path: ids for path, ids in found.items() if ids} == {}


def test_axe_finds_nothing_in_errors_and_conflicts(scripted: People) -> None:
    edith, rhys = scripted("edith"), scripted("rhys")
    _edit(edith, statement="", finding="Mine.")
    edith.button("Save")
    errors = _violations(edith.page)
    _edit(edith, finding="Mine.")
    _edit(rhys, finding="Theirs.")
    rhys.button("Save")
    edith.button("Save")

    assert (errors, _violations(edith.page)) == ([], [])
