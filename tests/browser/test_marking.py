"""Words marked in the text by mouse, keyboard or touch: the browser's UTF-16 becomes code points of the text."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.desk import Editor, signed_in

TEXT = unicodedata.normalize(
    "NFC",
    "Kyiv 🇺🇦 said 👨‍👩‍👧 that 80\u00a0settlements were taken.\n\n"
    "Рада заявила, що «нібито 96,77\u202f% кримчан» проголосували за\u0301 приєднання 😀.\n"
    "The cafe\u0301 e\u0323\u0302 was shut; a\u0328\u0301 n̈ sign 𝔘 stood there.\n\n"
    "ראש הממשלה אמר כי 80 יישובים נכבשו ביום שני.\n\n"
    "Said on Monday. Said on Tuesday.",
)
WORDS = [
    "80\u00a0settlements",
    "👨‍👩‍👧 that",
    "taken.",
    "нібито 96,77\u202f% кримчан",
    "приєднання 😀",
    unicodedata.normalize("NFC", "cafe\u0301 e\u0323\u0302"),
    "𝔘 stood",
    "אמר כי 80 יישובים",
    "Tuesday",
    "😀.\nThe",
]

# Marks words as a person would, whatever elements they run through.
MARK = """([paragraph, from, to]) => {
  const walk = (p, offset) => {
    const nodes = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let node; (node = nodes.nextNode());) {
      if (node.parentElement.closest(".paragraph-number, sup")) continue;
      if (offset <= node.length) return [node, offset];
      offset -= node.length;
    }
  };
  const ps = [...document.querySelectorAll("p[data-start]")];
  const range = document.createRange();
  range.setStart(...walk(ps[paragraph[0]], from));
  range.setEnd(...walk(ps[paragraph[1]], to));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def _units(text: str) -> int:
    """Length as a browser counts it."""
    return len(text.encode("utf-16-le")) // 2


def _places(start: int, end: int) -> list[object]:
    """Paragraphs and offsets in them, in UTF-16 units, of a place in the text."""
    lines = list(re.finditer(r"[^\n]+", TEXT))
    first, last = (
        next(number for number, line in enumerate(lines) if line.start() <= at <= line.end()) for at in (start, end)
    )
    from_, to = _units(TEXT[lines[first].start() : start]), _units(TEXT[lines[last].start() : end])
    return [[first, last], from_, to]


@pytest.fixture(params=[False, True], ids=["mouse", "touch"])
def edith(request: pytest.FixtureRequest, browser: Browser, empty_site: Site) -> Iterator[Editor]:
    size = {"width": 390, "height": 800} if request.param else {"width": 1440, "height": 900}
    context = browser.new_context(base_url=empty_site.address, has_touch=request.param, viewport=size)
    editor = signed_in(context, empty_site)
    _captured(editor.page)
    yield editor
    context.close()


def _captured(page: Page) -> None:
    page.goto("/desk/add/")
    page.get_by_label("Text, or HTML source").fill(TEXT)
    page.get_by_label("Language (BCP 47)").fill("uk")
    page.get_by_role("main").get_by_role("button", name="Capture").click()
    page.wait_for_url("**/a/1/**")


def _mark(page: Page, words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    page.evaluate(MARK, _places(start, start + len(words)))
    expect(page.locator("#pick.is-bar")).to_be_visible()
    return start, start + len(words)


def test_offsets_are_code_points_of_the_text(edith: Editor) -> None:
    page = edith.page
    for words in WORDS:
        start, end = _mark(page, words)

        expect(page.locator("#pick textarea")).to_have_value(words)
        expect(page.locator("#pick [name=at]")).to_have_value(f"{start}-{end}")


def test_marked_words_lead_to_a_claim(edith: Editor) -> None:
    start, end = _mark(edith.page, "Tuesday")
    edith.button("New claim c")

    assert edith.page.url.endswith(f"?text=1&start={start}&end={end}")
    expect(edith.page.locator(".chosen mark")).to_have_text("Tuesday")


def test_a_key_does_the_same(edith: Editor) -> None:
    _mark(edith.page, "нібито 96,77\u202f% кримчан")
    with edith.page.expect_navigation():
        edith.page.keyboard.press("l")

    expect(edith.page.get_by_role("heading", level=1)).to_have_text("Link to a claim")


def test_escape_lets_go(edith: Editor) -> None:
    _mark(edith.page, "Tuesday")
    edith.page.keyboard.press("Escape")

    expect(edith.page.locator("#pick.is-bar")).to_have_count(0)
    assert edith.page.locator("#pick textarea").input_value() == ""


def test_the_numbers_of_claims_are_none_of_the_words(edith: Editor) -> None:
    _mark(edith.page, "Said on Monday.")
    edith.button("New claim c")
    edith.button("Publish claim")
    start, end = _mark(edith.page, "Said on Monday. Said on Tuesday.")

    expect(edith.page.locator("#pick [name=at]")).to_have_value(f"{start}-{end}")


def test_words_are_marked_with_the_mouse(edith: Editor) -> None:
    box = edith.page.locator("p[data-start]").last.bounding_box()
    assert box
    edith.page.locator("p[data-start]").last.dblclick(position={"x": box["width"] / 8, "y": box["height"] / 2})

    expect(edith.page.locator("#pick.is-bar")).to_be_visible()


def test_words_are_marked_with_the_keyboard(edith: Editor) -> None:
    edith.page.locator(".paragraph-number").last.focus()
    for _ in range(2):
        edith.page.keyboard.press("Shift+ArrowRight")
    expect(edith.page.locator("#pick.is-bar")).to_be_visible()

    assert "Said on Monday".startswith(edith.page.locator("#pick textarea").input_value().strip())
