"""The text of an article out of its page: paragraphs, without what stands around and between them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import trafilatura

from sources.anchoring import normalise
from sources.ingestion.markup import Element, all_of, letters_of, lines_of, marked, words_of
from sources.ingestion.printed_dates import printed_date
from sources.ingestion.surroundings import headline_of
from sources.ingestion.words import any_of

_SPACE = re.compile(r"\s+")
_BREAKS = re.compile(r"\n{3,}")
_BOX = re.compile(
    r"(?:^|[\s_-])(related|recommend(?:ed|ation)?s?|newsletter|subscribe|subscription|share|sharing|social|cookie|consent|"
    r"gdpr|promo|recirc(?:ulation)?|trending|sponsored|advert\w*|ad-slot|outbrain|taboola|tags?-list|tags|breadcrumbs?|author-(?:box|bio|info|card)|"
    r"read-?(?:more|also|next)|see-also|most-(?:read|popular)|comments?|disqus|pullquote|pull-quote|toolbar|signup|"
    r"sign-up|donat\w+|telegram|tg-\w+|popular|caption|figcaption|wp-caption-text|screen-reader-text|visually-hidden|sr-only)"
    r"(?:$|[\s_-])"
)
_BEGINS = re.compile(rf"{any_of('line_begins')}(?=$|\W)", re.IGNORECASE)
_IS = re.compile(rf"{any_of('line_is')}\W*$", re.IGNORECASE)
_BREAK = "\ue000br\ue000"  # stands for a line end while spaces are folded
_SHORT = 220
_LONG = 80
_SHARE = 4
_TOP = 3
_LIST, _TEASER = 3, 350
_FEW, _MOSTLY, _MOST = 12, 0.85, 0.7
_SURELY = {"comment", "comments", "disqus", "cookie", "consent", "gdpr", "outbrain", "taboola"}
_WHOLE = {"body", "html", "article", "main", "head", "h1"}


def body_of(tree: Element, title: str, *, lines: Sequence[str] = (), url: str = "") -> str:
    """Paragraphs separated by a blank line; the tree is cut while they are found.

    Left out are the headline, where the page repeats it, and at the top the date and `lines`: the byline, the people.
    """
    pruned = _without_teasers(_without_links(_without_boxes(_joined(_without_others(_bared(tree), title)))))
    found: Any = trafilatura.bare_extraction(
        pruned, url=url or None, include_comments=False, include_tables=True, with_metadata=False
    )
    blocks = list(_blocks(found.body)) if found is not None and found.body is not None else []
    kept = [block for block in blocks if not _is_line(block) and not _same(block, title)]
    kept = [block for block in kept[:_TOP] if not _is_byline(block, lines)] + kept[_TOP:]
    kept = _without_end(kept, lines)
    return _BREAKS.sub("\n\n", normalise("\n\n".join(kept))).strip()


def _without_end(blocks: list[str], lines: Sequence[str]) -> list[str]:
    """Leave out what stands below an article: who its authors are, and words that announce what was left out."""
    names = [re.escape(line) for line in lines[1:] if line]
    about = re.compile(rf"About (?:the )?(?:{'|'.join(['authors?', *names])})\W*$", re.IGNORECASE)
    below = next((at for at, block in enumerate(blocks) if at and about.match(block)), len(blocks))
    if below > len(blocks) // 2:
        blocks = blocks[:below]
    who = re.compile(rf"\W*(?:{'|'.join(names)}) (?:is|was|are|covers|writes|reports|works|has)\b") if names else None
    while len(blocks) > 1 and (_announces(blocks[-1]) or (who and len(blocks) > _TOP and who.match(blocks[-1]))):
        blocks = blocks[:-1]
    return blocks


def _announces(block: str) -> bool:
    return len(block) < _LONG and block.endswith(":")


def _without_others(tree: Element, title: str) -> Element:
    """Where the headline stands in an article, take out the articles beside it that have headlines of their own."""
    heading = headline_of(tree, title)
    ours = next(heading.iterancestors("article"), None) if heading is not None else None
    if ours is None:
        return tree
    around = {ours, *ours.iterancestors()}
    all_told = all_of(tree, "//article[descendant::h1 or descendant::h2 or descendant::h3]")
    others = [other for other in all_told if other not in around and ours not in other.iterancestors()]
    if others and _lengths(ours)[ours][1] >= _SHORT:
        for other in others:
            other.drop_tree() if other.getparent() is not None else None
    return tree


def _bared(tree: Element) -> Element:
    """Let posts that an article quotes be quotations, and no boxes of a network."""
    posts = list(all_of(tree, "//blockquote[contains(@class, 'twitter') or contains(@class, 'instagram')]"))
    letters = letters_of(tree) if posts else {}
    for post in posts:
        for box in (post, *post.iterancestors()):
            if box.tag in _WHOLE or letters[box] > letters[post]:
                break
            box.attrib.pop("class", None)
            box.attrib.pop("id", None)
    return tree


def _joined(tree: Element) -> Element:
    """Where the body stands in several boxes that are marked as it, mark what holds them instead."""
    boxes = list(all_of(tree, "//*[@itemprop='articleBody']"))
    if len(boxes) < 2:
        return tree
    held = set.intersection(*({box, *box.iterancestors()} for box in boxes))
    whole = next(outer for outer in (boxes[0], *boxes[0].iterancestors()) if outer in held)
    several = whole.tag in {"body", "html"} or len(list(whole.iterdescendants("article"))) > 1
    if not several and len(list(whole.iter("h1"))) < 2:
        for box in boxes:
            del box.attrib["itemprop"]
        whole.set("itemprop", "articleBody")
    return tree


def _without_teasers(tree: Element) -> Element:
    """Take out lists of other articles: headings that are links, each with a few words."""
    counted: dict[Element, int] = {}
    for link in all_of(tree, "//h2//a | //h3//a | //h4//a | //h5//a | //a//h2 | //a//h3 | //a//h4"):
        for outer in link.iterancestors("div", "ul", "ol", "section", "aside"):
            counted[outer] = counted.get(outer, 0) + 1
    lists = [box for box, links in counted.items() if links >= _LIST and next(box.iter("h1"), None) is None]
    lengths = _lengths(tree) if lists else {}
    for box in lists:
        letters, running = lengths[box]
        if letters < counted[box] * _TEASER and running * _SHARE <= lengths[tree][1] and box.getparent() is not None:
            box.drop_tree()
    return tree


def _without_boxes(tree: Element) -> Element:
    """Take out boxes that no reader takes for the article; what most of the text stands in is no such box."""
    boxes: dict[str, list[Element]] = {}
    for element in all_of(tree, "//*[@class or @id]"):
        found = _BOX.search(marked(element))
        if found and element.tag not in _WHOLE and element.getparent() is not None:
            boxes.setdefault(found[1], []).append(element)
    lengths = _lengths(tree) if boxes else {}
    for called, called_so in boxes.items():
        if called in _SURELY or sum(lengths[box][1] for box in called_so) * _SHARE <= lengths[tree][1]:
            for element in called_so:
                element.drop_tree() if element.getparent() is not None else None
    return tree


def _without_links(tree: Element) -> Element:
    """Take out lists and paragraphs that are nothing but links to other pages."""
    for element in list(all_of(tree, "//ul | //ol | //p")):
        linked = sum(len(words_of(link)) for link in element.iter("a"))
        if linked > _FEW and linked >= _MOSTLY * len(words_of(element)) and element.getparent() is not None:
            element.drop_tree()
    return tree


def _lengths(tree: Element) -> dict[Element, tuple[int, int]]:
    """Of each element the letters in it, and of these the ones in long paragraphs, its running text.

    Counted from the innermost outwards, so that a page nested deep takes no longer than a flat one.
    """
    held: dict[Element, tuple[int, int]] = {}
    for element in reversed(list(tree.iter())):
        letters, running = len(element.text or ""), 0
        for child in element:
            inner, inner_running = held[child]
            letters, running = letters + inner + len(child.tail or ""), running + inner_running
        held[element] = letters, letters if element.tag == "p" and letters > _LONG else running
    return held


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
    """Its words: a line end in the source is a space, a ``<br>`` a line end."""
    for line_break in element.iter("lb"):
        line_break.tail = _BREAK + (line_break.tail or "")
    lines = _SPACE.sub(" ", "".join(element.itertext())).split(_BREAK)
    return "\n".join(line.strip() for line in lines if line.strip())


def _is_line(block: str) -> bool:
    return bool(_IS.match(block) or (len(block) < _SHORT and _BEGINS.match(block)))


def _is_byline(block: str, lines: Sequence[str]) -> bool:
    """Whether a block at the top is no sentence but says who wrote it, and when."""
    told = any(line and line in block for line in lines) or bool(printed_date(block))
    ends = block.removesuffix(".m.").endswith((".", "!", "?", "…", "”", '"', "»", ":"))
    return told and len(block) < _SHORT and not ends


def _same(block: str, title: str) -> bool:
    return bool(title) and "".join(block.split()).lower() == "".join(title.split()).lower()


def paragraphs(text: str) -> str:
    """Plain text as kept: NFC, line feeds, no blanks at the ends of lines, at most one blank line in a row."""
    lines = (line.rstrip() for line in normalise(text).replace(_BREAK, "").split("\n"))
    return _BREAKS.sub("\n\n", "\n".join(lines)).strip("\n")


def plain(tree: Element, title: str) -> str:
    """The words where most of them stand, for pages that have no article to find."""
    held = next(all_of(tree, "//body"), tree)
    letters = letters_of(held)
    while (inner := _most_of(held, letters)) is not None:
        held = inner
    return "\n\n".join(line for line in lines_of(held, part=False) if not _is_line(line) and not _same(line, title))


def _most_of(outer: Element, letters: dict[Element, int]) -> Element | None:
    """What holds most of its words, if one element does; no paragraph is gone into."""
    least = _MOST * letters[outer]
    boxes = (child for child in outer.iterchildren() if isinstance(child.tag, str) and child.tag != "p")
    return next((box for box in boxes if letters[box] > least), None)
