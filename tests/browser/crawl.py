"""Every page that links lead to."""

import re
from functools import cache
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.browser.conftest import Site

LEFT_OUT = re.compile(
    r"/(static|admin|theme|follow)/|/c/\d+@\d*[1-9]$|/c/\d*[0-8]/(tip|history)/|/login/\?|[?&](sort|show)=|\.csv$"
)
"""Not pages of a reader, downloads, other orders of the same rows, and nine of ten states of the past, forms for
tips, and histories; the sign-in that leads back to each page."""


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


@cache
def pages(address: str) -> dict[str, str]:
    """Path and markup of every page of the site that a reader can reach by links; the markup of one that fails is
    its status.
    """
    site = Site(address)
    waiting, found = ["/"], {}
    while waiting:
        path = waiting.pop()
        if path in found or LEFT_OUT.search(path):
            continue
        try:
            found[path] = site.read(path)
        except HTTPError as error:
            found[path] = str(error.code)
            continue
        waiting += _links(path, found[path])
    return found


def _links(path: str, markup: str) -> list[str]:
    parser = _Links()
    parser.feed(markup)
    whole = [urlsplit(urldefrag(urljoin(f"http://site{path}", link)).url) for link in parser.found]
    return [link.path + (f"?{link.query}" if link.query else "") for link in whole if link.netloc == "site"]


def kind(path: str) -> str:
    """The kind of page: its address without ids, slugs and queries."""
    return re.sub(r"\d+", "N", re.sub(r"^(/\w/\d+/).+", r"\1", path.split("?", maxsplit=1)[0]))


def one_of_each(address: str, most: int = 1) -> list[str]:
    """A few paths of each kind of page."""
    found: dict[str, list[str]] = {}
    for path in sorted(pages(address), key=lambda path: -len(pages(address)[path])):
        if len(found.setdefault(kind(path), [])) < most:
            found[kind(path)].append(path)
    return [path for paths in found.values() for path in paths]
