"""Every page of the administration opens, for administrators only, and asks no more of the database for more rows."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ledger.tracking import tracked_models
from tests.admin.shelf import REGISTERED, address, fill, richest

type Page = Callable[[type[Model]], str]

PAGES: dict[str, Page] = {
    "list": lambda model: address(model, "changelist"),
    "change": lambda model: address(richest(model), "change"),
    # The ledger is the history and has none of its own.
    "history": lambda model: address(richest(model), "change" if model._meta.app_label == "ledger" else "history"),
}


def test_every_tracked_model_is_there() -> None:
    parts = {inline.model for made in admin.site._registry.values() for inline in made.inlines}

    assert set(tracked_models()) <= {*REGISTERED, *parts}


def test_every_page_opens(as_ada: Client) -> None:
    fill(1)

    shut = [
        page(model) for model in REGISTERED for page in PAGES.values() if as_ada.get(page(model)).status_code != 200
    ]

    assert shut == []


def test_add_pages_open_where_rows_may_be_added(as_ada: Client) -> None:
    request = as_ada.get("/admin/").wsgi_request
    may = {model: admin.site.get_model_admin(model).has_add_permission(request) for model in REGISTERED}

    answers = {model: as_ada.get(address(model, "add")).status_code for model in REGISTERED}

    assert answers == {model: 200 if may[model] else 403 for model in REGISTERED}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_queries_do_not_grow_with_rows(page: Page, as_ada: Client) -> None:
    fill(2)
    few = {model: _queries(as_ada, page(model)) for model in REGISTERED}

    fill(5)
    many = {model: _queries(as_ada, page(model)) for model in REGISTERED}

    assert [(model, many[model]) for model in REGISTERED if len(many[model]) > len(few[model])] == []


def test_search_finds_nothing_without_fault(as_ada: Client) -> None:
    lists = [address(model, "changelist") for model in REGISTERED]

    answers = [as_ada.get(page, {"q": "nothing 99999999999999999999"}).status_code for page in lists]

    assert set(answers) == {200}


def test_choosing_a_report_asks_once_for_all_of_them(as_ada: Client) -> None:
    wanted = {"app_label": "claims", "model_name": "annotation", "field_name": "attribution"}
    fill(2)
    few = _queries(as_ada, reverse("admin:autocomplete", query=wanted))

    fill(5)
    many = _queries(as_ada, reverse("admin:autocomplete", query=wanted))

    assert len(many) <= len(few), "\n".join(many)


def test_no_field_lists_all_rows_of_another_table(as_ada: Client) -> None:
    fill(1)

    pages = [as_ada.get(PAGES["change"](model)).content.decode() for model in REGISTERED]

    assert not [page for page in pages if "data-model-ref" in page and "admin-autocomplete" not in page]


def test_somebody_who_is_not_signed_in_goes_to_the_page_of_the_site(as_rosa: Client) -> None:
    answer = as_rosa.get("/admin/claims/claim/", follow=True)

    assert answer.redirect_chain[-1][0] == "/accounts/login/?next=/admin/claims/claim/"


def test_an_editor_gets_no_administration(as_edith: Client) -> None:
    answer = as_edith.get("/admin/", follow=True)

    assert answer.status_code == 403


def test_groups_of_django_are_not_offered(as_ada: Client) -> None:
    assert "/admin/auth/group/" not in as_ada.get("/admin/").content.decode()


def _queries(client: Client, page: str) -> list[str]:
    client.get(page)  # what is remembered from the first look is no question of this page
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    # a session says now and then that it is still there
    return [query["sql"] for query in asked.captured_queries if "usersession" not in query["sql"]]
