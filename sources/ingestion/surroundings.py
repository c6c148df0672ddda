"""What stands near the headline of a page, and what stands beside the article."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import dropwhile, islice

from sources.ingestion.markup import Element, all_of, lines_of, marked, words_of
from sources.ingestion.names import squeezed

_ASIDE = re.compile(
    r"related|recommend|(?<!no-)(?<!has-)(?<!with-)sidebar|side-bar|footer|widget|most-|newsfeed|teaser|trending|more-|"
    r"read-?(?:more|also|next)|copyright|carousel|navigation|navbar|recirc|twitter-tweet|instagram-media|"
    r"(?<![a-z])(?:comment|promo(?!ted)|archive|latest|popular|menu|ticker|weather|forum)"
)
_FOOT = re.compile(r"(?<![a-z])(?:post|entry|article|asset|story|content)[-_]*footer")  # below the article, yet its own
_NOT_THE_HEADLINE = re.compile(
    r"logo|site-?(?:title|name)|brand|masthead|related|sidebar|footer|widget|comment|promo|cookie|modal"
)
_BELOW, _PARAGRAPH = 80, 160
_PLACES = ("near", "with", "beside")
_WHOLE = {"body", "html"}
_NEAR = 3  # boxes around a headline that stands in no <article>


def headings(tree: Element) -> list[Element]:
    """What may be the headline in the page, in its order."""
    found = all_of(tree, "//h1 | //*[@itemprop='headline' and not(self::meta or self::link)]")
    return [heading for heading in found if not _NOT_THE_HEADLINE.search(marked(heading))]


def headline_of(tree: Element, title: str) -> Element | None:
    """Where the headline stands: what reads like it, else the first heading."""
    found = headings(tree)
    likely = [*found, *all_of(tree, "//h2 | //h3")]
    named = (heading for heading in likely if title and squeezed(words_of(heading)) == squeezed(title))
    return next(named, found[0] if found else None)


def near_headline(
    tree: Element, heading: Element | None, tags: Iterable[str], fits: Callable[[Element], bool]
) -> Iterator[Element]:
    """The elements that fit: those in the article that holds the headline first, those after it before those above it.

    What belongs to something beside the article is left out: lists of others, comments, the foot of the page. At the
    end stands what fits in a box that is marked as beside or below, but within what holds the headline.
    """
    around, near = _around(heading)
    held: dict[tuple[str, bool], list[Element]] = {}
    seen = heading is None
    for element in tree.iter(*tags, *([heading.tag] if heading is not None else [])):
        if element is heading:
            seen = True
        elif fits(element) and (place := _place(element, around, near)):
            held.setdefault((place, seen), []).append(element)
    for place in _PLACES:
        yield from held.get((place, True), [])
        yield from reversed(held.get((place, False), []))


def lines_below(tree: Element, heading: Element | None) -> Iterator[str]:
    """The lines between the headline and the first paragraph, whatever they are called."""
    around, near = _around(heading)
    if heading is None:
        return
    for element in islice(dropwhile(lambda one: one is not heading, tree.iter()), 1, _BELOW):
        if element.tag == "p" and len(element.text_content()) > _PARAGRAPH:
            return
        own = (element.text, *(child.tail for child in element)) if isinstance(element.tag, str) else ()
        if any(text and text.strip() for text in own) and _place(element, around, near) in _PLACES[:2]:
            yield from lines_of(element)


def _around(heading: Element | None) -> tuple[set[Element], set[Element]]:
    """What holds the headline, and of that what holds little but the article."""
    outer = [one for one in heading.iterancestors() if one.tag not in _WHOLE] if heading is not None else []
    article = next((at for at, element in enumerate(outer, 1) if element.tag == "article"), _NEAR)
    return set(outer), set(islice(outer, article))


def _place(element: Element, around: set[Element], near: set[Element]) -> str:
    """Where it stands to the headline, one of `_PLACES`; blank for what is none of the article."""
    boxed = False
    for outer in (element, *element.iterancestors()):
        if outer in near:
            return "beside" if boxed else "near"
        if outer in around or outer.tag in _WHOLE:
            break
        foot = bool(_FOOT.search(marked(outer)))
        if outer.tag == "nav" or (not foot and _ASIDE.search(marked(outer))):
            return ""
        boxed = boxed or foot or outer.tag in {"aside", "footer"}
    return "" if boxed else "with"
