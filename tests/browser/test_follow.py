"""Following a claim: begun, told, mailed, read and ended through the browser, and its pages in both themes."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in
from tests.browser.faults import faults
from tests.databases import ROOT, addresses_of

REASON = "Because it was so"

type Theme = Literal["dark", "light"]
type People = Callable[[str], Editor]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def people(request: pytest.FixtureRequest, browser: Browser, own_site: Site) -> Iterator[People]:
    opened = []

    def person(name: str) -> Editor:
        opened.append(browser.new_context(java_script_enabled=request.param, base_url=own_site.address))
        return signed_in(opened[-1], own_site, name)

    yield person
    for context in opened:
        context.close()


def _minded(site: Site) -> str:
    """What `manage.py mind` beside the site would do by itself; what it said."""
    command = [sys.executable, "manage.py", "mind", "--once"]
    environment = {**os.environ, **addresses_of(site.database)}
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def _follow(editor: Editor, address: str) -> None:
    editor.page.goto(address)
    editor.clicks = 0
    editor.act("Follow")
    expect(editor.page.get_by_role("heading", name="Follow", level=1)).to_be_visible()
    editor.button("Follow")
    expect(editor.page.locator("#status")).to_contain_text("You follow this now.")


def _reworded(editor: Editor) -> None:
    editor.page.goto("/c/1/edit/")
    editor.page.locator("[name=finding]").fill("Told to whoever follows.")
    editor.page.locator("[name=reason]").fill(REASON)
    editor.button("Save")


def test_a_claim_is_followed_in_two_and_left_in_one(people: People) -> None:
    edith = people("edith")
    _follow(edith, "/c/1/")
    assert edith.clicks == 2
    edith.page.goto("/follow/")

    edith.press(edith.page.locator(".follow-what").get_by_role("button", name="Stop"))

    expect(edith.page.locator("#status")).to_contain_text("You do not follow this any more")
    assert edith.clicks == 3


def test_what_others_do_is_told_once_and_counted_until_read(people: People, own_site: Site) -> None:
    edith = people("edith")
    _follow(edith, "/c/1/")
    _reworded(people("rhys"))
    assert [_minded(own_site).count("follow: 1") for _ in range(2)] == [1, 0]

    edith.page.goto("/")
    account = edith.page.get_by_role("banner").locator("details", has_text="Account")
    expect(account).to_contain_text("1 unread")
    account.locator("summary").click()
    edith.press(account.get_by_role("link", name="Following (1)"))
    edith.button("Mark all as read")
    expect(account).not_to_contain_text("unread")
    expect(edith.page.locator(".follow-news")).to_contain_text(REASON)


def test_following_what_one_follows_leads_to_changing_how(people: People) -> None:
    edith = people("edith")
    _follow(edith, "/c/1/")

    edith.page.goto("/c/1/follow/")

    expect(edith.page.get_by_role("heading", level=1)).to_have_text("Change what you follow")


def test_a_form_without_an_aspect_is_refused_beside_it(people: People) -> None:
    edith = people("edith")
    edith.page.goto("/c/1/follow/")
    for box in edith.page.get_by_role("main").get_by_role("checkbox").all():
        box.uncheck()
    edith.button("Follow")

    expect(edith.page.get_by_role("alert")).to_be_visible()
    expect(edith.page.get_by_role("heading", name="Follow", level=1)).to_be_visible()


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1440, "light")])
def test_its_pages_have_no_fault_empty_and_full(browser: Browser, own_site: Site, width: int, theme: Theme) -> None:
    size: ViewportSize = {"width": width, "height": 900}
    with browser.new_context(base_url=own_site.address, color_scheme=theme, viewport=size) as context:
        edith = signed_in(context, own_site)
        found = [_faults(edith, "/follow/"), _faults(edith, "/c/1/follow/")]
        _follow(edith, "/c/1/")
        with browser.new_context(base_url=own_site.address) as other:
            _reworded(signed_in(other, own_site, "rhys"))
        _minded(own_site)
        found.append(_faults(edith, "/follow/"))
        expect(edith.page.locator(".follow-news")).to_contain_text(REASON)

    assert found == [[], [], []]


def _faults(editor: Editor, address: str) -> list[str]:
    editor.page.goto(address)
    return faults(editor.page)
