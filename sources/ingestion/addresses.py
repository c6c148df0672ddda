"""Addresses of pages: one spelling for each, and whose they are."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tld import get_fld

from sources.models import Outlet

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|at_medium|at_campaign|cmpid|ocid|ref_?src)$", re.IGNORECASE
)


def tidy(url: str) -> str:
    """Without a fragment and what follows a reader about; blank when it is no web address."""
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return ""
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    query = parts.query if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)) else urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def registrable(url: str) -> str:
    """The domain somebody registered: ``https://en.example.com.ua/x`` → ``example.com.ua``."""
    return get_fld(url, fail_silently=True) or urlsplit(url).hostname or ""


def hosts(url: str) -> Iterator[str]:
    """The host name and those above it, down to the one somebody registered: ``en.example.com``, ``example.com``."""
    host, last = (urlsplit(url).hostname or "").removeprefix("www."), registrable(url)
    while host:
        yield host
        if host == last or "." not in host:
            return
        host = host.partition(".")[2]


def outlet_at(url: str) -> Outlet | None:
    """The outlet that publishes at this address; None when none does, or several do."""
    for host in hosts(url):
        found = list(Outlet.objects.by_domain(host)[:2])
        if found:
            return found[0] if len(found) == 1 else None
    return None
