"""The text of an article out of its page: paragraphs, without what stands around and between them."""

import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from sources.anchoring import normalise
from sources.ingestion.markup import Element, all_of, marked, words_of
from sources.ingestion.words import any_of

_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\n{3,}")
_BOX = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ation)?s?|newsletter|subscribe|subscription|share|sharing|social|cookie|consent|"
    r"gdpr|paywall|promo|advert\w*|ad-slot|outbrain|taboola|tags?-list|tags|breadcrumbs?|author-(?:box|bio|info|card)|"
    r"read-?(?:more|also|next)|see-also|most-(?:read|popular)|comments?|disqus|pullquote|pull-quote|toolbar|signup|"
    r"sign-up|donat\w+|telegram|tg-\w+|popular|caption|figcaption|wp-caption-text|screen-reader-text|visually-hidden|sr-only)"
    r"(?:$|[\s_-])"
)
_BEGINS = re.compile(rf"{any_of('line_begins')}(?=$|\W)", re.IGNORECASE)
_IS = re.compile(rf"{any_of('line_is')}\W*$", re.IGNORECASE)
_SHORT = 220


def body_of(tree: Element, title: str, *, url: str = "") -> str:
    """Paragraphs separated by a blank line. The headline, where the page repeats it at the top, is left out."""
    pruned = _without_boxes(tree)
    found: Any = trafilatura.bare_extraction(
        pruned, url=url or None, include_comments=False, include_tables=True, with_metadata=False
    )
    blocks = list(_blocks(found.body)) if found is not None and found.body is not None else []
    kept = [block for block in blocks if not _is_line(block)]
    while kept and _same(kept[0], title):
        kept.pop(0)
    return _BREAKS.sub("\n\n", normalise("\n\n".join(kept))).strip()


def _without_boxes(tree: Element) -> Element:
    """Take out boxes that no reader takes for the article, unless most of the text stands in them."""
    whole = len(tree.text_content())
    for element in list(all_of(tree, "//*[@class or @id]")):
        if element.tag in {"body", "html", "article", "main", "head"} or element.getparent() is None:
            continue
        if _BOX.search(marked(element)) and len(element.text_content()) * 4 < whole:
            element.drop_tree()
    return tree


def _blocks(body: Any) -> Iterator[str]:
    """One string for each paragraph, heading, list, quotation and table."""
    for element in body:
        if element.tag == "table":
            rows = ["\t".join(_text(cell) for cell in row) for row in element.iter("row")]
            yield "\n".join(row for row in rows if row.strip())
        elif element.tag == "list":
            yield "\n".join(text for item in element if (text := _text(item)))
        elif element.tag in {"quote", "div"} and any(child.tag in {"p", "list", "head"} for child in element):
            yield from _blocks(element)
        elif text := _text(element):
            yield text
        if element.tail and element.tail.strip():
            yield _SPACE.sub(" ", element.tail).strip()


def _text(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    lines = _SPACE.sub(" ", "".join(element.itertext())).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _is_line(block: str) -> bool:
    return bool(_IS.match(block) or (len(block) < _SHORT and _BEGINS.match(block)))


def _same(block: str, title: str) -> bool:
    return bool(title) and "".join(block.split()).lower() == "".join(title.split()).lower()


def paragraphs(text: str) -> str:
    """Plain text as kept: NFC, line feeds, no blanks at the ends of lines, at most one blank line in a row."""
    lines = (line.rstrip() for line in normalise(text).replace("\0", "").split("\n"))
    return _BREAKS.sub("\n\n", "\n".join(lines)).strip("\n")


def plain(element: Element) -> str:
    """Its words, for small pages that have no article to find."""
    blocks = [words_of(block) for block in all_of(element, "//body//*[self::p or self::h2 or self::h3 or self::li]")]
    return "\n\n".join(block for block in blocks if block)
