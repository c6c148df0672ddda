"""When a page says that it was published or changed. A page that says nothing has no date: none is guessed."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import chain

from sources.ingestion.extracted import Dated
from sources.ingestion.markup import Element, all_of, lines_of, marked, words_of
from sources.ingestion.printed_dates import printed_date
from sources.ingestion.structured import Structured, of_the_page, said
from sources.ingestion.surroundings import lines_below, near_headline
from sources.ingestion.words import any_of

PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "dc:date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "publicationdate", "originalpublicationdate",
    "displaydate", "article.published", "article.created", "article_date_original", "article:post_date",
    "published_date", "published-date", "published", "published_at", "citation_publication_date",
    "citation_online_date", "citation_date", "datecreated", "date", "date_published", "ptime", "rnews:datepublished",
    "shareaholic:article_published_time", "vr:published_time", "bt:pubdate", "dat", "created", "release_date",
    "creation_date", "sdate", "doc_date", "dctermsissued", "analyticsattributes.articledate", "timestamp",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:modified_time", "og:updated_time", "datemodified",
    "dc.date.modified", "dcterms.modified", "lastmod", "last-modified", "article.updated", "utime", "revised",
    "cxenseparse:recs:modifiedtime", "modified",
)  # fmt: skip

_PUBLISHING = re.compile(
    r"(?:^|[^a-z])(?:pub|publish|published|publication)[-_.: ]?(?:date|time|at|on)|(?:^|[^a-z])issued"
)
_ISO = re.compile(
    r"^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$",
    re.IGNORECASE,
)
_MONTH = re.compile(r"^((?:19|20)\d\d)-(0[1-9]|1[0-2])$")
_SECONDS = re.compile(r"^(1\d{9})(?:\d{3})?$")
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?=[/.-]|$)"
    r"|[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_FIRST, _LAST = 1900, 2100
_NAMED_DATE = re.compile(
    r"date|time|publish|posted|byline|stamp|meta|info|czas|data|pub|created|submitted|header|head|credit|article__|story|"
    r"author|fecha|datum|detail"
)
_LEAD = re.compile(rf"{any_of('date_leads')}\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"(?<![\w-])(?:last )?(?:updat|modif|edited|revis)\w*|оновлен\w*|обновл\w*|змінен\w*|изменен\w*|aktualiz\w*|"
    r"zmodyf\w*|aktualisiert|mis à jour|actualizado",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?:^|[\s_-])(?:last-?)?(?:updated?|modified|edited|revised)(?:$|[\s_-])")
_FIRST_TIME = re.compile(r"publish|posted|entry-date|created")
_PUBLISHED_AGAIN = re.compile(r"publish\w*|posted|опублік\w*|опублик\w*|publik\w*|first", re.IGNORECASE)
_TAGS = ("time", "abbr", "span", "div", "p", "li", "small", "em", "i", "b", "td", "a", "dd", "section")
_LONGEST = 160
_BARE = 60
_MOST_LETTERS = 1500
_MOST_PARTS = 12


def published(tree: Element, data: Structured, heading: Element | None, url: str) -> Dated:
    """By what it says for machines, then by what is printed near its headline, then by its address."""
    for value in _said(tree, data, "datePublished", PUBLISHED):
        if edtf := edtf_of(value):
            return Dated(edtf, "metadata")
    lines = map(_date_line, near_headline(tree, heading, _TAGS, lambda element: bool(_date_line(element))))
    bare = (line for line in lines_below(tree, heading) if len(line) < _BARE and not line.endswith("."))
    if printed := next((edtf for text in chain(lines, bare) if (edtf := _printed(text))), ""):
        return Dated(printed, "printed")
    updated = near_headline(tree, heading, ("time",), lambda element: not _CHANGED.search(words_of(element)))
    if last := next((edtf for element in updated if (edtf := edtf_of(element.get("datetime", "")))), ""):
        return Dated(last, "printed", "The page marks it as the date of its last version.")
    return _in_address(url or data.first("canonical", "og:url"))


def modified(tree: Element, data: Structured) -> str:
    """An EDTF string, blank when it does not say."""
    return next((edtf for value in _said(tree, data, "dateModified", MODIFIED) if (edtf := edtf_of(value))), "")


def edtf_of(value: str) -> str:
    """A date as machines or people write it, as EDTF: with a time of day only where its zone is known."""
    value = value.strip()
    if found := _ISO.match(value):
        return _assembled(*found.groups())
    if found := _SECONDS.match(value):
        return datetime.fromtimestamp(int(found[1]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value if _MONTH.match(value) else printed_date(value)


def _said(tree: Element, data: Structured, key: str, names: tuple[str, ...]) -> Iterator[str]:
    """What the page says for machines, the most telling first."""
    yield said(data.article, key)
    for name in names:
        yield from data.meta.get(name, ())
    if key == "datePublished":
        yield from (value for name, values in data.meta.items() if _PUBLISHING.search(name) for value in values)
    for element in filter(of_the_page, all_of(tree, f"//*[@itemprop='{key}']")):
        yield element.get("datetime") or element.get("content") or words_of(element)
    yield said(data.page, key)


def _assembled(year: str, month: str, day: str, hour: str, minute: str, second: str, zone: str) -> str:
    try:
        whole = date(int(year), int(month), int(day))
    except ValueError:
        return ""
    if not _FIRST <= whole.year <= _LAST:
        return ""
    zone = {"utc": "Z", "gmt": "Z", "z": "Z", "+0000": "Z", "+00:00": "Z"}.get((zone or "").lower(), zone or "")
    if not zone or not hour or (hour, minute, second or "00", zone) == ("00", "00", "00", "Z"):
        return whole.isoformat()
    if zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{whole.isoformat()}T{hour}:{minute}:{second or '00'}{zone}" if int(hour) < 24 else whole.isoformat()


def _printed(text: str) -> str:
    """The date in a line such as “Published 3 May 2024, updated 4 May 2024”: the one that is not of a change."""
    changed = _CHANGED.search(text)
    if not changed:
        return edtf_of(text)
    before, after = text[: changed.start()], text[changed.end() :]
    again = _PUBLISHED_AGAIN.search(after)
    return edtf_of(before) or (edtf_of(after[again.end() :]) if again else "")


def _date_line(element: Element) -> str:
    """What an element says of a date: a ``<time>``, or a short text in something that is called a date line."""
    if element.tag == "abbr":
        return element.get("title", "") if _ISO.match(element.get("title", "")) else ""
    if element.tag == "time":
        return "" if _is_of_change(marked(element)) else element.get("datetime") or words_of(element)
    if not (_NAMED_DATE.search(marked(element)) or _labelled(element)) or len(element) > _MOST_PARTS:
        return ""
    if len(element.text_content()) > _MOST_LETTERS:
        return ""
    lines = lines_of(element)
    text = "\n".join(lines)
    if len(text) > _LONGEST:
        text = next((line for line in lines if len(line) <= _LONGEST and printed_date(line)), "")
    return text if any(letter.isdigit() for letter in text) else ""


def _is_of_change(called: str) -> bool:
    """Themes call a date “published updated” where both are one."""
    return bool(_CHANGE.search(called)) and not _FIRST_TIME.search(called)


def _labelled(element: Element) -> bool:
    """Whether it begins with a word like “Published”."""
    first = element.text or "" if not len(element) or (element.text or "").strip() else element[0].text or ""
    return bool(_LEAD.match(first.strip()))


def _in_address(url: str) -> Dated:
    found = _IN_ADDRESS.search(url)
    if not found:
        return Dated()
    year, month, day = found.groups()[:3] if found[1] else found.groups()[3:]
    edtf = edtf_of(f"{year}-{month:0>2}-{day:0>2}") if month.isdigit() else printed_date(f"{day} {month} {year}")
    return Dated(edtf, "inferred", "From its address.") if edtf else Dated()
