"""What is refused before any parser sees it."""

import re
from collections import Counter

from sources.ingestion.refusals import EntitiesDeclared, TooDeep, TooLarge, TooMany

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
DEEPEST = 250  # libxml2 silently drops what lies deeper than 255
MOST_ELEMENTS = 100_000  # the largest articles have a tenth of that
MOST_ATTRIBUTES = 1000  # of one element; libxml2 compares each with all others

# Elements that have no end, or end by themselves when the next begins: they do not nest.
_FLAT = set(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot "
    "colgroup option optgroup rp rt html head body".split()
)
_TAG = re.compile(r"<(?:(/?)([a-zA-Z][\w:-]*)([^<>]*)|!--)", re.ASCII)
_END = {
    name: re.compile(end, re.IGNORECASE)
    for name, end in {
        "": "-->",
        "script": "</script",
        "style": "</style",
        "svg": "</svg",
        "textarea": "</textarea",
    }.items()
}
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def check_size(raw: bytes, largest: int = LARGEST) -> None:
    """Raises TooLarge."""
    if len(raw) > largest:
        raise TooLarge(largest // MEGABYTE)


def check_entities(raw: bytes) -> None:
    """For XML. Raises EntitiesDeclared."""
    found = _ENTITY.search(raw)
    if found:
        raise EntitiesDeclared(raw.count(b"\n", 0, found.start()) + 1)


def check_elements(markup: str, deepest: int = DEEPEST, most: int = MOST_ELEMENTS) -> None:
    """Count elements and how deep they nest, in one pass and without building anything. Raises TooDeep, TooMany."""
    opened: Counter[str] = Counter()
    depth = at = count = 0
    while found := _TAG.search(markup, at):
        at, count = found.end(), count + (not found[1])
        if count > most:
            raise TooMany(most)
        _check_attributes(found[3] or "")
        closes, name = found[1], (found[2] or "").lower()
        if not closes and name in _END:
            at = _after(markup, name, at)
        elif name in _FLAT or (found[3] or "").endswith("/"):
            continue
        elif not closes:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > deepest:
            raise TooDeep(deepest)


def _check_attributes(written: str, most: int = MOST_ATTRIBUTES) -> None:
    if len(written) > 2 * most and len(_VALUE.sub("", written).split()) > most:
        raise TooMany(most, "attributes in one element")


def _after(markup: str, name: str, at: int) -> int:
    """Where to go on after a comment, a script and the like: at the end when it never ends."""
    found = _END[name].search(markup, at)
    return found.end() if found else len(markup)
