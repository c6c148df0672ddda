"""Fetch one page, as a process of its own: ``python -m sources.ingestion.fetching.fetcher``.

It reads one line of JSON, ``{"url": …, "etag": …, "modified": …}``, and writes one line of JSON and then the body. It
knows no database, no secret and no session; whoever started it ends it when its time is over (apart.py).
"""

import json
import resource
import signal
import ssl
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO

from protego import Protego

from sources.ingestion.fetching.pinned import AGENT, Answer, Deadline, ask
from sources.ingestion.fetching.public import is_public
from sources.ingestion.fetching.refusals import (
    LARGEST,
    MOST_REDIRECTS,
    SECONDS,
    Answered,
    RobotsRefuse,
    TooManyRedirects,
    TooSlow,
    WrongType,
)
from sources.ingestion.fetching.targets import IsPublic, Resolver, Target, resolve, target
from sources.ingestion.refusals import Refused

_MOVED = {301, 302, 303, 307, 308}
_OK, _UNCHANGED = 200, 304
_MEMORY = 1024 * 1024 * 1024
_ROBOTS_LARGEST = 500 * 1024
_TYPES = {
    "", "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/xml", "text/xml",
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/octet-stream",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


@dataclass
class Fetcher:
    """Fetches one page with what it needs on the way. All but the defaults is for tests."""

    resolver: Resolver = resolve
    public: IsPublic = is_public
    ports: frozenset[int] = frozenset()
    seconds: float = SECONDS

    def __post_init__(self) -> None:
        self.deadline = Deadline(self.seconds)
        self.robots: dict[str, Protego | None] = {}

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """Certificates are checked; loading those to trust takes a while, so only where one is."""
        return ssl.create_default_context()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        """The page, or 304 when it has not changed. Raises Refused (sources.ingestion.fetching.refusals)."""
        answer = self._followed(url, headers or {}, heed_robots=True)
        if answer.status == _UNCHANGED:
            return answer
        if answer.status != _OK:
            raise Answered(answer.status, answer.phrase)
        if answer.media_type not in _TYPES:
            raise WrongType(answer.media_type)
        return answer

    def _followed(self, url: str, headers: dict[str, str], *, heed_robots: bool) -> Answer:
        base = ""
        for _ in range(MOST_REDIRECTS + 1):
            where = target(url, base=base, resolver=self.resolver, public=self.public, ports=self.ports)
            if heed_robots and not self._may_read(where):
                raise RobotsRefuse
            answer = ask(where, self.deadline, headers, tls=self.tls if where.scheme == "https" else None)
            if answer.status not in _MOVED or not answer.headers.get("location"):
                return answer
            url, base = answer.headers["location"], where.url
        raise TooManyRedirects

    def _may_read(self, where: Target) -> bool:
        """What the site's robots.txt says; a site without one allows all, one that fails to answer nothing."""
        if where.site not in self.robots:
            self.robots[where.site] = self._rules(f"{where.site}/robots.txt")
        rules = self.robots[where.site]
        return rules is not None and bool(rules.can_fetch(where.url, AGENT.partition("/")[0]))

    def _rules(self, url: str) -> Protego | None:
        try:
            answer = self._followed(url, {}, heed_robots=False)
        except (Answered, TooManyRedirects):
            return Protego.parse("")
        if answer.status >= 500:
            return None
        text = answer.body[:_ROBOTS_LARGEST].decode("utf-8", "replace") if answer.status == _OK else ""
        return Protego.parse(text)


def serve(source: BinaryIO, out: BinaryIO, fetcher: Fetcher) -> None:
    """Answer one request."""
    asked = json.loads(source.readline())
    conditions = {"If-None-Match": asked.get("etag"), "If-Modified-Since": asked.get("modified")}
    try:
        answer = fetcher.fetch(asked["url"], {name: value for name, value in conditions.items() if value})
    except Refused as refusal:
        told: dict[str, object] = {"refused": type(refusal).__name__, "why": str(refusal)}
        body = b""
    else:
        told = {
            "url": answer.target.url,
            "status": answer.status,
            "content_type": answer.headers.get("content-type", ""),
            "etag": answer.headers.get("etag", ""),
            "modified": answer.headers.get("last-modified", ""),
        }
        body = answer.body
    out.write(json.dumps(told).encode() + b"\n" + body)
    out.flush()


def confine(seconds: float = SECONDS) -> None:
    """Limits on this process that nothing in it can lift: memory, files, time of the processor, time."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * LARGEST, 2 * LARGEST))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    signal.signal(signal.SIGALRM, _too_slow)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _too_slow(*_: object) -> None:
    raise TooSlow


if __name__ == "__main__":
    confine()
    serve(sys.stdin.buffer, sys.stdout.buffer, Fetcher())
