"""What every test can ask for: a database, people, and browsers they sit at.

`db` is one transaction that is rolled back. `committed` is a database of the test's own, for what needs commits,
threads or several connections. `seeded` is the same with the demo's documents in it.
"""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connection
from django.test import Client
from hypothesis import settings
from psycopg.conninfo import make_conninfo
from pytest_django import DjangoDbBlocker

from accounts.models import User
from tests import factories
from tests.databases import Server, pointed_to

# The same examples each time, so that a red run is about the change; no deadlines on a machine that others use too.
settings.register_profile("claimline", derandomize=True, deadline=None, database=None)
settings.load_profile("claimline")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The PostgreSQL of the tests."""
    server = Server()
    yield server
    server.connection.close()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, server: Server
) -> Iterator[None]:
    """One database for each process of the run, in place of pytest-django's."""
    with django_db_blocker.unblock():
        template = server.migrated_template()
    with server.copy(template) as name, pointed_to(name):
        yield


@pytest.fixture
def committed(request: pytest.FixtureRequest, django_db_setup: None, server: Server) -> Iterator[str]:
    """The name of an empty database of the test's own, where commits are real."""
    yield from _own(request, server, server.migrated_template)


@pytest.fixture
def seeded(request: pytest.FixtureRequest, django_db_setup: None, server: Server) -> Iterator[str]:
    """The name of a database of the test's own with the seeds in it, where commits are real."""
    yield from _own(request, server, server.seeded_template)


def _own(request: pytest.FixtureRequest, server: Server, template: Callable[[], str]) -> Iterator[str]:
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        raise pytest.UsageError("A test has either one transaction (db) or a database of its own, not both.")
    with request.getfixturevalue("django_db_blocker").unblock(), server.copy(template()) as name, pointed_to(name):
        yield name


@pytest.fixture
def rows(request: pytest.FixtureRequest) -> None:
    """The database of this test, whichever it asks for; `db` when it asks for none."""
    own = [name for name in ("committed", "seeded") if name in request.fixturenames]
    request.getfixturevalue(own[0] if own else "db")


@pytest.fixture
def superuser(rows: None, server: Server) -> Iterator[psycopg.Connection]:
    """A connection to the test's database whose role no trigger stops; it commits each statement."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(make_conninfo(server.address, dbname=name), autocommit=True) as connected:
        yield connected


@pytest.fixture
def rosa() -> None:
    """Who reads, and never signs in."""


@pytest.fixture
def edith(rows: None) -> User:
    """Who edits."""
    return factories.edith()


@pytest.fixture
def rhys(rows: None) -> User:
    """Who reviews."""
    return factories.rhys()


@pytest.fixture
def ada(rows: None) -> User:
    """Who administers."""
    return factories.ada()


@pytest.fixture
def as_rosa(rows: None) -> Client:
    """A browser in which nobody is signed in."""
    return Client()


@pytest.fixture
def as_rita(rows: None) -> Client:
    """A browser in which a reader with an account is signed in."""
    return _signed_in(factories.rita())


@pytest.fixture
def as_edith(edith: User) -> Client:
    """A browser in which the editor is signed in."""
    return _signed_in(edith)


@pytest.fixture
def as_rhys(rhys: User) -> Client:
    """A browser in which the reviewer is signed in."""
    return _signed_in(rhys)


@pytest.fixture
def as_ada(ada: User) -> Client:
    """A browser in which the administrator is signed in."""
    return _signed_in(ada)


def _signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client
