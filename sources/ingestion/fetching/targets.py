"""What an address names, read strictly: what browsers forgive is refused here."""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from sources.ingestion.fetching.public import is_public
from sources.ingestion.fetching.refusals import Blocked, NoPort, NotWeb

type Resolver = Callable[[str, int], list[str]]
type IsPublic = Callable[[str], bool]

_PORTS = {"http": 80, "https": 443}
_ODD = re.compile(r"[\x00-\x20\x7f\\\u0080-\u00a0\u2028\u2029]")
_LABEL = r"(?!-)[a-z0-9_-]{1,63}(?<!-)"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_NUMBERS = re.compile(r"0x[0-9a-f]*|\d+")
_OURS = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".onion", ".invalid", ".test", ".arpa")
_SAFE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True)
class Target:
    """One page: `host` is in ASCII, `path` with its query, `addresses` those that the name has."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def url(self) -> str:
        """Its address, spelled one way."""
        return f"{self.site}{self.path}"

    @property
    def site(self) -> str:
        """Scheme and host, with the port where it is not the usual one."""
        return f"{self.scheme}://{self.host}" + (f":{self.port}" if self.port != _PORTS[self.scheme] else "")


def resolve(host: str, port: int) -> list[str]:
    """Every address of a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def target(
    url: str,
    *,
    base: str = "",
    resolver: Resolver = resolve,
    public: IsPublic = is_public,
    ports: frozenset[int] = frozenset(),
) -> Target:
    """Read an address, and look its name up once. Raises NotWeb, NoPort, Blocked.

    `public` and `ports` (in addition to 80 and 443) are for tests alone.
    """
    parts = urlsplit(_joined(url, base))
    if parts.scheme not in _PORTS:
        raise NotWeb
    try:
        port = parts.port or _PORTS[parts.scheme]
    except ValueError as error:
        raise NoPort from error
    host = _host(parts.hostname or "")
    if "@" in parts.netloc or port not in {80, 443} | ports:
        raise Blocked
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Target(parts.scheme, host, port, path, _looked_up(host, port, resolver, public))


def _joined(url: str, base: str) -> str:
    url = url.strip()
    if _ODD.search(url):
        raise Blocked
    try:
        joined = urljoin(base, url) if base else url
        urlsplit(joined)
    except ValueError as error:
        raise Blocked from error
    return joined


def _host(host: str) -> str:
    """The name in ASCII. Raises Blocked for a number, be it in disguise, and for what is no name of a public site."""
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise Blocked from error
    if not _HOST.fullmatch(name) or name.endswith(_OURS) or _NUMBERS.fullmatch(name.rpartition(".")[2]):
        raise Blocked
    return name


def _looked_up(host: str, port: int, resolver: Resolver, public: IsPublic) -> tuple[str, ...]:
    """Its addresses, when each of them is public."""
    try:
        found = tuple(resolver(host, port))
    except (OSError, UnicodeError) as error:
        raise Blocked from error
    if not found or not all(public(address) for address in found):
        raise Blocked
    return found
