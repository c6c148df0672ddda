"""One request to one address that was looked up and checked: the name is never looked up again."""

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from sources.ingestion.fetching.refusals import LARGEST, Answered, Blocked, PageTooLarge, TooSlow
from sources.ingestion.fetching.targets import Target

AGENT = "Claimline/0.1 (archive of news claims; robots.txt is honoured)"
_CONNECTING = 4.0
_CHUNK = 64 * 1024
_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 47}


@dataclass(frozen=True)
class Answer:
    """Status, headers with small names, and the body as unpacked."""

    target: Target
    status: int
    phrase: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """Without its parameters; blank when it is not said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Deadline:
    """How much time is left of all that a page may take."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, at_most: float = 60.0) -> float:
        """Seconds. Raises TooSlow when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TooSlow
        return min(left, at_most)


def ask(
    target: Target, deadline: Deadline, headers: dict[str, str] | None = None, *, tls: ssl.SSLContext | None
) -> Answer:
    """GET it, without cookies. The body is read of a 200 only. Raises Blocked, TooSlow, PageTooLarge, Answered."""
    connection = http.client.HTTPConnection(target.host, target.port)
    try:
        sock = connection.sock = _connected(target, deadline, tls)
        connection.request("GET", target.path, headers={**_said(target), **(headers or {})})
        sock.settimeout(deadline.left())
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        body = _read(response, sock, told, deadline) if response.status == http.HTTPStatus.OK else b""
    except TimeoutError as error:
        raise TooSlow from error
    except (OSError, http.client.HTTPException, UnicodeError, zlib.error) as error:
        raise Blocked from error
    finally:
        connection.close()
    return Answer(target, response.status, response.reason, told, body)


def _said(target: Target) -> dict[str, str]:
    return {
        "Host": target.site.partition("://")[2],
        "User-Agent": AGENT,
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, application/xml;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _connected(target: Target, deadline: Deadline, tls: ssl.SSLContext | None) -> socket.socket:
    """To the first of its addresses that answers. Raises Blocked, TooSlow."""
    for address in target.addresses[:4]:
        try:
            plain = socket.create_connection((address, target.port), timeout=deadline.left(_CONNECTING))
        except OSError:
            continue
        if tls is None:
            return plain
        try:
            return tls.wrap_socket(plain, server_hostname=target.host)
        except OSError as error:
            plain.close()
            raise Blocked from error
    deadline.left()
    raise Blocked


def _read(response: http.client.HTTPResponse, sock: socket.socket, told: dict[str, str], deadline: Deadline) -> bytes:
    """The body, unpacked; neither form may be larger than the limit."""
    if told.get("content-length", "").isdigit() and int(told["content-length"]) > LARGEST:
        raise PageTooLarge
    packing = told.get("content-encoding", "").strip().lower()
    if packing not in {"", "identity", *_WINDOW}:
        raise Answered(response.status, f"packed as {packing}, which we did not ask for")
    body = bytearray()
    for part in _unpacked(_parts(response, sock, deadline), packing):
        body += part
        if len(body) > LARGEST:
            raise PageTooLarge
    return bytes(body)


def _parts(response: http.client.HTTPResponse, sock: socket.socket, deadline: Deadline) -> Iterator[bytes]:
    read = 0
    while True:
        if sock.fileno() >= 0:
            sock.settimeout(deadline.left())
        part = response.read1(_CHUNK)
        deadline.left()
        if not part:
            return
        read += len(part)
        if read > LARGEST:
            raise PageTooLarge
        yield part


def _unpacked(parts: Iterator[bytes], packing: str) -> Iterator[bytes]:
    """Never more at a time than a little: a bomb is noticed while it goes off."""
    if packing not in _WINDOW:
        yield from parts
        return
    unpacker = zlib.decompressobj(_WINDOW[packing])
    for part in parts:
        packed = part
        while packed:
            yield unpacker.decompress(packed, _CHUNK)
            packed = unpacker.unconsumed_tail
    yield unpacker.flush(_CHUNK)
