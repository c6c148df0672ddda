"""Every address of the site, and what the reviewed table (tests/permissions.toml) says of it."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.urls import URLResolver, get_resolver

from accounts.models import User, may
from accounts.roles import Act

TABLE = tomllib.loads((Path(__file__).parent.parent / "permissions.toml").read_text())
METHODS = "GET HEAD POST PUT PATCH DELETE OPTIONS TRACE BOGUS".split()
WHO = {"public", "signed in", *Act.__members__}
SIGN_IN = {"/accounts/login/", "/admin/login/"}

# What a request can come to.
IN, SENT_TO_SIGN_IN, REFUSED, NOT_SERVED = "let in", "sent to sign in", "refused", "method not served"
BROKEN = "broken"
STATUS = {403: REFUSED, 405: NOT_SERVED}


@dataclass(frozen=True)
class Line:
    """What the table says of an address, or of all below it."""

    who: str
    methods: frozenset[str]
    folder: bool

    def expected(self, person: User | None, method: str) -> set[str]:
        """What the request of this person may come to; `person` is None when nobody is signed in."""
        comes_in = self.lets_in(person)
        out = {REFUSED if person else SENT_TO_SIGN_IN}
        if method not in self.methods:
            return {NOT_SERVED} if comes_in or method not in {"GET", "HEAD", "POST"} else {NOT_SERVED} | out
        if comes_in:
            return {IN, REFUSED, NOT_SERVED} if self.folder else {IN}
        return out | {SENT_TO_SIGN_IN} if self.folder else out

    def lets_in(self, person: User | None) -> bool:
        if self.who in Act.__members__:
            return may(person, Act[self.who])
        return self.who == "public" or person is not None


@dataclass(frozen=True)
class Route:
    """An address with its view, and an example of it."""

    pattern: str
    view: Callable[..., Any]

    def __str__(self) -> str:
        return self.pattern or "first page"

    @property
    def example(self) -> str:
        path = re.sub(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)", _part, self.pattern)
        return "/" + re.sub(r"[\^$\\]", "", path)

    @property
    def needs(self) -> str | None:
        """What its view says that it needs, in the words of the table."""
        said = getattr(self.view, "needs", None)
        return said.name if isinstance(said, Act) else said


def _part(variable: re.Match[str]) -> str:
    return str(TABLE["parts"].get(variable[1] or variable[2], 1))


def routes(urlconf: Any = None) -> list[Route]:
    """Every address once: the first of those that are alike is the one that answers."""
    found = dict(reversed(list(_walk(get_resolver(urlconf).url_patterns))))
    return [Route(pattern, view) for pattern, view in sorted(found.items())]


def _walk(patterns: Iterable[Any], before: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for entry in patterns:
        whole = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, whole)
        else:
            yield whole, entry.callback


def line(pattern: str) -> Line | None:
    """The line of this address, or of the folder it is in; None when it is not in the table."""
    table = TABLE["addresses"]
    folders = [name for name in table if name.endswith("*") and pattern.startswith(name[:-1])]
    said = table.get(pattern) or (folders and table[max(folders, key=len)])
    if not said:
        return None
    who, _, methods = said.partition(":")
    served = {*methods.split()} | ({"HEAD"} if "GET" in methods else set())
    return Line(who, frozenset(served), pattern not in table)


def came_to(answer: HttpResponse) -> str:
    """What a request came to."""
    location = answer.headers.get("Location") or answer.headers.get("HX-Redirect") or ""
    if answer.status_code < 400 and urlsplit(location).path in SIGN_IN:
        return SENT_TO_SIGN_IN
    if answer.status_code >= 500:
        return BROKEN
    return STATUS.get(answer.status_code, IN)
