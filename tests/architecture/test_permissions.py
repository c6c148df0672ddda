"""Every address is in the table of tests/permissions.toml, and its view says the same."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from accounts.rights import public
from tests.accounts.matrix import METHODS, TABLE, WHO, line, routes

ROUTES = routes()


def unlisted(found):
    return [route.pattern for route in found if line(route.pattern) is None]


def unlike(found):
    """What the view says and what the table says, where they differ. Pages of the administration say nothing."""
    lines = [(route, line(route.pattern)) for route in found]
    return {r.pattern: (r.needs, said.who) for r, said in lines if said and not said.folder and r.needs != said.who}


def test_every_address_is_in_the_table():
    assert unlisted(ROUTES) == []


def test_every_line_of_the_table_is_an_address():
    patterns = [route.pattern for route in ROUTES]

    lost = [name for name in TABLE["addresses"] if not any(match(name, pattern) for pattern in patterns)]

    assert lost == []


def match(name, pattern):
    return pattern.startswith(name[:-1]) if name.endswith("*") else pattern == name


def test_every_view_says_what_the_table_says():
    assert unlike(ROUTES) == {}


def test_the_table_says_nothing_that_nobody_understands():
    lines = [line(name) for name in TABLE["addresses"]]

    assert {said.who for said in lines} <= WHO
    assert {method for said in lines for method in said.methods} <= {*METHODS[:3]}


def silent(request: HttpRequest) -> HttpResponse:
    """A view that says nothing of who may come in."""
    return HttpResponse()


def test_an_address_that_is_not_in_the_table_is_seen():
    found = routes((path("back-door/", public(lambda request: HttpResponse())),))

    assert unlisted(found) == ["back-door/"]


def test_a_view_that_says_something_else_is_seen():
    found = routes((path("looks/<int:pk>/confirm/", silent),))

    assert unlike(found) == {"looks/<int:pk>/confirm/": (None, "EDIT")}
