"""Addresses of pages: one spelling for each, and whose they are."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from tld import get_fld

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|at_medium|at_campaign|cmpid|ocid|ref_?src)$", re.IGNORECASE
)
_ALPHABETS = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}


def parts_of(url: str) -> SplitResult:
    """The parts of an address; none of one that cannot be read, such as ``http://[``."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def joined(base: str, url: str) -> str:
    """An address as a page at `base` means it; blank when it cannot be read."""
    try:
        return urljoin(base, url)
    except ValueError:
        return ""


def tidy(url: str) -> str:
    """Without a fragment and what follows a reader about; blank when it is no web address.

    A name that mixes alphabets is spelled as machines do, so that nobody takes it for another.
    """
    parts = parts_of(url.strip())
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return ""
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    host = _in_ascii(parts.netloc) if mixes_alphabets(parts.hostname) else parts.netloc
    query = parts.query if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)) else urlencode(kept)
    return urlunsplit((parts.scheme.lower(), host.lower(), parts.path or "/", query, ""))


def mixes_alphabets(host: str) -> bool:
    """Whether a part of the name does, as those do that are made to be taken for another; ``xn--`` is read first."""
    return any(len(_ALPHABETS & {_alphabet(letter) for letter in _shown(part)}) > 1 for part in host.split("."))


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _in_ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _shown(part: str) -> str:
    """A part of a name as people read it."""
    try:
        return part.encode("ascii").decode("idna")
    except UnicodeError:
        return part


def registrable(url: str) -> str:
    """The domain somebody registered: ``https://en.example.com.ua/x`` → ``example.com.ua``."""
    return get_fld(url, fail_silently=True) or parts_of(url).hostname or ""


def hosts(url: str) -> Iterator[str]:
    """The host name and those above it, down to the one somebody registered: ``en.example.com``, ``example.com``."""
    host, last = (parts_of(url).hostname or "").removeprefix("www."), registrable(url)
    while host:
        yield host
        if host == last or "." not in host:
            return
        host = host.partition(".")[2]


def archived(url: str, at: datetime) -> str:
    """Where a web archive would have a copy of a page as it was about that time; blank for no address."""
    return f"https://web.archive.org/web/{at.astimezone(UTC):%Y%m%d%H%M%S}/{url}" if tidy(url) else ""
