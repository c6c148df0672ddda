"""A page as a tree of elements, and small questions to it."""

import re
from collections.abc import Iterator

from lxml import etree, html

from sources.ingestion.refusals import NoText

type Element = html.HtmlElement

_UNSAFE = etree.XPath(
    "count(//script[not(@type) or not(contains(@type, 'json'))] | //iframe | //object | //embed | //form | //svg | "
    "//base | //applet | //link[@rel='import'] | //meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh'] | "
    "//@*[starts-with(name(), 'on') or starts-with(name(), 'hx-') or starts-with(name(), 'data-hx-')] | "
    "//@href[starts-with(translate(normalize-space(.), 'JAVSCRIPT', 'javscript'), 'javascript:')])"
)
_SPACE = re.compile(r"\s+")
_TOUCH = re.compile(r"[^\W\d_]\d|[^\W_][A-ZА-ЯІЇЄҐ]")
_SILENT = {"script", "style", "noscript", "template"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
}  # fmt: skip


def parse(markup: str) -> Element:
    """Raises NoText when there is no element in it. Nothing is fetched, no entity is read from elsewhere."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NoText("There is no text in it.") from error
    return tree


def unsafe_parts(tree: Element) -> int:
    """How many scripts, frames, forms and event attributes the page has, none of which is kept."""
    return int(_UNSAFE(tree))


def words_of(element: Element) -> str:
    """Its text on one line."""
    return _SPACE.sub(" ", element.text_content()).strip()


def letters_of(tree: Element) -> dict[Element, int]:
    """Of each element the letters in it that are shown, spaces left out; all are counted once, the innermost first."""
    held: dict[Element, int] = {}
    for element in reversed(list(tree.iter())):
        inner = sum(held[child] + _letters(child.tail) for child in element)
        held[element] = 0 if element.tag in _SILENT else _letters(element.text) + inner
    return held


def _letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def lines_of(element: Element, *, part: bool = True) -> list[str]:
    """Its text as lines: one ends with a block and with a ``<br>``, and, to `part` names and dates, where two touch."""
    parts: list[str] = []
    for piece, opens in _pieces(element):
        if opens or (part and parts and _TOUCH.match(parts[-1][-1:] + piece[:1])):
            parts.append("\n")
        parts.append(piece) if piece else None
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return [line for line in lines if line]


def _pieces(element: Element) -> Iterator[tuple[str, bool]]:
    """Its text nodes without line ends, each with whether a line begins there."""
    if element.tag in _SILENT:
        return
    yield _SPACE.sub(" ", element.text or ""), element.tag in _BLOCKS
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield _SPACE.sub(" ", child.tail or ""), child.tag in _BLOCKS


def marked(element: Element) -> str:
    """Its classes and id, in small letters: what its author calls it."""
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def all_of(tree: Element, path: str) -> Iterator[Element]:
    """Elements at an XPath."""
    found = tree.xpath(path)
    return (element for element in found if isinstance(element, html.HtmlElement))


def attribute(tree: Element, path: str) -> str:
    """The first value at an XPath of attributes; blank when there is none."""
    found = tree.xpath(path)
    return str(found[0]).strip() if found else ""
