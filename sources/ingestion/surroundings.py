"""What stands near the headline of a page, and what stands beside the article."""

import re
from collections.abc import Callable, Iterable, Iterator

from sources.ingestion.markup import Element, all_of, marked

_ASIDE = re.compile(
    r"related|recommend|sidebar|side-bar|comment|footer|widget|popular|most-|latest|newsfeed|promo|teaser|trending|more-|"
    r"read-?(?:more|also|next)|copyright|carousel|archive|ticker|weather|navigation|navbar|menu|recirc|forum"
)
_NOT_THE_HEADLINE = re.compile(
    r"logo|site-?(?:title|name)|brand|masthead|related|sidebar|footer|widget|comment|promo|cookie|modal"
)


def headings(tree: Element) -> list[Element]:
    """What may be the headline in the page, in its order."""
    found = all_of(tree, "//h1 | //*[@itemprop='headline' and not(self::meta or self::link)]")
    return [heading for heading in found if not _NOT_THE_HEADLINE.search(marked(heading))]


def near_headline(tree: Element, tags: Iterable[str], fits: Callable[[Element], bool]) -> Iterator[Element]:
    """The elements that fit: first those after the headline, then those before it, the nearest first.

    What belongs to something beside the article is left out: lists of others, comments, the foot of the page.
    """
    heading = next(iter(headings(tree)), None)
    around = set(heading.iterancestors()) if heading is not None else set()
    before: list[Element] = []
    after: list[Element] = []
    seen = heading is None
    for element in tree.iter(*tags, *([heading.tag] if heading is not None else [])):
        if element is heading:
            seen = True
        elif fits(element) and not _aside(element, around):
            (after if seen else before).append(element)
    yield from after
    yield from reversed(before)


def _aside(element: Element, around: set[Element]) -> bool:
    for outer in (element, *element.iterancestors()):
        if outer.tag in {"body", "html"} or outer in around:
            return False
        if outer.tag in {"aside", "footer", "nav"} or _ASIDE.search(marked(outer)):
            return True
    return False
