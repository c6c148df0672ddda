"""Signing in, as somebody at a browser sees it."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import User
from ledger.changesets import changeset
from tests.accounts.signing_in import PASSWORD, person_with, sent, who

ADDRESS = "Edith@Example.org"


@pytest.fixture
def edith(rows) -> User:
    """With a password and an address of mail."""
    return person_with("edith", email=ADDRESS)


@pytest.mark.parametrize("name", ["edith", "EDITH", " edith ", ADDRESS, ADDRESS.lower()])
def test_a_username_and_an_address_of_mail_sign_in_in_any_capitals(name, edith, as_rosa: Client) -> None:
    answer = sent(as_rosa, name)

    assert (answer.status_code, answer.url, who(as_rosa)) == (302, "/", "edith")


@pytest.mark.parametrize(("name", "password"), [("edith", "wrong"), ("nobody", PASSWORD), ("x@example.org", PASSWORD)])
def test_whatever_is_wrong_the_answer_is_the_same(name, password, edith, as_rosa: Client) -> None:
    answer = sent(as_rosa, name, password)

    page = answer.content.decode()
    assert (answer.status_code, who(as_rosa)) == (422, "")
    assert "This name and this password do not belong together." in page
    assert "<title>Error: Sign in" in page


def test_the_way_leads_back_to_the_page_one_came_from(edith, as_rosa: Client) -> None:
    form = as_rosa.get("/accounts/login/?next=/claims/%3Fq%3Dgrain").content.decode()

    assert 'name="next" value="/claims/?q=grain"' in form
    assert sent(as_rosa, next="/claims/?q=grain").url == "/claims/?q=grain"


@pytest.mark.parametrize(
    "page",
    "https://evil.example //evil.example ///evil.example /\\evil.example http:evil.example javascript:alert(1) "
    "https://testserver@evil.example https://testserver.evil.example \thttps://evil.example //testserver:80@evil "
    "http:///evil.example https:evil.example \\\\evil.example".split(" "),
)
def test_the_way_never_leads_to_another_site(page, edith, as_rosa: Client) -> None:
    assert sent(as_rosa, next=page).url == "/"


def test_who_was_shut_out_does_not_get_in_and_is_told_no_more_than_others(edith, ada, as_rosa: Client) -> None:
    with changeset(ada, "Left"):
        User.objects.filter(pk=edith.pk).update(is_active=False)

    answer = sent(as_rosa)

    assert (answer.status_code, who(as_rosa)) == (422, "")
    assert "do not belong together" in answer.content.decode()


def test_signing_in_writes_no_address_anywhere_else(edith, as_rosa: Client) -> None:
    sent(as_rosa, ADDRESS)
    as_rosa.post("/accounts/password/reset/", {"email": ADDRESS})

    assert not EmailAddress.objects.exists()


def test_the_session_is_another_one_after_signing_in(edith, as_rosa: Client) -> None:
    as_rosa.session.save()
    session = as_rosa.session
    session["kept"] = "by somebody else"
    session.save()

    sent(as_rosa)

    assert as_rosa.session.session_key != session.session_key


def test_nobody_signs_up(as_rosa: Client) -> None:
    assert as_rosa.get("/accounts/signup/").status_code == 404


def test_signing_out_is_sent_and_never_followed(as_edith: Client) -> None:
    assert as_edith.get("/accounts/logout/").status_code == 405
    assert who(as_edith) == "edith"

    answer = as_edith.post("/accounts/logout/", follow=True)

    assert "You are signed out." in answer.content.decode()


def test_signing_out_clears_what_the_browser_kept(as_edith: Client) -> None:
    answer = as_edith.post("/accounts/logout/")

    assert (answer.headers["Clear-Site-Data"], who(as_edith)) == ('"cache"', "")


def test_the_administration_signs_in_and_out_by_the_same_pages(edith, as_rosa: Client, as_ada: Client) -> None:
    assert as_rosa.get("/admin/login/").url == "/accounts/login/?next=/admin/"
    assert as_ada.post("/admin/logout/").url == "/"
    assert as_rosa.get("/admin/password_change/").url == "/accounts/password/"
