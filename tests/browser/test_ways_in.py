"""Files, jobs and the bookmark, through the browser; a worker beside it."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in
from tests.databases import ROOT, addresses_of
from tests.ingestion import making
from tests.ingestion.test_files import PAGE, SENTENCE

OTHER = PAGE.replace(b"Council", b"Parliament")


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def edith(request: pytest.FixtureRequest, browser: Browser, empty_site: Site) -> Iterator[Editor]:
    context = browser.new_context(java_script_enabled=request.param, base_url=empty_site.address)
    yield signed_in(context, empty_site)
    context.close()


def _file(name: str, raw: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": raw}


def _work(site: Site) -> None:
    """What the worker beside the site would do by itself."""
    command = [sys.executable, "manage.py", "work", "--once"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **addresses_of(site.database)}, check=True)


def test_a_pdf_is_captured_and_its_text_is_there_to_read(edith: Editor) -> None:
    edith.press(edith.page.get_by_role("link", name="Add article"))
    edith.page.get_by_label("File").set_input_files(_file("a.pdf", making.pdf(SENTENCE[:60], SENTENCE[60:])))
    edith.button("Capture")

    expect(edith.page.get_by_role("status")).to_contain_text("Captured.")
    expect(edith.page.locator("[data-text]")).to_contain_text(SENTENCE[:50])


def test_a_file_that_is_not_what_its_name_says_is_refused_where_it_was_chosen(edith: Editor) -> None:
    edith.page.goto("/desk/add/")
    edith.page.get_by_label("Headline").fill("Kept")
    edith.page.get_by_label("File").set_input_files(_file("a.pdf", PAGE))
    edith.button("Capture")

    expect(edith.page.get_by_role("alert")).to_contain_text("The file is not a PDF.")
    expect(edith.page.get_by_label("Headline")).to_have_value("Kept")


def test_a_job_is_followed_stopped_and_resumed(edith: Editor, empty_site: Site) -> None:
    edith.page.goto("/desk/add/many/")
    files = [_file("a.html", PAGE), _file("b.html", OTHER), _file("c.exe", b"MZ"), _file("d.html", PAGE)]
    edith.page.get_by_label("Files").set_input_files(files)
    edith.button("Take in")
    expect(edith.page.get_by_role("progressbar")).to_have_attribute("value", "1")  # one was refused at once
    edith.button("Stop")
    edith.button("Resume")
    _work(empty_site)
    edith.page.reload()

    expect(edith.page.get_by_text("Done: 4 of 4").first).to_be_visible()
    expect(edith.page.locator(".job-items").first).to_contain_text("c.exe: Expected an article, got a program.")
    expect(edith.page.get_by_role("link", name="Parliament")).to_be_visible()


@pytest.mark.parametrize("edith", [True], indirect=True, ids=["with JavaScript"])
def test_a_job_page_that_is_open_shows_by_itself_that_it_is_done(edith: Editor, empty_site: Site) -> None:
    edith.page.goto("/desk/add/many/")
    edith.page.get_by_label("Files").set_input_files([_file("a.html", PAGE)])
    edith.button("Take in")
    _work(empty_site)

    expect(edith.page.get_by_text("Done: 1 of 1").first).to_be_visible()


@pytest.mark.parametrize("edith", [True], indirect=True, ids=["with JavaScript"])
def test_the_bookmark_brings_the_page_and_the_words_that_are_marked_in_it(edith: Editor) -> None:
    edith.page.goto("/desk/add/bookmark/")
    code = edith.page.get_by_label("Address of the bookmark").input_value().removeprefix("javascript:")
    edith.page.goto("/articles/")
    edith.page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    with edith.page.expect_popup() as opened:
        edith.page.evaluate(code)

    expect(opened.value.get_by_label("Address", exact=False).first).to_have_value(edith.page.url)
    expect(opened.value.get_by_label("Words marked there")).to_have_value("Articles")
