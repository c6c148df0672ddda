"""The headline of a page, without the name of its site."""

import re

from sources.ingestion.markup import Element, all_of, marked, words_of
from sources.ingestion.structured import Structured, said

_SEPARATOR = re.compile(r"\s+[|•·»«:/~⋆*]+\s+|\s+::\s+|\s+[-–—]\s+|\s*\|\s*|\s+<\s+")
_WORD = re.compile(r"\w+")
_NOT_OURS = re.compile(
    r"logo|site-?(?:title|name)|brand|masthead|related|sidebar|footer|widget|comment|promo|cookie|modal"
)
_LONGEST = 500
_NEAR = 12


def headline(tree: Element, data: Structured, sites: set[str]) -> str:
    """As readers see it in the page, where what it says for machines bears that out; else what it says.

    `sites` are names that the site goes by.
    """
    told = [said(data.article, "headline"), *data.meta.get("og:title", ()), *data.meta.get("twitter:title", ()),
            *data.meta.get("title", ()), _title_element(tree)]  # fmt: skip
    told = [text for text in told if text]
    seen = [text for heading in _headings(tree) if (text := words_of(heading)) and not _is_site(text, sites)]
    borne_out = [text for text in seen if any(_alike(text, other) for other in told)]
    if borne_out or (seen and not told):
        return (borne_out or seen)[0][:_LONGEST]
    return _without_site(told[0], sites, seen + told)[:_LONGEST] if told else ""


def _headings(tree: Element) -> list[Element]:
    found = [h for h in all_of(tree, "//h1 | //*[@itemprop='headline']") if not _NOT_OURS.search(marked(h))]
    return [heading for heading in found if heading.tag not in {"meta", "link"}]


def _title_element(tree: Element) -> str:
    found = next(all_of(tree, "//title"), None)
    return words_of(found) if found is not None else ""


def _alike(seen: str, told: str) -> bool:
    """Whether most words of the shorter stand in the longer."""
    one, other = ({word.lower() for word in _WORD.findall(text)} for text in (seen, told))
    shorter = min(len(one), len(other))
    return bool(shorter) and len(one & other) >= 0.6 * shorter and len(one) >= 0.4 * len(other)


def _is_site(text: str, sites: set[str]) -> bool:
    """Whether this is a name of the site, as “BBC News” is for bbc.com."""
    words = _squeezed(text)
    return bool(words) and any(_means(words, name) for name in map(_squeezed, sites) if name)


def _means(words: str, name: str) -> bool:
    near = abs(len(name) - len(words)) < _NEAR
    return words == name or (near and min(len(name), len(words)) > 2 and (name in words or words in name))


def _squeezed(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))


def _without_site(title: str, sites: set[str], others: list[str]) -> str:
    """Cut the site's name and its sections off either end, where something shows that they are that."""
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts:
        if title[: cut.start()] in others:
            return title[: cut.start()]
    for cut in reversed(cuts):
        if _is_site(title[cut.end() :], sites):
            return _without_site(title[: cut.start()], sites, [])
        if _is_site(title[: cut.start()], sites):
            return title[cut.end() :]
    bar = title.find(" | ")
    return title[:bar] if bar > 20 else title
