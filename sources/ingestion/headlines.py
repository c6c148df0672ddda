"""The headline of a page, without the name of its site."""

import re

from sources.ingestion.markup import Element, all_of, words_of
from sources.ingestion.names import is_site
from sources.ingestion.structured import Structured, said
from sources.ingestion.surroundings import headings

_SEPARATOR = re.compile(r"\s+[|•·»«:/~⋆*]+\s+|\s+::\s+|\s+[-–—]\s+|\s*\|\s*|\s+<\s+")
_WORD = re.compile(r"\w+")
_LONGEST, _FEW = 500, 3


def headline(tree: Element, data: Structured, sites: set[str]) -> str:
    """As readers see it in the page, where what it says for machines bears that out; else what it says.

    `sites` are names that the site goes by.
    """
    told = [said(data.article, "headline"), *data.meta.get("og:title", ()), *data.meta.get("twitter:title", ()),
            *data.meta.get("title", ()), _title_element(tree)]  # fmt: skip
    told = [text[:_LONGEST] for text in told if text]
    shown = (words_of(heading)[:_LONGEST] for heading in headings(tree))
    seen = [text for text in shown if text and not is_site(text, sites)]
    borne_out = [text for text in seen if any(_alike(text, other) for other in told)]
    if borne_out or (seen and not told):
        return (borne_out or seen)[0]
    return _without_site(told[0], sites, seen + told) if told else ""


def _title_element(tree: Element) -> str:
    found = next(all_of(tree, "//title"), None)
    return words_of(found) if found is not None else ""


def _alike(seen: str, told: str) -> bool:
    """Whether most words of the shorter stand in the longer."""
    one, other = ({word.lower() for word in _WORD.findall(text)} for text in (seen, told))
    shorter = min(len(one), len(other))
    if len(one) >= _FEW and told.lower().startswith(seen.lower()):
        return True
    return bool(shorter) and len(one & other) >= 0.6 * shorter and len(one) >= 0.4 * len(other)


def _without_site(title: str, sites: set[str], others: list[str]) -> str:
    """Cut the site's name and its sections off either end, where something shows that they are that."""
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts:
        if title[: cut.start()] in others:
            return title[: cut.start()]
    for cut in reversed(cuts):
        if is_site(title[cut.end() :], sites):
            return _without_site(title[: cut.start()], sites, [])
        if is_site(title[: cut.start()], sites):
            return title[cut.end() :]
    bar = title.find(" | ")
    return title[:bar] if bar > 20 else title
