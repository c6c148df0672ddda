"""Small web servers on loopback: one stands for a public site, one must never be reached."""

import gzip
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sources.ingestion.fetching.fetcher import Fetcher

SITE, CANARY = "127.0.0.2", "127.0.0.1"  # the tests take the first for public
PAGE = b"<html><body><h1>News</h1><p>The council met.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Answers what the server's `pages` say: bytes, or a function that is given this handler."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        page = self.server.pages.get(self.path)
        if callable(page):
            page(self)
        elif page is None:
            self.send_error(404)
        else:
            reply(page)(self)

    def log_message(self, *args):
        """Quiet."""


def reply(body=b"", status=200, **headers):
    """A page: keyword arguments are headers, with ``_`` for ``-``."""

    given = {name.replace("_", "-"): str(value) for name, value in headers.items()}
    told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))} | given

    def page(handler):
        handler.send_response(status)
        for name, value in told.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return page


def moved(to):
    return reply(status=302, Location=to, Set_Cookie="a=1")


def dripping(handler):
    """A byte every tenth of a second, for as long as anybody listens."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        return


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"a" * 65536)
    except OSError:
        return


def bomb(handler):
    reply(gzip.compress(bytes(64 * 1024 * 1024)), Content_Encoding="gzip")(handler)


@contextmanager
def serving(address, pages, port=0):
    """A server with `pages`; what was asked of it is in its ``asked``."""
    server = ThreadingHTTPServer((address, port), Handler)
    server.daemon_threads = True
    server.pages, server.asked = {"/robots.txt": b""} | pages, []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fetcher(port, *, names=None, seconds=5.0, public=None):
    """A fetcher that may reach the site at this port, by names that the test gives."""
    known = {"news.example": [SITE]} | (names or {})

    def look_up(host, _):
        found = known.get(host)
        if callable(found):
            return found()
        if found is None:
            raise OSError("no such name")
        return found

    return Fetcher(look_up, public or (lambda address: address == SITE), frozenset({port}), seconds)
