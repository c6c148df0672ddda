"""Every reader's page, as a browser and a validator see it."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.crawl import kind, one_of_each, pages


def test_every_link_leads_somewhere(site: Site) -> None:
    dead = {path: markup for path, markup in pages(site.address).items() if len(markup) == 3}

    assert dead == {}


def test_the_site_has_every_kind_of_page(site: Site) -> None:
    kinds = {kind(path) for path in pages(site.address)}

    assert {"/", "/claims/", "/c/N/", "/c/N@N", "/a/N/", "/o/N/", "/p/N/", "/e/N/", "/d/N/", "/n/N/"} <= kinds


def test_every_page_is_valid_html(site: Site, tmp_path: Path) -> None:
    if "VNU_JAR" not in os.environ:
        pytest.fail("The Nu checker is missing: set VNU_JAR, or let make test fetch it.")
    for number, markup in enumerate(pages(site.address).values()):
        (tmp_path / f"{number}.html").write_text(markup)

    checked = subprocess.run(
        ["java", "-jar", os.environ["VNU_JAR"], "--errors-only", "--format", "json", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert json.loads(checked.stderr)["messages"][:5] == []


# each width and each theme once: colours do not depend on the width
@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1440, "light")])
def test_axe_finds_nothing(site: Site, browser: Browser, theme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    found = {path: _violations(context.new_page(), site.address + path) for path in one_of_each(site.address)}
    context.close()

    assert {path: broken for path, broken in found.items() if broken} == {}


def _violations(page: Page, address: str) -> list[str]:
    page.goto(address)
    found = Axe().run(page).response["violations"]
    page.close()
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found]


def test_axe_would_find_a_fault(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")

    assert Axe().run(page).violations_count > 0


def test_no_page_breaks_the_policy(site: Site, page: Page, complaints: list[str]) -> None:
    for path in one_of_each(site.address):
        page.goto(site.address + path)

    assert complaints == []


def test_a_broken_policy_would_be_heard(site: Site, page: Page, complaints: list[str]) -> None:
    page.goto(site.address)
    page.evaluate("document.body.setAttribute('style', 'color: red')")

    assert any("Content Security Policy" in words for words in complaints)


@pytest.mark.parametrize("width", [320, 820])
def test_no_page_scrolls_sideways(site: Site, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    wide = []
    for path in one_of_each(site.address):
        page.goto(site.address + path)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    context.close()

    assert wide == []
