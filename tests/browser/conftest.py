"""A real server over the seeded documents, and Chromium in front of it.

Servers are processes of their own, as in `make demo`. Nothing here touches the ORM after Playwright has started: its
event loop makes Django refuse.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from pytest_django import DjangoDbBlocker

from accounts.models import User
from tests import factories
from tests.databases import ROOT, Server, addresses_of, pointed_to

PASSWORD = "correct horse battery staple"

type Hatchery = subprocess.Popen[str]


@dataclass
class Site:
    """Where the demo answers."""

    address: str
    database: str = ""

    def read(self, path: str) -> str:
        """The page as a reader without a browser gets it."""
        with urlopen(self.address + path, timeout=30) as answer:
            return answer.read().decode()


@pytest.fixture(scope="session")
def peopled(server: Server, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a database with the seeds in it, and passwords for the newsroom."""
    with django_db_blocker.unblock(), server.copy(server.seeded_template()) as name:
        with pointed_to(name):
            _let_in("edith", "rhys", "ada")
        yield name


@pytest.fixture(scope="session")
def site(server: Server, hatchery: Hatchery, peopled: str) -> Iterator[Site]:
    """Read only: all tests share it."""
    with server.copy(peopled) as name:
        yield from _served(hatchery, name)


@pytest.fixture(scope="module")
def desk_site(server: Server, hatchery: Hatchery, peopled: str) -> Iterator[Site]:
    """The seeded site, of the module's own: its tests write, each where no other looks."""
    with server.copy(peopled) as name:
        yield from _served(hatchery, name)


@pytest.fixture
def own_site(server: Server, hatchery: Hatchery, peopled: str) -> Iterator[Site]:
    """The seeded site, of the test's own."""
    with server.copy(peopled) as name:
        yield from _served(hatchery, name)


@pytest.fixture(scope="session")
def staffed(server: Server, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a database with nobody and nothing in it but the newsroom."""
    with django_db_blocker.unblock(), server.copy(server.migrated_template()) as name:
        with pointed_to(name):
            for person in (factories.edith(), factories.rhys(), factories.ada()):
                _let_in(person.username)
        yield name


@pytest.fixture
def empty_site(server: Server, hatchery: Hatchery, staffed: str) -> Iterator[Site]:
    """A site of the test's own, with people and no record."""
    with server.copy(staffed) as name:
        yield from _served(hatchery, name)


@pytest.fixture(scope="session")
def hard_site(server: Server, hatchery: Hatchery, staffed: str) -> Iterator[Site]:
    """A site with words that are hard to set, entered by a process of its own."""
    with server.copy(staffed) as name:
        subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "--command", ENTER],
            cwd=ROOT,
            env={**os.environ, **addresses_of(name)},
            check=True,
        )
        yield from _served(hatchery, name)


def _let_in(*names: str) -> None:
    for person in User.objects.filter(username__in=names):
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])


@pytest.fixture(scope="session")
def hatchery() -> Iterator[Hatchery]:
    """A process that has the site loaded, and forks a server for each database named to it."""
    with subprocess.Popen(
        [sys.executable, "-c", HATCHERY], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.terminate()


def _served(hatchery: Hatchery, database: str) -> Iterator[Site]:
    assert hatchery.stdin
    assert hatchery.stdout
    print(database, file=hatchery.stdin, flush=True)
    port, process = map(int, hatchery.stdout.readline().split())
    served = Site(f"http://localhost:{port}", database)
    try:
        served.read("/")  # the first page waits for all that is read but once
        yield served
    finally:
        os.kill(process, signal.SIGTERM)


ENTER = "from tests.browser.hard_words import enter; enter()"

# A server listens before it says its port and process, so that nobody has to wait for it.
HATCHERY = """
import os, signal, socketserver, sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
from config.wsgi import application
from django.db import connections
from django.urls import get_resolver
class Threaded(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
get_resolver().url_patterns  # loads all views
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for database in sys.stdin:
    if os.fork() == 0:
        for name in connections:
            connections.settings[name]["NAME"] = database.strip()
        server = Threaded(("127.0.0.1", 0), Quiet)
        server.set_app(application)
        print(server.server_port, os.getpid(), flush=True)
        server.serve_forever()
"""


@pytest.fixture(scope="session")
def browser(site: Site, staffed: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"],
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1440, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def _needless(request: Request) -> bool:
    """Given up by the browser itself, since the next page or the next letter typed made it so."""
    return request.failure == "net::ERR_ABORTED"


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complained of: errors of scripts, refusals by the policy, failed requests."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("requestfailed", lambda request: None if _needless(request) else heard.append(f"failed: {request.url}"))
    return heard
