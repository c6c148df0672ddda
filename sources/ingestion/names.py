"""Names as they are written: whether two mean the same, whether one is a site's."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_NEAR = 12


def squeezed(name: str) -> str:
    """Small letters and digits alone, so that “BBC News” is ``bbcnews``."""
    return "".join(_WORD.findall(name.lower()))


def is_site(text: str, sites: Iterable[str]) -> bool:
    """Whether this is a name of the site, as “BBC News” is for bbc.com."""
    words = squeezed(text)
    return bool(words) and any(_means(words, name) for name in map(squeezed, sites) if name)


def names_site(text: str, sites: Iterable[str]) -> bool:
    """Whether it is a name of the site or has one in it, as “Example News Staff” has."""
    words = squeezed(text)
    return any(words == name or (len(name) > 5 and name in words) for name in map(squeezed, sites) if name)


def _means(words: str, name: str) -> bool:
    near = abs(len(name) - len(words)) < _NEAR
    return words == name or (near and min(len(name), len(words)) > 2 and (name in words or words in name))
