"""Each address, asked with nine methods as six people, answers as the table of tests/permissions.toml says.

The database holds the seeds, and each request is rolled back.
"""

import copy
import inspect
from contextlib import contextmanager
from functools import partial
from types import ModuleType

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from accounts.models import User
from accounts.rights import public
from accounts.roles import Role
from config import urls
from ledger.changesets import changeset
from ledger.models import Changeset
from tests import factories as make
from tests.accounts.matrix import METHODS, came_to, line, routes
from tests.accounts.signing_in import PASSWORD
from tests.databases import pointed_to

ROUTES = routes()
# Those of allauth look after themselves too, so that one guard can go without anybody seeing it.
GUARDED = [
    route
    for route in ROUTES
    if route.needs not in (None, "public") and not inspect.unwrap(route.view).__module__.startswith("allauth")
]


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker, server):
    """Who asks, each with a browser of their own; None is who signed in before they were shut out, or never did."""
    with django_db_blocker.unblock(), server.copy(server.seeded_template()) as name, pointed_to(name):
        asking = [somebody(role, role) for role in Role]
        left = somebody("left", Role.ADMIN)
        browsers = [(person, signed_in(person)) for person in asking] + [(None, signed_in(left)), (None, browser())]
        with changeset(None, "Left", tool=Changeset.Tool.COMMAND):
            User.objects.filter(pk=left.pk).update(is_active=False)
        yield browsers


def somebody(name, role):
    """With a password, without which some pages are for nobody."""
    person = make.person(f"matrix-{name}", role)
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def browser():
    return Client(raise_request_exception=False)


def signed_in(person):
    client = browser()
    client.force_login(person)
    return client


def site_with(page):
    """The site with another page that goes before its own."""
    addresses = ModuleType("addresses")
    addresses.urlpatterns = [page, path("", include(urls))]
    return addresses


@contextmanager
def undone(client):
    """Afterwards neither the database nor the browser knows of it: a sign-out takes the cookie away, say."""
    before = copy.copy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = before


def differences(route, people):
    """Each request that came to something else than the table says."""
    said = line(route.pattern)
    for person, client in people:
        for method in METHODS:
            with undone(client):
                came = came_to(client.generic(method, route.example))
            if came not in said.expected(person, method):
                yield f"{method} {route.example} as {person or 'nobody'}: {came}"


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_an_address_answers_as_the_table_says(route, people):
    assert list(differences(route, people)) == []


@pytest.mark.parametrize("route", GUARDED, ids=str)
def test_a_view_that_lost_its_guard_is_seen(route, people, settings):
    weak = public(partial(inspect.unwrap(route.view)))
    settings.ROOT_URLCONF = site_with(path(route.pattern, weak))

    assert list(differences(route, people)) != []


def test_a_view_that_says_nothing_is_closed(people, settings):
    settings.ROOT_URLCONF = site_with(path("silent/", lambda request: HttpResponse()))

    asked = [(person is None, came_to(client.get("/silent/"))) for person, client in people]

    assert set(asked) == {(True, "sent to sign in"), (False, "let in")}
