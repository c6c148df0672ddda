"""An article out of a web page."""

from dataclasses import replace

import trafilatura

from sources.ingestion.addresses import joined, parts_of, registrable
from sources.ingestion.body import body_of, plain
from sources.ingestion.bylines import byline
from sources.ingestion.charsets import Decoded
from sources.ingestion.dating import modified, published
from sources.ingestion.extracted import Extracted, Named
from sources.ingestion.headlines import headline
from sources.ingestion.kinds import HTML
from sources.ingestion.languages import language_of
from sources.ingestion.limits import check_elements
from sources.ingestion.markup import Element, attribute, parse, unsafe_parts
from sources.ingestion.refusals import NoText
from sources.ingestion.structured import Structured, said, structured
from sources.ingestion.surroundings import headline_of

VERSION = 2  # raise it when the same page may come out differently
EXTRACTOR = f"trafilatura {trafilatura.__version__} / claimline {VERSION}"


def read_page(page: Decoded, *, url: str = "") -> Extracted:
    """What an article's page says. Raises TooDeep, NoText."""
    check_elements(page.text)
    tree = parse(page.text)
    data, dropped = structured(tree), unsafe_parts(tree)
    declared = _declared_language(tree, data)
    about = _about(tree, data, url)  # before the body is cut out of the tree
    text = body_of(tree, about.title, lines=(about.byline, *about.authors), url=about.canonical_url) or plain(
        tree, about.title
    )
    if not text:
        raise NoText("There is no article in this page.")
    return replace(
        about,
        text=text,
        language=language_of(f"{about.title}\n{text}", declared),
        charset=page.charset,
        charset_from=page.known_from,
        dropped=dropped,
    )


def _about(tree: Element, data: Structured, url: str) -> Extracted:
    """All that a page says of itself, without its text."""
    address = _canonical(data, url)
    sites = _sites(data, address or url)
    title = headline(tree, data, sites)
    heading = headline_of(tree, title)
    date, author = published(tree, data, heading, address or url), byline(tree, data, heading, sites)
    return Extracted(
        text="",
        extractor=EXTRACTOR,
        media_type=HTML,
        title=title,
        byline=author.printed,
        authors=author.people,
        published=date.edtf,
        published_basis=date.basis,
        published_note=date.note,
        modified=modified(tree, data),
        canonical_url=address,
        outlet=_outlet(data),
        credits=tuple(Named(name, name) for name in author.agencies),
    )


def _canonical(data: Structured, url: str) -> str:
    """The address the page gives itself, where it is a whole one of the same site."""
    for said_address in (data.first("canonical"), data.first("og:url"), said(data.article, "url")):
        address = joined(url, said_address) if said_address else ""
        parts = parts_of(address)
        if parts.scheme in {"http", "https"} and parts.hostname and len(address) <= 2000 and _same_site(address, url):
            return address
    return ""


def _same_site(address: str, url: str) -> bool:
    return not url or registrable(address) == registrable(url)


def _outlet(data: Structured) -> str:
    return (
        data.first("og:site_name")
        or said(data.article, "publisher")
        or data.first("application-name", "publisher", "dc.publisher", "citation_journal_title")
    )


def _sites(data: Structured, url: str) -> set[str]:
    """Names that the site goes by."""
    domain = registrable(url)
    names = {*data.meta.get("og:site_name", ()), *data.meta.get("application-name", ()), domain, domain.split(".")[0]}
    names |= {said(data.article, "publisher"), said(data.page, "publisher")}
    names |= {value.lstrip("@") for value in data.meta.get("twitter:site", ())}
    return {name for name in names if name}


def _declared_language(tree: Element, data: Structured) -> str:
    """In the order in which they tend to be right."""
    return (
        said(data.article, "inLanguage")
        or attribute(tree, "/html/@lang")
        or attribute(tree, "/html/@xml:lang")
        or data.first("og:locale", "language", "content-language", "dc.language")
    )
