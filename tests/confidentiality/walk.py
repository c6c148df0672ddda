"""Every address that can be asked for, and every link that leads on from there, as one visitor."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import product
from typing import Any
from urllib.parse import urldefrag, urljoin

from django.apps import apps
from django.test import Client

from accounts.models import User
from tests.accounts.matrix import line, routes

# By the beginning of an address, of what its number is.
TABLES = {
    "a": "sources.Article",
    "articles": "sources.Article",
    "assessments": "claims.Assessment",
    "c": "claims.Claim",
    "checks": "sources.PassageCheck",
    "d": "claims.Dispute",
    "desk/activity": "ledger.Changeset",
    "desk/feeds": "sources.Feed",
    "desk/jobs": "sources.Job",
    "desk/saved": "claims.SavedDraft",
    "desk/suggestions": "claims.Proposal",
    "desk/tips": "claims.Tip",
    "e": "claims.Topic",
    "evidence": "claims.Evidence",
    "follow": "claims.Watch",
    "looks": "claims.Look",
    "m": "claims.Motion",
    "measures": "claims.Measure",
    "n": "claims.Annotation",
    "o": "sources.Outlet",
    "outlets": "sources.Outlet",
    "p": "sources.Speaker",
    "passages": "sources.Passage",
    "positions": "claims.Position",
    "r": "claims.Attribution",
    "same": "claims.SameText",
    "speakers": "sources.Speaker",
    "topics": "claims.Topic",
    "translations": "claims.Translation",
    "x": "claims.CrossReference",
}
PART = re.compile(r"<(?:\w+:)?(\w+)>")
LINK = re.compile(r"""(?:href|action|hx-get|src)=["']([^"']+)["']""")
LEFT_OUT = re.compile(r"^(/static/|/theme/|/accounts/)|^(?!/)")
PAST = re.compile(r"/c/\d+(@|/diff/)")  # many links, each to a page that takes long: by number, not by link


def addresses(moments: Iterable[int]) -> Iterator[str]:
    """Those of the reviewed table that answer GET, of each row there is, and of each as it was at these moments. The
    administration is one address.
    """
    for route in routes():
        said = line(route.pattern)
        if said and "GET" in said.methods and not said.folder and "(?P" not in route.pattern:
            before = route.pattern.split("<", 1)[0].strip("/")
            values = [_values(name, before, moments) for name in PART.findall(route.pattern)]
            yield from ("/" + _filled(route.pattern, given) for given in product(*values))
    yield "/admin/"


def _filled(pattern: str, given: Iterable[object]) -> str:
    parts = iter(given)
    return PART.sub(lambda _: str(next(parts)), pattern)


def _values(name: str, before: str, moments: Iterable[int]) -> Iterable[object]:
    if name in ("number", "before", "after"):
        return moments
    if name in ("pk", "claim_pk"):
        table = apps.get_model(TABLES[before] if name == "pk" else "claims.Claim")
        return [*table.objects.values_list("pk", flat=True)]
    return {"slug": ["x"], "day": ["2100-01-01", "2000-01-01"], "token": ["1"]}[name]


def walk(person: User | None, moments: Iterable[int], more: Iterable[str] = ()) -> dict[str, str]:
    """All that was answered, headers and body, by address."""
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
    waiting, found = [*addresses(moments), *more], {}
    while waiting:
        address = waiting.pop()
        if address in found or LEFT_OUT.search(address):
            continue
        answer = client.get(address)
        found[address] = unescape(f"{answer.status_code} {answer.headers}\n{body(answer)}")
        links = [urldefrag(urljoin(address, unescape(link))).url for link in LINK.findall(body(answer))]
        waiting += [link for link in links if not PAST.match(link)]
        waiting += [urljoin(address, answer["Location"])] if "Location" in answer else []
    return found


def body(answer: Any) -> str:
    """Also of what is streamed."""
    whole = b"".join(answer) if getattr(answer, "streaming", False) else answer.content
    return whole.decode()
