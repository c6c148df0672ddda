"""Who wrote it: people, told apart from their outlet, its staff and the agencies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sources.ingestion.markup import Element, lines_of, marked
from sources.ingestion.names import names_site
from sources.ingestion.structured import Node, Structured, nodes_of, said, types
from sources.ingestion.surroundings import lines_below, near_headline
from sources.ingestion.words import AGENCIES, any_of

_AGENCY = {name.lower(): name for name in AGENCIES}
_META = (
    "author", "article:author", "og:article:author", "og:author", "byl", "authors", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "dc:creator", "citation_author", "cxenseparse:author", "article.author",
    "shareaholic:article_author_name", "rbauthors", "twitter:data1", "creator", "lp.article:author", "bt:author",
    "twitter:creator",
)  # fmt: skip
_LEAD = re.compile(rf"^\s*{any_of('byline_leads')}", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:,|;|/|\||•|·|&|\+|\n)\s*(?:(?:and|та|і|и|oraz)\s+)?|\s+(?:and|with|та|і|й|и|oraz|und|et)\s+|"
    r"\s+in\s+(?=[A-ZА-ЯІЇЄ])|\s+[-–—]\s+",
    re.IGNORECASE,
)
_OUTLETS = re.compile(r"^[A-Z]{2,}['’]s (?=\S+ \S)")  # CNN’s Ann Lee
# Where in a line the names end: a date, a handle, a note in brackets.
_AFTER = re.compile(
    r"\s*(?:@|\((?![^()]{1,12}\) [A-Z])|\||\s\d)|\s+(?:updated|published|posted|last|on|at|for|follow)\b|"
    r"\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"@|https?:|www\.|\d{2,}|^(?:share|follow|print|comments?|updated|published|posted|photo(?:graph\w*)?|"
    r"image|illustrations?|video|read|view|more|"
    r"by|the|a|special to|for|min|facebook|twitter|x|email|e-mail)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(rf"\b{any_of('nobody')}\b", re.IGNORECASE)
_POSITION = re.compile(rf"(?:\w+ )*{any_of('positions')}\b", re.IGNORECASE)
_BYLINE = re.compile(r"byline|by-line|author|autor|auteur|firma|writer|contributor|reporter|journalist")
_NOT_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:related|comments?|bio|about|social|avatar|image|img|photo|date|time|more|follow|share|email|links?|"
    r"description|job|role|title|copyright|newsletter|dropdown|nobyline)(?:$|[\s_-])"
)
_NAME = re.compile(r"^[^\W\d_][\w'’ʼ`.\-]*(?: [“\"(]?[^\W\d_][\w'’ʼ`.\-]*[”\")]?){1,4}$")
# “By Ann Lee”, where nothing else says that it is a byline: all is written like a name, up to a mark or the end.
_PARTICLE = r"(?:de|del|della|da|di|du|van|von|der|den|la|le|al|el|bin|ter|zu|y)"
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+){1,3}(?= [A-ZÀ-Þ][a-zß-ÿ])")
_SMALL = re.compile(_PARTICLE)
_WORD = r"[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’.\-]*"
_CALLED = rf"{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{1,3}}"
_BY = re.compile(
    rf"(?i:(?!from\b){any_of('byline_leads')}){_CALLED}(?:(?:,| and| &| und| et| та| і| и)+ {_CALLED})*"
    r"(?:$|\s*[,|/•·–—(@-]|\s+\d)"
)
_DATED = re.compile(r"^[^\n]{0,60}\b(?:19|20)\d\d\b[^\n]{0,30}?(?=\bby\s)", re.IGNORECASE)  # May 3, 2024 | by Ann Lee
_HELPED = re.compile(r"contributed to|contributing", re.IGNORECASE)
_TAGS = (
    "span",
    "div",
    "p",
    "a",
    "address",
    "li",
    "strong",
    "b",
    "em",
    "i",
    "cite",
    "h2",
    "h3",
    "h4",
    "h5",
    "section",
    "td",
)
_SHORTEST, _LONGEST, _MOST_LINES = 3, 160, 8
_BOX, _BOX_LETTERS = 4, 400
_MARKS = " \t\n|/•·–—-"


@dataclass(frozen=True)
class Byline:
    """`printed` is the line as it stands; `people` are the names in it, `agencies` the agencies."""

    printed: str = ""
    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def byline(tree: Element, data: Structured, heading: Element | None, sites: set[str]) -> Byline:
    """The first of what it says for machines and what it prints that names a person; else that names an agency."""
    told = (_linked(data.article), _meta(data), *_printed(tree, heading), _linked(data.page))
    read = [_read(texts, sites) for texts in told]
    if not any(line.people for line in read):
        read += [_read(texts, sites) for texts in _begun(tree, heading)]
    named = next((line for line in read if line.people), None) or next((line for line in read if line.agencies), None)
    agencies = tuple(dict.fromkeys(agency for line in read for agency in line.agencies))
    first = named or next((line for line in read if line.printed), Byline())
    return Byline(first.printed, first.people, agencies)


def agency(name: str) -> str:
    """The agency that a name in a byline means, or blank."""
    return _AGENCY.get(name.strip(" .()").lower().removeprefix("the ").removesuffix(" news agency"), "")


def _read(texts: Iterable[str], sites: set[str]) -> Byline:
    """Tell apart what stands in a few lines that name authors."""
    lines = [text for text in texts if text and not _HELPED.search(text)]
    names = [name for line in lines for name in _names(line)]
    people = [_spelled(name) for name in names if _is_person(name, sites)]
    return Byline(
        ", ".join(dict.fromkeys(line.replace("\n", " ") for line in lines))[:300],
        tuple(dict.fromkeys(people))[:20],
        tuple(dict.fromkeys(filter(None, map(agency, names)))),
    )


def _linked(node: Node) -> list[str]:
    authors = [author for key in ("author", "creator") for author in nodes_of(node, key)]
    return [
        said(author, "name")
        for author in authors
        if "Organization" not in types(author) or agency(said(author, "name"))
    ]


def _meta(data: Structured) -> list[str]:
    if "twitter:label1" in data.meta and not re.search(
        "writ|author|by|автор", data.first("twitter:label1"), re.IGNORECASE
    ):
        data.meta.pop("twitter:data1", None)
    for name in _META:
        values = [value for value in data.meta.get(name, ()) if "://" not in value and len(value) < 200]
        if any(_NAME.match(part) for value in values for part in _names(value)):
            return values
    return []


def _printed(tree: Element, heading: Element | None) -> Iterator[list[str]]:
    """Lines near the headline whose classes, rel or itemprop say that they name authors."""
    for element in islice(near_headline(tree, heading, _TAGS, _names_author), _MOST_LINES):
        yield _told_in(_box(element)) if _told(element) else _told_in(element) or ["\n".join(lines_of(element))]


def _begun(tree: Element, heading: Element | None) -> Iterator[list[str]]:
    """Lines near the headline that begin with “By” and a name, whatever they are called."""
    for element in islice(near_headline(tree, heading, _TAGS, _begins_so), _MOST_LINES):
        lines = (_DATED.sub("", line) for line in lines_of(element) if len(line) < _LONGEST)
        yield from ([line] for line in lines if _BY.match(line))
    yield from ([line] for line in lines_below(tree, heading) if _BY.match(line) and len(line) < _LONGEST)


def _names_author(element: Element) -> bool:
    called = bool(_BYLINE.search(marked(element))) and not _NOT_BYLINE.search(marked(element))
    return (called or _told(element)) and _SHORTEST < len(element.text_content().strip()) < _LONGEST


def _told(element: Element) -> bool:
    """Whether its markup says that it is an author."""
    return element.get("rel") == "author" or element.get("itemprop") == "author"


def _told_in(element: Element) -> list[str]:
    """The authors that the markup within an element tells apart."""
    told = [inner for inner in element.iter(*_TAGS) if _told(inner)]
    least = [one for one in told if not any(_told(inner) for inner in one.iterdescendants(*_TAGS))]
    return ["\n".join(lines_of(one)) for one in least]


def _box(element: Element) -> Element:
    """What holds an author and little else: it may hold the others too."""
    box = element
    for outer in islice(element.iterancestors(), _BOX):
        if outer.tag == "body" or len(outer.text_content()) > _BOX_LETTERS:
            break
        box = outer
    return box


def _begins_so(element: Element) -> bool:
    """Whether a line of its own begins with “By” and a name."""
    own = (element.text, *(child.tail for child in element))
    begins = (_DATED.sub("", f"{' '.join(text.split())} ").strip(_MARKS) for text in own if text)
    if not any(_LEAD.match(f"{text} ") for text in begins if text):
        return False
    return len(element.text_content()) < _BOX_LETTERS


def _names(line: str) -> list[str]:
    """The parts of a line that may be names."""
    kept = _AFTER.split(_LEAD.sub("", _DATED.sub("", line.strip())), maxsplit=1)[0]
    parts = [_LEAD.sub("", part).strip(" .,:;–—-") for part in _BETWEEN.split(kept) if part and part.strip()]
    return [_without_position(_OUTLETS.sub("", part)) for part in parts]


def _without_position(name: str) -> str:
    """``Ann Lee Senior Correspondent`` → ``Ann Lee``; ``ANN LEE Senior …`` too, whatever she is."""
    if found := _CAPITALS.match(name):
        return found[0]
    words = name.split()
    return " ".join(words[:2]) if len(words) > 3 and _POSITION.match(name) else name


def _is_person(name: str, sites: set[str]) -> bool:
    if not _NAME.match(name) or agency(name) or _JUNK.search(name) or _POSITION.match(name) or _NOBODY.search(name):
        return False
    return _is_written_so(name) and not names_site(name, sites)


def _is_written_so(name: str) -> bool:
    """Whether only its particles are in small letters."""
    return not any(word.lstrip('“"(')[:1].islower() for word in name.split() if not _SMALL.fullmatch(word))


def _spelled(name: str) -> str:
    """``JOHN SMITH`` → ``John Smith``: capitals are a matter of type, not of the name."""
    return name.title() if name.isupper() and len(name) > 5 else name
